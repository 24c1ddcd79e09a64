// Package sandbox extracts documents in child processes, so that a file that
// makes a parser loop, overflow its stack or use up the memory costs itself
// alone.
//
// A PDF file that the first engine reads doubtfully, or does not survive, is read
// again in a child of a second kind, which has the second engine and the
// recogniser and is kept longer, for it takes longer to start. The same children
// draw pages.
//
// The program keeps a [Reader] and hands it bytes; the same program, started
// again by the reader, calls [Serve] and nothing else. Children are reused; see
// package extract/pdf/worker for what they are held to.
package sandbox

// Package pdftest writes small PDF files for tests: pages of text in the
// standard fonts with rectangles and lines, tagged or not, with the
// cross-references of any kind, whole or broken, encrypted or not.
//
// It is a writer for tests alone: it does not check what it is given.
package pdftest

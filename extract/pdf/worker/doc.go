// Package worker does jobs in child processes: the program itself, started
// again, over pipes. A file can make a parser loop, overflow its stack or use up
// the memory, and the last two end a Go process whatever it recovers from; in a
// child they cost that file alone.
//
//	         Pool (parent)                     Serve (child)
//	Do ─ job ──────────────▶ stdin  ─▶ Handler
//	   ◀─ progress, answer ─ stdout ◀─ Report, return
//
// The parent keeps a [Pool] and hands it jobs; the program, started with the
// arguments that [Options] names, calls [Serve] with a [Handler] and nothing
// else. Children are reused, and started when there is work for them. They end
// when they have done their share of jobs, when there was nothing to do for a
// while, and when the parent ends in whatever way.
//
// What a child is held to: time (a [Deadline] that grows with the size of the
// job and with the steps it reports), memory, the size of its answer, and the
// form of what it writes. One that passes a limit is killed, and the error is a
// sentence for a person that wraps one of the kinds of package corpus; the next
// job gets a fresh child. Jobs must be repeatable: one whose child dies after
// having done others is done again in a fresh child, so that what becomes of a
// file never depends on the files before it.
//
// A child starts with an empty environment, in the root folder, and with no open
// file but its three pipes. It is a guard against accidents, which hostile files
// provoke; it takes no rights away from code that has broken out of the Go
// runtime.
package worker

// Package pdfium reads PDF files with PDFium, compiled to WebAssembly and run
// without cgo. It is the second engine: it is asked where packages objects and
// glyphs could not make sense of a file, and for pictures of pages, which they do
// not make. Its pages are those of package glyphs, letter by letter, rule by rule
// and mark by mark, so that all that is built on them takes either: PDFium tells
// what is painted, and a [glyphs.Canvas] decides what of it is seen.
//
// PDFium has no access to files, the network or the memory of the process; its
// own memory is bounded. A fault of it is an error of the page that brought it
// about, and the next page is read by a new instance. What it has begun cannot be
// stopped, so it is meant to run in a process of its own that can be.
//
// Some things are not told of by PDFium: which layers are switched off, so that
// their letters are read, though they are not in pictures; whether a hyphen at the
// end of a line was a soft one, so that all are hyphens; and whether content was
// damaged, for it repairs what it can. It does not say which letters are patterns
// either: white ones that would not be seen are rendered to find out.
//
// A page takes 4 to 15 ms of one core, two thirds of which PDFium itself takes to
// parse it, against 1.5 ms by package glyphs; a picture of A4 at 150 dots an inch
// 25 ms. Compiling the module takes 3 to 5 s and 300 MB; from the cache, of 21 MB,
// an engine starts in 0.1 s with 50 MB, and reads long documents in 80 MB
// (measured on communications and acts of 15 to 208 pages). The program grows by
// 10 MB; the build tag nopdfium leaves PDFium out, and Available says so.
package pdfium

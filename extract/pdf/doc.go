// Package pdf reads PDF files into documents: headings, paragraphs, list items,
// rows, notes and furniture, each with its page and rectangle, and the boxes
// and tables that they stand in.
//
// The way of the data, one subpackage each:
//
//	bytes ─ objects ─▶ objects ─ glyphs ─▶ pages ─ layout, tags ─▶ blocks
//
// Package objects opens the file, whatever is broken about it. Package glyphs
// interprets the content of the pages to letters, lines and areas; package
// layout finds structure in these; package tags takes it from the structure
// tree of tagged files. Tags come first where they can be trusted, layout where
// they cannot; the document's Quality says which was taken, and why.
//
// The engines share the model of a page ([polidex/extract/pdf/glyphs.Page]), so
// that another engine needs only to make such pages. Where the first one's
// signals are high, Options.Second is asked, and each page is kept from the
// engine that read more of it; pages that are pictures go to Options.Recogniser.
// Packages pdfium and ocr are these two; nothing here depends on them.
//
// No file makes Read panic, loop or grow without bounds; what a limit cuts off
// is told in Quality, never silently.
package pdf

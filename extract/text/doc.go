// Package text reads plain text into blocks: what a person typed, what a program
// saved from a page, what pdftotext prints.
//
// Plain text has no marks of structure, so its layout is read as a person reads
// it: a blank line parts paragraphs; lines that fill the width of the text run
// on, with the words joined that were broken at their ends; a bullet or number
// begins an item, nested by its indent or by the kind of its mark; a short line
// that stands alone above text is a heading, and one right above columns their
// caption. A year alone on its line is no page number. Whether lines run on at all is
// decided once for a file: in some files every line is a paragraph.
//
// A form feed ends a page, as pdftotext writes it: then blocks have physical
// pages, and page numbers and running heads are furniture. So are the lines that
// a repository's record leaves in a saved page. The page that an abstract notes
// for an excerpt ("P.23 Key actions The Commission will:") becomes the noted
// page of the excerpt and of its items.
package text

// Package tags takes the structure of a document from the structure tree of a
// tagged file: what is a heading, a list item, a cell, a note, and which letters
// belong to it.
//
// Tags are only trusted where they account for nearly all letters and say more
// than "paragraph" ([Read] gives the reason where they do not); and what they
// leave open (boxes, page ends, marks of notes) is left to package layout.
package tags

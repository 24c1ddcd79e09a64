// Package glyphs interprets the content of PDF pages: it turns operators into
// the letters that a reader would see, each with its place, size, weight and
// mark, and into the areas and lines that are painted around them.
//
// What nobody sees is left out: letters outside the crop box, painted in the
// colour of their background, painted twice to look bold, or switched off as
// optional content. Invisible letters over a scanned picture are kept, since
// they are the text that a recogniser found there.
//
// What is seen is decided on a [Canvas], whoever reads the file: package pdfium
// paints on one too, with the same paths, matrices, font flags and symbols.
//
// Nothing here knows of lines or words; see package layout.
package glyphs

// Package layout makes the structure of a document out of letters and painted
// areas: lines, paragraphs, headings, list items, rows, boxes, notes, and what
// is mere furniture of the page.
//
// It serves two masters. For files that are not tagged it finds all of the
// structure by itself ([Analyse]). For tagged files, whose elements already say
// what each letter belongs to, it gives the parts that tags leave open: the
// text of an element's letters ([Lines]), the boxes that stand behind
// ([Regions]), and the finishing that both need ([Finish]).
//
// All lengths are in points of the page as displayed, with y growing upwards.
// Rules are relative to the size of the type and to what is usual in the
// document at hand; none knows a particular producer or text.
package layout

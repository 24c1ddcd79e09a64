// Package corpus holds the nouns of Polidex: the document and its blocks, the
// facts found in it (actions, deadlines, years, themes), where it came from,
// what people corrected, and what a reader may ask and is answered.
//
// It is the leaf that every other package imports; it imports the standard
// library alone, does no I/O, and its values are plain data: copy them, compare
// them, marshal them. The JSON names are the words of every interface.
//
// Conventions that hold throughout:
//   - a place is a block's index and a byte range of its Text (see [Place]);
//   - pages count from 1 and are physical; 0 (absent in JSON) means "no pages",
//     as in HTML and plain text;
//   - rectangles are in PDF points with the origin at the lower left (see [Rect]);
//   - days are ISO 8601 strings, empty when open or unknown (see [Date]);
//   - languages are ISO 639-1 codes in lower case.
package corpus

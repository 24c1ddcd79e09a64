// Package ocr recognises the letters in pictures of pages, for scans that have no
// text of their own, by the program tesseract where it is installed.
//
// [Find] looks for the program once; [Recogniser.Page] then makes of a rendered
// page the same [polidex/extract/pdf/glyphs.Page] that package glyphs makes of a
// page's content, so that package layout and all behind it need not know where
// the letters came from. [Agree] evens out the sizes over the pages of a document
// and is meant to be called before these are laid out.
//
// What the program does not tell is measured in the picture and in its boxes:
// the size of the type by the heights of its letters, bold type by the thickness
// of strokes, the slope of a page fed askew. What it gets wrong is mended where
// that is certain: bullets and dashes of items, the dots of contents pages, rules
// and crests taken for letters, the accents of Greek. Pages that read badly are
// tried turned and in another script.
//
// The program gets a picture and gives text; it is held to a time, to a number of
// bytes and to an empty environment, and is killed with all that it started when
// any of these runs out. Where the process that started it is killed, the program
// is killed too on Linux; on other systems it goes on to the end of its picture
// and ends. It is not held to an amount of memory, of which it takes some 100 MB
// for a page of A4 paper at 300 dots an inch.
//
// # What to expect
//
// Measured with tesseract 5.3.0 and the "fast" data that Debian has, on one
// thread, over pages of A4 paper with 250 to 480 words. Of a real scan of 200
// dots an inch all 355 words of key actions and headings are read rightly,
// rendered at 200 as at 300. Of six pages in five languages of the Latin script
// 99 % of the words are read at 200 and at 300 dots, and as many where five of
// them are blurred, with noise, and askew; at 150 dots it is 98 to 99 %. What is
// missing is nearly all numbers that call notes. In Greek it is 96 %. Of 70
// bullets on these pages 69 are recovered at 200 dots and all at 300; the program
// itself reads none rightly. A page takes 2.0 to 2.8 s at 200 dots an inch and
// 2.7 to 3.4 s at 300, as much again for each further run that an unknown
// language, script or turn needs; the work of this package is 25 ms of it. So 200
// dots an inch suit, and 300 where the print is smaller than 8 points.
//
// Raised numbers that call a note come out as quotation marks or stars behind
// their word, and lines turned against their page are not searched for bullets
// and bold type.
package ocr

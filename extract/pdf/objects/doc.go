// Package objects opens a PDF file, however damaged, and hands out its objects.
//
// It works in two steps. The first is a normaliser of our own ([Normalise]): it
// finds every object, through the cross-reference tables and streams where they
// hold and by scanning the file where they do not, decrypts what an empty
// password opens, unpacks object streams, and writes all of it anew as a plain
// file in canonical form: dense object numbers, one cross-reference stream,
// true stream lengths, strings and numbers as every lexer reads them, pictures
// and object streams emptied. The second is the object reader, ledongthuc/pdf,
// which this package alone imports and which never sees anything but that
// canonical form; the loops, panics and exhausted memories that hostile files can
// provoke in it are therefore out of reach.
//
// Three things are written otherwise than in the source, and belong to this
// package alone: each dictionary carries its number (see [Value.ID]), the
// filters of streams stand under other keys, because streams are decoded here
// (see [Value.Data]), and the file lists its pages (see
// [File.FoundPages]).
package objects

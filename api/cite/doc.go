// Package cite writes references to documents and to single actions in the forms
// that reference managers read: RIS, BibTeX and CSL-JSON.
//
// [Document] and [Action] make an [Item], which is what there is to say of a
// source whatever the form; [Item.Encode] writes it in one [Format]. All of it is
// pure: the same document gives the same bytes.
//
// # What is stated, and from where
//
//   - The author is the institution, where the official reference or the type of
//     document says which (see [Institutions]); else those that a catalogue's record
//     names; else its publisher.
//   - The number is the official reference, as printed.
//   - The address is the one at the publisher that a catalogue gives, else the one
//     that the bytes were taken from, else the one that a page gives for itself. What
//     was taken from a file has none.
//   - The day of access is that of the last retrieval of these bytes.
//   - Of an action: its page, and its words as a note.
//
// What is not known is left out; nothing is guessed.
package cite

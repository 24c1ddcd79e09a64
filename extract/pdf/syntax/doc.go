// Package syntax reads the tokens that every part of a PDF file is written in:
// objects, content streams and character maps.
//
// The lexer never fails and never loops: bytes that are no token are skipped,
// numbers out of range are clamped, strings that are not closed end with the
// data. What to make of a wrong sequence of tokens is the caller's affair.
package syntax

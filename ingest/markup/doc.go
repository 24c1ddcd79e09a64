// Package markup makes what other machines send as XML fit to be read: the byte
// order mark and the declaration decide the encoding, and the control characters
// that XML does not allow are blanked. One in an abstract, left by a copy from a
// PDF, is to cost no page of a harvest.
//
// The decoder that it makes has no bounds: how many tokens, and how deep, is for
// the format to say. All functions are pure.
package markup

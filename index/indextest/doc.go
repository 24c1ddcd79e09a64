// Package indextest holds any implementation of [index.Index] to the same
// behaviour: what is found, counted, sorted, paged, marked, refused and
// repaired. All expectations are written by hand, for documents written for the
// purpose.
package indextest

// Package overlay draws over a picture of a page what was found on it: the boxes
// of its letters, and its blocks, coloured and numbered in reading order. It is
// how a reading is looked at by eye.
package overlay

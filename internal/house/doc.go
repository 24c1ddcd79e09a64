// Package house holds the tests of the house itself: which package may import
// which, and what may stand at the top level. It has no other code.
package house

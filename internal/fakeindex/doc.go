// Package fakeindex answers queries over a list of entries in the plainest way, for
// fakes of an index in tests: filters by equality, facets and tables counted one by
// one. What a fake says besides (totals, cursors, faults) is its own.
package fakeindex

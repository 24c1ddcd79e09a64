package objects

import (
	"fmt"
	"slices"

	"polidex/extract/pdf/syntax"
)

// hasPages reports whether root leads to a page.
func (f *located) hasPages(root *syntax.Object) bool {
	if root.Kind != syntax.Reference {
		return false
	}
	catalog := f.resolved(root, 0)
	open, seen := []syntax.Object{*catalog.Key("Pages")}, map[int]bool{}
	for len(open) > 0 && !f.effort.spent() {
		node := open[len(open)-1]
		open = open[:len(open)-1]
		if n := int(node.Num); node.Kind == syntax.Reference {
			if seen[n] {
				continue
			}
			seen[n] = true
			node = f.resolved(&node, 0)
		}
		kids := f.resolved(node.Key("Kids"), 0)
		if node.Kind == syntax.Dict && (kids.Kind != syntax.Array || node.Key("Type").Name() == "Page") {
			return true
		}
		// The first branch is looked into first: it nearly always leads there.
		for _, k := range slices.Backward(kids.Items) {
			open = append(open, k)
		}
	}
	return false
}

// findCatalog looks through all objects for a catalogue with pages.
func (f *located) findCatalog() *syntax.Object {
	best := &syntax.Object{}
	for n, s := range f.sources {
		o, _ := f.effort.object(s)
		if o.Key("Type").Name() != "Catalog" {
			continue
		}
		r := &syntax.Object{Kind: syntax.Reference, Num: float64(n)}
		if f.hasPages(r) && r.Num > best.Num {
			best = r
		}
	}
	return best
}

// pageTree writes a catalogue and a page tree for pages that have lost theirs,
// in the order of their numbers, and returns the catalogue's number.
func (w *writer) pageTree() int {
	tree := len(w.offsets) + 1
	w.offsets = append(w.offsets, len(w.out))
	w.out = fmt.Appendf(w.out, "%d 0 obj\n<</Type/Pages/%s %d/Kids[", tree, keyID, tree)
	for _, id := range w.pages {
		w.out = fmt.Appendf(w.out, "%d 0 R ", id)
	}
	w.out = append(w.out, "]>>\nendobj\n"...)
	w.offsets = append(w.offsets, len(w.out))
	w.out = fmt.Appendf(w.out, "%d 0 obj\n<</Type/Catalog/%s %d/Pages %d 0 R>>\nendobj\n", tree+1, keyID, tree+1, tree)
	return tree + 1
}

package glyphs

import (
	"slices"

	"polidex/extract/pdf/objects"
)

// addLost adds the pages of a damaged file that its page tree has lost, each
// behind the page that has the next smaller number: most programs number the
// objects of a file in its order.
func (d *Document) addLost(found objects.Value) {
	for i := range found.Len() {
		page := found.Index(i)
		id := page.ID()
		if id == 0 || d.byID[id] > 0 {
			continue
		}
		d.found++
		if d.count++; len(d.leaves) >= d.limits.Pages {
			d.whole = false
			continue
		}
		at := 0
		for j := range d.leaves {
			if d.leaves[j].page.ID() < id {
				at = j + 1
			}
		}
		d.leaves = slices.Insert(d.leaves, at, inherit(page))
		d.byID[id] = at + 1
	}
	for i, l := range slices.Backward(d.leaves) {
		d.byID[l.page.ID()] = i + 1
	}
}

// inherit makes a leaf of a page by looking up the tree for what it lacks.
func inherit(page objects.Value) leaf {
	l := leaf{page: page}
	const most = 64
	node := page
	for range most {
		if r := node.Key("Resources"); r.IsDict() && l.resources.IsNull() {
			l.resources = r
		}
		if b := node.Key("MediaBox"); b.Len() == 4 && l.media == nil {
			l.media = b.Floats()
		}
		if b := node.Key("CropBox"); b.Len() == 4 && l.crop == nil {
			l.crop = b.Floats()
		}
		if r := node.Key("Rotate"); r.IsNumber() && l.rotate == 0 {
			l.rotate = r.Int()
		}
		if node = node.Key("Parent"); !node.IsDict() {
			break
		}
	}
	return l
}

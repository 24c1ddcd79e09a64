package extract

import (
	"cmp"
	"slices"
	"unicode"

	"polidex/corpus"
)

// maxSectionDepth bounds the path of headings that a block keeps.
const maxSectionDepth = 8

// setSections gives every block the path of headings above it. A heading inside
// a box or a table titles that region alone: it is part of the path for the
// blocks of the region, and never for what follows.
func setSections(blocks []corpus.Block) {
	var outer, inner outline
	region := 0
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == corpus.Furniture {
			continue
		}
		if b.Region != region {
			region, inner = b.Region, outline{}
		}
		current := &outer
		if b.Region > 0 {
			current = &inner
		}
		if b.Kind == corpus.Heading {
			current.cut(b.Level)
		}
		b.Section = path(outer, inner)
		if b.Kind == corpus.Heading {
			current.push(b.Level, b.Text)
		}
	}
}

// outline is the headings that are open at a point of the text.
type outline struct {
	levels []int
	titles []string
}

// cut closes the headings of the given level and deeper.
func (o *outline) cut(level int) {
	for n := len(o.levels); n > 0 && o.levels[n-1] >= level; n-- {
		o.levels, o.titles = o.levels[:n-1], o.titles[:n-1]
	}
}

func (o *outline) push(level int, title string) {
	if len(o.levels) < maxSectionDepth {
		o.levels, o.titles = append(o.levels, level), append(o.titles, title)
	}
}

func path(outer, inner outline) []string {
	p := slices.Concat(outer.titles, inner.titles)
	if len(p) == 0 {
		return nil
	}
	return p
}

// count fills the counts of the document's quality.
func count(doc *corpus.Document) {
	q := &doc.Quality
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		switch b.Kind {
		case corpus.Furniture:
			q.FurnitureBlocks++
			if q.Furniture == nil {
				q.Furniture = map[string]int{}
			}
			q.Furniture[cmp.Or(b.Reason, "other")]++
			continue
		case corpus.Item:
			q.Items++
		}
		for _, r := range b.Text {
			if !unicode.IsSpace(r) {
				q.Characters++
			}
		}
	}
	if q.PagesRead > 0 {
		q.CharactersPerPage = q.Characters / q.PagesRead
	}
	if q.Status == "" {
		q.Status = corpus.ReadWhole
	}
}

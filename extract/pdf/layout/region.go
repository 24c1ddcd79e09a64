package layout

import (
	"regexp"

	"polidex/corpus"
)

// Regions numbers the boxes and tables that blocks stand in. A region that
// reaches the end of the text on its page goes on in one of the same kind and
// place that the text of the next page begins with.
func Regions(pages []*Page, blocks []*Block) []corpus.Region {
	r := &regions{pages: pages, number: map[place]int{}, tables: map[int]int{}}
	for _, b := range blocks {
		if b.Kind == corpus.Furniture || b.Kind == corpus.Note {
			continue
		}
		switch {
		case b.Table > 0:
			r.tagged(b)
		case b.Area >= 0:
			b.Region = r.of(place{b.Page, b.Area})
		}
		r.previous = b
	}
	return r.out
}

// place is an area of a page.
type place struct{ page, area int }

type regions struct {
	pages    []*Page
	out      []corpus.Region
	number   map[place]int
	tables   map[int]int
	previous *Block
}

func (r *regions) area(p place) *Area { return &r.pages[p.page-1].Areas[p.area] }

func (r *regions) of(p place) int {
	if n := r.number[p]; n > 0 {
		return n
	}
	a := r.area(p)
	if prev := r.previous; prev != nil && prev.Region > 0 && prev.LastArea >= 0 && prev.LastPage == p.page-1 {
		if b := r.area(place{prev.LastPage, prev.LastArea}); goesOn(b, a) {
			r.number[p] = prev.Region
			return prev.Region
		}
	}
	kind := corpus.RegionBox
	if a.Grid != nil {
		kind = corpus.RegionTable
	}
	region := corpus.Region{Kind: kind, Page: p.page}
	if c := r.previous; kind == corpus.RegionTable && c != nil && c.Page == p.page && isCaption(c) {
		region.Caption = joined(c)
	}
	r.out = append(r.out, region)
	r.number[p] = len(r.out)
	return len(r.out)
}

// captionPattern finds the words that captions of tables begin with.
var captionPattern = regexp.MustCompile(`(?i)^(?:table|tableau|tabelle|tabel|tabla|tabela|tabella|πίνακας|taulukko|tabulka|táblázat|tabell|box|annex)\b`)

// isCaption reports whether the paragraph above a table names it.
func isCaption(b *Block) bool {
	return b.Kind == corpus.Paragraph && len(b.Lines) > 0 && len(b.Lines) <= 3 && (b.bold() || captionPattern.MatchString(joined(b)))
}

// goesOn reports whether area b could be the rest of area a.
func goesOn(a, b *Area) bool {
	if (a.Grid != nil) != (b.Grid != nil) || a.Bar != b.Bar || a.Color != b.Color || abs(a.X0-b.X0) > 4 {
		return false
	}
	if a.Grid != nil {
		return len(a.Grid.Columns) == len(b.Grid.Columns)
	}
	return a.Bar || abs(a.X1-b.X1) < 4
}

// tagged numbers the table that tags put a row in.
func (r *regions) tagged(b *Block) {
	n := r.tables[b.Table]
	if n == 0 {
		kind := corpus.RegionTable
		if b.Kind != corpus.Row {
			kind = corpus.RegionBox
		}
		r.out = append(r.out, corpus.Region{Kind: kind, Page: b.Page, Caption: b.Caption})
		n = len(r.out)
		r.tables[b.Table] = n
	}
	b.Region = n
}

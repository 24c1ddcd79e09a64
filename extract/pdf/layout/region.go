package layout

import (
	"regexp"

	"polidex/corpus"
)

// Regions numbers the boxes and tables that blocks stand in. A region that
// reaches the end of the text on its page goes on in one of the same kind and
// place that the text of the next page begins with.
func Regions(pages []*Page, blocks []*Block) []corpus.Region {
	r := &regions{pages: pages, number: map[place]int{}, tables: map[int]int{}, heads: map[int]*Block{}}
	for _, b := range blocks {
		if b.Kind == corpus.Furniture || b.Kind == corpus.Note {
			continue
		}
		switch {
		case b.Table > 0:
			r.tagged(b)
		case b.Area >= 0:
			b.Region = r.of(place{b.Page, b.Area})
			if b.LastPage > b.Page && b.LastArea >= 0 {
				// What the page's end cuts in two holds its box together.
				r.number[place{b.LastPage, b.LastArea}] = b.Region
			}
		}
		if b.Header && r.heads[b.Region] == nil {
			r.heads[b.Region] = b
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
	heads    map[int]*Block // the first head of each region
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

// tagged numbers the table that tags put a row in. Some producers begin a table
// anew on each page.
func (r *regions) tagged(b *Block) {
	n := r.tables[b.Table]
	if n == 0 && r.anew(b) {
		n = r.previous.Region
		r.tables[b.Table] = n
	}
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

// anew reports whether a row begins the part of a table that is on a new page:
// nothing but its head stands between it and the rows on the page before, which
// have as many cells.
func (r *regions) anew(b *Block) bool {
	a := r.previous
	if a == nil || a.Kind != corpus.Row || b.Kind != corpus.Row || a.Table == 0 || a.Region == 0 || b.Page != a.LastPage+1 || len(a.Cells) != len(b.Cells) || b.Caption != "" {
		return false
	}
	return !b.Header || sameCells(r.heads[a.Region], b)
}

// sameCells reports whether two rows say the same.
func sameCells(a, b *Block) bool {
	if a == nil || len(a.Cells) != len(b.Cells) {
		return false
	}
	for i := range a.Cells {
		if cellText(a.Cells[i]) != cellText(b.Cells[i]) {
			return false
		}
	}
	return true
}

func cellText(lines []*Line) string {
	text := ""
	for _, l := range lines {
		text += l.Text + " "
	}
	return text
}

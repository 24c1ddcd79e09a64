package bleve

import (
	"slices"
	"sort"

	"polidex/index/tokens"
)

// ranks are the places of the documents in the orders of IDs and titles.
type ranks struct {
	// ids and titles are sorted; a document's rank is an index in them.
	ids, titles   []string
	byID, byTitle []int32 // by document code
}

func (v *view) rank() *ranks {
	r := &ranks{byID: make([]int32, len(v.documents)), byTitle: make([]int32, len(v.documents))}
	titles := make([]string, len(v.documents))
	for code, d := range v.documents {
		if d == nil {
			continue
		}
		titles[code] = titleKey(d.Title)
		r.ids = append(r.ids, d.Document)
		r.titles = append(r.titles, titles[code])
	}
	slices.Sort(r.ids)
	slices.Sort(r.titles)
	r.titles = slices.Compact(r.titles)
	for code, d := range v.documents {
		if d == nil {
			continue
		}
		r.byID[code] = int32(sort.SearchStrings(r.ids, d.Document))
		r.byTitle[code] = int32(sort.SearchStrings(r.titles, titles[code]))
	}
	return r
}

// titleKey is a title as it is sorted: without accents and case.
func titleKey(title string) string {
	var b []byte
	for _, t := range tokens.For("").Analyze(title) {
		if !t.Extra() {
			b = append(append(b, t.Form...), ' ')
		}
	}
	return string(b)
}

// dateKeys are the keys of the documents' dates by code, latest first.
func (v *view) dateKeys() []int64 {
	out := make([]int64, len(v.documents))
	for code, d := range v.documents {
		out[code] = last
		if d != nil && dayNumber(d.Date) > 0 {
			out[code] = -int64(dayNumber(d.Date))
		}
	}
	return out
}

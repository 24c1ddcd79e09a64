package bleve

import (
	"slices"
	"sort"

	"polidex/corpus"
	"polidex/index/tokens"
)

// ranks are the places of documents in an order.
type ranks struct {
	// keys are what they are ordered by, sorted; a document's rank is an index in
	// them.
	keys []string
	of   []int32 // by document code
}

// rankBy ranks the documents by what key gives.
func (v *view) rankBy(key func(d *corpus.Entry) string) *ranks {
	r := &ranks{of: make([]int32, len(v.documents))}
	keys := make([]string, len(v.documents))
	for code, d := range v.documents {
		if d != nil {
			keys[code] = key(d)
			r.keys = append(r.keys, keys[code])
		}
	}
	slices.Sort(r.keys)
	r.keys = slices.Compact(r.keys)
	for code, d := range v.documents {
		if d != nil {
			r.of[code] = int32(sort.SearchStrings(r.keys, keys[code]))
		}
	}
	return r
}

func documentID(d *corpus.Entry) string    { return d.Document }
func documentTitle(d *corpus.Entry) string { return titleKey(d.Title) }

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

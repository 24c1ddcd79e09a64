package corpus

import (
	"cmp"
	"slices"
)

// Citation is a place where a document cites an official document.
type Citation struct {
	// Key names what is cited: the key of a work ("com-2020-605"), the CELEX
	// number of an act ("32016R0794"), or a place in the Official Journal
	// ("oj-l-2016-135-p53").
	Key string `json:"key"`
	// Text is the citation as printed.
	Text  string `json:"text"`
	Place Place  `json:"place"`
}

// Cites returns the keys that the document cites, each once, in the order of
// their first citation.
func (d *Document) Cites() []string {
	var out []string
	seen := map[string]bool{}
	for _, c := range d.Citations {
		if !seen[c.Key] {
			seen[c.Key] = true
			out = append(out, c.Key)
		}
	}
	return out
}

// CitesByBlock returns the keys that each block cites, each once, by the block's
// index.
func (d *Document) CitesByBlock() map[int][]string {
	out := map[int][]string{}
	for _, c := range d.Citations {
		b := c.Place.Block
		out[b] = addKey(out[b], c.Key)
	}
	return out
}

// ActionCites returns the keys that the words of one of the document's actions
// cite, each once.
func (d *Document) ActionCites(a *Action) []string {
	var out []string
	for _, c := range d.Citations {
		if slices.ContainsFunc(a.Places, func(p Place) bool {
			return p.Block == c.Place.Block && c.Place.Start < p.End && p.Start < c.Place.End
		}) {
			out = addKey(out, c.Key)
		}
	}
	return out
}

func addKey(keys []string, key string) []string {
	if slices.Contains(keys, key) {
		return keys
	}
	return append(keys, key)
}

// KeyCount is a key and how often it is cited.
type KeyCount struct {
	Key   string
	Count int
}

// MostCited returns the keys that the document cites, the most cited first.
func (d *Document) MostCited() []KeyCount {
	counts := map[string]int{}
	for _, c := range d.Citations {
		counts[c.Key]++
	}
	out := make([]KeyCount, 0, len(counts))
	for _, key := range d.Cites() {
		out = append(out, KeyCount{key, counts[key]})
	}
	slices.SortStableFunc(out, func(a, b KeyCount) int { return cmp.Compare(b.Count, a.Count) })
	return out
}

package api

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"polidex/corpus"
)

// List is the answer of a list of entries.
type List struct {
	// Total is the exact number of entries that match.
	Total int `json:"total"`
	// Groups is the number of groups, where the hits are grouped.
	Groups int `json:"groups,omitempty"`
	// Cut says that something was left out; Notes says what.
	Cut bool `json:"cut"`
	// TookMS is the time of the search in milliseconds.
	TookMS     float64 `json:"took_ms"`
	Generation string  `json:"generation"`
	// ReadAs is the query as it was understood, and Notes what was repaired in
	// it or looks like a slip.
	ReadAs string   `json:"read_as"`
	Notes  []string `json:"notes"`
	// Widened are the words that were looked for by other names too.
	Widened []corpus.Widening `json:"widened,omitempty"`
	Hits    []Hit             `json:"hits"`
	Facets  map[string]Facet  `json:"facets"`
	Next    string            `json:"next,omitempty"`
	Links   ListLinks         `json:"links"`
}

// Hit is one entry found, with its links.
type Hit struct {
	corpus.Hit
	// Group stands in the place of the index's own.
	Group *Group     `json:"group,omitempty"`
	Links EntryLinks `json:"links"`
}

// Group is the hits of one document or work beside the best one.
type Group struct {
	Value string `json:"value"`
	Total int    `json:"total"`
	Hits  []Hit  `json:"hits"`
}

// HitOf returns a hit as answers and downloads have it, with its links.
func HitOf(h corpus.Hit) Hit {
	out := Hit{Hit: h, Links: entryLinks(&h.Entry)}
	if g := h.Group; g != nil {
		out.Group = &Group{Value: g.Value, Total: g.Total, Hits: make([]Hit, len(g.Hits))}
		for i, other := range g.Hits {
			out.Group.Hits[i] = HitOf(other)
		}
	}
	return out
}

// Facet is the counts of a field's values.
type Facet struct {
	Values   []FacetValue `json:"values"`
	Distinct int          `json:"distinct"`
	Missing  int          `json:"missing"`
}

// FacetValue is a value and the number of entries that have it.
type FacetValue struct {
	Value string `json:"value"`
	// Label is a theme's name in English; absent for other fields.
	Label string `json:"label,omitempty"`
	Count int    `json:"count"`
}

// list returns the handler of a list of entries of the given kind, empty for
// the caller's choice.
func list(kind corpus.EntryKind) handler {
	return func(s *service, rt *route, w http.ResponseWriter, r *http.Request) error {
		a, vs, err := s.decode(r, rt)
		if err != nil {
			return err
		}
		if err := a.complete(kind); err != nil {
			return err
		}
		if a.format != formatJSON {
			return s.export(w, r, a, vs)
		}
		self := address(r.URL.Path, vs)
		if s.unchanged(w, r, self, a.format) {
			return nil
		}
		ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
		defer cancel()
		slips, err := s.slips(ctx, &a.query)
		if err != nil {
			return err
		}
		result, err := s.opts.Index.Search(ctx, a.query)
		if err != nil {
			return err
		}
		answer := s.answerList(r.URL.Path, vs, result)
		answer.Notes = append(answer.Notes, slips...)
		return writeJSON(w, r, s.queryETag(result.Generation, self, a.format), answer)
	}
}

func (s *service) answerList(path string, vs url.Values, result corpus.Result) List {
	l := List{
		Total: result.Total, Groups: result.Groups, Cut: result.Cut, TookMS: milliseconds(result.Took), Generation: result.Generation,
		ReadAs: result.ReadAs, Notes: append([]string{}, result.Notes...), Widened: result.Widened,
		Hits: make([]Hit, len(result.Hits)), Facets: make(map[string]Facet, len(result.Facets)),
		Next: result.Next, Links: listLinks(path, vs, result.Next),
	}
	for i, h := range result.Hits {
		l.Hits[i] = HitOf(h)
	}
	for _, f := range result.Facets {
		l.Facets[string(f.Field)] = s.facet(f)
	}
	return l
}

func (s *service) facet(f corpus.Facet) Facet {
	out := Facet{Values: make([]FacetValue, len(f.Values)), Distinct: f.Distinct, Missing: f.Missing}
	for i, v := range f.Values {
		out.Values[i] = FacetValue{Value: v.Value, Count: v.Count}
		if f.Field == corpus.FieldTheme {
			out.Values[i].Label = s.label(v.Value)
		}
	}
	return out
}

// milliseconds returns the duration to a tenth of a millisecond.
func milliseconds(d time.Duration) float64 {
	return float64(d.Round(100*time.Microsecond)/(100*time.Microsecond)) / 10
}

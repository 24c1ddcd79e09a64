package api

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"polidex/api/mcp"
	"polidex/corpus"
)

// Arrivals says when documents came into the corpus. It is used by many goroutines.
type Arrivals interface {
	// Arrivals returns when each document was first taken in, by its ID. The map is
	// not changed any more by either side.
	Arrivals(ctx context.Context) (map[string]time.Time, error)
}

// newest is the entries of a query whose documents came in last, newest first.
type newest struct {
	hits []corpus.Hit
	// added is when each document of the hits came in.
	added map[string]time.Time
	// last is when the newest of the hits came in; without hits, the newest document
	// of all.
	last time.Time
	// generation is that of the index before anything was asked: what changed
	// meanwhile is asked for again.
	generation string
}

// newest finds the entries of the query whose documents came in last, at most as
// many as the limit, those of one document in the order of reading.
//
// The index knows no times of coming in. It counts the query's entries by document;
// the documents are put in their order here, and the entries of as many as fill the
// limit are asked for: three searches, whatever the corpus.
func (s *service) newest(ctx context.Context, q corpus.Query, limit int) (newest, error) {
	out := newest{added: map[string]time.Time{}, last: time.Unix(0, 0), generation: s.opts.Index.Generation()}
	times, err := s.opts.Arrivals.Arrivals(ctx)
	if err != nil {
		return out, err
	}
	count := q
	count.Facets, count.FacetLimit, count.FacetMatch, count.Limit, count.Highlight = []corpus.Field{corpus.FieldDocument}, -1, "", 1, false
	counted, err := s.opts.Index.Search(ctx, count)
	if err != nil {
		return out, err
	}
	documents := countsByDocument(counted, q.Filters)
	slices.SortFunc(documents, func(a, b corpus.FacetValue) int {
		return cmp.Or(times[b.Value].Compare(times[a.Value]), strings.Compare(a.Value, b.Value))
	})
	// Of the document that fills the limit a part may be wanted: it is asked for by
	// itself.
	whole, last, left := []string{}, "", limit
	for _, d := range documents {
		if d.Count >= left {
			last = d.Value
			break
		}
		whole, left = append(whole, d.Value), left-d.Count
	}
	for _, part := range []struct {
		documents []string
		limit     int
	}{{whole, limit}, {[]string{last}, left}} {
		if len(part.documents) == 0 || part.documents[0] == "" {
			continue
		}
		q.Sort, q.Limit, q.Highlight = corpus.SortDocument, part.limit, false
		from := q
		from.Filters = append(slices.Clone(q.Filters), corpus.Filter{Field: corpus.FieldDocument, Values: part.documents})
		result, err := s.opts.Index.Search(ctx, from)
		if err != nil {
			return out, err
		}
		place := map[string]int{}
		for i, id := range part.documents {
			place[id] = i
		}
		slices.SortStableFunc(result.Hits, func(a, b corpus.Hit) int { return cmp.Compare(place[a.Document], place[b.Document]) })
		out.hits = append(out.hits, result.Hits...)
	}
	for i := range out.hits {
		out.added[out.hits[i].Document] = addedAt(times, &out.hits[i].Entry)
	}
	known := out.added
	if len(out.hits) == 0 {
		known = times
	}
	for _, t := range known {
		if t.After(out.last) {
			out.last = t
		}
	}
	return out, nil
}

// countsByDocument returns how many of a query's entries each document has. The
// counts of a field are not shrunk by filters on the field itself: that is done here.
func countsByDocument(counted corpus.Result, filters []corpus.Filter) []corpus.FacetValue {
	var out []corpus.FacetValue
	for _, f := range counted.Facets {
		out = append(out, f.Values...)
	}
	for _, f := range filters {
		if f.Field != corpus.FieldDocument {
			continue
		}
		out = slices.DeleteFunc(out, func(v corpus.FacetValue) bool {
			named := slices.ContainsFunc(f.Values, func(id string) bool { return strings.EqualFold(strings.TrimSpace(id), v.Value) })
			return named == f.Exclude
		})
	}
	return out
}

// addedAt returns when an entry's document came in; for one of which that is not
// known, the day of its date, or else the beginning of Unix time.
func addedAt(times map[string]time.Time, e *corpus.Entry) time.Time {
	if t, ok := times[e.Document]; ok {
		return t
	}
	if t, err := time.Parse(time.DateOnly, string(e.Date)); err == nil {
		return t
	}
	return time.Unix(0, 0).UTC()
}

// base returns the address under which the caller reaches the server, without a
// slash at its end: the one that the server was told, else the one that the request
// names.
func (s *service) base(r *http.Request) string {
	if s.opts.PublicURL != "" {
		return strings.TrimRight(s.opts.PublicURL, "/")
	}
	return mcp.AskedAt(r)
}

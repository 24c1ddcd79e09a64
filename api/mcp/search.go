package mcp

import (
	"context"
	"fmt"
	"strings"

	"polidex/corpus"
)

// List is the answer of search and list_actions.
type List struct {
	Extent
	Total   int      `json:"total" jsonschema:"The exact number of entries that match; with group, of is the number of groups."`
	ReadAs  string   `json:"read_as,omitempty" jsonschema:"The words as they were understood."`
	Notes   []string `json:"notes,omitempty" jsonschema:"What was repaired in the query, looked for by other names, or left out."`
	Hits    []Hit    `json:"hits" jsonschema:"The entries, in the order asked for."`
	Counts  []Counts `json:"counts,omitempty" jsonschema:"With facet: the counts over all that matches."`
	Address string   `json:"address,omitempty" jsonschema:"The address of the same question in the HTTP API, which has all hits."`

	what string
}

// Counts is how often the values of a field are met.
type Counts struct {
	Field    string  `json:"field"`
	Values   []Count `json:"values"`
	Distinct int     `json:"distinct" jsonschema:"The number of values there are, listed or not."`
	Missing  int     `json:"missing" jsonschema:"The number of entries without a value."`
}

// Count is a value and the number of entries that have it.
type Count struct {
	Value string `json:"value" jsonschema:"The value, as it goes into the argument of the field's name."`
	Label string `json:"label,omitempty"`
	Count int    `json:"count"`
}

func (s *Server) search(ctx context.Context, a asked) (answer, error) {
	if a.query.Kind == "" {
		a.query.Kind = corpus.KindPassage
		if a.query.Like != "" {
			a.query.Kind = corpus.KindOf(a.query.Like)
		}
	}
	return s.list(ctx, a, "/v1/search")
}

func (s *Server) listActions(ctx context.Context, a asked) (answer, error) {
	a.query.Kind = corpus.KindAction
	return s.list(ctx, a, "/v1/actions")
}

// list answers with what the query matches, and no more than an answer holds.
func (s *Server) list(ctx context.Context, a asked, path string) (answer, error) {
	q, err := s.settle(ctx, a)
	if err != nil {
		return nil, err
	}
	q.Cursor = a.cursor
	q.Highlight = q.Text != "" || q.Like != ""
	result, err := s.opts.Index.Search(ctx, q)
	if err != nil {
		return nil, cursorHint(err, a.cursor)
	}
	links := s.links(ctx)
	hits := links.hits(result.Hits)
	if n := fit(hits, answerBytes); n < len(hits) {
		// Asked again for as many as fit, the index gives the cursor behind them.
		q.Limit = n
		if result, err = s.opts.Index.Search(ctx, q); err != nil {
			return nil, err
		}
		hits = links.hits(result.Hits)
	}
	l := &List{
		Extent: Extent{Truncated: result.Next != "", Shown: len(hits), Of: result.Total, Next: result.Next},
		Total:  result.Total, ReadAs: short(result.ReadAs), Notes: notes(result), Hits: hits,
		Counts: s.counts(result.Facets), Address: links.query(path, a.query, a.due), what: string(q.Kind),
	}
	if q.Group != "" {
		l.Of = result.Groups
	}
	if l.Total == 0 && len(l.Notes) == 0 {
		l.Notes = []string{"nothing matches; fewer or other words, or fewer arguments, may find something"}
	}
	return l, nil
}

func (l linker) hits(found []corpus.Hit) []Hit {
	out := make([]Hit, len(found))
	for i, h := range found {
		out[i] = l.hit(h)
	}
	return out
}

// cursorHint says what to do about a cursor that does not fit.
func cursorHint(err error, cursor string) error {
	if cursor == "" || !strings.Contains(err.Error(), "cursor") {
		return err
	}
	return fmt.Errorf("%s; leave cursor out to begin anew, or give exactly the arguments of the call that gave it: %w", corpus.Plain(err), corpus.ErrInvalid)
}

// notes are what an answer says of itself.
func notes(r corpus.Result) []string {
	out := shorts(r.Notes)
	for _, w := range first(r.Widened) {
		out = append(out, fmt.Sprintf("%s was looked for as %s too; in quotation marks it is not", short(w.Words), short(strings.Join(w.By, ", "))))
	}
	if r.Cut {
		out = append(out, "the search left something out that a longer one would have found; a narrower query may find it")
	}
	return out
}

func (s *Server) counts(facets []corpus.Facet) []Counts {
	var out []Counts
	for _, f := range facets {
		c := Counts{Field: string(f.Field), Values: []Count{}, Distinct: f.Distinct, Missing: f.Missing}
		for _, v := range f.Values[:min(len(f.Values), facetValues)] {
			count := Count{Value: v.Value, Count: v.Count}
			if f.Field == corpus.FieldTheme {
				count.Label = s.themes.label(v.Value)
			}
			c.Values = append(c.Values, count)
		}
		out = append(out, c)
	}
	return out
}

func (l *List) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s; %d shown.\n", l.matches(), l.Shown)
	if l.ReadAs != "" {
		fmt.Fprintf(&b, "Read as: %s\n", line(l.ReadAs))
	}
	writeNotes(&b, l.Notes)
	for i := range l.Hits {
		b.WriteString("\n")
		l.Hits[i].write(&b, i+1)
	}
	for _, c := range l.Counts {
		var values []string
		for _, v := range c.Values {
			values = append(values, fmt.Sprintf("%s %d", line(v.Value), v.Count))
		}
		fmt.Fprintf(&b, "\nBy %s: %s", c.Field, strings.Join(values, ", "))
		if more := c.Distinct - len(c.Values); more > 0 {
			fmt.Fprintf(&b, ", and %d more", more)
		}
		if c.Missing > 0 {
			fmt.Fprintf(&b, "; none: %d", c.Missing)
		}
		b.WriteString("\n")
	}
	if l.Address != "" {
		fmt.Fprintf(&b, "\nAll of them: %s\n", l.Address)
	}
	l.writeNext(&b)
	return b.String()
}

// matches says how many there are.
func (l *List) matches() string {
	total := plural(l.Total, l.what)
	if l.Total != l.Of {
		total += fmt.Sprintf(" in %d groups", l.Of)
	}
	if l.Total == 1 {
		return total + " matches"
	}
	return total + " match"
}

func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

func writeNotes(b *strings.Builder, notes []string) {
	for _, n := range notes {
		fmt.Fprintf(b, "Note: %s\n", line(n))
	}
}

// writeNext says how to go on.
func (e *Extent) writeNext(b *strings.Builder) {
	if e.Next != "" {
		fmt.Fprintf(b, "\nMore: call again with the same arguments and cursor %q.\n", e.Next)
	}
}

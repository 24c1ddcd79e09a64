package index

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"polidex/corpus"
)

// Request is a query that has been checked, with its text read. Engines answer
// requests, so that all of them refuse and repair the same.
type Request struct {
	corpus.Query
	Tree  Tree
	Notes []string
	// After is where the answer continues, nil at the beginning.
	After *Cursor
	mark  string
}

// Cursor is the place of a hit in the order of an answer: what it is sorted by,
// as a number or a text, and its ID.
type Cursor struct {
	Number int64  `json:"n,omitempty"`
	Text   string `json:"t,omitempty"`
	ID     string `json:"i"`
	// Query marks the query that the cursor belongs to.
	Query string `json:"q"`
}

// NewRequest checks a query and fills in its defaults. Errors wrap
// [corpus.ErrInvalid].
func NewRequest(q corpus.Query) (Request, error) {
	if len(q.Text) > corpus.MaxQueryBytes {
		return Request{}, fmt.Errorf("the query has %d bytes and may have %d: %w", len(q.Text), corpus.MaxQueryBytes, corpus.ErrInvalid)
	}
	if err := checkChoices(&q); err != nil {
		return Request{}, err
	}
	filters := make([]corpus.Filter, 0, len(q.Filters))
	for _, f := range q.Filters {
		if len(f.Values) == 0 {
			continue
		}
		f, err := CheckFilter(f)
		if err != nil {
			return Request{}, err
		}
		filters = append(filters, f)
	}
	q.Filters = filters
	for _, f := range q.Facets {
		if err := CheckFacet(f); err != nil {
			return Request{}, err
		}
	}
	r := Request{Query: q}
	r.Tree, r.Notes = Parse(q.Text)
	r.Tree.Exact = q.Exact
	if r.Sort == corpus.SortRelevance && !r.Tree.Scored() && r.Like == "" {
		r.Sort = corpus.SortDocument
	}
	r.mark = r.queryMark()
	if q.Cursor != "" {
		c, err := decodeCursor(q.Cursor)
		if err != nil {
			return Request{}, err
		}
		if c.Query != r.mark {
			return Request{}, fmt.Errorf("the cursor belongs to another query: %w", corpus.ErrInvalid)
		}
		r.After = &c
	}
	return r, nil
}

func checkChoices(q *corpus.Query) error {
	if q.Kind == "" {
		q.Kind = corpus.KindPassage
	}
	if q.Sort == "" {
		q.Sort = corpus.SortRelevance
	}
	if q.Limit == 0 {
		q.Limit = corpus.DefaultLimit
	}
	kinds := []corpus.EntryKind{corpus.KindPassage, corpus.KindAction, corpus.KindDocument}
	if !slices.Contains(kinds, q.Kind) {
		return fmt.Errorf("there is no kind of entry %q, there are %q: %w", q.Kind, kinds, corpus.ErrInvalid)
	}
	sorts := []corpus.Sort{corpus.SortRelevance, corpus.SortDate, corpus.SortDeadline, corpus.SortTitle, corpus.SortDocument}
	if !slices.Contains(sorts, q.Sort) {
		return fmt.Errorf("there is no sort %q, there are %q: %w", q.Sort, sorts, corpus.ErrInvalid)
	}
	if q.Limit < 0 || q.Limit > corpus.MaxLimit {
		return fmt.Errorf("the limit is %d and may be 1 to %d: %w", q.Limit, corpus.MaxLimit, corpus.ErrInvalid)
	}
	groups := []corpus.Field{corpus.FieldDocument, corpus.FieldWork}
	if q.Group != "" && !slices.Contains(groups, q.Group) {
		return fmt.Errorf("entries cannot be grouped by %q, but by %q: %w", q.Group, groups, corpus.ErrInvalid)
	}
	if q.Like = strings.TrimSpace(q.Like); len(q.Like) > maxIDBytes {
		return fmt.Errorf("the ID of what others are to be like has %d bytes and may have %d: %w", len(q.Like), maxIDBytes, corpus.ErrInvalid)
	}
	if len(q.FacetMatch) > corpus.MaxQueryBytes {
		return fmt.Errorf("the letters that facets are to match have %d bytes and may have %d: %w", len(q.FacetMatch), corpus.MaxQueryBytes, corpus.ErrInvalid)
	}
	return nil
}

// maxIDBytes bounds an entry's ID; those of [corpus.ActionID] and
// [corpus.PassageID] are much shorter.
const maxIDBytes = 256

// Scored reports whether some entries match the tree better than others: whether
// there are words in it that are wanted.
func (t Tree) Scored() bool { return t.Root != nil && scored(t.Root) }

func scored(n Node) bool {
	switch n := n.(type) {
	case And:
		return slices.ContainsFunc(n.Nodes, scored)
	case Or:
		return slices.ContainsFunc(n.Nodes, scored)
	case Not, Field, Title:
		return false
	}
	return true
}

// queryMark names what decides which entries come in which order, of what groups.
func (r *Request) queryMark() string {
	data, err := json.Marshal([]any{r.Tree.String(), r.Exact, r.Kind, r.Filters, r.Sort, r.Group, r.Like})
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// Mark names what decides which entries come in which order. Requests that
// differ in limit, cursor, facets or highlighting alone have the same.
func (r *Request) Mark() string { return r.mark }

// Encode writes the cursor of a hit for [corpus.Result.Next].
func (r *Request) Encode(c Cursor) string {
	c.Query = r.mark
	data, err := json.Marshal(c)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(data)
}

func decodeCursor(s string) (Cursor, error) {
	var c Cursor
	data, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(data, &c)
	}
	if err != nil {
		return c, fmt.Errorf("the cursor cannot be read: %w", corpus.ErrInvalid)
	}
	return c, nil
}

// Languages returns those of the given languages that the filters of the
// request leave, which its words are to be read in.
func (r *Request) Languages(all []string) []string {
	out := all
	for _, f := range r.Filters {
		if f.Field != corpus.FieldLanguage {
			continue
		}
		out = slices.DeleteFunc(slices.Clone(out), func(l string) bool {
			return slices.Contains(f.Values, l) == f.Exclude
		})
	}
	return out
}

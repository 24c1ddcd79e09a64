package api

import (
	"context"
	"strings"
	"unicode"

	"polidex/api/web"
	"polidex/corpus"
)

// foundShown is how many passages a search within a document shows at once, and
// foundMarked how many it looks at for the words to mark.
const (
	foundShown  = 8
	foundMarked = 100
)

// within is what a search within a document found.
type within struct {
	view web.FoundWithin
	// words are those that matched, in small letters; they are marked in the text.
	words map[string]bool
}

// findWithin looks for the words of the address within the document.
func (s *service) findWithin(ctx context.Context, o *opened) (within, error) {
	var out within
	q := o.query
	out.view.Q, out.view.Action = q.Text, o.h.path
	if strings.TrimSpace(q.Text) == "" {
		return out, nil
	}
	q.Kind, q.Highlight, q.Limit, q.Sort, q.Facets = corpus.KindPassage, true, foundMarked, corpus.SortDocument, nil
	q.Filters = []corpus.Filter{{Field: corpus.FieldDocument, Values: []string{o.doc.ID}}}
	result, err := s.opts.Index.Search(ctx, q)
	if err != nil {
		return out, err
	}
	out.words = map[string]bool{}
	for i := range result.Hits {
		for _, p := range pieces(result.Hits[i].Snippet, result.Hits[i].Marks) {
			if p.Mark {
				out.words[strings.ToLower(p.Text)] = true
			}
		}
	}
	v := &out.view
	v.Asked, v.Total, v.Notes = true, result.Total, result.Notes
	v.Clear = here{o.h.path, o.h.words}.without("q")
	v.All = address("/", map[string][]string{"q": {q.Text}, "document": {o.doc.ID}, "sort": {string(corpus.SortDocument)}})
	if o.chosen {
		v.List = address(o.h.path, map[string][]string{"q": {q.Text}})
		v.Previous, v.Next = o.hitsAround(result.Hits)
		return out, nil
	}
	hits := result.Hits[:min(len(result.Hits), foundShown)]
	v.Left = result.Total - len(hits)
	for i := range hits {
		e := &hits[i].Entry
		v.Hits = append(v.Hits, web.HitWithin{Path: passagePath(e, q.Text), Page: e.Page, Pieces: snippetOf(&hits[i])})
	}
	return out, nil
}

// hitsAround are the addresses of the hits before and after the place that the
// address leads to, or around the part that is shown.
func (o *opened) hitsAround(hits []corpus.Hit) (previous, next string) {
	at, to := o.block, o.block
	if stretches := o.shown().stretches; at < 0 && len(stretches) > 0 {
		// What stands in the part itself comes next.
		at, to = stretches[0].block, stretches[0].block-1
	}
	for i := range hits {
		switch e := &hits[i].Entry; {
		case e.Block < at:
			previous = passagePath(e, o.query.Text)
		case e.Block > to && next == "":
			next = passagePath(e, o.query.Text)
		}
	}
	return previous, next
}

// marksIn are the byte ranges of the words in a text.
func (w *within) marksIn(text string) []corpus.Range {
	if len(w.words) == 0 {
		return nil
	}
	longest := 0
	for word := range w.words {
		longest = max(longest, len(wordsOf(word)))
	}
	words := wordsOf(text)
	var out []corpus.Range
	for i := 0; i < len(words); i++ {
		for n := min(longest, len(words)-i); n > 0; n-- {
			r := corpus.Range{Start: words[i].Start, End: words[i+n-1].End}
			if w.words[strings.ToLower(text[r.Start:r.End])] {
				out = append(out, r)
				i += n - 1
				break
			}
		}
	}
	return out
}

// wordsOf are the runs of letters and digits of a text.
func wordsOf(text string) []corpus.Range {
	var out []corpus.Range
	start := -1
	for i, r := range text {
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			out = append(out, corpus.Range{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, corpus.Range{Start: start, End: len(text)})
	}
	return out
}

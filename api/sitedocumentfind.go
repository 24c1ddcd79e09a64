package api

import (
	"context"
	"strings"
	"unicode"

	"polidex/api/web"
	"polidex/corpus"
)

// foundShown is how many passages a search within a document shows at once, and
// foundMarked how many it looks at for the words to mark and for those before and after a
// place.
const (
	foundShown  = 8
	foundMarked = 100
)

// within is what a search within a document found.
type within struct {
	view web.FoundWithin
	// words are those that matched, and the words of phrases together, in small letters
	// with single spaces; they are marked in the text. longest is the number of words
	// of the longest of them.
	words   map[string]bool
	longest int
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
	for i := range result.Hits {
		marks := result.Hits[i].Marks
		if strings.ContainsAny(q.Text, quotes) {
			marks = joinedMarks(result.Hits[i].Snippet, marks)
		}
		for _, p := range pieces(result.Hits[i].Snippet, marks) {
			if p.Mark {
				out.take(p.Text)
			}
		}
	}
	v := &out.view
	v.Asked, v.Total, v.Notes = true, result.Total, result.Notes
	v.Clear = o.h.without("q")
	v.All = address("/", map[string][]string{"q": {q.Text}, "document": {o.doc.ID}, "sort": {string(corpus.SortDocument)}})
	if o.chosen {
		v.List = address(o.h.path, map[string][]string{"q": {q.Text}})
		if v.Previous, v.Next = o.hitsAround(result.Hits); v.Next == "" {
			v.Left = result.Total - len(result.Hits)
		}
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

// quotes are the signs in which a query has a phrase.
const quotes = "\"“”„‟«»＂″〝〞❝❞"

// joinedMarks joins marks between which no word stands: the index marks each word of a
// phrase, and alone one of them may be a word as common as "of".
func joinedMarks(text string, marks []corpus.Range) []corpus.Range {
	var out []corpus.Range
	for _, m := range marks {
		if n := len(out); n > 0 && out[n-1].End <= m.Start && m.Start <= len(text) && len(wordsOf(text[out[n-1].End:m.Start])) == 0 {
			out[n-1].End = m.End
			continue
		}
		out = append(out, m)
	}
	return out
}

// mostTogether bounds the words that are marked only together.
const mostTogether = 16

// take has words marked wherever they stand together.
func (w *within) take(text string) {
	words := wordsOf(text)
	if len(words) == 0 || len(words) > mostTogether {
		return
	}
	if w.words == nil {
		w.words = map[string]bool{}
	}
	w.words[together(text, words)] = true
	w.longest = max(w.longest, len(words))
}

// together are words of a text in small letters, with single spaces.
func together(text string, words []corpus.Range) string {
	out := make([]string, len(words))
	for i, r := range words {
		out[i] = strings.ToLower(text[r.Start:r.End])
	}
	return strings.Join(out, " ")
}

// marksIn are the byte ranges of the words between two bytes of a text.
func (w *within) marksIn(text string, start, end int) []corpus.Range {
	if len(w.words) == 0 {
		return nil
	}
	text = text[start:end]
	words := wordsOf(text)
	var out []corpus.Range
	for i := 0; i < len(words); i++ {
		for n := min(w.longest, len(words)-i); n > 0; n-- {
			if w.words[together(text, words[i:i+n])] {
				out = append(out, corpus.Range{Start: start + words[i].Start, End: start + words[i+n-1].End})
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

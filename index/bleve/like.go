package bleve

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/corpus"
	"polidex/index"
	"polidex/index/tokens"
)

// How many words of an entry tell what it is like, how many entries of a
// document are read for its words, and how long a word is at least.
const (
	tellingWords  = 16
	likeEntries   = 400
	tellingLength = 3
)

// like compiles the search for entries like one of them: those that have its
// most telling words, that is the ones that stand often in it and seldom in
// others (Rocchio's weights, without feedback).
func (c *compiler) like(id string) (expression, error) {
	at, err := c.v.entryOf(id)
	if err != nil {
		return nil, err
	}
	e, err := at.seg.entry(at.i)
	if err != nil {
		return nil, err
	}
	texts := []string{e.Text}
	if e.Kind == corpus.KindDocument {
		if texts, err = c.v.passagesOf(at.seg.document[at.i]); err != nil {
			return nil, err
		}
		texts = append(texts, e.Title, e.Title)
	}
	terms, err := c.telling(texts, e.Language)
	if err != nil {
		return nil, err
	}
	out := most{least: 1}
	if len(terms) > 3 {
		out.least = 2 // one word in common is none
	}
	for _, t := range terms {
		l := &leaf{slots: []index.Slot{{Any: []string{t}}}}
		if err := c.prepare(l); err != nil {
			return nil, err
		}
		out.parts = append(out.parts, l)
	}
	out.rest = except{c.kind, at, e.Kind == corpus.KindDocument || c.kind == documentNumber}
	return out, nil
}

// telling returns the terms of texts that tell most of them.
func (c *compiler) telling(texts []string, language string) ([]string, error) {
	times := map[string]float64{}
	for _, text := range texts {
		list := tokens.For(language).Analyze(text)
		for i := range list {
			t := &list[i]
			if t.Kind != tokens.Word && t.Kind != tokens.Reference || len(t.Form) < tellingLength {
				continue
			}
			term := t.Form
			if len(t.Stems) > 0 {
				term = t.Stems[0]
			}
			times[term]++
		}
	}
	type weighed struct {
		term   string
		weight float64
	}
	var list []weighed
	in := c.fields[0].Field
	if c.kind == documentNumber {
		in = index.PassageText // a title has few words
	}
	field := indexedField(in)
	kind, _ := fieldLength(in)
	for term, n := range times {
		entries, err := c.v.frequency(field, []string{term})
		if err != nil {
			return nil, err
		}
		if entries > 0 {
			list = append(list, weighed{term, n * idf(float64(c.v.entries[kind]), entries)})
		}
	}
	slices.SortFunc(list, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.term, b.term))
	})
	var out []string
	for _, w := range list[:min(len(list), tellingWords)] {
		out = append(out, w.term)
	}
	return out, nil
}

// entryAt is where an entry stands.
type entryAt struct {
	seg *segment
	i   uint32
}

// entryOf finds an entry by its ID, which begins with that of its document; the
// error wraps [corpus.ErrNotFound].
func (v *view) entryOf(id string) (entryAt, error) {
	document := id
	if n := strings.LastIndexByte(id, '-'); n > 0 {
		document = id[:n]
	}
	for _, name := range []string{document, id} {
		code, ok := v.dicts.documents.find(name)
		if !ok {
			continue
		}
		for _, s := range v.segments {
			for _, r := range s.runs() {
				if r.document != code {
					continue
				}
				for i := r.from; i < r.to; i++ {
					if string(s.idBytes(i)) == id && (s.deleted == nil || !s.deleted.Contains(i)) {
						return entryAt{s, i}, nil
					}
				}
			}
		}
	}
	return entryAt{}, fmt.Errorf("there is no entry %q: %w", id, corpus.ErrNotFound)
}

// passagesOf returns the words of a document's passages.
func (v *view) passagesOf(code uint32) ([]string, error) {
	wanted := make([]bool, len(v.documents))
	wanted[code] = true
	var out []string
	for _, s := range v.segments {
		for it := roaring.And(s.live(passageNumber), ofDocuments(wanted)(s)).Iterator(); it.HasNext() && len(out) < likeEntries; {
			e, err := s.entry(it.Next())
			if err != nil {
				return nil, err
			}
			out = append(out, e.Text)
		}
	}
	return out, nil
}

// except matches all entries of a kind but one, or but those of its document: the
// document of a passage is no other that is like it.
type except struct {
	kind     kindNumber
	entry    entryAt
	document bool
}

func (e except) bitmap(s *segment) (*roaring.Bitmap, error) {
	out := s.live(e.kind)
	if e.document {
		wanted := make([]bool, int(e.entry.seg.document[e.entry.i])+1)
		wanted[e.entry.seg.document[e.entry.i]] = true
		return roaring.AndNot(out, ofDocuments(wanted)(s)), nil
	}
	if s == e.entry.seg {
		out = roaring.AndNot(out, roaring.BitmapOf(e.entry.i))
	}
	return out, nil
}

// likeToo adds the search for entries like one to a compiled query.
func (c *compiler) likeToo(ctx context.Context, root expression, id string) (expression, error) {
	if id == "" {
		return root, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l, err := c.like(id)
	if err != nil {
		return nil, fmt.Errorf("looking for what is like %q: %w", id, err)
	}
	if root == nil {
		return l, nil
	}
	return all{kind: c.kind, parts: []expression{root, l}}, nil
}

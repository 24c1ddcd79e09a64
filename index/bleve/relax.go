package bleve

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/index"
	"polidex/index/tokens"
)

// most matches what at least so many of its parts match.
type most struct {
	parts []expression
	least int
	// rest holds what must match in any case, nil for nothing.
	rest expression
}

func (e most) bitmap(s *segment) (*roaring.Bitmap, error) {
	counts := make([]uint8, len(s.kind))
	for _, p := range e.parts {
		b, err := p.bitmap(s)
		if err != nil {
			return nil, err
		}
		batches(b, func(batch []uint32) {
			for _, i := range batch {
				counts[i]++
			}
		})
	}
	var found []uint32
	for i, n := range counts {
		if int(n) >= e.least {
			found = append(found, uint32(i))
		}
	}
	out := roaring.BitmapOf(found...)
	if e.rest == nil {
		return out, nil
	}
	b, err := e.rest.bitmap(s)
	if err != nil {
		return nil, err
	}
	return roaring.And(out, b), nil
}

// mostParts bounds the words that are relaxed: more are a text, no question.
const mostParts = 64

// relax asks for most of the words where no entry has all of them, and for any
// of them where none has most: an answer that is near is better than none, and
// the best come first. What is excluded stays so.
func (s *search) relax(ctx context.Context, c *compiler) error {
	whole, ok := s.root.(all)
	if !ok || len(whole.parts) < 2 || len(whole.parts) > mostParts || s.any() || s.req.Like != "" {
		return nil
	}
	// A word that tells nothing in a language is no reason to show all that is
	// written in it.
	telling := slices.DeleteFunc(slices.Clone(whole.parts), func(p expression) bool {
		a, ok := p.(anyOne)
		return ok && a.optional
	})
	n := len(telling)
	if n == 0 {
		return nil
	}
	relaxed := most{parts: telling}
	if len(whole.not) > 0 || len(whole.sets) > 0 {
		relaxed.rest = all{kind: whole.kind, not: whole.not, sets: whole.sets}
	}
	for _, relaxed.least = range slices.Compact([]int{max(1, n-1-n/4), 1}) {
		s.root = relaxed
		if err := s.find(ctx); err != nil {
			return err
		}
		if !s.any() {
			continue
		}
		if relaxed.least > 1 {
			c.note(fmt.Sprintf("Nothing has all of the words; what has at least %d of %d of them was found.", relaxed.least, n))
		} else {
			c.note("Nothing has all of the words; what has any of them was found.")
		}
		return nil
	}
	return nil
}

// any reports whether the words match anything.
func (s *search) any() bool {
	return slices.ContainsFunc(s.found, func(b *roaring.Bitmap) bool { return !b.IsEmpty() })
}

// Letters of a word from which it may be taken for another one that differs by
// one letter, or by two.
const (
	oneSlip  = 4
	twoSlips = 8
)

// mostMended bounds the words of a query that are mended: a text with more that
// stand nowhere is of another language, and each goes through all words there are.
const mostMended = 8

// mended returns what a word that stands in no text was probably meant to be:
// the most frequent one that differs least. It returns nil where the word is
// found, or nothing is near.
func (c *compiler) mended(slot index.Slot) (expression, error) {
	form := formOf(slot)
	letters := utf8.RuneCountInString(form)
	if letters < oneSlip || strings.ContainsFunc(form, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return nil, nil
	}
	for _, f := range c.fields {
		n, err := c.v.frequency(indexedField(f.Field), slot.Any)
		if n > 0 || err != nil {
			return nil, err
		}
	}
	if c.told.unknown++; c.told.unknown > mostMended {
		return nil, nil
	}
	if e, err := c.inCompounds(form, letters); e != nil || err != nil {
		return e, err
	}
	distances := []int{1, 2}
	if letters < twoSlips {
		distances = distances[:1]
	}
	for _, d := range distances {
		near, err := c.nearest(form, d)
		if err != nil {
			return nil, err
		}
		if near == "" {
			continue
		}
		c.note(fmt.Sprintf("%q is in no text; %q was looked for.", form, near))
		tree, _ := index.Parse(near)
		return c.asTyped().compile(index.NewPlan(tree, c.languages).Root)
	}
	return nil, nil
}

// compounding are the languages that write what belongs together as one word.
var compounding = []string{"da", "de", "et", "fi", "hu", "nl", "sv"}

// inCompound is the number of letters of a word from which it is looked for in
// longer ones.
const inCompound = 5

// inCompounds returns the longer words that a word which stands nowhere by itself
// is a part of: "Kabel" in "Unterseekabel". It is nil where there are none.
func (c *compiler) inCompounds(form string, letters int) (expression, error) {
	one := func(l string) bool { return slices.Contains(compounding, l) }
	if letters < inCompound || !slices.ContainsFunc(c.languages, one) {
		return nil, nil
	}
	e, err := c.expand(index.Expand{Pattern: "*" + form + "*"})
	if err != nil || len(e.(*leaf).slots[0].Any) == 0 {
		return nil, err
	}
	c.note(fmt.Sprintf("%q is in no text by itself; longer words with it were looked for.", form))
	return e, nil
}

// formOf is the word of a slot as it was typed.
func formOf(slot index.Slot) string {
	if slot.Exact != "" {
		return slot.Exact
	}
	for _, term := range slot.Any {
		if !strings.HasPrefix(term, tokens.StemPrefix) && !strings.HasPrefix(term, tokens.ReferencePrefix) {
			return term
		}
	}
	return ""
}

// nearest returns the most frequent form that differs by so many letters.
func (c *compiler) nearest(form string, distance int) (string, error) {
	best, most := "", 0.0
	for _, f := range c.fields {
		field := indexedField(f.Field)
		forms, _, err := c.forms(field, index.Expand{Pattern: form, Distance: distance})
		if err != nil {
			return "", fmt.Errorf("looking for words like %q: %w", form, err)
		}
		for _, near := range forms {
			n, err := c.v.frequency(field, []string{near})
			if err != nil {
				return "", err
			}
			if n > most || n == most && n > 0 && near < best {
				best, most = near, n
			}
		}
	}
	return best, nil
}

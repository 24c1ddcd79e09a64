package bleve

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// mostParts bounds the words that are relaxed: more are a text, no question.
const mostParts = 64

// nearNames asks for what is near to the names in the query too, where nothing
// has what is asked for.
func (s *search) nearNames(ctx context.Context, c *compiler) error {
	plan, ok := s.plan.Near()
	if !ok || s.any() || s.req.Like != "" {
		return nil
	}
	d := *c
	d.told = &told{}
	root, err := d.compile(plan.Root)
	if errors.Is(err, errPassedOver) {
		return nil
	}
	if err != nil {
		return err
	}
	s.root, s.plan = root, plan
	if err := s.find(ctx); err != nil || !s.any() {
		return err
	}
	c.note("Nothing has these words or another name of the same thing; what has most of the words of a name, or is about it, was found.")
	return nil
}

// relax asks for most of the words where no entry has all of them, and for any
// of them where none has most: an answer that is near is better than none, and
// the best come first. What is excluded stays so.
func (s *search) relax(ctx context.Context, c *compiler) error {
	if err := s.nearNames(ctx, c); err != nil {
		return err
	}
	whole, ok := opened(s.root).(all)
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

// opened is what was typed, where it is several words that have other names
// together.
func opened(e expression) expression {
	if a, ok := e.(anyOne); ok && a.named {
		if words, ok := a.parts[0].(all); ok {
			return words
		}
	}
	return e
}

// any reports whether the words match anything.
func (s *search) any() bool {
	return slices.ContainsFunc(s.found, func(b *roaring.Bitmap) bool { return !b.IsEmpty() })
}

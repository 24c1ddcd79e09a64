package bleve

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/index"
	"polidex/index/tokens"
)

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
	if c.joined() {
		for _, f := range c.fields {
			c.v.readAhead(indexedField(f.Field))
		}
	}
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

// joined reports whether words are read in a language that joins them.
func (c *compiler) joined() bool {
	return slices.ContainsFunc(c.languages, func(l string) bool { return slices.Contains(compounding, l) })
}

// inCompounds returns the longer words that a word which stands nowhere by itself
// is a part of: "Kabel" in "Unterseekabel". It is nil where there are none.
func (c *compiler) inCompounds(form string, letters int) (expression, error) {
	if letters < inCompound || !c.joined() {
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

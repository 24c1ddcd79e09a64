package phrase

import (
	"errors"
	"fmt"
	"strings"
)

// Phrase is a pattern over tokens; see the package comment for its notation.
type Phrase struct{ elements []element }

type element struct {
	words    []word
	optional bool
	// gap is the number of tokens of any kind that the element may take.
	gap int
}

type word struct {
	text           string
	prefix, suffix bool
	// upper words match in capitals only.
	upper bool
}

// gapTokens is how far "..." reaches: long enough for an adverb or an actor in
// between, too short to join two clauses.
const gapTokens = 6

var errPattern = errors.New("not a pattern")

// Parse reads a pattern.
func Parse(pattern string) (Phrase, error) {
	var p Phrase
	for field := range strings.FieldsSeq(pattern) {
		e, err := parseElement(field)
		if err != nil {
			return Phrase{}, fmt.Errorf("reading pattern %q at %q: %w", pattern, field, err)
		}
		p.elements = append(p.elements, e)
	}
	for _, e := range p.elements {
		if !e.optional && e.gap == 0 {
			return p, nil
		}
	}
	return Phrase{}, fmt.Errorf("reading pattern %q: no word is required: %w", pattern, errPattern)
}

func parseElement(field string) (element, error) {
	switch field {
	case "...":
		return element{gap: gapTokens}, nil
	case "?":
		return element{gap: 1, optional: true}, nil
	}
	var e element
	if inner, ok := strings.CutPrefix(field, "("); ok && inner != "" {
		field, ok = strings.CutSuffix(inner, ")")
		if !ok {
			return e, errPattern
		}
		e.optional = true
	}
	for alt := range strings.SplitSeq(field, "|") {
		w := word{text: alt}
		w.text, w.upper = strings.CutPrefix(w.text, "=")
		w.text, w.prefix = strings.CutSuffix(w.text, "*")
		w.text, w.suffix = strings.CutPrefix(w.text, "*")
		tokens := Tokens(w.text)
		if len(tokens) != 1 || w.prefix && w.suffix {
			return e, errPattern
		}
		w.text = tokens[0].Text
		e.words = append(e.words, w)
	}
	return e, nil
}

func (w word) matches(t Token) bool {
	switch {
	case w.upper && !t.Upper:
		return false
	case w.prefix:
		return strings.HasPrefix(t.Text, w.text)
	case w.suffix:
		return strings.HasSuffix(t.Text, w.text)
	}
	return t.Text == w.text
}

func (e element) matches(t Token) bool {
	for _, w := range e.words {
		if w.matches(t) {
			return true
		}
	}
	return false
}

// At returns the end (in tokens) of the longest match that begins at token i.
func (p Phrase) At(tokens []Token, i int) (end int, ok bool) {
	end = longest(p.elements, tokens, i)
	return end, end >= 0
}

func longest(elements []element, tokens []Token, i int) int {
	if len(elements) == 0 {
		return i
	}
	e, rest := elements[0], elements[1:]
	best := -1
	if e.gap > 0 {
		for k := i; k <= i+e.gap && k <= len(tokens); k++ {
			best = max(best, longest(rest, tokens, k))
			if k < len(tokens) && tokens[k].Mark && (e.gap == 1 || !tokens[k].Is(",")) {
				break
			}
		}
		return best
	}
	if i < len(tokens) && e.matches(tokens[i]) {
		best = longest(rest, tokens, i+1)
	}
	if e.optional {
		best = max(best, longest(rest, tokens, i))
	}
	return best
}

// openings returns the words with which a match may begin; any says that it may
// begin with every word.
func (p Phrase) openings() (words []word, any bool) {
	for _, e := range p.elements {
		if e.gap > 0 {
			return nil, true
		}
		words = append(words, e.words...)
		if !e.optional {
			break
		}
	}
	return words, false
}

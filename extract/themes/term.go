package themes

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/extract/themes/internal/words"
)

// Bounds of a single term: above them it is a mistake, and the work of matching
// it would no longer be small.
const (
	maxGap      = 9
	maxSteps    = 12
	maxVariants = 32

	// maxSpan is the farthest that the last word of a term can be from the first.
	maxSpan = (maxSteps - 1) * (maxGap + 1)
)

// shape says how a form is to be found in a word.
type shape uint8

const (
	whole     shape = iota // the word itself
	inflected              // with an ending of at most three letters
	beginning              // any word that begins so
	ending                 // any word that ends so
	inside                 // any word that holds it
	capitals               // the word itself, in capitals
)

// form is one way of writing one word of a term.
type form struct {
	text  string // folded
	shape shape
}

// step is one word of a row: any of its forms, after at most gap other words.
type step struct {
	forms []form
	gap   int
}

// row is a row of words that stand in order.
type row []step

// definition is a term taken apart. Each part has its variants: the ways in
// which its hyphenated words may be written.
type definition struct {
	weak bool
	rows []row
	with [][]row
	not  [][]row
}

// parseTerm reads the syntax that the package comment describes.
func parseTerm(s string) (definition, error) {
	var d definition
	if t, ok := strings.CutSuffix(strings.TrimSpace(s), "?"); ok {
		d.weak, s = true, t
	}
	part, kind := "", byte(0)
	flush := func() error {
		rows, err := parseRow(part)
		if err != nil {
			return err
		}
		switch kind {
		case 0:
			d.rows = rows
		case '&':
			d.with = append(d.with, rows)
		case '!':
			d.not = append(d.not, rows)
		}
		return nil
	}
	for {
		i := strings.IndexAny(s, "&!")
		if i < 0 {
			part = s
			return d, flush()
		}
		part = s[:i]
		if err := flush(); err != nil {
			return d, err
		}
		kind, s = s[i], s[i+1:]
	}
}

// parseRow reads words and gaps, and returns a row for each way of writing the
// hyphenated ones.
func parseRow(s string) ([]row, error) {
	variants := []row{nil}
	gap := 0
	for _, field := range strings.Fields(s) {
		if n, ok := strings.CutPrefix(field, "~"); ok {
			g, err := strconv.Atoi(n)
			switch {
			case err != nil || g < 1 || g > maxGap:
				return nil, fmt.Errorf("gap %q is not of 1 to %d words", field, maxGap)
			case len(variants[0]) == 0 || gap > 0:
				return nil, fmt.Errorf("gap %q is not between two words", field)
			}
			gap = g
			continue
		}
		options, err := parseWord(field)
		if err != nil {
			return nil, err
		}
		var next []row
		for _, v := range variants {
			for _, o := range options {
				o = slices.Clone(o)
				o[0].gap = gap
				next = append(next, append(slices.Clone(v), o...))
			}
		}
		if variants = next; len(variants) > maxVariants {
			return nil, fmt.Errorf("more than %d ways of writing it", maxVariants)
		}
		gap = 0
	}
	switch {
	case len(variants[0]) == 0:
		return nil, errors.New("no words")
	case gap > 0:
		return nil, errors.New("a gap at the end")
	}
	for _, v := range variants {
		if len(v) > maxSteps {
			return nil, fmt.Errorf("more than %d words", maxSteps)
		}
	}
	return variants, nil
}

// parseWord reads one word with its alternatives. The first option is the step
// of all alternatives in one word; each of several words is a row of its own.
func parseWord(field string) ([]row, error) {
	var one step
	var apart []row
	for alternative := range strings.SplitSeq(field, "|") {
		parts := strings.FieldsFunc(alternative, func(r rune) bool { return strings.ContainsRune("-_/'’", r) })
		// Words joined by an underscore, a slash or an apostrophe are several in
		// print; those with a hyphen may be one.
		if len(parts) == 1 || !strings.ContainsAny(alternative, "_/'’") {
			f, err := parseForm(strings.Join(parts, ""))
			if err != nil {
				return nil, fmt.Errorf("word %q: %w", alternative, err)
			}
			one.forms = append(one.forms, f)
		}
		if len(parts) == 1 {
			continue
		}
		var r row
		for _, p := range parts {
			f, err := parseForm(p)
			if err != nil {
				return nil, fmt.Errorf("word %q: %w", alternative, err)
			}
			r = append(r, step{forms: []form{f}})
		}
		apart = append(apart, r)
	}
	if len(one.forms) == 0 {
		return apart, nil
	}
	return append([]row{{one}}, apart...), nil
}

// parseForm reads one word with its marks.
func parseForm(s string) (form, error) {
	text, f := s, form{}
	if t, ok := strings.CutPrefix(text, "*"); ok {
		text, f.shape = t, ending
	}
	switch {
	case strings.HasSuffix(text, "*"):
		text = strings.TrimSuffix(text, "*")
		if f.shape == ending {
			f.shape = inside
		} else {
			f.shape = beginning
		}
	case strings.HasSuffix(text, "+"):
		if f.shape == ending {
			return f, errors.New(`"*" before and "+" after do not go together`)
		}
		text, f.shape = strings.TrimSuffix(text, "+"), inflected
	}
	for _, r := range text {
		if !words.InWord(r) {
			return f, fmt.Errorf("%q is not allowed here", r)
		}
	}
	if f.shape == whole && isAcronym(text) {
		f.shape = capitals
	}
	f.text = words.Fold(text)
	if need := minLength(f.shape); utf8.RuneCountInString(f.text) < need {
		return f, fmt.Errorf("fewer than %d letters would match too much", need)
	}
	return f, nil
}

// minLength is the fewest letters that a form may have: a short beginning or
// ending would be found in words of every kind.
func minLength(s shape) int {
	switch s {
	case whole, capitals:
		return 1
	case inflected:
		return 2
	default:
		return 3
	}
}

func isAcronym(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			letters++
		case !unicode.IsDigit(r):
			return false
		}
	}
	return letters >= 2
}

package themes

import (
	"slices"

	"polidex/extract/themes/internal/words"
)

// matcher holds the terms of one language, ready to be looked for.
type matcher struct {
	trie   *trie
	terms  []compiled
	starts map[int][]int // number of a form → the rows that begin with it
	rows   []compiledRow
	known  map[string]bool // terms already there, by theme and text
}

// compiled is a term of a theme; the theme is empty for a row to be ignored.
type compiled struct {
	theme string
	text  string
	weak  bool
	with  [][]compiledRow
	not   [][]compiledRow
}

// compiledRow is one way of writing a term.
type compiledRow struct {
	term  int
	steps []compiledStep
}

type compiledStep struct {
	forms []int
	gap   int
}

func newMatcher() *matcher {
	return &matcher{trie: newTrie(), starts: map[int][]int{}, known: map[string]bool{}}
}

// add compiles a term. The same term twice in a theme is one.
func (m *matcher) add(theme, text string) error {
	d, err := parseTerm(text)
	if err != nil {
		return err
	}
	key := theme + "\n" + text
	if m.known[key] {
		return nil
	}
	m.known[key] = true
	c := compiled{theme: theme, text: text, weak: d.weak}
	number := len(m.terms)
	for _, part := range d.with {
		c.with = append(c.with, m.compile(number, part))
	}
	for _, part := range d.not {
		c.not = append(c.not, m.compile(number, part))
	}
	m.terms = append(m.terms, c)
	for _, r := range m.compile(number, d.rows) {
		for _, f := range r.steps[0].forms {
			m.starts[f] = append(m.starts[f], len(m.rows))
		}
		m.rows = append(m.rows, r)
	}
	return nil
}

func (m *matcher) compile(term int, rows []row) []compiledRow {
	var out []compiledRow
	for _, r := range rows {
		c := compiledRow{term: term}
		for _, s := range r {
			cs := compiledStep{gap: s.gap}
			for _, f := range s.forms {
				cs.forms = append(cs.forms, m.trie.number(f))
			}
			slices.Sort(cs.forms)
			cs.forms = slices.Compact(cs.forms)
			c.steps = append(c.steps, cs)
		}
		out = append(out, c)
	}
	return out
}

// text is a text under examination: its words and the forms that each has.
type text struct {
	words []words.Word
	forms [][]int
	// held are the places of companions and exclusions found so far: a long text
	// is gone through once for each, not once for each term found.
	held map[condition][][]int
}

// condition is a companion or an exclusion of a term, by its number.
type condition struct {
	term, part int
	not        bool
}

func (m *matcher) read(s string) *text {
	t := &text{words: words.Split(s), held: map[condition][][]int{}}
	t.forms = make([][]int, len(t.words))
	var all []int
	for i, w := range t.words {
		from := len(all)
		all = m.trie.lookup(w, all)
		if len(all) > from {
			t.forms[i] = all[from:len(all):len(all)]
		}
	}
	return t
}

// match returns the words that the row takes when its first word is at, the
// nearest first, or nil. The caller knows that the first word fits.
func (t *text) match(steps []compiledStep, at int) []int {
	taken := make([]int, 1, len(steps))
	taken[0] = at
	if t.rest(steps[1:], at, &taken) {
		return taken
	}
	return nil
}

func (t *text) rest(steps []compiledStep, at int, taken *[]int) bool {
	if len(steps) == 0 {
		return true
	}
	for next := at + 1; next <= at+1+steps[0].gap && next < len(t.words); next++ {
		if t.words[next].First {
			return false
		}
		if !t.has(next, steps[0].forms) {
			continue
		}
		*taken = append(*taken, next)
		if t.rest(steps[1:], next, taken) {
			return true
		}
		*taken = (*taken)[:len(*taken)-1]
	}
	return false
}

func (t *text) has(at int, forms []int) bool {
	for _, f := range t.forms[at] {
		if slices.Contains(forms, f) {
			return true
		}
	}
	return false
}

// holds reports whether one of the rows of a condition stands in the text beside
// the words that are taken already.
func (t *text) holds(c condition, rows []compiledRow, taken []int) bool {
	places, known := t.held[c]
	if !known {
		places = t.places(rows)
		t.held[c] = places
	}
	return slices.ContainsFunc(places, func(place []int) bool {
		return !slices.ContainsFunc(place, func(w int) bool { return slices.Contains(taken, w) })
	})
}

// places returns the words that the rows take, wherever they stand.
func (t *text) places(rows []compiledRow) [][]int {
	var out [][]int
	for _, r := range rows {
		for at := range t.words {
			if !t.has(at, r.steps[0].forms) {
				continue
			}
			if place := t.match(r.steps, at); place != nil {
				out = append(out, place)
			}
		}
	}
	return out
}

package themes

import (
	"cmp"
	"slices"
	"strings"

	"polidex/extract/themes/internal/words"
)

// Match is a theme named in a text.
type Match struct {
	// Theme is the theme's id.
	Theme string
	// Term is the vocabulary's term that matched, as it is written there, and
	// Weak says that it counts only where no other does.
	Term string
	Weak bool
	// Start and End are the byte range in the text from the first to the last of
	// the term's words.
	Start, End int
}

// Find returns the themes that the text names, in the order of the text, with
// the longest terms alone where terms share words, and those marked "?" alone
// where there are no others. The text is what a person would take in at once, a
// paragraph, an item or a title: companions, exclusions and "?" reach over all of
// it. The language is an ISO 639-1 code ("en"; "en-GB" is the same); a text in a
// language without terms, or in an unknown one (""), is searched with the English
// ones.
func (v *Vocabulary) Find(text, language string) []Match {
	found, _ := v.find(text, language)
	return found
}

// find is Find, and returns the words that it took the text apart into.
func (v *Vocabulary) find(text, language string) ([]Match, []words.Word) {
	m := v.matcher(language)
	if m == nil {
		return nil, words.Split(text)
	}
	t := m.read(text)
	var out []Match
	found := longest(m.candidates(t))
	strong := slices.ContainsFunc(found, func(c candidate) bool { return !c.ignore && !c.weak })
	for _, c := range found {
		term := m.terms[c.term]
		if c.ignore || strong && term.weak {
			continue
		}
		out = append(out, Match{
			Theme: term.theme, Term: term.text, Weak: term.weak,
			Start: t.words[c.words[0]].Start, End: t.words[c.words[len(c.words)-1]].End,
		})
	}
	return out, t.words
}

// candidate is a term found, before terms that share words are weighed against
// each other.
type candidate struct {
	term   int
	theme  string
	ignore bool
	weak   bool
	form   form // of the first word
	words  []int
}

func (m *matcher) candidates(t *text) []candidate {
	var out []candidate
	for at := range t.words {
		for _, f := range t.forms[at] {
			for _, r := range m.starts[f] {
				words := t.match(m.rows[r].steps, at)
				if words == nil || !m.allowed(t, m.rows[r].term, words) {
					continue
				}
				term := m.rows[r].term
				c := m.terms[term]
				out = append(out, candidate{term, c.theme, c.theme == "", c.weak, m.trie.all[f], words})
			}
		}
	}
	return out
}

// allowed reports whether the term's companions are in the text and its
// exclusions are not.
func (m *matcher) allowed(t *text, term int, words []int) bool {
	for i, rows := range m.terms[term].with {
		if !t.holds(condition{term, i, false}, rows, words) {
			return false
		}
	}
	for i, rows := range m.terms[term].not {
		if t.holds(condition{term, i, true}, rows, words) {
			return false
		}
	}
	return true
}

// longest drops each candidate whose words are among those of a longer one, of
// whatever theme, and all but one of those of a theme on the same words. A row
// to be ignored also hides what stands on its very words.
//
// Only the words that a term takes count, not those in its gaps: in "trafficking
// in firearms and human beings" the firearms stand in a gap and are named.
func longest(all []candidate) []candidate {
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.words[0], b.words[0]), cmp.Compare(len(b.words), len(a.words)), compareWeak(a, b),
			cmp.Compare(len(b.form.text), len(a.form.text)), cmp.Compare(a.term, b.term))
	})
	var out []candidate
	from := 0
	for i, c := range all {
		for all[from].words[0]+maxSpan < c.words[0] {
			from++
		}
		if !hidden(all[from:], i-from) {
			out = append(out, c)
		}
	}
	return out
}

// hidden reports whether another candidate leaves no room for the one at i. The
// candidates are sorted by their first words.
func hidden(all []candidate, i int) bool {
	c := all[i]
	last := c.words[len(c.words)-1]
	for j, o := range all {
		if o.words[0] > c.words[0] {
			return false // no later one can hold the first word
		}
		if j == i || o.words[len(o.words)-1] < last || !subset(c.words, o.words) {
			continue
		}
		if len(o.words) > len(c.words) {
			return true
		}
		if o.ignore && !c.ignore || o.theme == c.theme && j < i || o.names(c) {
			return true
		}
	}
	return false
}

// names reports whether o names more of a compound than c, which stands on the
// same single word: "terrorismusfinanzier" leaves no room for "terror".
func (o *candidate) names(c candidate) bool {
	part := c.form.shape == ending || c.form.shape == inside
	return o.theme != c.theme && len(c.words) == 1 && part && (c.weak || !o.weak) &&
		len(o.form.text) > len(c.form.text) && strings.Contains(o.form.text, c.form.text)
}

// compareWeak puts terms that count by themselves before weak ones.
func compareWeak(a, b candidate) int {
	switch {
	case a.weak == b.weak:
		return 0
	case a.weak:
		return 1
	}
	return -1
}

// subset reports whether all of a are in b; both ascend.
func subset(a, b []int) bool {
	j := 0
	for _, x := range a {
		for j < len(b) && b[j] < x {
			j++
		}
		if j == len(b) || b[j] != x {
			return false
		}
	}
	return true
}

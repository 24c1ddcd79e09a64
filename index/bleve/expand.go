package bleve

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"polidex/index"
	"polidex/index/tokens"
)

// expand compiles a pattern or a fuzzy word: one leaf with the forms that it
// stands for. What is like the word is worth less than the word itself.
func (c *compiler) expand(n index.Expand) (expression, error) {
	l := &leaf{flat: n.Distance == 0}
	var slot index.Slot
	known := map[string]bool{}
	wider := false
	for _, f := range c.fields {
		forms, cut, err := c.forms(indexedField(f.Field), n)
		if err != nil {
			return nil, fmt.Errorf("looking up %q: %w", n.Pattern, err)
		}
		for _, form := range forms {
			if !known[form] {
				known[form] = true
				slot.Any = append(slot.Any, form)
			}
		}
		if cut {
			wider = true
			c.note(fmt.Sprintf("%q stands for more than %d words; only so many of them, the most frequent, were searched.", n.Pattern, index.MaxExpansions))
		}
	}
	if wider {
		c.told.cut = true
		c.told.dear += wide - 1
	}
	if n.Distance > 0 && known[n.Pattern] {
		slot.Exact = n.Pattern
	}
	l.slots = []index.Slot{slot}
	return l, c.prepare(l)
}

// longestAutomaton is the number of letters of a fuzzy word up to which bleve's
// automaton is used: it refuses those of more than ten thousand states.
const longestAutomaton = 48

// forms returns the forms in the text's dictionary that n stands for, the most
// frequent where there are too many, and whether there were.
func (c *compiler) forms(field string, n index.Expand) (forms []string, cut bool, err error) {
	if n.Distance == 0 && n.Prefix() == "" {
		forms, ok, err := c.formsWith(field, n)
		if ok || err != nil {
			return c.bounded(field, forms, err)
		}
	}
	dict, err := c.dictionary(field, n)
	if err != nil {
		return nil, false, err
	}
	defer dict.Close()
	match := n.Matcher()
	for seen := 1; ; seen++ {
		e, err := dict.Next()
		if err != nil {
			return nil, false, err
		}
		if e == nil {
			break
		}
		if match(e.Term) {
			forms = append(forms, e.Term)
		}
		if seen%checkEvery == 0 {
			if err := c.ctx.Err(); err != nil {
				return nil, false, err
			}
		}
	}
	return c.bounded(field, forms, nil)
}

// bounded returns as many of the forms as a pattern may stand for, and whether
// there were more.
func (c *compiler) bounded(field string, forms []string, err error) ([]string, bool, error) {
	if err != nil || len(forms) <= index.MaxExpansions {
		return forms, false, err
	}
	forms, err = c.mostFrequent(field, forms)
	return forms, true, err
}

// dictionary goes through the forms among which those of n are. Only a fuzzy
// word that is not too long is turned into an automaton: those of some patterns
// have millions of states.
func (c *compiler) dictionary(field string, n index.Expand) (bleveindex.FieldDict, error) {
	prefix := n.Prefix()
	if n.Distance > 0 && utf8.RuneCountInString(n.Pattern) <= longestAutomaton {
		dict, _, err := c.v.reader.FieldDictFuzzyAutomaton(field, n.Pattern, n.Distance, prefix)
		return dict, err
	}
	// As a regular expression, since bleve's other ways read the postings of each
	// term to count them. The terms of stems and references are no forms.
	all := "[^" + tokens.StemPrefix + tokens.ReferencePrefix + "].*"
	if prefix != "" {
		all = regexp.QuoteMeta(prefix) + ".*"
	}
	dict, _, err := c.v.reader.FieldDictRegexpAutomaton(field, all)
	return dict, err
}

// mostFrequent returns as many of the forms as a pattern may stand for.
func (c *compiler) mostFrequent(field string, forms []string) ([]string, error) {
	counts := make(map[string]float64, len(forms))
	for n, form := range forms {
		count, err := c.v.frequency(field, []string{form})
		if err != nil {
			return nil, err
		}
		counts[form] = count
		if n%1024 == 0 { // each is looked up in every segment
			if err := c.ctx.Err(); err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(forms, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b))
	})
	return forms[:index.MaxExpansions], nil
}

package bleve

import (
	"fmt"
	"strings"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"polidex/index"
)

// expand compiles a pattern or a fuzzy word: one leaf with the forms that it
// stands for. What is like the word is worth less than the word itself.
func (c *compiler) expand(n index.Expand) (expression, error) {
	forms := map[string]bool{}
	l := &leaf{flat: n.Distance == 0}
	var slot index.Slot
	for _, f := range c.fields {
		cut, err := c.v.forms(indexedField(f.Field), n, func(form string) {
			if !forms[form] {
				forms[form] = true
				slot.Any = append(slot.Any, form)
			}
		})
		if err != nil {
			return nil, err
		}
		if cut {
			c.notes = append(c.notes, fmt.Sprintf("%q stands for more than %d words; only so many of them were searched.", n.Pattern, index.MaxExpansions))
		}
	}
	if n.Distance > 0 && forms[n.Pattern] {
		slot.Exact = n.Pattern
	}
	l.slots = []index.Slot{slot}
	return l, c.prepare(l)
}

// forms calls yield with the forms in the text's dictionary that n stands for,
// and reports whether there were too many.
func (v *view) forms(field string, n index.Expand, yield func(form string)) (cut bool, err error) {
	var dict bleveindex.FieldDict
	prefix, isPrefix := strings.CutSuffix(n.Pattern, "*")
	match := func(string) bool { return true }
	switch {
	case n.Distance > 0:
		dict, _, err = v.reader.FieldDictFuzzyAutomaton(field, n.Pattern, n.Distance, index.FuzzyPrefix(n.Pattern))
		match = n.Matcher()
	case isPrefix && !strings.ContainsAny(prefix, "*?"):
		dict, err = v.reader.FieldDictPrefix(field, []byte(prefix))
	default:
		dict, _, err = v.reader.FieldDictRegexpAutomaton(field, n.Regexp())
	}
	if err != nil {
		return false, fmt.Errorf("looking up %q: %w", n.Pattern, err)
	}
	defer dict.Close()
	for found := 0; ; found++ {
		e, err := dict.Next()
		if err != nil {
			return false, fmt.Errorf("looking up %q: %w", n.Pattern, err)
		}
		if e == nil {
			return false, nil
		}
		if found == index.MaxExpansions {
			return true, nil
		}
		if match(e.Term) {
			yield(e.Term)
		}
	}
}

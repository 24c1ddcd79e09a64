package themes

import "slices"

// Term is one term of the vocabulary, as it is written there.
type Term struct {
	// Theme is the theme's id.
	Theme string
	Text  string
}

// Terms returns the terms that stand under the language, in the order of the
// file and each once; those that are the same in all languages stand under "any"
// and under no other. Rows to be ignored name no theme and are none.
func (v *Vocabulary) Terms(language string) []Term {
	made := v.matchers[language]
	if made == nil {
		return nil
	}
	m, err := made()
	if err != nil {
		panic(err) // only the built-in file is not checked before, but by a test
	}
	var everywhere map[string]bool // the terms of any language, which all matchers have
	if language != anyLanguage {
		shared, err := v.matchers[anyLanguage]()
		if err != nil {
			panic(err) // as above
		}
		everywhere = shared.known
	}
	var out []Term
	for _, t := range m.terms {
		if t.theme != "" && !everywhere[t.theme+"\n"+t.text] {
			out = append(out, Term{t.theme, t.text})
		}
	}
	return slices.Clip(out)
}

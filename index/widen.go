package index

import (
	"slices"
	"strings"

	"polidex/corpus"
	"polidex/index/tokens"
)

// nameWeight is what another name is worth beside what was typed.
const nameWeight = 0.6

// maxWidened bounds the names that are put beside those of a query.
const maxWidened = 64

// widener puts beside the names in a query the other names of the same things.
// A nil widener leaves the query as it is.
type widener struct {
	languages []synonymLanguage
	// names counts the names put in so far.
	names int
	// widened are the words of the query that were widened.
	widened []corpus.Widening
}

// synonymLanguage is a language that has synonyms.
type synonymLanguage struct {
	analyzer *tokens.Analyzer
	groups   synonymGroups
	// planner plans the names of the language, which are looked for in its own
	// texts: the letters of a name are something else in another language.
	planner planner
	// keys are those of the words met so far.
	keys map[string]string
}

func newWidener(analyzers []*tokens.Analyzer) *widener {
	w := &widener{}
	known := synonyms()
	w.add(anyLanguage, known[anyLanguage], analyzers)
	for _, a := range analyzers {
		w.add(a.Language(), known[a.Language()], []*tokens.Analyzer{a})
	}
	return w
}

func (w *widener) add(language string, groups synonymGroups, analyzers []*tokens.Analyzer) {
	if groups != nil {
		w.languages = append(w.languages, synonymLanguage{
			synonymAnalyzer(language), groups, planner{analyzers: analyzers}, map[string]string{},
		})
	}
}

// widen returns the plan of some words of the query with the other names beside
// it.
func (w *widener) widen(p PlanNode, words []Word) PlanNode {
	if w == nil || p == nil {
		return p
	}
	nodes := []PlanNode{p}
	var by []string
	for i := range w.languages {
		l := &w.languages[i]
		for _, s := range l.otherNames(words) {
			if w.names == maxWidened {
				break
			}
			w.names++
			nodes = append(nodes, l.planner.name(s.text))
			by = addNew(by, s.text)
		}
	}
	if len(by) == 0 {
		return p
	}
	typed := joinWords(words)
	if !slices.ContainsFunc(w.widened, func(o corpus.Widening) bool { return o.Words == typed }) {
		w.widened = append(w.widened, corpus.Widening{Words: typed, By: by})
	}
	return AnyOf{nodes}
}

// run returns the words, two or more, that the nodes begin with and that name
// something together.
func (w *widener) run(nodes []Node) []Word {
	if w == nil || w.names == maxWidened {
		return nil
	}
	var words []Word
	for _, n := range nodes {
		word, ok := n.(Word)
		if !ok || len(words) == maxSynonymWords {
			break
		}
		words = append(words, word)
	}
	for n := len(words); n > 1; n-- {
		for i := range w.languages {
			if len(w.languages[i].otherNames(words[:n])) > 0 {
				return words[:n]
			}
		}
	}
	return nil
}

// otherNames returns the other names of what the words name together.
func (l *synonymLanguage) otherNames(words []Word) []synonym {
	key := l.key(words)
	groups := l.groups[key]
	if len(groups) == 0 {
		return nil
	}
	capitals := strings.TrimSuffix(joinWords(words), "s")
	var out []synonym
	for _, group := range groups {
		named := slices.ContainsFunc(group, func(s synonym) bool {
			return s.key == key && (!s.capitals || s.text == capitals)
		})
		for _, s := range group {
			if named && !s.capitals && s.key != key {
				out = append(out, s)
			}
		}
	}
	return out
}

func (l *synonymLanguage) key(words []Word) string {
	var key strings.Builder
	for _, word := range words {
		k, ok := l.keys[word.Text]
		if !ok {
			k = synonymKey(l.analyzer, word.Text)
			l.keys[word.Text] = k
		}
		key.WriteString(k)
	}
	return key.String()
}

// name plans another name, without points for its very form.
func (b *planner) name(text string) PlanNode {
	p := b.sequence(b.words(text), 0)
	if s, ok := p.(Sequence); ok {
		for i := range s.Slots {
			s.Slots[i].Exact = ""
		}
		// A name of several words is rarer than the acronym that was typed, and
		// would come before it.
		s.Weight = nameWeight / float64(len(s.Slots))
		return s
	}
	return p
}

func joinWords(words []Word) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.Text
	}
	return strings.Join(texts, " ")
}

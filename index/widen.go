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
	out := AnyOf{Nodes: []PlanNode{p}, Named: true}
	var by, themes []string
	for i := range w.languages {
		l := &w.languages[i]
		names, about := l.otherNames(words)
		for _, s := range names {
			if w.names == maxWidened {
				break
			}
			w.names++
			name, near := l.planner.name(s.text)
			out.Nodes = append(out.Nodes, name)
			if near != nil {
				out.Near = append(out.Near, near)
			}
			by = addNew(by, s.text)
		}
		themes = addNew(themes, about...)
	}
	if len(by) == 0 {
		return p
	}
	if len(themes) > 0 {
		out.Near = append(out.Near, Keep{Field: corpus.FieldTheme, Values: themes})
	}
	typed := joinWords(words)
	if !slices.ContainsFunc(w.widened, func(o corpus.Widening) bool { return o.Words == typed }) {
		w.widened = append(w.widened, corpus.Widening{Words: typed, By: by})
	}
	return out
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
			if names, _ := w.languages[i].otherNames(words[:n]); len(names) > 0 {
				return words[:n]
			}
		}
	}
	return nil
}

// otherNames returns the other names of what the words name together, and the
// themes that it is about.
func (l *synonymLanguage) otherNames(words []Word) (names []synonym, themes []string) {
	key := l.key(words)
	groups := l.groups[key]
	if len(groups) == 0 {
		return nil, nil
	}
	capitals := strings.TrimSuffix(joinWords(words), "s")
	for _, group := range groups {
		named := slices.ContainsFunc(group.names, func(s synonym) bool {
			return s.key == key && (!s.capitals || s.text == capitals)
		})
		if !named {
			continue
		}
		for _, s := range group.names {
			if !s.capitals && s.key != key {
				names = append(names, s)
			}
		}
		if group.theme != "" {
			themes = addNew(themes, group.theme)
		}
	}
	return names, themes
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

// name plans another name, without points for its very form, and what is near
// to it, nil for a name of one word: a text that has most of its words.
func (b *planner) name(text string) (name, near PlanNode) {
	words := b.words(text)
	p := b.sequence(words, 0)
	s, ok := p.(Sequence)
	if !ok {
		return p, nil
	}
	// A name of several words is rarer than the acronym that was typed, and
	// would come before it.
	s.Weight = nameWeight / float64(len(s.Slots))
	for i := range s.Slots {
		s.Slots[i].Exact = ""
	}
	var telling []PlanNode
	for i, w := range words {
		if w.stopIn == 0 && len(s.Slots) == len(words) {
			telling = append(telling, Sequence{Slots: s.Slots[i : i+1], Weight: s.Weight, AsIs: true})
		}
	}
	if n := len(telling); n > 1 {
		return s, MostOf{telling, n - n/3}
	}
	return s, nil
}

func joinWords(words []Word) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.Text
	}
	return strings.Join(texts, " ")
}

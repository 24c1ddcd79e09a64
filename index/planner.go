package index

import (
	"regexp"
	"strings"
	"unicode"

	"polidex/corpus"
	"polidex/index/tokens"
)

// NewPlan analyses the words of a tree in each of the languages: those of the
// entries that may be found. A word is found by the stem that any of them gives
// it; a word that is a stop word in some of them is not asked of the entries in
// these. Words that name something with several names are widened by the others,
// unless the tree is to be taken exactly.
func NewPlan(t Tree, languages []string) Plan {
	b := planner{}
	for _, l := range languages {
		b.analyzers = append(b.analyzers, tokens.For(l))
	}
	if len(b.analyzers) == 0 {
		b.analyzers = []*tokens.Analyzer{tokens.For("")}
	}
	if t.Root == nil {
		return Plan{}
	}
	b.acronyms = strings.ContainsFunc(strings.Join(positiveWords(t.Root), ""), unicode.IsLower)
	if t.Exact {
		return Plan{Root: b.node(t.Root)}
	}
	b.widener = newWidener(b.analyzers)
	root := b.node(t.Root)
	return Plan{Root: root, Widened: b.widener.widened}
}

type planner struct {
	analyzers []*tokens.Analyzer
	// acronyms says that a word in capitals is one: others are not in capitals.
	acronyms bool
	// widener is nil where nothing is to be widened.
	widener *widener
}

// positiveWords returns the words of a tree that are not negated.
func positiveWords(n Node) []string {
	var out []string
	switch n := n.(type) {
	case And:
		for _, m := range n.Nodes {
			out = append(out, positiveWords(m)...)
		}
	case Or:
		for _, m := range n.Nodes {
			out = append(out, positiveWords(m)...)
		}
	case Word:
		out = append(out, n.Text)
	}
	return out
}

// languages is a set of the planner's analysers, by their numbers.
type languages uint64

func (b *planner) allLanguages() languages { return 1<<len(b.analyzers) - 1 }

func (b *planner) keep(set languages) Keep {
	k := Keep{Field: corpus.FieldLanguage}
	for i, a := range b.analyzers {
		if set&(1<<i) != 0 {
			k.Values = append(k.Values, a.Language())
		}
	}
	return k
}

// content returns the languages in which a node asks for more than stop words.
func (b *planner) content(n Node) languages {
	switch n := n.(type) {
	case And:
		return b.contentOf(n.Nodes)
	case Or:
		return b.contentOf(n.Nodes)
	case Word:
		var out languages
		for _, w := range b.words(n.Text) {
			out |= b.allLanguages() &^ w.stopIn
		}
		return out
	case Not, Field, Title:
		return 0
	}
	return b.allLanguages()
}

func (b *planner) contentOf(nodes []Node) languages {
	var out languages
	for _, m := range nodes {
		out |= b.content(m)
	}
	return out
}

func (b *planner) node(n Node) PlanNode {
	switch n := n.(type) {
	case And:
		return b.all(n.Nodes)
	case Or:
		return b.any(n.Nodes)
	case Not:
		// What is excluded is what was typed.
		inner := *b
		inner.widener = nil
		if p := inner.node(n.Node); p != nil {
			return NoneOf{p}
		}
		return nil
	case Word:
		return b.widener.widen(cited(n, b.word(b.words(n.Text))), []Word{n})
	case Phrase:
		return b.sequence(b.words(n.Text), n.Slop)
	case Wildcard:
		return Expand{Pattern: n.Pattern}
	case Fuzzy:
		return Expand{Pattern: n.Text, Distance: n.Distance}
	case Field:
		return Keep(n)
	case Title:
		if p := b.node(n.Node); p != nil {
			return InTitle{p}
		}
	}
	return nil
}

// all plans nodes that must all match. A stop word is not asked of entries in
// the languages where it is one, as long as there is something to ask of them.
// Words that name something together are widened together.
func (b *planner) all(nodes []Node) PlanNode {
	content := b.contentOf(nodes)
	var out []PlanNode
	for len(nodes) > 0 {
		n := 1
		if run := b.widener.run(nodes); len(run) > 0 {
			n = len(run)
			out = append(out, b.widener.widen(allOf(b.list(nodes[:n], content, partlyRequired)), run))
		} else {
			out = append(out, b.list(nodes[:n], content, partlyRequired)...)
		}
		nodes = nodes[n:]
	}
	return allOf(out)
}

func partlyRequired(p PlanNode, stop Keep) PlanNode { return AnyOf{Nodes: []PlanNode{p, stop}} }

// any plans nodes of which one must match. A stop word does not count in entries
// in the languages where it is one, as long as something else does.
func (b *planner) any(nodes []Node) PlanNode {
	return anyOf(b.list(nodes, b.contentOf(nodes), func(p PlanNode, stop Keep) PlanNode {
		return AllOf{[]PlanNode{p, NoneOf{stop}}}
	}))
}

// list plans nodes of a list in which content is asked for. One that is a stop
// word everywhere is left out where others are none; one that is so in some
// languages only is planned by partly, given the entries in these.
func (b *planner) list(nodes []Node, content languages, partly func(p PlanNode, stop Keep) PlanNode) []PlanNode {
	var out []PlanNode
	for _, m := range nodes {
		p := b.node(m)
		if p == nil {
			continue
		}
		switch stop := b.stopIn(m) & content; stop {
		case 0:
			out = append(out, p)
		case b.allLanguages():
		default:
			out = append(out, partly(p, b.keep(stop)))
		}
	}
	return out
}

// stopIn returns the languages in which a node is a single stop word.
func (b *planner) stopIn(n Node) languages {
	w, ok := n.(Word)
	if !ok {
		return 0
	}
	words := b.words(w.Text)
	if len(words) != 1 {
		return 0
	}
	return words[0].stopIn
}

func allOf(nodes []PlanNode) PlanNode {
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		return nodes[0]
	}
	return AllOf{nodes}
}

func anyOf(nodes []PlanNode) PlanNode {
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		return nodes[0]
	}
	return AnyOf{Nodes: nodes}
}

// numberOfAct reads the number of an act as it is typed: its CELEX number,
// "2016/794", "2011/36/EU", "794/2014".
var numberOfAct = regexp.MustCompile(`(?i)^(?:3\d{4}[A-Z]\d{4}|(?:19|20)\d\d/\d{1,4}(?:/[A-Z]{2,4})?|\d{1,4}/(?:19|20)\d\d)$`)

// cited plans beside the number of an act the entries that cite the act: texts
// print no CELEX number, and the others in the notation of their time and
// language.
func cited(w Word, p PlanNode) PlanNode {
	if p == nil || !numberOfAct.MatchString(w.Text) {
		return p
	}
	key, ok := corpus.CitedKey(w.Text)
	if !ok {
		return p
	}
	return AnyOf{Nodes: []PlanNode{p, Keep{Field: corpus.FieldCites, Values: []string{key}}}}
}

// word plans a single word of the query, which may be several to the analysis.
func (b *planner) word(words []queryWord) PlanNode {
	if len(words) != 1 || words[0].reference != "" {
		return b.sequence(words, 0)
	}
	return Sequence{Slots: []Slot{words[0].slot}}
}

// sequence plans words that stand together. A compound is also found joined,
// and a reference by itself alone.
func (b *planner) sequence(words []queryWord, slop int) PlanNode {
	if len(words) == 0 {
		return nil
	}
	if r := words[0].reference; r != "" && words[0].covers >= len(words) {
		return Sequence{Slots: []Slot{{Any: []string{r}}}}
	}
	s := Sequence{Slop: slop, AsIs: true}
	for _, w := range words {
		s.Slots = append(s.Slots, w.slot)
	}
	if c := words[0].compound; len(c) > 0 && words[0].covers >= len(words) {
		return AnyOf{Nodes: []PlanNode{s, Sequence{Slots: []Slot{{Any: c}}}}}
	}
	return s
}

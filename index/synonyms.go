package index

import (
	_ "embed"
	"strings"
	"sync"

	"polidex/index/tokens"
)

//go:embed synonyms.txt
var synonymList string

// anyLanguage marks the groups of synonyms that serve all languages.
const anyLanguage = "*"

// synonym is one of the names of a thing.
type synonym struct {
	text string
	// key is what it is found by; see [synonymKey].
	key string
	// capitals says that it counts in capitals alone, and that nothing is widened
	// by it: otherwise it is a word like others, or means several things.
	capitals bool
}

// synonymGroup is the names of one thing.
type synonymGroup struct {
	names []synonym
	// theme is that of what the thing is about, empty where it has none.
	theme string
}

// synonymGroups are the groups of a language by the keys of their names.
type synonymGroups map[string][]synonymGroup

// synonyms returns the groups by language.
var synonyms = sync.OnceValue(func() map[string]synonymGroups { return readSynonyms(synonymList) })

// maxSynonymWords bounds the words of a name.
const maxSynonymWords = 16

func readSynonyms(list string) map[string]synonymGroups {
	out := map[string]synonymGroups{}
	for line := range strings.Lines(list) {
		language, names, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		if out[language] == nil {
			out[language] = synonymGroups{}
		}
		a := synonymAnalyzer(language)
		names, theme, _ := strings.Cut(names, "@")
		group := synonymGroup{theme: strings.TrimSpace(theme)}
		for name := range strings.SplitSeq(names, ";") {
			text, capitals := strings.CutPrefix(strings.TrimSpace(name), "!")
			group.names = append(group.names, synonym{text: text, key: synonymKey(a, text), capitals: capitals})
		}
		out[language].add(group)
	}
	return out
}

func (g synonymGroups) add(group synonymGroup) {
	var keys []string
	for _, s := range group.names {
		keys = addNew(keys, s.key)
	}
	for _, k := range keys {
		g[k] = append(g[k], group)
	}
}

func synonymAnalyzer(language string) *tokens.Analyzer {
	if language == anyLanguage {
		return tokens.For("")
	}
	return tokens.For(language)
}

// synonymKey is what names are compared by: the stems of their words, without
// accents, and of the plural of an acronym that of the acronym.
func synonymKey(a *tokens.Analyzer, text string) string {
	var b strings.Builder
	for _, t := range a.Analyze(text) {
		if t.Extra() {
			continue
		}
		term := t.Form
		if n := len(t.Stems); n > 0 {
			term = t.Stems[n-1]
		}
		b.WriteString(term)
		b.WriteByte(' ')
	}
	return b.String()
}

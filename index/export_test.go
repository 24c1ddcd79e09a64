package index

import (
	"strings"

	"polidex/index/tokens"
)

// SynonymGroup is a line of the list of synonyms as its test looks at it.
type SynonymGroup struct {
	Language string
	Names    []string
	Theme    string
	// Stop are the names that others are widened by and that are nothing but stop
	// words; Shared those that stand in another group of the language too.
	Stop, Shared []string
}

// Synonyms returns the list of synonyms.
func Synonyms() []SynonymGroup {
	var out []SynonymGroup
	for line := range strings.Lines(synonymList) {
		language, _, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		known := synonyms()[language]
		g := SynonymGroup{Language: language}
		for _, group := range readSynonyms(line)[language] {
			if g.Names != nil {
				break
			}
			g.Theme = group[0].theme
			for _, s := range group[0].names {
				g.Names = append(g.Names, s.text)
				if len(known[s.key]) > 1 && !s.capitals {
					g.Shared = append(g.Shared, s.text)
				}
				if !s.capitals && onlyStopWords(language, s.text) {
					g.Stop = append(g.Stop, s.text)
				}
			}
		}
		out = append(out, g)
	}
	return out
}

func onlyStopWords(language, text string) bool {
	for _, t := range synonymAnalyzer(language).Analyze(text) {
		if t.Kind != tokens.Stop {
			return false
		}
	}
	return true
}

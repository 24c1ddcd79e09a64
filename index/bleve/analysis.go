package bleve

import (
	"strings"

	"polidex/index"
	"polidex/index/tokens"
)

// textAnalysis makes the fields of texts. It is for one goroutine at a time, and
// remembers words from text to text.
type textAnalysis struct {
	analyzers map[string]*tokens.Analyzer // by language
	seen      occurrences
	tables    *termTables
	list      []tokens.Token // of one part, written over by the next
}

func newTextAnalysis(tables *termTables) *textAnalysis {
	return &textAnalysis{analyzers: map[string]*tokens.Analyzer{}, tables: tables}
}

func (a *textAnalysis) analyzer(language string) *tokens.Analyzer {
	if a.analyzers[language] == nil {
		a.analyzers[language] = tokens.For(language).Remembering()
	}
	return a.analyzers[language]
}

// field returns the terms of a text of an entry.
func (a *textAnalysis) field(analyzer *tokens.Analyzer, t index.Text) *termField {
	f := &termField{name: string(t.Field), frequencies: a.tables.take()}
	base := 0
	for _, part := range t.Parts {
		a.list = analyzer.Append(a.list[:0], part)
		for i := range a.list {
			tok := &a.list[i]
			if !tok.Extra() {
				f.words++
			}
			at := base + tok.Position
			if placed(tok) {
				f.occur(&a.seen, tok.Form, at)
			} else {
				f.count(&a.seen, tok.Form)
			}
			for _, s := range tok.Stems {
				f.occur(&a.seen, s, at)
			}
		}
		if n := len(a.list); n > 0 {
			base += a.list[n-1].Position + index.PartGap
		}
	}
	return f
}

// placed reports whether phrases look for a word by its form: where it has stems
// they are looked for, and its form need only be counted. What has digits in it
// can be a number in another notation, which has no stems, and a compound is
// looked for as one word is.
func placed(t *tokens.Token) bool {
	return len(t.Stems) == 0 || t.Kind != tokens.Word || strings.ContainsAny(t.Form, "0123456789")
}

package bleve

import (
	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"polidex/index"
	"polidex/index/tokens"
)

// Names of the stored fields of an entry, and keys of what is stored once.
const (
	// fieldEntry is the entry as JSON.
	fieldEntry = "entry"
	// fieldColumns is what the columns are made of; see encodeColumns.
	fieldColumns = "columns"
	// fieldMembers, of document entries, lists the document's entries.
	fieldMembers = "members"
)

var (
	keySchema = []byte("schema")
	// keyContent is the content; see the type.
	keyContent = []byte("sum")
)

// termField is a text given to bleve as terms with positions, ready-made.
type termField struct {
	name        string
	words       int
	frequencies bleveindex.TokenFrequencies
}

var _ document.Field = (*termField)(nil)

func (f *termField) Name() string             { return f.name }
func (f *termField) Value() []byte            { return nil }
func (f *termField) ArrayPositions() []uint64 { return nil }
func (f *termField) EncodedFieldType() byte   { return 't' }
func (f *termField) Analyze()                 {}
func (f *termField) AnalyzedLength() int      { return f.words }
func (f *termField) NumPlainTextBytes() uint64 {
	return 0
}
func (f *termField) Size() int { return 64 * len(f.frequencies) }
func (f *termField) Options() bleveindex.FieldIndexingOptions {
	return bleveindex.IndexField | bleveindex.IncludeTermVectors
}
func (f *termField) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies { return f.frequencies }

// storedField returns bytes to be stored beside an entry.
func storedField(name string, value []byte) document.Field {
	return document.NewTextFieldCustom(name, nil, value, bleveindex.StoreField, nil)
}

// analysers are those that one goroutine uses, by language.
type analysers map[string]*tokens.Analyzer

func (a analysers) of(language string) *tokens.Analyzer {
	if a[language] == nil {
		a[language] = tokens.For(language).Remembering()
	}
	return a[language]
}

// textAnalysis analyses the texts of one document, each distinct text once: an
// action is often also a passage.
type textAnalysis struct {
	analyzer *tokens.Analyzer
	done     map[string][]tokens.Token
	// What field works with, used again for each.
	numbers     map[string]int
	terms       []string
	counts      []int
	occurrences []occurrence
}

// occurrence is a term at a position, by its number.
type occurrence struct{ term, position int }

func newTextAnalysis(a *tokens.Analyzer) *textAnalysis {
	return &textAnalysis{analyzer: a, done: map[string][]tokens.Token{}, numbers: map[string]int{}}
}

func (a *textAnalysis) tokens(text string) []tokens.Token {
	t, ok := a.done[text]
	if !ok {
		t = a.analyzer.Analyze(text)
		a.done[text] = t
	}
	return t
}

// field returns the terms of a text of an entry.
func (a *textAnalysis) field(t index.Text) *termField {
	clear(a.numbers)
	a.terms, a.counts, a.occurrences = a.terms[:0], a.counts[:0], a.occurrences[:0]
	words, base := 0, 0
	for _, part := range t.Parts {
		list := a.tokens(part)
		for i := range list {
			tok := &list[i]
			if !tok.Extra() {
				words++
			}
			tok.Terms(func(term string) { a.occur(term, base+tok.Position) })
		}
		if n := len(list); n > 0 {
			base += list[n-1].Position + index.PartGap
		}
	}
	return &termField{name: string(t.Field), words: words, frequencies: a.frequencies()}
}

func (a *textAnalysis) occur(term string, position int) {
	n, ok := a.numbers[term]
	if !ok {
		n = len(a.terms)
		a.numbers[term] = n
		a.terms, a.counts = append(a.terms, term), append(a.counts, 0)
	}
	a.counts[n]++
	a.occurrences = append(a.occurrences, occurrence{n, position})
}

// frequencies writes the terms that occurred as bleve has them, all of a kind in
// one piece: there are some hundred in a passage. Its Term is left out, since
// the segments are made of the keys.
func (a *textAnalysis) frequencies() bleveindex.TokenFrequencies {
	locations := make([]bleveindex.TokenLocation, len(a.occurrences))
	pointers := make([]*bleveindex.TokenLocation, len(a.occurrences))
	frequencies := make([]bleveindex.TokenFreq, len(a.terms))
	out := make(bleveindex.TokenFrequencies, len(a.terms))
	start := 0
	for n, term := range a.terms {
		f := &frequencies[n]
		f.SetFrequency(a.counts[n])
		f.Locations = pointers[start : start : start+a.counts[n]]
		start += a.counts[n]
		out[term] = f
	}
	for i, o := range a.occurrences {
		locations[i].Position = o.position
		f := &frequencies[o.term]
		f.Locations = append(f.Locations, &locations[i])
	}
	return out
}

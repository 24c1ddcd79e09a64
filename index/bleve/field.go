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
	// keySum is the sum of the digests of all documents held.
	keySum = []byte("sum")
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

// textAnalysis analyses the texts of one document, each distinct text once: a
// passage is also a part of its document's body.
type textAnalysis struct {
	analyzer *tokens.Analyzer
	done     map[string][]tokens.Token
}

func newTextAnalysis(language string) *textAnalysis {
	return &textAnalysis{analyzer: tokens.For(language), done: map[string][]tokens.Token{}}
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
	type occurrence struct{ term, position int }
	var (
		numbers     = map[string]int{}
		terms       []string
		counts      []int
		occurrences []occurrence
		words, base int
	)
	for _, part := range t.Parts {
		last := 0
		for _, tok := range a.tokens(part) {
			if !tok.Extra() {
				words++
			}
			last = tok.Position
			tok.Terms(func(term string) {
				n, ok := numbers[term]
				if !ok {
					n = len(terms)
					numbers[term] = n
					terms, counts = append(terms, term), append(counts, 0)
				}
				counts[n]++
				occurrences = append(occurrences, occurrence{n, base + tok.Position})
			})
		}
		if last > 0 {
			base += last + index.PartGap
		}
	}
	// All of a kind in one piece: there are some hundred terms in a passage.
	locations := make([]bleveindex.TokenLocation, len(occurrences))
	pointers := make([]*bleveindex.TokenLocation, len(occurrences))
	frequencies := make([]bleveindex.TokenFreq, len(terms))
	out := &termField{name: string(t.Field), words: words, frequencies: make(bleveindex.TokenFrequencies, len(terms))}
	start := 0
	for n, term := range terms {
		f := &frequencies[n]
		f.Term = []byte(term)
		f.SetFrequency(counts[n])
		f.Locations = pointers[start : start : start+counts[n]]
		start += counts[n]
		out.frequencies[term] = f
	}
	for i, o := range occurrences {
		locations[i].Position = o.position
		f := &frequencies[o.term]
		f.Locations = append(f.Locations, &locations[i])
	}
	return out
}

package bleve

import (
	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"
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

// occur adds a term at a position.
func (f *termField) occur(seen *occurrences, term string, position int) {
	was := f.frequencies[term]
	if now := seen.placed(was, position); now != was {
		f.frequencies[term] = now
	}
}

// count adds a term of which nobody asks where it stands.
func (f *termField) count(seen *occurrences, term string) {
	was := f.frequencies[term]
	if now := seen.counted(was); now != was {
		f.frequencies[term] = now
	}
}

// storedField returns bytes to be stored beside an entry.
func storedField(name string, value []byte) document.Field {
	return document.NewTextFieldCustom(name, nil, value, bleveindex.StoreField, nil)
}

// Package stock is bleve as it comes, to compare with: passages in an index made
// by the library's own calls with its defaults, and its own facets over them.
// Nothing but measurements and tests imports it, so that the program does not
// carry it.
package stock

import (
	"context"
	"fmt"
	"iter"
	"strconv"

	blevesearch "github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	"github.com/blevesearch/bleve/v2/mapping"

	"polidex/corpus"
	"polidex/index"
)

// batchSize is the number of passages in a batch: larger ones are no faster and
// take more memory.
const batchSize = 1000

// fieldText is the field of the words; the others are named as facets are.
const fieldText = "text"

// Facets are the fields that can be counted.
var Facets = []corpus.Field{corpus.FieldTheme, corpus.FieldYear, corpus.FieldActor, corpus.FieldType, corpus.FieldLanguage}

// newMapping has a text, stored and with positions, and a keyword with doc
// values for each facet, all else being bleve's defaults but that no field of all
// words is made beside them.
func newMapping() mapping.IndexMapping {
	text := blevesearch.NewTextFieldMapping()
	text.IncludeInAll, text.DocValues = false, false
	passage := blevesearch.NewDocumentStaticMapping()
	passage.AddFieldMappingsAt(fieldText, text)
	for _, f := range Facets {
		k := blevesearch.NewKeywordFieldMapping()
		k.Analyzer, k.Store, k.IncludeInAll, k.IncludeTermVectors = keyword.Name, false, false, false
		passage.AddFieldMappingsAt(string(f), k)
	}
	m := blevesearch.NewIndexMapping()
	m.DefaultMapping = passage
	return m
}

// Build makes an index of the documents' passages in the folder dir, which must
// not be there, and merges it to one segment, as ours is.
func Build(ctx context.Context, dir string, docs iter.Seq2[*corpus.Document, error]) (err error) {
	x, err := blevesearch.New(dir, newMapping())
	if err != nil {
		return fmt.Errorf("making stock index %q: %w", dir, err)
	}
	defer func() {
		if e := x.Close(); err == nil {
			err = e
		}
	}()
	batch := x.NewBatch()
	flush := func() error {
		defer batch.Reset()
		return x.Batch(batch)
	}
	for d, err := range docs {
		if err != nil {
			return err
		}
		for _, e := range index.Entries(d) {
			if e.Kind != corpus.KindPassage {
				continue
			}
			if err := batch.Index(e.ID, passage(&e)); err != nil {
				return err
			}
		}
		if batch.Size() >= batchSize {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := flush(); err != nil {
		return err
	}
	store, err := x.Advanced()
	if err != nil {
		return err
	}
	return store.(*scorch.Scorch).ForceMerge(ctx, &mergeplan.SingleSegmentMergePlanOptions)
}

func passage(e *corpus.Entry) map[string]any {
	years := make([]string, len(e.Years))
	for i, y := range e.Years {
		years[i] = strconv.Itoa(y)
	}
	return map[string]any{
		fieldText: e.Text, string(corpus.FieldTheme): e.Themes, string(corpus.FieldYear): years,
		string(corpus.FieldActor): e.Actors, string(corpus.FieldType): string(e.Type), string(corpus.FieldLanguage): e.Language,
	}
}

// Index is an open index, to be read only.
type Index struct{ index blevesearch.Index }

// Open opens the index in the folder dir.
func Open(dir string) (*Index, error) {
	x, err := blevesearch.OpenUsing(dir, map[string]any{"read_only": true})
	if err != nil {
		return nil, fmt.Errorf("opening stock index %q: %w", dir, err)
	}
	return &Index{x}, nil
}

// Close closes it.
func (x *Index) Close() error { return x.index.Close() }

// mostValues is more than the values of any of the facets, so that counts are
// complete.
const mostValues = 100

// Search finds the passages with a word, or all for "", and counts the fields.
// It returns the total and the counts, by bleve's own facet requests; the ten
// best hits are found and not read.
func (x *Index) Search(ctx context.Context, word string, fields []corpus.Field) (int, []corpus.Facet, error) {
	request := blevesearch.NewSearchRequestOptions(blevesearch.NewMatchAllQuery(), 10, 0, false)
	if word != "" {
		q := blevesearch.NewTermQuery(word)
		q.SetField(fieldText)
		request.Query = q
	}
	for _, f := range fields {
		request.AddFacet(string(f), blevesearch.NewFacetRequest(string(f), mostValues))
	}
	r, err := x.index.SearchInContext(ctx, request)
	if err != nil {
		return 0, nil, err
	}
	var out []corpus.Facet
	for _, f := range fields {
		got := r.Facets[string(f)]
		facet := corpus.Facet{Field: f, Missing: got.Missing}
		for _, t := range got.Terms.Terms() {
			facet.Values = append(facet.Values, corpus.FacetValue{Value: t.Term, Count: t.Count})
		}
		facet.Distinct = len(facet.Values)
		out = append(out, facet)
	}
	return int(r.Total), out, nil
}

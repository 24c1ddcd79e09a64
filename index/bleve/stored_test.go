package bleve_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/index/bleve"
	"polidex/index/indextest"
)

// Whatever happens to the files that columns are kept in, the answers are the
// same.
func TestColumnsKept(t *testing.T) {
	dir := t.TempDir()
	if err := bleve.Build(t.Context(), dir, indextest.Corpus(6000), bleve.Options{}); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*", "columns", "*.columns"))
	if len(files) != 1 {
		t.Fatalf("files of columns: %q, want one", files)
	}
	whole, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	asked := func() (corpus.Result, corpus.Table) {
		t.Helper()
		x, err := bleve.Open(dir, bleve.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		r, err := x.Search(t.Context(), corpus.Query{Text: indextest.NewVocabulary().Word(120), Facets: corpus.FacetFields, Filters: []corpus.Filter{{Field: corpus.FieldYear, Values: []string{"2018..2026"}}}})
		if err != nil {
			t.Fatal(err)
		}
		r.Took = 0
		table, err := x.Table(t.Context(), corpus.Query{}, corpus.FieldTheme, corpus.FieldYear)
		if err != nil {
			t.Fatal(err)
		}
		return r, table
	}
	wantResult, wantTable := asked()
	if wantResult.Total == 0 || len(wantTable.RowValues) == 0 {
		t.Fatalf("nothing found: %d hits, %d rows", wantResult.Total, len(wantTable.RowValues))
	}
	flipped := append([]byte{}, whole...)
	flipped[len(flipped)/2] ^= 1
	for _, c := range []struct {
		name string
		data []byte // nil removes the file
	}{
		{"as it was", whole}, {"missing", nil}, {"cut", whole[:len(whole)/3]}, {"empty", []byte{}}, {"a bit turned", flipped}, {"another file", []byte("columns")},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.data == nil {
				err = os.Remove(files[0])
			} else {
				err = os.WriteFile(files[0], c.data, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
			result, table := asked()
			if diff := cmp.Diff(wantResult, result); diff != "" {
				t.Errorf("answer (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(wantTable, table); diff != "" {
				t.Errorf("table (-want +got):\n%s", diff)
			}
			now, err := os.ReadFile(files[0])
			if err != nil || !cmp.Equal(now, whole) {
				t.Errorf("the file was not written anew (%v)", err)
			}
		})
	}
}

package indextest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/index"
)

// Run runs the suite. open returns a new and empty index, which the suite
// closes; it is called once a test.
func Run(t *testing.T, open func(t *testing.T) index.Index) {
	groups := []struct {
		name string
		run  func(t *testing.T, x index.Index)
	}{
		{"words", testWords},
		{"phrases", testPhrases},
		{"names", testNames},
		{"near", testNear},
		{"bounds", testBounds},
		{"order", testOrder},
		{"filters", testFilters},
		{"facets", testFacets},
		{"deadline years", testDeadlineYears},
		{"facet match", testFacetMatch},
		{"forms", testForms},
		{"table", testTable},
		{"groups", testGroups},
		{"group paging", testGroupPaging},
		{"like", testLike},
		{"paging", testPaging},
		{"marks", testMarks},
		{"repairs", testRepairs},
		{"languages", testLanguages},
		{"odd queries", testOdd},
		{"heavy queries", testHeavy},
		{"refusals", testRefusals},
		{"entries", testEntries},
		{"life", testLife},
		{"concurrent use", testConcurrentUse},
	}
	for _, g := range groups {
		t.Run(g.name, func(t *testing.T) {
			x := open(t)
			defer func() {
				if err := x.Close(); err != nil {
					t.Errorf("Close() = %v", err)
				}
				if err := x.Close(); err != nil {
					t.Errorf("second Close() = %v, want nil", err)
				}
			}()
			g.run(t, x)
		})
	}
}

// filled puts all documents of the suite into the index.
func filled(t *testing.T, x index.Index) {
	t.Helper()
	if err := x.Put(t.Context(), Documents()...); err != nil {
		t.Fatalf("Put(the documents) = %v", err)
	}
}

func search(t *testing.T, x index.Index, q corpus.Query) corpus.Result {
	t.Helper()
	r, err := x.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("Search(%+v) = %v", q, err)
	}
	return r
}

func ids(hits []corpus.Hit) []string {
	out := []string{}
	for _, h := range hits {
		out = append(out, h.ID)
	}
	return out
}

// found is the IDs of all that a query matches, in its order, and checks that
// the total is their number.
func found(t *testing.T, x index.Index, q corpus.Query) []string {
	t.Helper()
	q.Limit = corpus.MaxLimit
	r := search(t, x, q)
	if r.Total != len(r.Hits) {
		t.Errorf("Search(%q): total %d with %d hits", q.Text, r.Total, len(r.Hits))
	}
	return ids(r.Hits)
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

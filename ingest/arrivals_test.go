package ingest_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest"
)

func TestArrivals(t *testing.T) {
	for _, where := range []string{"mem://", t.TempDir()} {
		t.Run(where, func(t *testing.T) {
			archive, err := ingest.OpenArchive(t.Context(), where)
			if err != nil {
				t.Fatal(err)
			}
			defer archive.Close()
			if got, err := archive.Arrivals(t.Context()); err != nil || len(got) != 0 {
				t.Errorf("an empty archive: %v, %v", got, err)
			}
			one, two := corpus.Digest([]byte("one")), corpus.Digest([]byte("two"))
			noon := time.Date(2031, 5, 1, 12, 0, 0, 7, time.UTC)
			for _, r := range []corpus.Retrieval{
				{Digest: one, Source: "b", Time: noon.Add(time.Hour)},
				{Digest: one, Source: "a", Time: noon.In(time.FixedZone("east", 7200))},
				{Digest: two, Source: "a", Time: noon.AddDate(-1, 0, 0)},
			} {
				if err := archive.AddRetrieval(t.Context(), r); err != nil {
					t.Fatal(err)
				}
			}
			got, err := archive.Arrivals(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			want := map[string]time.Time{corpus.DocumentID(one): noon, corpus.DocumentID(two): noon.AddDate(-1, 0, 0)}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

package ingest_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gocloud.dev/blob"

	"polidex/ingest"
)

// state is what an archive and its index hold in the end, but for the times:
// what must be the same however the way there was.
func state(t *testing.T, a *ingest.Archive, ix *fakeIndex) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	originals, err := a.Originals(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out["originals"] = originals
	for doc, err := range a.Documents(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		whole, err := a.Document(t.Context(), doc.ID)
		if err != nil {
			t.Fatal(err)
		}
		var sources []string
		for _, r := range whole.Provenance {
			sources = append(sources, r.Source)
		}
		slices.Sort(sources)
		out["documents"] = append(out["documents"], fmt.Sprintf("%s %s from %s, retrieved from %s", doc.ID, doc.Title, doc.Source, sources))
	}
	failures, err := a.Failures(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, digest := range slices.Sorted(maps.Keys(failures)) {
		out["failures"] = append(out["failures"], digest+" "+failures[digest].Reason)
	}
	for _, id := range slices.Sorted(maps.Keys(ix.docs)) {
		out["index"] = append(out["index"], id+" "+ix.docs[id].Source)
	}
	return out
}

// Each write in turn fails once; the next run always comes to the same end.
func TestEveryStepFailsOnce(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A\n- act", "b.txt": "B", "broken.pdf": "broken", "copy.txt": "A\n- act", "d.txt": "D"})
	var want map[string][]string
	for fail := 0; ; fail++ {
		s := &store{blobs: map[string][]byte{}, fail: fail}
		a := ingest.NewArchive(blob.NewBucket(s), "test")
		d := newDesk(t, a)
		d.opts.Workers = 1 + fail%3
		_, _, err := d.try(dir)
		if failed := fail > 0 && fail <= s.writes; failed != (err != nil) {
			t.Fatalf("write %d failed, and Run: %v", fail, err)
		}
		if fail > 0 && err == nil {
			return
		}
		d.run(dir)
		d.run(dir)
		got := state(t, a, d.ix)
		if fail == 0 {
			want = got
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("write %d failed: end (-want +got):\n%s", fail, diff)
		}
		for id, n := range d.ix.puts {
			if n != 1 {
				t.Errorf("write %d failed: document %s was put %d times", fail, id, n)
			}
		}
	}
}

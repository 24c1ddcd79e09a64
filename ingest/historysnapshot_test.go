package ingest_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gocloud.dev/blob/memblob"

	"polidex/corpus"
	"polidex/ingest"
)

// What is kept of the records in one piece never says other than they do.
func TestHistorySnapshot(t *testing.T) {
	const snapshot = "derived/history.ndjson"
	bucket := memblob.OpenBucket(nil)
	archive := ingest.NewArchive(bucket, "memory")
	defer archive.Close()
	retrieval := func(i int) corpus.Retrieval {
		return corpus.Retrieval{
			Digest: corpus.Digest(fmt.Append(nil, i)), Source: fmt.Sprintf("/in/%d.txt", i), Size: int64(i),
			Time: time.Date(2030, time.March, 1, 9, 0, i, 0, time.UTC), ModTime: time.Date(2029, time.March, 1, 9, 0, 0, i, time.UTC),
		}
	}
	want := map[string]corpus.Retrieval{}
	add := func(from, to int) {
		for i := from; i < to; i++ {
			if err := archive.AddRetrieval(t.Context(), retrieval(i)); err != nil {
				t.Fatal(err)
			}
			want[retrieval(i).Source] = retrieval(i)
		}
	}
	keyOf := func(i int) string {
		for it := bucket.List(nil); ; {
			o, err := it.Next(t.Context())
			if err != nil {
				t.Fatalf("no record of %d: %v", i, err)
			}
			if strings.HasPrefix(o.Key, "provenance/"+retrieval(i).Digest) {
				return o.Key
			}
		}
	}
	write := func(key string, data []byte) {
		if err := bucket.WriteAll(t.Context(), key, data, nil); err != nil {
			t.Fatal(err)
		}
	}
	steps := []struct {
		name    string
		change  func()
		damaged int
		kept    bool
	}{
		{"few records", func() { add(0, 100) }, 0, false},
		{"many", func() { add(100, 400) }, 0, true},
		{"none new", func() {}, 0, true},
		{"some new", func() { add(400, 410) }, 0, true},
		{"one damaged", func() {
			write(keyOf(7), []byte("{"))
			delete(want, retrieval(7).Source)
		}, 1, true},
		{"one removed", func() {
			if err := bucket.Delete(t.Context(), keyOf(8)); err != nil {
				t.Fatal(err)
			}
			delete(want, retrieval(8).Source)
		}, 1, true},
		{"the whole damaged", func() { write(snapshot, []byte("{}\nnonsense\n{\"key\":1}")) }, 1, true},
		{"cut off", func() {
			data, err := bucket.ReadAll(t.Context(), snapshot)
			if err != nil {
				t.Fatal(err)
			}
			write(snapshot, data[:len(data)/2+3])
		}, 1, true},
		{"empty", func() { write(snapshot, nil) }, 1, true},
	}
	for _, step := range steps {
		step.change()
		h, err := archive.History(t.Context())
		if err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		got := map[string]corpus.Retrieval{}
		for _, source := range h.Sources() {
			got[source], _ = h.Latest(source)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: history (-want +got):\n%s", step.name, diff)
		}
		if len(h.Damaged) != step.damaged {
			t.Errorf("%s: damaged records %q, want %d", step.name, h.Damaged, step.damaged)
		}
		if kept, err := bucket.Exists(t.Context(), snapshot); err != nil || kept != step.kept {
			t.Errorf("%s: a snapshot is there: %v (%v), want %v", step.name, kept, err, step.kept)
		}
	}
}

package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest"
)

// eachArchive runs a test over every kind of archive that is built in.
func eachArchive(t *testing.T, test func(t *testing.T, a *ingest.Archive)) {
	dir := t.TempDir()
	for _, location := range []string{"mem://", filepath.Join(dir, "by", "path"), "file://" + filepath.ToSlash(filepath.Join(dir, "by%20url"))} {
		t.Run(strings.TrimPrefix(location, dir), func(t *testing.T) {
			a, err := ingest.OpenArchive(t.Context(), location)
			if err != nil {
				t.Fatal(err)
			}
			defer a.Close()
			test(t, a)
		})
	}
}

func TestOpenArchiveRefusals(t *testing.T) {
	dir := folder(t, map[string]string{"file": "no folder", "half/documents": "a file where a folder belongs"})
	for _, c := range []struct {
		name, location string
		kind           error
	}{
		{"nothing", "", corpus.ErrInvalid},
		{"other scheme", "s3://bucket", corpus.ErrUnsupported},
		{"another machine", "file://host/folder", corpus.ErrInvalid},
		{"a file", filepath.Join(dir, "file"), corpus.ErrUnavailable},
		{"below a file", filepath.Join(dir, "file", "archive"), corpus.ErrUnavailable},
		{"a part that is a file", filepath.Join(dir, "half"), corpus.ErrUnavailable},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := ingest.OpenArchive(t.Context(), c.location); !errors.Is(err, c.kind) || strings.Contains(err.Error(), "\n") {
				t.Errorf("OpenArchive(%q): %v, want one line that wraps %q", c.location, err, c.kind)
			}
		})
	}
}

// Every part of an archive is looked at: one that cannot be listed would look empty.
func TestOpenArchiveLooksAtItsParts(t *testing.T) {
	for _, part := range []string{
		"originals", "provenance", "documents", "reviews", "unindexed", "failures", "visits", "lists", "works",
		"vocabulary", "tombstones", "jobs", "incoming", "derived",
	} {
		t.Run(part, func(t *testing.T) {
			dir := folder(t, map[string]string{part: "a file where a folder belongs"})
			if _, err := ingest.OpenArchive(t.Context(), dir); !errors.Is(err, corpus.ErrUnavailable) || !strings.Contains(err.Error(), part) {
				t.Errorf("OpenArchive: %v, want an error that names %s and wraps %q", err, part, corpus.ErrUnavailable)
			}
		})
	}
}

func TestOriginals(t *testing.T) {
	eachArchive(t, func(t *testing.T, a *ingest.Archive) {
		ctx := t.Context()
		data := []byte("The ferry board meets in May.")
		for i, wantAdded := range []bool{true, false} {
			digest, added, err := a.PutOriginal(ctx, data)
			if digest != corpus.Digest(data) || added != wantAdded || err != nil {
				t.Fatalf("PutOriginal, time %d = %q, %v, %v, want added %v", i+1, digest, added, err, wantAdded)
			}
		}
		digest := corpus.Digest(data)
		r, err := a.Original(ctx, digest)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if size, err := r.Seek(0, io.SeekEnd); size != int64(len(data)) || err != nil {
			t.Errorf("size = %d, %v, want %d", size, err, len(data))
		}
		if _, err := r.Seek(4, io.SeekStart); err != nil {
			t.Error(err)
		}
		rest, err := io.ReadAll(r)
		if string(rest) != string(data[4:]) || err != nil {
			t.Errorf("range = %q, %v, want %q", rest, err, data[4:])
		}
		all, err := a.Originals(ctx)
		if diff := cmp.Diff([]string{digest}, all); diff != "" || err != nil {
			t.Errorf("Originals (-want +got):\n%s%v", diff, err)
		}
	})
}

func TestUnknownNames(t *testing.T) {
	eachArchive(t, func(t *testing.T, a *ingest.Archive) {
		ctx := t.Context()
		for _, name := range []string{"", "..", "../../etc/passwd", "documents/x", strings.Repeat("g", 16), strings.Repeat("0", 16), strings.Repeat("0", 64), strings.Repeat("A", 64)} {
			if _, err := a.Document(ctx, name); !errors.Is(err, corpus.ErrNotFound) {
				t.Errorf("Document(%q): %v, want %q", name, err, corpus.ErrNotFound)
			}
			if _, err := a.Original(ctx, name); !errors.Is(err, corpus.ErrNotFound) {
				t.Errorf("Original(%q): %v, want %q", name, err, corpus.ErrNotFound)
			}
			if _, err := a.AddReview(ctx, corpus.Review{Document: name, Action: "x", Verdict: corpus.Accepted, Time: time.Now()}); !errors.Is(err, corpus.ErrNotFound) {
				t.Errorf("AddReview(%q): %v, want %q", name, err, corpus.ErrNotFound)
			}
			if err := a.PutDocument(ctx, &corpus.Document{Meta: corpus.Meta{ID: name, Digest: name}}); len(name) != 64 && !errors.Is(err, corpus.ErrInvalid) {
				t.Errorf("PutDocument(%q): %v, want %q", name, err, corpus.ErrInvalid)
			}
		}
	})
}

func TestDocuments(t *testing.T) {
	eachArchive(t, func(t *testing.T, a *ingest.Archive) {
		ctx := t.Context()
		text := []byte("Ferries\n- buy two ferries\n- sell the old one")
		doc, err := read(ctx, text, "", "")
		if err != nil {
			t.Fatal(err)
		}
		doc.Provenance = []corpus.Retrieval{{Source: "not to be written"}}
		if err := a.PutDocument(ctx, doc); err != nil {
			t.Fatal(err)
		}
		at := time.Date(2030, 5, 1, 12, 0, 0, 0, time.UTC)
		second := corpus.Retrieval{Digest: doc.Digest, Source: "https://example.eu/ferries", Time: at.Add(time.Hour), Status: 200}
		first := corpus.Retrieval{Digest: doc.Digest, Source: "/plans/ferries.txt", Time: at, ModTime: at.Add(-time.Hour)}
		for _, r := range []corpus.Retrieval{second, first, first} {
			if err := a.AddRetrieval(ctx, r); err != nil {
				t.Fatal(err)
			}
		}
		words := "buy three ferries"
		var reviews []corpus.Review
		for _, r := range []corpus.Review{
			{Action: doc.Actions[0].ID, Verdict: corpus.Accepted, Time: at},
			{Action: doc.Actions[0].ID, Verdict: corpus.Corrected, ReviewValues: corpus.ReviewValues{Text: &words}, Time: at.Add(time.Minute)},
			{Action: doc.Actions[1].ID, Verdict: corpus.Rejected, Time: at},
		} {
			r.Document, r.Author = doc.ID, "the tester"
			kept, err := a.AddReview(ctx, r)
			if err != nil || kept.ID == "" {
				t.Fatalf("AddReview = %+v, %v", kept, err)
			}
			reviews = append(reviews, kept)
		}

		want := doc.WithReviews(reviews)
		want.Provenance, want.Form = []corpus.Retrieval{first, second}, corpus.FormMain
		got, err := a.Document(ctx, doc.ID)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("Document (-want +got):\n%s%v", diff, err)
		}
		if len(got.Actions) != 1 || got.Actions[0].Text != words {
			t.Errorf("actions = %+v, want the corrected one alone", got.Actions)
		}
		want.Provenance = nil
		for got, err := range a.Documents(ctx) {
			if diff := cmp.Diff(want, got); diff != "" || err != nil {
				t.Errorf("Documents (-want +got):\n%s%v", diff, err)
			}
		}
	})
}

func TestRecordsRefused(t *testing.T) {
	a := memory(t)
	digest := corpus.Digest(nil)
	for _, r := range []corpus.Retrieval{
		{Source: "x", Time: time.Now()},
		{Digest: digest, Time: time.Now()},
		{Digest: digest, Source: "x"},
		{Digest: "../" + digest[3:], Source: "x", Time: time.Now()},
	} {
		if err := a.AddRetrieval(t.Context(), r); !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("AddRetrieval(%+v): %v, want %q", r, err, corpus.ErrInvalid)
		}
	}
	for _, r := range []corpus.Review{
		{Verdict: corpus.Accepted, Time: time.Now()},
		{Action: "a", Time: time.Now()},
		{Action: "a", Verdict: "perhaps", Time: time.Now()},
		{Action: "a", Verdict: corpus.Accepted},
	} {
		if _, err := a.AddReview(t.Context(), r); !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("AddReview(%+v): %v, want %q", r, err, corpus.ErrInvalid)
		}
	}
}

// What a disk may do to an archive: each damage is met as an error that names
// the thing, and does not hide the rest.
func TestDamage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	a, err := ingest.OpenArchive(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	d := newDesk(t, a)
	files := folder(t, map[string]string{"a.txt": "A\nfirst", "b.txt": "B\nsecond"})
	d.run(files)
	idA, digestB := id("A\nfirst"), corpus.Digest([]byte("B\nsecond"))
	put(t, filepath.Join(dir, "documents", idA+".json"), `{"document": `)
	put(t, filepath.Join(dir, "originals", digestB[:2], digestB), "B\nanother")
	put(t, filepath.Join(dir, "documents", idA+".json.1234.tmp"), `{"docu`)
	put(t, filepath.Join(dir, "documents", "notes.txt"), "not ours")

	if _, err := a.Document(t.Context(), idA); !errors.Is(err, corpus.ErrMalformed) || !strings.Contains(err.Error(), idA) {
		t.Errorf("Document: %v, want it to name %s and wrap %q", err, idA, corpus.ErrMalformed)
	}
	if _, err := a.ReadOriginal(t.Context(), digestB); !errors.Is(err, corpus.ErrMalformed) {
		t.Errorf("ReadOriginal: %v, want %q", err, corpus.ErrMalformed)
	}
	var seen []string
	for doc, err := range a.Documents(t.Context()) {
		if err != nil {
			seen = append(seen, "damaged")
			continue
		}
		seen = append(seen, doc.Title)
	}
	if len(seen) != 2 || !strings.Contains(fmt.Sprint(seen), "B") || !strings.Contains(fmt.Sprint(seen), "damaged") {
		t.Errorf("Documents = %q, want B and one that is damaged", seen)
	}
	touch(t, filepath.Join(files, "a.txt"))
	rows, _ := d.run(files)
	want := []string{"added a.txt: its document in the archive was damaged, and has been made again", "unchanged b.txt"}
	if diff := cmp.Diff(want, lines(rows, files)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if doc, err := a.Document(t.Context(), idA); err != nil || doc.Title != "A" {
		t.Errorf("Document = %+v, %v, want it whole again", doc, err)
	}
	if _, added, err := a.PutOriginal(t.Context(), []byte("B\nsecond")); !added || err != nil {
		t.Errorf("PutOriginal over a damaged copy = %v, %v, want it replaced", added, err)
	}
	if _, err := a.ReadOriginal(t.Context(), digestB); err != nil {
		t.Errorf("ReadOriginal after it was replaced: %v", err)
	}
}

// What a killed process was writing is removed by a later run, though there is
// nothing else to do; what another process is writing now is not.
func TestStrays(t *testing.T) {
	dir := t.TempDir()
	a, err := ingest.OpenArchive(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	files := folder(t, map[string]string{"a.txt": "A"})
	d := newDesk(t, a)
	d.opts.Now = time.Now
	d.run(files)
	digest := corpus.Digest([]byte("A"))
	var old, young []string
	for _, name := range []string{"originals/" + digest[:2] + "/" + digest, "documents/" + id("A") + ".json", "provenance/" + digest + "/x.json", "failures/x.json"} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		old, young = append(old, name+".1.tmp"), append(young, name+".2.tmp")
	}
	for _, name := range append(old, young...) {
		put(t, name, "half")
	}
	for _, name := range old {
		at := time.Now().Add(-48 * time.Hour)
		if err := os.Chtimes(name, at, at); err != nil {
			t.Fatal(err)
		}
	}
	if _, summary := d.run(files); summary.Unchanged != 1 {
		t.Errorf("summary %+v, want 1 unchanged", summary)
	}
	for _, name := range old {
		if _, err := os.Stat(name); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: %v, want it gone", name, err)
		}
	}
	for _, name := range young {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
}

// A write that is given up leaves nothing, not even a temporary file.
func TestCancelledWrite(t *testing.T) {
	dir := t.TempDir()
	a, err := ingest.OpenArchive(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := a.PutOriginal(ctx, []byte("words")); !errors.Is(err, context.Canceled) {
		t.Errorf("PutOriginal: %v, want %v", err, context.Canceled)
	}
	err = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			t.Errorf("%s was left", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

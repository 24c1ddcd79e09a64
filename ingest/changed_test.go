package ingest_test

import (
	"testing"
	"time"

	"polidex/corpus"
	"polidex/ingest"
)

func TestNewest(t *testing.T) {
	archive, err := ingest.OpenArchive(t.Context(), "mem://")
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	noon := time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)
	check := func(what string, document, review time.Time) {
		t.Helper()
		if got, err := archive.NewestDocument(t.Context()); err != nil || !got.Equal(document) {
			t.Errorf("%s: NewestDocument() = %v, %v, want %v", what, got, err, document)
		}
		if got, err := archive.NewestReview(t.Context()); err != nil || !got.Equal(review) {
			t.Errorf("%s: NewestReview() = %v, %v, want %v", what, got, err, review)
		}
	}
	check("an empty archive", time.Time{}, time.Time{})

	one, two := corpus.Digest([]byte("one")), corpus.Digest([]byte("two"))
	for _, r := range []corpus.Retrieval{
		{Digest: one, Source: "a", Time: noon}, {Digest: one, Source: "a", Time: noon.Add(time.Hour)},
		{Digest: two, Source: "b", Time: noon.Add(2 * time.Hour)},
	} {
		if err := archive.AddRetrieval(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	check("originals alone", time.Time{}, time.Time{})
	id := corpus.DocumentID(one)
	if err := archive.PutDocument(t.Context(), &corpus.Document{Meta: corpus.Meta{ID: id, Digest: one}}); err != nil {
		t.Fatal(err)
	}
	check("one document", noon, time.Time{})
	for _, at := range []time.Time{noon.Add(4 * time.Hour), noon.Add(5 * time.Hour)} {
		if _, err := archive.AddReview(t.Context(), corpus.Review{Document: id, Action: id + "-a1", Verdict: corpus.Accepted, Author: "x", Time: at}); err != nil {
			t.Fatal(err)
		}
	}
	check("two reviews", noon, noon.Add(5*time.Hour))
}

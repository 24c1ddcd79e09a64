package ingest_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest"
)

const ferries = "Ferries\n- buy two ferries\n- sell the old one\n- paint the piers"

// reviewed is an archive with one document, an index, and a reviewer of both.
type reviewed struct {
	archive  *ingest.Archive
	index    *fakeIndex
	reviewer *ingest.Reviewer
	doc      *corpus.Document
}

func newReviewed(t *testing.T, a *ingest.Archive) *reviewed {
	t.Helper()
	doc, err := read(t.Context(), []byte(ferries), "", "")
	if err == nil {
		err = a.PutDocument(t.Context(), doc)
	}
	if err != nil {
		t.Fatal(err)
	}
	x := newIndex()
	return &reviewed{a, x, ingest.NewReviewer(a, x, clock()), doc}
}

// say has a review kept as a person asks for it.
func (r *reviewed) say(t *testing.T, review corpus.Review) corpus.ReviewStanding {
	t.Helper()
	review.Author = "Ana"
	laid, id, err := r.reviewer.Review(t.Context(), r.doc.ID, func(d *corpus.ReviewedDocument) (corpus.Review, error) {
		return d.Prepare(review, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	return *laid.Find(id)
}

func (r *reviewed) action(n int) string { return r.doc.Actions[n].ID }

func TestReviewerKeeps(t *testing.T) {
	eachArchive(t, func(t *testing.T, a *ingest.Archive) {
		r := newReviewed(t, a)
		words, none := "buy three ferries", []string{}
		kept := r.say(t, corpus.Review{Verdict: corpus.Corrected, Action: r.action(0), ReviewValues: corpus.ReviewValues{Text: &words, Themes: none, Deadline: &corpus.Deadline{}}})
		if !strings.HasPrefix(kept.ID, r.doc.ID+"-r2030") || kept.State != corpus.ReviewHeld {
			t.Errorf("kept = %+v", kept)
		}
		// The index and the archive hold the corrected document at once.
		got, err := a.Document(t.Context(), r.doc.ID)
		if err != nil || got.Actions[0].Text != words {
			t.Errorf("the archive's action = %+v, %v", got.Actions[0], err)
		}
		if diff := cmp.Diff(got.Actions, r.index.docs[r.doc.ID].Actions); diff != "" {
			t.Errorf("actions in the index (-archive +index):\n%s", diff)
		}
		// What is kept comes back as it was, empty lists too.
		reviews, err := a.Reviews(t.Context(), r.doc.ID)
		if diff := cmp.Diff([]corpus.Review{kept.Review}, reviews); diff != "" || err != nil {
			t.Errorf("reviews (-want +got):\n%s%v", diff, err)
		}
		if reviews[0].Themes == nil || reviews[0].Deadline == nil {
			t.Errorf("an empty list or time became none: %+v", reviews[0])
		}
		// A decision that fails keeps nothing.
		wrong := errors.New("not so")
		_, _, err = r.reviewer.Review(t.Context(), r.doc.ID, func(*corpus.ReviewedDocument) (corpus.Review, error) { return corpus.Review{}, wrong })
		if !errors.Is(err, wrong) {
			t.Errorf("error %v, want %v", err, wrong)
		}
		undone := r.say(t, corpus.Review{Verdict: corpus.Withdrawn, Supersedes: kept.ID})
		laid, err := r.reviewer.Reviews(t.Context(), r.doc.ID)
		if err != nil || laid.Find(kept.ID).State != corpus.ReviewWithdrawn || laid.Find(kept.ID).By != undone.ID || laid.Document.Actions[0].Text != "buy two ferries" {
			t.Errorf("after an undo: %+v, %v", laid.Standings, err)
		}
		if _, _, err := r.reviewer.Review(t.Context(), strings.Repeat("0", 16), nil); !errors.Is(err, corpus.ErrNotFound) {
			t.Errorf("a review of an unknown document: %v", err)
		}
		ids, err := r.reviewer.Reviewed(t.Context())
		if diff := cmp.Diff([]string{r.doc.ID}, ids); diff != "" || err != nil {
			t.Errorf("reviewed documents (-want +got):\n%s%v", diff, err)
		}
	})
}

// A clock that stands still or goes back does not change the order of reviews.
func TestReviewOrder(t *testing.T) {
	a := memory(t)
	r := newReviewed(t, a)
	at := time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)
	var ids []string
	for _, review := range []corpus.Review{
		{Verdict: corpus.Rejected, Time: at}, {Verdict: corpus.Accepted, Time: at}, {Verdict: corpus.Rejected, Time: at.Add(-time.Hour)},
	} {
		review.Document, review.Action = r.doc.ID, r.action(0)
		kept, err := a.AddReview(t.Context(), review)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, kept.ID)
	}
	reviews, err := a.Reviews(t.Context(), r.doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	for i, got := range reviews {
		if got.ID != ids[i] {
			t.Errorf("review %d is %s, want %s", i+1, got.ID, ids[i])
		}
	}
	laid, err := a.ReviewsOf(t.Context(), r.doc.ID)
	if err != nil || len(laid.Rejected) != 1 {
		t.Errorf("rejected = %v, %v, want the action", laid.Rejected, err)
	}
}

// TestReviewsTogether: many people review at once, and nothing is lost.
func TestReviewsTogether(t *testing.T) {
	eachArchive(t, func(t *testing.T, a *ingest.Archive) {
		r := newReviewed(t, a)
		const people = 12
		var wait sync.WaitGroup
		seen := make([]int, people)
		for n := range people {
			wait.Go(func() {
				_, _, err := r.reviewer.Review(t.Context(), r.doc.ID, func(d *corpus.ReviewedDocument) (corpus.Review, error) {
					seen[n] = len(d.Standings)
					title := fmt.Sprintf("Title %d", n)
					return d.Prepare(corpus.Review{Verdict: corpus.Corrected, Author: fmt.Sprintf("Person %d", n), ReviewValues: corpus.ReviewValues{Title: &title}}, nil)
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		laid, err := r.reviewer.Reviews(t.Context(), r.doc.ID)
		if err != nil {
			t.Fatal(err)
		}
		states := map[corpus.ReviewState]int{}
		for _, s := range laid.Standings {
			states[s.State]++
		}
		if diff := cmp.Diff(map[corpus.ReviewState]int{corpus.ReviewHeld: 1, corpus.ReviewOverruled: people - 1}, states); diff != "" {
			t.Errorf("states (-want +got):\n%s", diff)
		}
		turns := map[int]bool{}
		for _, n := range seen {
			turns[n] = true
		}
		if len(turns) != people {
			t.Errorf("decided after so many reviews: %v, want each number once", seen)
		}
		if got := r.index.docs[r.doc.ID].Title; got != laid.Document.Title {
			t.Errorf("the index holds %q, the archive %q", got, laid.Document.Title)
		}
	})
}

// TestReviewsThroughReading: a document that is read anew keeps the reviews whose
// words still stand, and says of which they do not.
func TestReviewsThroughReading(t *testing.T) {
	a := memory(t)
	r := newReviewed(t, a)
	r.say(t, corpus.Review{Verdict: corpus.Corrected, Action: r.action(0), ReviewValues: corpus.ReviewValues{Actors: []string{"commission"}}})
	r.say(t, corpus.Review{Verdict: corpus.Accepted, Action: r.action(1)})
	r.say(t, corpus.Review{Verdict: corpus.Rejected, Action: r.action(2)})
	anew := *r.doc
	anew.Blocks = append([]corpus.Block{{Kind: corpus.Paragraph, Text: "a line that was not read before"}}, r.doc.Blocks...)
	anew.Actions = nil
	for i, words := range []string{"buy two Ferries", "sell the old one by 2030"} {
		anew.Actions = append(anew.Actions, corpus.Action{ID: corpus.ActionID(r.doc.ID, i+1, words), Text: words, Block: i + 1})
	}
	if err := a.PutDocument(t.Context(), &anew); err != nil {
		t.Fatal(err)
	}
	laid, err := r.reviewer.Reviews(t.Context(), r.doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range laid.Standings {
		got = append(got, fmt.Sprintf("%s %s %s", s.Verdict, s.State, s.Now))
	}
	want := []string{"corrected held " + anew.Actions[0].ID, "accepted orphaned ", "rejected held "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("reviews (-want +got):\n%s", diff)
	}
	if near := laid.Standings[1].Nearest; near != anew.Actions[1].ID {
		t.Errorf("the nearest is %q, want %q", near, anew.Actions[1].ID)
	}
	r.say(t, corpus.Review{Supersedes: laid.Standings[1].ID, Action: anew.Actions[1].ID})
	doc, err := a.Document(t.Context(), r.doc.ID)
	if err != nil || doc.Actions[1].Review != corpus.Accepted || doc.Review.Unreviewed != 0 || doc.Review.Orphaned != 0 {
		t.Errorf("after it was attached: %+v, %v", doc.Review, err)
	}
}

// What the index cannot take is said; the review is kept all the same.
func TestReviewWithoutIndex(t *testing.T) {
	a := memory(t)
	r := newReviewed(t, a)
	r.index.fail = fmt.Errorf("the disk is full: %w", corpus.ErrUnavailable)
	accept := func(d *corpus.ReviewedDocument) (corpus.Review, error) {
		return d.Prepare(corpus.Review{Verdict: corpus.Accepted, Action: r.action(0), Author: "Ana"}, nil)
	}
	_, _, err := r.reviewer.Review(t.Context(), r.doc.ID, accept)
	if !errors.Is(err, corpus.ErrUnavailable) || !strings.Contains(err.Error(), "is kept, but the index does not have it yet") {
		t.Errorf("error %v", err)
	}
	if reviews, err := a.Reviews(t.Context(), r.doc.ID); len(reviews) != 1 || err != nil {
		t.Errorf("%d reviews are kept, %v", len(reviews), err)
	}
	// The next one brings the index both.
	if _, _, err = r.reviewer.Review(t.Context(), r.doc.ID, accept); err != nil || r.index.puts[r.doc.ID] != 1 {
		t.Errorf("put %d times, %v", r.index.puts[r.doc.ID], err)
	}
}

// A review that the index could not take is put into it when the queue is opened anew.
func TestReviewsReachTheIndexAfterAFault(t *testing.T) {
	d := newDesk(t, nil)
	r := newReviewed(t, d.opts.Archive)
	r.index.fail = errors.New("the process ends")
	_, _, err := r.reviewer.Review(t.Context(), r.doc.ID, func(d *corpus.ReviewedDocument) (corpus.Review, error) {
		return d.Prepare(corpus.Review{Verdict: corpus.Accepted, Action: r.action(0), Author: "Ana"}, nil)
	})
	if err == nil {
		t.Fatal("the index did not fail")
	}
	newOffice(t, d, nil)
	if got := d.ix.docs[r.doc.ID]; got == nil || got.Actions[0].Review != corpus.Accepted {
		t.Errorf("the index holds %+v", got)
	}
	newOffice(t, d, nil)
	if n := d.ix.puts[r.doc.ID]; n != 1 {
		t.Errorf("put %d times, want once", n)
	}
}

// A document is not removed between the reading of its reviews and the index's having
// them: it would be found again.
func TestReviewsAndRemovalsDoNotMeet(t *testing.T) {
	d := newDesk(t, nil)
	r := newReviewed(t, d.opts.Archive)
	o := newOffice(t, d, nil)
	_, _, err := o.queue.Reviewer(d.ix).Review(t.Context(), r.doc.ID, func(d *corpus.ReviewedDocument) (corpus.Review, error) {
		if o.queue.MayRemove() {
			t.Error("a removal can come between")
		}
		return d.Prepare(corpus.Review{Verdict: corpus.Accepted, Action: r.action(0), Author: "Ana"}, nil)
	})
	if err != nil || !o.queue.MayRemove() {
		t.Errorf("error %v, removal possible: %v", err, o.queue.MayRemove())
	}
}

// A corrected reference goes before the work that the document was grouped under.
func TestReviewedReference(t *testing.T) {
	d := newDesk(t, nil)
	d.run(folder(t, map[string]string{"a.txt": ferries}))
	id := id(ferries)
	reviewer := ingest.NewReviewer(d.opts.Archive, d.ix, d.opts.Now)
	reference := "COM(2031) 5 final"
	_, _, err := reviewer.Review(t.Context(), id, func(x *corpus.ReviewedDocument) (corpus.Review, error) {
		return x.Prepare(corpus.Review{Verdict: corpus.Corrected, Author: "Ana", ReviewValues: corpus.ReviewValues{Reference: &reference}}, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := d.opts.Archive.Document(t.Context(), id)
	if err != nil || doc.Work != "com-2031-5" || d.ix.docs[id].Work != "com-2031-5" {
		t.Errorf("work = %q, in the index %q, %v", doc.Work, d.ix.docs[id].Work, err)
	}
}

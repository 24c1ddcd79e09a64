package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest"
)

// remover makes one of a desk.
func (d *desk) remover() *ingest.Remover {
	d.t.Helper()
	r, err := ingest.NewRemover(ingest.RemoverOptions{Archive: d.opts.Archive, Index: d.ix, Now: d.opts.Now})
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

// remove removes a document and finishes it.
func (d *desk) remove(id string, how corpus.Removal) corpus.Tombstone {
	d.t.Helper()
	r := d.remover()
	stone, err := r.Remove(d.t.Context(), id, how)
	if err == nil {
		err = r.Settle(d.t.Context())
	}
	if err != nil {
		d.t.Fatalf("Remove(%s): %v", id, err)
	}
	return stone
}

// holds says what is there of a document: D in the documents, I in the index, O
// its original.
func (d *desk) holds(text string) string {
	d.t.Helper()
	out := ""
	if _, err := d.opts.Archive.Document(d.t.Context(), id(text)); err == nil {
		out += "D"
	} else if !errors.Is(err, corpus.ErrNotFound) {
		d.t.Fatal(err)
	}
	if d.ix.docs[id(text)] != nil {
		out += "I"
	}
	if _, err := d.opts.Archive.ReadOriginal(d.t.Context(), corpus.Digest([]byte(text))); err == nil {
		out += "O"
	}
	return out
}

func TestRemove(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A", "b.txt": "B"})
	a := filepath.Join(dir, "a.txt")
	for _, purge := range []bool{false, true} {
		t.Run(fmt.Sprintf("purge=%v", purge), func(t *testing.T) {
			d := newDesk(t, nil)
			d.run(dir)
			stone := d.remove(id("A"), corpus.Removal{Purge: purge, Reason: " superseded\n by B ", By: "Ada"})
			want := corpus.Tombstone{Document: id("A"), Digest: corpus.Digest([]byte("A")), Title: "A", Reason: "superseded by B", By: "Ada", Purged: purge, Time: stone.Time}
			left := "O"
			if purge {
				want.Title, left = "", ""
			}
			if diff := cmp.Diff(want, stone); diff != "" || stone.Time.IsZero() {
				t.Errorf("tombstone (-want +got):\n%s", diff)
			}
			check := func(when, holds string) {
				t.Helper()
				if got := d.holds("A"); got != holds {
					t.Errorf("%s: %q is there, want %q", when, got, holds)
				}
			}
			check("removed", left)
			_, err := d.opts.Archive.Document(t.Context(), id("A"))
			var removed *corpus.RemovedError
			if !errors.As(err, &removed) || err.Error() != "document "+id("A")+" was removed on 2030-03-01 (superseded by B)" {
				t.Errorf("Document: %v", err)
			}
			if diff := cmp.Diff(want, removed.Tombstone); diff != "" {
				t.Errorf("tombstone read (-want +got):\n%s", diff)
			}

			// Nothing brings it back by itself.
			refused := "refused a.txt: it was removed on 2030-03-01 (superseded by B); name it itself to take it in again"
			rows, summary := d.run(dir)
			if diff := cmp.Diff([]string{refused, "unchanged b.txt"}, lines(rows, dir)); diff != "" || summary.Recovered != 0 {
				t.Errorf("the folder again: rows (-want +got):\n%s%+v", diff, summary)
			}
			check("after the folder", left)
			again, err := d.refresh()
			if diff := cmp.Diff([]string{refused, "unchanged b.txt"}, lines(again, dir)); diff != "" || err != nil {
				t.Errorf("a refresh: %v, rows (-want +got):\n%s", err, diff)
			}
			d.opts.RetryFailed, d.opts.Tool = true, "2.0"
			d.run(filepath.Join(dir, "b.txt"))
			check("after a retry by another version", left)
			if ids, err := d.opts.Archive.DocumentIDs(t.Context()); len(ids) != 1 || err != nil {
				t.Errorf("documents %v, %v, want one", ids, err)
			}

			// To name it is to add it anew, and it is then as if it had never gone.
			rows, _ = d.run(a)
			if diff := cmp.Diff([]string{"added a.txt"}, lines(rows, dir)); diff != "" {
				t.Errorf("named: rows (-want +got):\n%s", diff)
			}
			check("after it was named", "DIO")
			rows, _ = d.run(dir)
			if diff := cmp.Diff([]string{"unchanged a.txt", "unchanged b.txt"}, lines(rows, dir)); diff != "" {
				t.Errorf("the folder then: rows (-want +got):\n%s", diff)
			}
			if err := d.remover().Settle(t.Context()); err != nil {
				t.Fatal(err)
			}
			check("after all", "DIO")
		})
	}
}

// A page whose text was removed is asked for, and leads on to what it links to;
// its text stays away.
func TestRemovePage(t *testing.T) {
	news := ""
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/page":
			w.Header().Set("ETag", `"1"`)
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, "Page\n<a href='/a.pdf'>A</a>")
		case "/a.pdf":
			w.Header().Set("Content-Type", "application/pdf")
			io.WriteString(w, "A"+news)
		default:
			http.NotFound(w, r)
		}
	}))
	defer site.Close()
	d := newDesk(t, nil)
	d.opts.Manner.Follow = ingest.FollowPDF
	d.run(site.URL + "/page")
	d.remove(id("Page\n<a href='/a.pdf'>A</a>"), corpus.Removal{Purge: true})
	news = ", second edition"
	rows, err := d.refresh()
	got := strings.ReplaceAll(strings.Join(lines(rows, ""), "\n"), site.URL, "")
	want := "refused /page: it was removed on 2030-03-01; name it itself to take it in again\n" +
		"updated /a.pdf: it has changed since 2030-03-01; the earlier text stays as " + id("A")
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("refresh: %v, rows (-want +got):\n%s", err, diff)
	}
	if got := d.holds("Page\n<a href='/a.pdf'>A</a>"); got != "" {
		t.Errorf("%q is there of the page", got)
	}
}

// Of a source that is gone it is not said that its document stays, if that was removed.
func TestRemovedAndGone(t *testing.T) {
	for _, purge := range []bool{false, true} {
		t.Run(fmt.Sprintf("purge=%v", purge), func(t *testing.T) {
			d := newDesk(t, nil)
			dir := folder(t, map[string]string{"a.txt": "A", "b.txt": "B", "c.txt": "C"})
			a, b := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")
			d.run(a, b, filepath.Join(dir, "c.txt"))
			d.remove(id("A"), corpus.Removal{Purge: purge, Reason: "superseded"})
			for _, name := range []string{a, b} {
				if err := os.Remove(name); err != nil {
					t.Fatal(err)
				}
			}
			want := []string{
				"gone a.txt: no such file or folder; what was taken in on 2030-03-01 was removed on 2030-03-01 (superseded)",
				"gone b.txt: no such file or folder; what was taken in on 2030-03-01 stays as " + id("B"),
			}
			rows, _ := d.run(a, b)
			if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
				t.Errorf("named (-want +got):\n%s", diff)
			}
			if rows[0].Document != "" || rows[1].Document != id("B") {
				t.Errorf("documents %q and %q, want none and %q", rows[0].Document, rows[1].Document, id("B"))
			}
			again, err := d.refresh()
			if diff := cmp.Diff(append(want, "unchanged c.txt"), lines(again, dir)); diff != "" || err != nil {
				t.Errorf("a refresh: %v, rows (-want +got):\n%s", err, diff)
			}
		})
	}
}

func TestRemoveCases(t *testing.T) {
	d := newDesk(t, nil)
	dir := folder(t, map[string]string{"a.txt": "A", "broken.pdf": "broken"})
	d.run(dir)
	r := d.remover()
	for _, id := range []string{"", "..", "nonsense", "0123456789abcdef", strings.Repeat("../", 5) + "x"} {
		if _, err := r.Remove(t.Context(), id, corpus.Removal{}); !errors.Is(err, corpus.ErrNotFound) {
			t.Errorf("Remove(%q): %v, want %v", id, err, corpus.ErrNotFound)
		}
	}
	// What could not be read is removed by the ID that it would have.
	d.remove(id("broken"), corpus.Removal{Purge: true})
	if got := d.holds("broken"); got != "" {
		t.Errorf("%q is there of the broken file", got)
	}
	// Twice is once; a purge may follow; a purge is not taken back.
	first := d.remove(id("A"), corpus.Removal{Reason: "first"})
	for _, c := range []struct {
		how    corpus.Removal
		purged bool
	}{{corpus.Removal{Reason: "second"}, false}, {corpus.Removal{Purge: true}, true}, {corpus.Removal{}, true}} {
		stone := d.remove(id("A"), c.how)
		if stone.Purged != c.purged || stone.Reason != "first" || !c.purged && !stone.Time.Equal(first.Time) {
			t.Errorf("Remove(%+v) = %+v", c.how, stone)
		}
	}
	if got := d.holds("A"); got != "" {
		t.Errorf("%q is there after the purge", got)
	}
	stones, err := d.opts.Archive.Tombstones(t.Context())
	if len(stones) != 2 || err != nil {
		t.Errorf("tombstones %v, %v, want two", stones, err)
	}
	if got, err := d.opts.Archive.Retrievals(t.Context(), corpus.Digest([]byte("A"))); len(got) != 1 || err != nil {
		t.Errorf("retrievals %v, %v, want the one", got, err)
	}
}

// What a run brings back of a removed document, and what an index that was built
// meanwhile holds of it, goes with the next Settle.
func TestRemoveWhileRunning(t *testing.T) {
	d := newDesk(t, nil)
	dir := folder(t, map[string]string{"a.txt": "A"})
	removed := make(chan corpus.Tombstone, 1)
	r := d.remover()
	d.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		stone, err := r.Remove(ctx, id("A"), corpus.Removal{})
		if err != nil {
			t.Errorf("Remove: %v", err)
		}
		removed <- stone
		return read(ctx, data, name, contentType)
	}
	d.run(dir)
	<-removed
	if err := r.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := d.holds("A"); got != "O" {
		t.Errorf("%q is there, want the original alone", got)
	}
}

// The clock may have been put back: to add a document anew holds all the same.
func TestRemoveThenClockBack(t *testing.T) {
	d := newDesk(t, nil)
	dir := folder(t, map[string]string{"a.txt": "A"})
	d.run(dir)
	d.remove(id("A"), corpus.Removal{})
	d.opts.Now = func() time.Time { return time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC) }
	d.run(filepath.Join(dir, "a.txt"))
	if got := d.holds("A"); got != "DIO" {
		t.Errorf("%q is there, want all", got)
	}
	// And so does to remove it again.
	d.remove(id("A"), corpus.Removal{})
	if got := d.holds("A"); got != "O" {
		t.Errorf("%q is there after a second removal, want the original alone", got)
	}
	if _, stands, err := d.opts.Archive.Tombstone(t.Context(), id("A")); !stands || err != nil {
		t.Errorf("the second tombstone stands: %v, %v", stands, err)
	}
}

// Reviews quote the text: a purge takes them too, and until then they say that
// their document was removed.
func TestPurgeTakesReviews(t *testing.T) {
	d := newDesk(t, nil)
	text := "Plan\n- do one thing"
	d.run(folder(t, map[string]string{"a.txt": text}))
	action := d.ix.docs[id(text)].Actions[0].ID
	review := corpus.Review{Document: id(text), Action: action, Verdict: corpus.Accepted, Author: "reader", Time: d.opts.Now()}
	if _, err := d.opts.Archive.AddReview(t.Context(), review); err != nil {
		t.Fatal(err)
	}
	d.remove(id(text), corpus.Removal{})
	var removed *corpus.RemovedError
	if _, err := d.opts.Archive.ReviewsOf(t.Context(), id(text)); !errors.As(err, &removed) {
		t.Errorf("reviews of a removed document: %v, want that it was removed", err)
	}
	if got, err := d.opts.Archive.Reviews(t.Context(), id(text)); len(got) != 1 || err != nil {
		t.Errorf("%d reviews, %v, want the one kept", len(got), err)
	}
	d.remove(id(text), corpus.Removal{Purge: true})
	if got, err := d.opts.Archive.Reviews(t.Context(), id(text)); len(got) != 0 || err != nil {
		t.Errorf("%d reviews, %v, want none after the purge", len(got), err)
	}
}

// A form of a work that is removed leaves no work behind that it made.
func TestRemoveForm(t *testing.T) {
	text := strings.Repeat("The harbours of the north shall be lit by new lamps, and every buoy painted in the year that follows. ", 30)
	dir := folder(t, map[string]string{"a.txt": "Lamps\n" + text, "b.txt": "Lamps\n" + text + "\nA last line."})
	d := newDesk(t, nil)
	d.run(dir)
	b := id("Lamps\n" + text + "\nA last line.")
	if w := d.ix.docs[b].Work; w == "" {
		t.Skip("the two are not found to be one work")
	}
	d.remove(id("Lamps\n"+text), corpus.Removal{})
	doc, err := d.opts.Archive.Document(t.Context(), b)
	if err != nil || doc.Work != "" || doc.WorkReason != "" || d.ix.docs[b].Work != "" {
		t.Errorf("work %q (%s), %v, in the index %q, want none", doc.Work, doc.WorkReason, err, d.ix.docs[b].Work)
	}
}

func TestUploadOfRemoved(t *testing.T) {
	for _, purge := range []bool{false, true} {
		o := newOffice(t, newDesk(t, nil), nil)
		o.work()
		o.job(o.upload("a.txt", "A").ID)
		if _, err := o.queue.Remove(t.Context(), id("A"), corpus.Removal{Purge: purge}); err != nil {
			t.Fatal(err)
		}
		if _, err := o.queue.Reprocess(t.Context(), id("A"), ""); err == nil || !strings.Contains(err.Error(), "was removed") {
			t.Errorf("Reprocess: %v, want that it was removed", err)
		}
		if j := o.job(o.upload("a.txt", "A").ID); j.State != corpus.JobDone || j.Counts.Added != 1 {
			t.Errorf("sent again, the job is %+v", j)
		}
		o.close()
		if got := o.holds("A"); got != "DIO" {
			t.Errorf("%q is there, want all", got)
		}
	}
}

// A document that is removed while its job waits is not read.
func TestRemoveWaiting(t *testing.T) {
	o := newOffice(t, newDesk(t, nil), nil)
	job := o.upload("a.txt", "A")
	if _, err := o.queue.Remove(t.Context(), id("A"), corpus.Removal{Reason: "a slip"}); err != nil {
		t.Fatal(err)
	}
	o.work()
	if j := o.job(job.ID); j.State != corpus.JobFailed || !strings.HasPrefix(j.Reason, "it was removed on 2030-03-01 (a slip)") {
		t.Errorf("job = %s: %s", j.State, j.Reason)
	}
	if got := o.holds("A"); got != "O" {
		t.Errorf("%q is there, want the original alone", got)
	}
}

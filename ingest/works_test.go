package ingest_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest"
)

// prose is a text that is long enough to be compared, of words that another one
// with another number does not have.
func prose(number int) string {
	var out strings.Builder
	for i := range 300 {
		fmt.Fprintf(&out, "word%d-%d of the text. ", number, i)
	}
	return out.String()
}

// readEnglish reads as the tests do, and takes a reference from the title.
func readEnglish(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
	doc, err := read(ctx, data, name, contentType)
	if err != nil {
		return nil, err
	}
	doc.Language, doc.Quality.Status = "en", corpus.ReadWhole
	if ref, ok := corpus.ParseReference(doc.Title); ok {
		doc.Reference, doc.Work = ref.String(), ref.Work()
	}
	return doc, nil
}

// A document that comes later joins the work of one that was there, which the
// index is then told of; each says what the other has otherwise.
func TestWorksJoin(t *testing.T) {
	a := "A plan\n" + prose(1) + "\n- renew every lamp by 2030\n- open two lighthouses\n- train the keepers"
	b := "COM(2031) 7 final\n" + prose(1) + "\n- renew every lamp by 2030\n- open two lighthouses\n- train the keepers and their children at sea"
	other := "Something else\n" + prose(2)
	dir := folder(t, map[string]string{"a.txt": a, "other.txt": other})
	d := newDesk(t, nil)
	d.opts.Extract = readEnglish
	d.run(dir)
	for _, text := range []string{a, other} {
		if got := d.ix.docs[id(text)].Work; got != "" {
			t.Errorf("before: work %q, want none", got)
		}
	}
	put(t, filepath.Join(dir, "b.txt"), b)
	_, summary := d.run(dir)
	if summary.Differing == 0 {
		t.Errorf("summary %+v, want it to say that two differ", summary)
	}
	for _, text := range []string{a, b} {
		doc, err := d.opts.Archive.Document(t.Context(), id(text))
		if err != nil {
			t.Fatal(err)
		}
		if doc.Work != "com-2031-7" || d.ix.docs[doc.ID].Work != doc.Work || doc.WorkReason == "" {
			t.Errorf("%s: work %q because %q, in the index %q", doc.Title, doc.Work, doc.WorkReason, d.ix.docs[doc.ID].Work)
		}
		if len(doc.Quality.Warnings) == 0 {
			t.Errorf("%s has no warning of what the other has otherwise", doc.Title)
		}
	}
	if got := d.ix.puts[id(other)]; got != 1 {
		t.Errorf("what has nothing to do with it was put %d times", got)
	}
	puts := d.ix.puts[id(a)]
	d.run(dir)
	if got := d.ix.puts[id(a)]; got != puts {
		t.Errorf("put again though nothing has come")
	}
}

// Versions of a source are one work, and differ for a good reason.
func TestWorksVersions(t *testing.T) {
	d := newDesk(t, nil)
	d.opts.Extract = readEnglish
	dir := folder(t, nil)
	file := filepath.Join(dir, "plan.txt")
	texts := []string{"Plan\n- renew every lamp by 2030\n- one", "Plan, second\n- renew every lamp by 2031\n- two", "Plan, third\n- something else altogether"}
	for _, text := range texts {
		put(t, file, text)
		d.run(file)
	}
	for _, text := range texts {
		doc, err := d.opts.Archive.Document(t.Context(), id(text))
		if err != nil {
			t.Fatal(err)
		}
		if want := "text-" + id(texts[0]); doc.Work != want || d.ix.docs[doc.ID].Work != want {
			t.Errorf("%s: work %q, in the index %q, want %q", doc.Title, doc.Work, d.ix.docs[doc.ID].Work, want)
		}
		if len(doc.Quality.Warnings) > 0 {
			t.Errorf("%s: %q, want no warning of another version", doc.Title, doc.Quality.Warnings)
		}
	}
}

// A run that ends while it groups does not keep later ones from finishing it, nor
// do documents that are damaged or were taken out of the archive.
func TestWorksAfterFaults(t *testing.T) {
	a, b := "A plan\n"+prose(1), "COM(2031) 7 final\n"+prose(1)
	dir := folder(t, map[string]string{"a.txt": a, "broken-later.txt": "Damaged\n" + prose(1), "removed-later.txt": "Removed\n" + prose(1)})
	where := t.TempDir()
	archive, err := ingest.OpenArchive(t.Context(), where)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	d := newDesk(t, archive)
	d.opts.Extract = readEnglish
	d.run(dir)
	put(t, filepath.Join(where, "documents", id("Damaged\n"+prose(1))+".json"), "{")
	put(t, filepath.Join(where, "works", id(a)+".json"), "{")
	put(t, filepath.Join(dir, "b.txt"), b)
	// The index fails when the older document is put again.
	d.opts.Index = &failing{fakeIndex: d.ix, id: id(a)}
	if _, _, err := d.try(dir); err == nil {
		t.Fatal("want the index's fault")
	}
	d.opts.Index = d.ix
	d.run(dir)
	for _, text := range []string{a, b} {
		if got := d.ix.docs[id(text)].Work; got != "com-2031-7" {
			t.Errorf("the index has %q under work %q", text[:10], got)
		}
	}
}

// failing fails to put one document.
type failing struct {
	*fakeIndex
	id string
}

func (x *failing) Put(ctx context.Context, docs ...*corpus.Document) error {
	if slices.ContainsFunc(docs, func(d *corpus.Document) bool { return d.ID == x.id }) {
		return fmt.Errorf("the disk is full: %w", corpus.ErrUnavailable)
	}
	return x.fakeIndex.Put(ctx, docs...)
}

// Regroup comes to what the runs came to, one after the other.
func TestRegroup(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A plan\n" + prose(1), "b.txt": "COM(2031) 7 final\n" + prose(1), "c.txt": "C\n" + prose(3)})
	d := newDesk(t, nil)
	d.opts.Extract = readEnglish
	d.run(filepath.Join(dir, "c.txt"), filepath.Join(dir, "a.txt"))
	d.run(dir)
	works := func() map[string]string {
		out := map[string]string{}
		for doc, err := range d.opts.Archive.Documents(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			out[doc.Title] = doc.Work + " " + doc.WorkReason
		}
		return out
	}
	before := works()
	if err := d.opts.Archive.Regroup(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, works()); diff != "" {
		t.Errorf("regrouped (-before +after):\n%s", diff)
	}
}

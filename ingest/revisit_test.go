package ingest_test

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest"
)

// revisited are the rows of a refresh or another try, in short.
func (d *desk) revisited(s *site, run func(*ingest.Pipeline, context.Context, func(ingest.Row)) (ingest.Summary, error)) []string {
	d.t.Helper()
	var rows []ingest.Row
	d.again(func(p *ingest.Pipeline) (ingest.Summary, error) {
		return run(p, d.t.Context(), func(r ingest.Row) { rows = append(rows, r) })
	})
	return s.short(rows)
}

// state is what is known of a source.
func (d *desk) state(source string) ingest.Status {
	d.t.Helper()
	all, err := d.opts.Archive.Sources(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	for _, s := range all {
		if s.Source == source {
			return s
		}
	}
	return ingest.Status{}
}

// A page of a list is followed in the manner in which the list was named, also
// when it is visited again and only then leads anywhere.
func TestRefreshManner(t *testing.T) {
	page := func(links string) string {
		return "<!DOCTYPE html><html lang=\"en\"><head><title>Plan</title></head><body><main><h1>Plan</h1><p>Text.</p>" + links + "</main></body></html>"
	}
	s := newSite(t, map[string]string{"/feed.atom": atom("/plan.html"), "/plan.html": page("")})
	d := newDesk(t, nil)
	d.opts.Manner.Follow = ingest.FollowPDF
	d.run(s.URL + "/feed.atom")
	d.opts.Manner = ingest.Manner{}
	s.set("/plan.html", page(`<p><a href="/plan.pdf">The plan</a></p>`))
	s.set("/plan.pdf", "The plan")
	got := d.revisited(s, (*ingest.Pipeline).Refresh)
	if len(got) != 3 || got[0] != "unchanged /feed.atom: an Atom feed with nothing new" || !strings.HasPrefix(got[1], "updated /plan.html") || got[2] != "added /plan.pdf" {
		t.Errorf("rows %q, want the page's new file taken too", got)
	}
}

// A list that could not be had once is visited by the next refresh all the same,
// and what is there again is no longer said to have failed or to be gone.
func TestRefreshAfterTrouble(t *testing.T) {
	s := newSite(t, map[string]string{"/feed.atom": atom("/a"), "/a": "A", "/note": "Note"})
	d := newDesk(t, nil)
	list := "feed:" + s.URL + "/feed.atom"
	d.run(list, s.URL+"/note")
	s.set("/feed.atom", "")
	s.set("/note", "")
	s.set("/a", "")
	d.revisited(s, (*ingest.Pipeline).Refresh)
	for source, want := range map[string]ingest.State{list: ingest.StateFailed, s.URL + "/note": ingest.StateGone, s.URL + "/a": ingest.StateGone} {
		if got := d.state(source).State; got != want {
			t.Errorf("%s is %s, want %s", source, got, want)
		}
	}
	s.set("/feed.atom", atom("/a", "/b"))
	s.set("/note", "Note")
	s.set("/a", "A")
	s.set("/b", "B")
	want := []string{
		"updated feed:/feed.atom: an Atom feed with 1 new entry", "unchanged /note", "added /b", "unchanged /a",
	}
	if diff := cmp.Diff(want, d.revisited(s, (*ingest.Pipeline).Refresh)); diff != "" {
		t.Errorf("refreshed (-want +got):\n%s", diff)
	}
	for _, source := range []string{list, s.URL + "/note", s.URL + "/a"} {
		if got := d.state(source).State; got != ingest.StateUnchanged && got != ingest.StateUpdated {
			t.Errorf("%s is %s, it is there again", source, got)
		}
	}
	visits := len(d.state(s.URL + "/note").History)
	d.revisited(s, (*ingest.Pipeline).Refresh)
	if got := len(d.state(s.URL + "/note").History); got != visits {
		t.Errorf("%d visits, want %d: nothing has changed", got, visits)
	}
}

// Another try takes up what failed, and of lists the entries that did, with what
// the list says of them.
func TestRetryEntries(t *testing.T) {
	s := newSite(t, map[string]string{"/feed.atom": atom("/a", "/b"), "/a": "A"})
	d := newDesk(t, nil)
	dir := folder(t, map[string]string{"broken.txt": "broken", "fine.txt": "Fine"})
	d.run(s.URL+"/feed.atom", dir)
	broken := filepath.Join(dir, "broken.txt")
	if got := d.state(broken); got.State != ingest.StateFailed || got.Named {
		t.Fatalf("%+v, want a failure that nobody named", got)
	}
	s.set("/b", "B")
	want := []string{
		"failed " + broken + ": the file ends after 12 kB of 57 kB: it was cut off in transfer", "added /b",
	}
	if diff := cmp.Diff(want, d.revisited(s, (*ingest.Pipeline).Retry)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if s.asked["/feed.atom OK"] != 1 || s.asked["/a OK"] != 1 {
		t.Errorf("asked %v, want the list and what was taken in left alone", s.asked)
	}
	rows, _ := d.run(s.URL + "/feed.atom")
	if got := s.short(rows); len(got) != 1 {
		t.Errorf("then %q, want nothing pending", got)
	}
	// Once it can be read, its source has not failed any more.
	d.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		doc, err := read(ctx, []byte("Mended"), name, contentType)
		doc.Digest, doc.ID = "", corpus.DocumentID(corpus.Digest(data))
		return doc, err
	}
	d.revisited(s, (*ingest.Pipeline).Retry)
	if got := d.state(broken); got.State != ingest.StateAdded || got.Named {
		t.Errorf("%s is %s, want it added", got.Source, got.State)
	}
	if got := d.revisited(s, (*ingest.Pipeline).Retry); len(got) != 0 {
		t.Errorf("at another try %q, want nothing left", got)
	}
}

// A file of a folder is looked at through its folder for ever: neither a link in
// its place nor a folder that became one leads out.
func TestRevisitStaysInside(t *testing.T) {
	outside := folder(t, map[string]string{"secret.txt": "Secret", "sub/b.txt": "Secret too"})
	dir := folder(t, map[string]string{"a.txt": "broken", "sub/b.txt": "B"})
	d := newDesk(t, nil)
	d.opts.Manner.Include = []string{"**/*.txt"}
	d.run(dir)
	for name, target := range map[string]string{"a.txt": "secret.txt", "sub": "sub"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(outside, target), filepath.Join(dir, name)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	for _, run := range []func(*ingest.Pipeline, context.Context, func(ingest.Row)) (ingest.Summary, error){(*ingest.Pipeline).Refresh, (*ingest.Pipeline).Retry} {
		for _, l := range d.revisited(&site{Server: &httptest.Server{URL: dir}}, run) {
			if strings.HasPrefix(l, "added") || strings.HasPrefix(l, "updated") {
				t.Errorf("%q: what is outside was taken in", l)
			}
		}
	}
	for _, secret := range []string{"Secret", "Secret too"} {
		if d.ix.docs[id(secret)] != nil {
			t.Errorf("the index holds %q", secret)
		}
	}
}

// The files of a folder keep it as their parent, and nobody has named them.
func TestRefreshFolder(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A", "b.txt": "B"})
	d := newDesk(t, nil)
	d.run(dir)
	put(t, filepath.Join(dir, "c.txt"), "C")
	os.Remove(filepath.Join(dir, "b.txt"))
	var rows []ingest.Row
	for range 2 {
		d.again(func(p *ingest.Pipeline) (ingest.Summary, error) {
			return p.Refresh(t.Context(), func(r ingest.Row) { rows = append(rows, r) })
		})
	}
	for _, r := range rows {
		if r.Named || r.Parent != dir {
			t.Errorf("%s: named %v, parent %q", r.Source, r.Named, r.Parent)
		}
	}
	want := []string{
		"unchanged a.txt", "added c.txt",
		"gone b.txt: no such file or folder; what was taken in on 2030-03-01 stays as " + id("B"),
		"unchanged a.txt", "unchanged c.txt",
	}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if got := d.state(dir); !got.Named || got.History[1].State != ingest.StateUpdated {
		t.Errorf("the folder: %+v, want its first refresh to say that it changed", got)
	}
	if got := d.state(filepath.Join(dir, "c.txt")); got.Named || got.Parent != dir {
		t.Errorf("the new file: %+v", got)
	}
}

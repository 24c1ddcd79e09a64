package ingest_test

import (
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/ingest"
)

// site serves texts by path, of the type that its ending says, else plain; "" is 410 Gone, a path that is missing 500.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	texts map[string]string
	// asked counts the requests by path and status.
	asked map[string]int
}

func newSite(t *testing.T, texts map[string]string) *site {
	t.Helper()
	s := &site{texts: texts, asked: map[string]int{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		text, ok := s.texts[r.URL.Path]
		status := http.StatusOK
		tag := `"` + id(text) + `"`
		switch {
		case !ok:
			status = http.StatusNotImplemented
		case text == "":
			status = http.StatusGone
		case r.Header.Get("If-None-Match") == tag:
			status = http.StatusNotModified
		}
		s.asked[r.URL.Path+" "+http.StatusText(status)]++
		w.Header().Set("Content-Type", mediaType(r.URL.Path))
		w.Header().Set("ETag", tag)
		w.WriteHeader(status)
		if status == http.StatusOK {
			w.Write([]byte(text))
		}
	}))
	t.Cleanup(s.Close)
	return s
}

// serve serves with a handler of another package.
func serve(t *testing.T, handler http.Handler) *site {
	t.Helper()
	s := &site{Server: httptest.NewServer(handler)}
	t.Cleanup(s.Close)
	return s
}

func mediaType(name string) string {
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "text/plain"
}

func (s *site) set(path, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.texts[path] = text
}

// short are rows in short, without the site's address.
func (s *site) short(rows []ingest.Row) []string {
	var out []string
	for _, l := range lines(rows, "") {
		out = append(out, strings.ReplaceAll(l, s.URL, ""))
	}
	return out
}

// again runs Refresh or Retry and returns its rows in short.
func (d *desk) again(run func(*ingest.Pipeline) (ingest.Summary, error)) {
	d.t.Helper()
	p, err := ingest.New(d.opts)
	if err != nil {
		d.t.Fatal(err)
	}
	if _, err := run(p); err != nil {
		d.t.Fatal(err)
	}
}

func TestRefresh(t *testing.T) {
	s := newSite(t, map[string]string{"/plan": "Plan\n- do one thing", "/note": "Note"})
	dir := folder(t, map[string]string{"a.txt": "A", "b.txt": "B"})
	alone := filepath.Join(folder(t, map[string]string{"alone.txt": "Alone"}), "alone.txt")
	d := newDesk(t, nil)
	d.run(s.URL+"/plan", s.URL+"/note", s.URL+"/down", dir, alone, filepath.Join(dir, "slip.txt"), "-")
	refresh := func() []string {
		var rows []ingest.Row
		d.again(func(p *ingest.Pipeline) (ingest.Summary, error) {
			return p.Refresh(t.Context(), func(r ingest.Row) { rows = append(rows, r) })
		})
		var out []string
		for _, l := range lines(rows, "") {
			out = append(out, strings.NewReplacer(s.URL, "", dir, "", filepath.Dir(alone), "").Replace(l))
		}
		return out
	}
	down := "failed /down: the server answered 501 Not Implemented"
	steps := []struct {
		name   string
		change func()
		want   []string
	}{
		{"nothing changed", func() {}, []string{
			"unchanged /a.txt", "unchanged /b.txt", "unchanged /alone.txt", down, "unchanged /note", "unchanged /plan",
		}},
		{"all kinds of changes", func() {
			s.set("/plan", "Plan\n- do another thing")
			s.set("/note", "")
			put(t, filepath.Join(dir, "c.txt"), "C")
			os.Remove(filepath.Join(dir, "b.txt"))
			os.Remove(alone)
		}, []string{
			"unchanged /a.txt", "added /c.txt",
			"gone /alone.txt: no such file or folder; what was taken in on 2030-03-01 stays as " + id("Alone"),
			down,
			"gone /note: the server answered 410 Gone; what was taken in on 2030-03-01 stays as " + id("Note"),
			"updated /plan: it has changed since 2030-03-01; the earlier text stays as " + id("Plan\n- do one thing") + "; actions: 1 added, 1 dropped",
			"gone /b.txt: no such file or folder; what was taken in on 2030-03-01 stays as " + id("B"),
		}},
		{"what is gone from a folder is not told again", func() { s.set("/note", "Note") }, []string{
			"unchanged /a.txt", "unchanged /c.txt",
			"gone /alone.txt: no such file or folder; what was taken in on 2030-03-01 stays as " + id("Alone"),
			down, "unchanged /note", "unchanged /plan",
		}},
	}
	for _, step := range steps {
		step.change()
		if diff := cmp.Diff(step.want, refresh()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
	}
	if s.asked["/plan OK"] != 2 || s.asked["/plan Not Modified"] != 2 {
		t.Errorf("asked %v, want the plan got twice and found unchanged twice", s.asked)
	}
}

func TestRetry(t *testing.T) {
	s := newSite(t, map[string]string{"/plan": "Plan"})
	dir := folder(t, map[string]string{"broken.pdf": "broken", "picture.png": "picture"})
	d := newDesk(t, nil)
	d.run(s.URL+"/plan", s.URL+"/down", dir)
	retry := func() ([]string, ingest.Summary) {
		var rows []ingest.Row
		var summary ingest.Summary
		d.again(func(p *ingest.Pipeline) (_ ingest.Summary, err error) {
			summary, err = p.Retry(t.Context(), func(r ingest.Row) { rows = append(rows, r) })
			return summary, err
		})
		var out []string
		for _, l := range lines(rows, "") {
			out = append(out, strings.NewReplacer(s.URL, "", dir, "").Replace(l))
		}
		return out, summary
	}
	s.set("/down", "Up again")
	got, summary := retry()
	want := []string{
		"failed /broken.pdf: the file ends after 12 kB of 57 kB: it was cut off in transfer",
		"refused /picture.png: a PNG picture; Polidex reads PDF, HTML and plain text",
		"added /down",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if summary.Added != 1 || summary.Failed != 1 || summary.Inputs != 3 {
		t.Errorf("summary %+v, want 3 inputs, 1 added, 1 failed", summary)
	}
	if got, _ := retry(); len(got) != 2 {
		t.Errorf("again: %q, want the two files alone", got)
	}
	if n := s.asked["/plan OK"] + s.asked["/plan Not Modified"]; n != 1 {
		t.Errorf("the plan was asked for %d times, want once", n)
	}
}

func TestSources(t *testing.T) {
	s := newSite(t, map[string]string{"/plan": "Plan"})
	dir := folder(t, map[string]string{"a.txt": "A"})
	d := newDesk(t, nil)
	d.opts.Manner = ingest.Manner{Follow: ingest.FollowPDF}
	d.run(s.URL+"/plan", dir, s.URL+"/down")
	d.run(s.URL + "/plan")
	all, err := d.opts.Archive.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		Source, State, Document, Parent string
		Named                           bool
		Visits                          int
		Follow                          ingest.Follow
	}
	var got []row
	short := strings.NewReplacer(s.URL, "", dir, "folder")
	for _, x := range all {
		r := row{short.Replace(x.Source), string(x.State), x.Document, short.Replace(x.Parent), x.Named, len(x.History), ""}
		if x.Manner != nil {
			r.Follow = x.Manner.Follow
		}
		got = append(got, r)
	}
	want := []row{
		{"folder", "updated", "", "", true, 1, ingest.FollowPDF},
		{"folder/a.txt", "added", id("A"), "folder", false, 1, ""},
		{"/down", "failed", "", "", true, 1, ingest.FollowPDF},
		{"/plan", "unchanged", id("Plan"), "", true, 2, ingest.FollowPDF},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
}

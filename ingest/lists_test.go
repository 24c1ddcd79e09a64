package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/ingest"
	"polidex/internal/sites/oai"
)

// atom is a feed of entries, each a path and, behind a colon, its day in March.
func atom(entries ...string) string {
	var out strings.Builder
	out.WriteString(`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Plans</title><id>tag:x,2030:plans</id>`)
	for _, e := range entries {
		path, day, _ := strings.Cut(e, ":")
		if day == "" {
			day = "01"
		}
		fmt.Fprintf(&out, `<entry><title>Plan</title><id>tag:x,2030:%s</id><updated>2030-03-%sT00:00:00Z</updated><link href="%[1]s"/></entry>`, path, day)
	}
	return out.String() + "</feed>"
}

func TestLists(t *testing.T) {
	s := newSite(t, map[string]string{"/feed.atom": atom("/a", "/b", "/c"), "/a": "A", "/b": "B"})
	d := newDesk(t, nil)
	down := "failed /c: the server answered 501 Not Implemented"
	for _, step := range []struct {
		name   string
		change func()
		want   []string
	}{
		{"first visit", func() {}, []string{"added /feed.atom: an Atom feed with 3 entries", "added /a", "added /b", down}},
		{"nothing new, one pending", func() {}, []string{"unchanged /feed.atom: an Atom feed with nothing new; 1 entry tried again", down}},
		{"it is there", func() { s.set("/c", "C") }, []string{"unchanged /feed.atom: an Atom feed with nothing new; 1 entry tried again", "added /c"}},
		{"nothing new", func() {}, []string{"unchanged /feed.atom: an Atom feed with nothing new"}},
		{"a new one, a later version", func() {
			s.set("/feed.atom", atom("/d", "/a", "/b:02", "/c"))
			s.set("/b", "B2")
			s.set("/d", "D")
		}, []string{
			"updated /feed.atom: an Atom feed with 2 new entries", "added /d",
			"updated /b: it has changed since 2030-03-01; the earlier text stays as " + id("B"),
		}},
		{"cut off", func() { s.set("/feed.atom", atom("/e", "/d")[:200]) }, []string{"failed /feed.atom"}},
		{"whole again", func() {
			s.set("/feed.atom", atom("/e", "/d", "/a", "/b:02", "/c"))
			s.set("/e", "broken")
		}, []string{
			"updated /feed.atom: an Atom feed with 1 new entry",
			"failed /e: the file ends after 12 kB of 57 kB: it was cut off in transfer",
		}},
		{"another manner", func() { d.opts.Manner.Exclude = []string{"/b"} }, []string{
			"updated /feed.atom: an Atom feed with 3 entries, looked at anew: it is to be taken in in another manner; 1 entry tried again; entries left out by the patterns: 1",
			"failed /e: the file ends after 12 kB of 57 kB: it was cut off in transfer (as before: the source has not changed)",
			"unchanged /d", "unchanged /a", "unchanged /c",
		}},
	} {
		step.change()
		rows, _ := d.run(s.URL + "/feed.atom")
		got := s.short(rows)
		if strings.HasPrefix(got[0], "failed") {
			got[0], _, _ = strings.Cut(got[0], ":") // why is the reader's to say
		}
		if diff := cmp.Diff(step.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
	}
	if got := s.asked["/feed.atom Not Modified"]; got != 3 {
		t.Errorf("the feed was found unchanged %d times, want 3", got)
	}
	if got := s.asked["/a OK"]; got != 1 {
		t.Errorf("an entry was got %d times, want once", got)
	}
}

// A manner is written down without what is empty in it, and is the same one then.
func TestListsInAnEmptyManner(t *testing.T) {
	s := newSite(t, map[string]string{"/feed.atom": atom("/a"), "/a": "A"})
	d := newDesk(t, nil)
	d.opts.Manner = ingest.Manner{Languages: []string{}, Forms: []string{}, Include: []string{}, Exclude: []string{}}
	d.run(s.URL + "/feed.atom")
	rows, _ := d.run(s.URL + "/feed.atom")
	if diff := cmp.Diff([]string{"unchanged /feed.atom: an Atom feed with nothing new"}, s.short(rows)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// An entry that two lists name, or a list and a person, is dealt with for each
// when it is for one.
func TestListsShare(t *testing.T) {
	s := newSite(t, map[string]string{"/one.atom": atom("/a"), "/two.atom": atom("/a")})
	d := newDesk(t, nil)
	d.run(s.URL+"/one.atom", s.URL+"/two.atom", s.URL+"/a")
	s.set("/a", "A")
	for _, list := range []string{"/one.atom", "/two.atom"} {
		rows, _ := d.run(s.URL + list)
		if got := s.short(rows); len(got) != 2 || !strings.Contains(got[0], "1 entry tried again") {
			t.Errorf("%s: %q, want its entry tried again", list, got)
		}
		rows, _ = d.run(s.URL + list)
		if got := s.short(rows); len(got) != 1 {
			t.Errorf("%s once more: %q, want nothing new", list, got)
		}
	}
}

// What a run has no room for stays to be dealt with.
func TestListsBound(t *testing.T) {
	s := newSite(t, map[string]string{"/feed.atom": atom("/a", "/b", "/c", "/d", "/e"), "/a": "A", "/b": "B", "/c": "C", "/d": "D", "/e": "E"})
	d := newDesk(t, nil)
	run := func() []string {
		p, err := ingest.New(d.opts)
		if err != nil {
			t.Fatal(err)
		}
		ingest.SetMaxFound(p, 2)
		var rows []ingest.Row
		if _, err := p.Run(t.Context(), []string{s.URL + "/feed.atom"}, func(r ingest.Row) { rows = append(rows, r) }); err != nil {
			t.Fatal(err)
		}
		return s.short(rows)
	}
	more := ": the sources of this run lead to more than 2 others; run again for the rest"
	for n, want := range [][]string{
		{"added /feed.atom: an Atom feed with 5 entries", "added /a", "added /b", "refused /c" + more},
		{"unchanged /feed.atom: an Atom feed with nothing new; 3 entries tried again", "added /c", "added /d", "refused /e" + more},
		{"unchanged /feed.atom: an Atom feed with nothing new; 1 entry tried again", "added /e"},
		{"unchanged /feed.atom: an Atom feed with nothing new"},
	} {
		if diff := cmp.Diff(want, run()); diff != "" {
			t.Errorf("run %d (-want +got):\n%s", n, diff)
		}
	}
}

// Lists that name each other, themselves, files or what is inside are dealt with
// and end.
func TestListsHostile(t *testing.T) {
	var deep []string
	texts := map[string]string{}
	for i := range 8 {
		name := fmt.Sprintf("/deep%d.atom", i)
		texts[name] = atom(fmt.Sprintf("/deep%d.atom", i+1))
		deep = append(deep, name)
	}
	s := newSite(t, texts)
	s.set("/one.atom", atom("/one.atom", "/two.atom"))
	s.set("/two.atom", atom("/one.atom", "/two.atom", "file:///etc/passwd", "//127.0.0.1:1/", "/etc/passwd"))
	s.set("/feed.json", `{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","url":"file:///etc/passwd"},{"id":"2","url":"/etc/hosts","attachments":[{"url":"oai:http://x/","mime_type":"application/pdf"}]}]}`)
	d := newDesk(t, nil)
	rows, _ := d.run(s.URL+"/one.atom", s.URL+"/feed.json", s.URL+deep[0])
	for _, r := range rows {
		if r.Document != "" {
			t.Errorf("%s %s was taken in, nothing is there", r.State, r.Source)
		}
		if !strings.HasPrefix(r.Source, "http://") {
			t.Errorf("%q became a source", r.Source)
		}
		if r.Parent == "" && r.Number > 3 {
			t.Errorf("%q has no parent", r.Source)
		}
	}
	tooDeep := 0
	for _, l := range s.short(rows) {
		if strings.HasPrefix(l, "refused /deep") {
			tooDeep++
		}
	}
	if tooDeep != 1 {
		t.Errorf("rows %q, want one list refused as too far away", s.short(rows))
	}
}

func TestHarvest(t *testing.T) {
	repository := oai.New()
	s := serve(t, repository)
	d := newDesk(t, nil)
	source := "oai:" + s.URL + "/cgi/oai2?set=ports"
	run := func() []string {
		rows, _ := d.run(source)
		var out []string
		for _, l := range s.short(rows) {
			l, _, _ = strings.Cut(l, "; what was taken in")
			out = append(out, l)
		}
		return out
	}
	first := run()
	want := []string{
		"added oai:/cgi/oai2?set=ports: a repository with 2 entries",
		"added /101/", "added /101/1/quiet-harbours.html", "added /101/2/annex.txt", "added /102/", "added /102/1/shore-power.html",
	}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Errorf("first (-want +got):\n%s", diff)
	}
	if got := run(); len(got) != 1 {
		t.Errorf("again: %q, want nothing new", got)
	}
	repository.Put(oai.Record{ID: "oai:harbour.example:102", Sets: []string{"ports:north"}, Deleted: true})
	// What was never taken in is not told to be gone.
	repository.Put(oai.Record{ID: "oai:harbour.example:103", Sets: []string{"ports"}, Deleted: true})
	repository.Put(oai.Record{ID: s.URL + "/101/", Sets: []string{"ports"}, Deleted: true})
	want = []string{
		"updated oai:/cgi/oai2?set=ports: a repository with 3 withdrawn entries",
		"gone /102/: the list in which it stood says that it was withdrawn",
	}
	if diff := cmp.Diff(want, run()); diff != "" {
		t.Errorf("withdrawn (-want +got):\n%s", diff)
	}
	if got := run(); len(got) != 1 {
		t.Errorf("once more: %q, want nothing new", got)
	}
}

// A harvest that breaks off is told to, and begins at the same place again.
func TestHarvestBreaksOff(t *testing.T) {
	repository := oai.New()
	s := serve(t, repository)
	d := newDesk(t, nil)
	source := "oai:" + s.URL + "/amnesiac"
	for range 2 {
		rows, summary := d.run(source)
		if rows[0].State != ingest.StateFailed || !strings.Contains(rows[0].Reason, "it broke off") || summary.Trouble == 0 {
			t.Errorf("row %+v, summary %+v: want a failure that is told", rows[0], summary)
		}
	}
}

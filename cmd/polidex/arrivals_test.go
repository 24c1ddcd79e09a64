package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	ical "github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
)

// slowArchive lists when it is let, and counts its listings.
type slowArchive struct {
	let    chan struct{}
	listed atomic.Int32
	fault  error
}

func (s *slowArchive) Arrivals(ctx context.Context) (map[string]time.Time, error) {
	s.listed.Add(1)
	<-s.let
	return map[string]time.Time{"d": time.Unix(1, 0)}, errors.Join(s.fault, ctx.Err())
}

type generations struct{ now atomic.Value }

func (g *generations) Generation() string { return g.now.Load().(string) }

// TestArrivalsAreKept: the archive is listed once a generation of the index, by
// whoever asks first, and to its end whoever gives up.
func TestArrivalsAreKept(t *testing.T) {
	archive, index := &slowArchive{let: make(chan struct{})}, &generations{}
	index.now.Store("g1")
	a := &arrivals{archive: archive, index: index}
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := a.Arrivals(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("one who has gone: %v", err)
	}
	var asking sync.WaitGroup
	for range 8 {
		asking.Go(func() {
			if got, err := a.Arrivals(t.Context()); err != nil || len(got) != 1 {
				t.Errorf("%v, %v", got, err)
			}
		})
	}
	close(archive.let)
	asking.Wait()
	if n := archive.listed.Load(); n != 1 {
		t.Errorf("%d listings of a generation, want 1", n)
	}
	index.now.Store("g2")
	archive.fault = io.ErrUnexpectedEOF
	if _, err := a.Arrivals(t.Context()); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a fault of the archive: %v", err)
	}
	archive.fault = nil
	for range 2 {
		if _, err := a.Arrivals(t.Context()); err != nil {
			t.Error(err)
		}
	}
	if n := archive.listed.Load(); n != 3 {
		t.Errorf("%d listings, want 3: one of the first generation, one that failed, one of the second", n)
	}
}

// TestFollowWithReaders follows what a server holds with other programs' readers: what came in
// last comes first, whatever its date, and deadlines stand on their days.
func TestFollowWithReaders(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	const text = "COM(%Y) 9 final\n\nBrussels, 1.4.%Y\n\nCOMMUNICATION FROM THE COMMISSION\n\nOf rivers in %Y\n\nKey actions\n\nThe Commission will:\n\n  • present a plan against waste crime on rivers by the end of %Y\n  • support patrols in %Y\n  • watch the ports from %Y onwards\n"
	for _, year := range []string{"2033", "2031"} {
		file := filepath.Join(dir, year+".txt")
		if err := os.WriteFile(file, []byte(strings.ReplaceAll(text, "%Y", year)), 0o600); err != nil {
			t.Fatal(err)
		}
		code := run(t.Context(), []string{"ingest", "--data", data, file}, streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard}, func(string) string { return "" })
		if code != exitOK {
			t.Fatalf("ingest ended with %d", code)
		}
	}
	s := serveDocuments(t, data)
	for _, c := range []struct {
		path string
		want []string
	}{
		{"/v1/documents.atom", []string{"COM(2031) 9 final, Of rivers in 2031", "COM(2033) 9 final, Of rivers in 2033"}},
		{"/v1/documents.jsonfeed?limit=1", []string{"COM(2031) 9 final, Of rivers in 2031"}},
		{"/v1/actions.atom?limit=4", []string{"present a plan against waste crime on rivers by the end of 2031", "support patrols in 2031", "watch the ports from 2031 onwards", "present a plan against waste crime on rivers by the end of 2033"}},
		{"/v1/search.jsonfeed?q=patrols&kind=action&-year=2033", []string{"support patrols in 2031"}},
	} {
		all, err := gofeed.NewParser().ParseString(bodyOf(t, s.url+c.path))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, item := range all.Items {
			got = append(got, item.Title)
			if !strings.HasPrefix(item.Link, s.url+"/documents/") {
				t.Errorf("%s: a link to %q", c.path, item.Link)
			}
			bodyOf(t, item.Link)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.path, diff)
		}
	}
	for _, c := range []struct {
		path string
		want []string
	}{
		{"/v1/actions.ics", []string{"20310101 Begins", "20311231 Due", "20311231 Due", "20330101 Begins", "20331231 Due", "20331231 Due"}},
		{"/v1/actions.ics?limit=3", []string{"20330101 Begins", "20331231 Due", "20331231 Due"}},
		{"/v1/actions.ics?deadline_year=2031&limit=3", []string{"20310101 Begins", "20311231 Due", "20311231 Due"}},
		{"/v1/actions.ics?document=0123456789abcdef", nil},
	} {
		cal, err := ical.NewDecoder(strings.NewReader(bodyOf(t, s.url+c.path))).Decode()
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range cal.Events() {
			summary, _, _ := strings.Cut(e.Props.Get("SUMMARY").Value, ":")
			got = append(got, e.Props.Get("DTSTART").Value+" "+summary)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.path, diff)
		}
	}
}

// bodyOf returns the body of an answer.
func bodyOf(t *testing.T, url string) string {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		t.Fatalf("GET %s = %s, %v: %s", url, r.Status, err, body)
	}
	return string(body)
}

func TestPublicURL(t *testing.T) {
	for _, c := range []struct {
		value string
		ok    bool
	}{
		{"https://polidex.example.org", true}, {"http://polidex.example.org:8080/eu/", true},
		{"polidex.example.org", false}, {"ftp://polidex.example.org", false}, {"https://", false}, {"https://a@b.example", false}, {"https://b.example?x=1", false}, {"https://b.example#x", false}, {"", false},
	} {
		var p publicURL
		if err := p.Set(c.value); (err == nil) != c.ok || c.ok && p.String() != c.value {
			t.Errorf("Set(%q) = %v, and the address is %q", c.value, err, p.String())
		}
	}
}

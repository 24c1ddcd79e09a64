package feed_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"polidex/api/feed"
)

var update = flag.Bool("update", false, "write the golden files anew")

var noon = time.Date(2031, 5, 1, 12, 0, 0, 123, time.FixedZone("east", 7200))

// harbours is a feed of two entries.
func harbours() feed.Feed {
	return feed.Feed{
		Title: "Polidex – new key actions: theme Fraud & scams", Self: "https://polidex.example/v1/actions.atom?q=%22a%22&theme=fraud",
		Home: "https://polidex.example/v1/actions?theme=fraud", Updated: noon, Version: "1.2.3",
		Entries: []feed.Entry{
			{
				ID: feed.ID("d1-a1"), Title: "map <weak> places & ports", URL: "https://polidex.example/v1/actions/d1-a1",
				Original: "https://polidex.example/v1/documents/d1/original#page=7", Added: noon, Language: "en", Authors: []string{"European Commission"},
				Categories: []feed.Category{{Term: "fraud", Label: "Fraud & scams"}, {Term: "ports", Label: "Ports"}},
				HTML:       `<blockquote><p>map &lt;weak&gt; places &amp; ports</p></blockquote>`, Text: "map <weak> places & ports\nWho: europol",
			},
			{ID: feed.ID("d2-a1"), Title: "Zażółć ports", URL: "https://polidex.example/v1/actions/d2-a1", Added: noon.AddDate(0, 0, -1), HTML: "<p>x</p>", Text: "x"},
		},
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// TestForms writes the feed in both forms and has another program's reader read it.
func TestForms(t *testing.T) {
	f := harbours()
	for _, c := range []struct {
		name  string
		write func() ([]byte, error)
		kind  string
	}{{"feed.atom", f.Atom, "atom"}, {"feed.json", f.JSON, "json"}} {
		t.Run(c.name, func(t *testing.T) {
			body, err := c.write()
			if err != nil {
				t.Fatal(err)
			}
			golden(t, c.name, body)
			got, err := gofeed.NewParser().Parse(bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if got.FeedType != c.kind || got.Title != f.Title || got.Link != f.Home || got.FeedLink != f.Self || len(got.Items) != len(f.Entries) {
				t.Fatalf("read as %s %q of %s at %s with %d entries", got.FeedType, got.Title, got.Link, got.FeedLink, len(got.Items))
			}
			for i, e := range f.Entries {
				item := got.Items[i]
				want := []string{e.ID, e.Title, e.URL, e.HTML, e.Added.UTC().Truncate(time.Second).String()}
				if diff := cmp.Diff(want, []string{item.GUID, item.Title, item.Link, item.Content, item.PublishedParsed.String()}); diff != "" {
					t.Errorf("entry %d (-want +got):\n%s", i, diff)
				}
				if len(item.Categories) != len(e.Categories) || len(item.Authors) != len(e.Authors) {
					t.Errorf("entry %d has categories %v and authors %v", i, item.Categories, item.Authors)
				}
			}
		})
	}
}

func TestEmptyFeed(t *testing.T) {
	f := harbours()
	f.Entries = nil
	for name, write := range map[string]func() ([]byte, error){"atom": f.Atom, "json": f.JSON} {
		body, err := write()
		if err != nil {
			t.Fatal(err)
		}
		got, err := gofeed.NewParser().Parse(bytes.NewReader(body))
		if err != nil || len(got.Items) != 0 {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

// TestID keeps ids as they were handed out: a reader shows an entry anew whose id
// has changed.
func TestID(t *testing.T) {
	const want = "urn:uuid:100a5a59-e93e-5d68-b471-acee47a82785"
	if got := feed.ID("0123456789abcdef-a00c0ffee00"); got != want {
		t.Errorf("ID = %q, want %q", got, want)
	}
}

// FuzzFeed writes entries of any text: both forms stay well-formed, and the same
// entries are read from them.
func FuzzFeed(f *testing.F) {
	for _, seed := range []string{"ports", "]]></content><script>", "&#0;&bogus;", "\x00\x0b\x1b", "\xff\xfe", "a\u2028b", `"}],"items":[{`, "<?xml version='1.0'?>", "\ufffe\uffff"} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, title, text string) {
		out := feed.Feed{Title: title, Self: "https://x.example/f?q=" + title, Home: text, Updated: noon, Entries: []feed.Entry{
			{ID: feed.ID(title), Title: title, URL: text, Original: text, Added: noon, Language: title, HTML: text, Text: text, Authors: []string{title}, Categories: []feed.Category{{Term: title, Label: text}}},
			{ID: feed.ID(text), Added: noon},
		}}
		atom, err := out.Atom()
		if err != nil {
			t.Fatal(err)
		}
		entries := 0
		for d := xml.NewDecoder(bytes.NewReader(atom)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%v in %s", err, atom)
			}
			if start, ok := token.(xml.StartElement); ok && start.Name.Local == "entry" {
				entries++
			}
		}
		if entries != len(out.Entries) {
			t.Errorf("%d entries in %s", entries, atom)
		}
		body, err := out.JSON()
		if err != nil {
			t.Fatal(err)
		}
		read, err := gofeed.NewParser().Parse(bytes.NewReader(body))
		if err != nil || len(read.Items) != len(out.Entries) {
			t.Errorf("%v, %v in %s", read, err, body)
			return
		}
		if want := strings.ToValidUTF8(title, "\ufffd"); !strings.ContainsRune(want, '\ufffd') && read.Items[0].Title != want {
			t.Errorf("title %q, want %q", read.Items[0].Title, want)
		}
	})
}

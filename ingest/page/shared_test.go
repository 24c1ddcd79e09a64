package page_test

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/ingest/page"
	"polidex/internal/sites/eprints"
)

// shared returns a path in the folder of real documents that may stand beside the
// module, and skips the test where there is none.
func shared(t *testing.T, elem ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{"..", "..", "..", "shared", "corpus", "web"}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skip("no real documents here")
	}
	return path
}

func readShared(t *testing.T, path string) page.Page {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p, err := page.Read(t.Context(), data, "", "")
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	checkAddresses(t, p)
	return p
}

// TestSharedEuropa checks what real pages of the Commission must have: their kind,
// their files in all languages, and nothing of their frame.
func TestSharedEuropa(t *testing.T) {
	root := shared(t, "ec-eci-pages")
	pages, languages := 0, map[string]int{}
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".html" {
			return err
		}
		p := readShared(t, path)
		pages++
		if want := page.Europa; (p.Kind == want) == strings.Contains(path, "error") {
			t.Errorf("%s: kind %s", path, p.Kind)
		}
		for _, d := range append(p.Documents, p.Strategies...) {
			languages[filepath.Base(path)] = max(languages[filepath.Base(path)], len(d.Forms))
			if lower := strings.ToLower(d.Title); strings.Contains(lower, "legal notice") || strings.Contains(lower, "cookie") || strings.Contains(lower, "download") {
				t.Errorf("%s: document %q", path, d.Title)
			}
		}
		if strings.Contains(path, "responses"+string(filepath.Separator)) && len(p.Strategies) == 0 {
			t.Errorf("%s: the Commission's answer is not among %v", path, lines(p.Documents))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	// A sheet in 24 languages, and a communication in 23: one address stands twice.
	for file, want := range map[string]int{"2020_000001_en.html": 24, "2019_000016_en.html": 24, "2021_000006_en.html": 24} {
		if got := languages[file]; got != want {
			t.Errorf("%s: a document in %d languages, want %d", file, got, want)
		}
	}
	if pages == 0 {
		t.Errorf("no pages below %s", root)
	}
}

func TestSharedEURLex(t *testing.T) {
	pages, _ := filepath.Glob(filepath.Join(shared(t, "eurlex-acts"), "*.html"))
	texts, _ := filepath.Glob(filepath.Join(shared(t, "..", "strategies"), "*.html"))
	for _, path := range append(pages, texts...) {
		if p := readShared(t, path); p.Kind != page.EURLex || p.Record != nil {
			t.Errorf("%s: kind %s, record %v", path, p.Kind, p.Record)
		}
	}
}

// TestSharedEPrints shows real records of EPrints on a page and reads them again.
func TestSharedEPrints(t *testing.T) {
	exports, _ := filepath.Glob(filepath.Join(shared(t, "eprints-xml"), "*.xml"))
	number := 0
	for _, path := range exports {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var export struct {
			Records []struct {
				Title       string `xml:"title"`
				Date        string `xml:"date"`
				Number      string `xml:"number"`
				IDNumber    string `xml:"id_number"`
				Publisher   string `xml:"publisher"`
				OfficialURL string `xml:"official_url"`
				Creators    []struct {
					Family string `xml:"name>family"`
					Given  string `xml:"name>given"`
				} `xml:"creators>item"`
			} `xml:"eprint"`
		}
		if err := xml.Unmarshal(data, &export); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, e := range export.Records {
			if strings.TrimSpace(e.Title) == "" {
				continue
			}
			number++
			rec := eprints.Record{ID: number, Title: e.Title, Date: e.Date, Number: e.Number, IDNumber: e.IDNumber, Publisher: e.Publisher, OfficialURL: e.OfficialURL}
			var names []string
			for _, c := range e.Creators {
				rec.Creators = append(rec.Creators, c.Family+", "+c.Given)
				if name := strings.Trim(strings.Join(strings.Fields(c.Family+", "+c.Given), " "), ", "); name != "" {
					names = append(names, name)
				}
			}
			p, _ := visit(t, eprints.New(rec), fmt.Sprintf("/id/eprint/%d/", number))
			want := []string{strings.Join(strings.Fields(e.Title), " "), e.Date}
			if diff := cmp.Diff(append(want, names...), append([]string{p.Record.Title, p.Record.Date}, p.Record.Creators...)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", path, diff)
			}
		}
	}
	if number == 0 {
		t.Errorf("no records in %d exports", len(exports))
	}
}

package html_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	dom "golang.org/x/net/html"

	"polidex/corpus"
	"polidex/extract/html"
)

// shared returns a path in the folder of real documents that may stand beside
// the module, and skips the test where there is none.
func shared(t *testing.T, elem ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil {
		if _, statErr := os.Stat(filepath.Join(dir, "go.mod")); statErr == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Skip("no module root")
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(append([]string{filepath.Dir(dir), "shared"}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skip("no real documents here")
	}
	return path
}

func readFile(t *testing.T, path string) (*corpus.Document, []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Read(context.Background(), data, html.Options{})
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return doc, data
}

// TestSharedItems checks that every action that people marked in a page is an
// item, word for word.
func TestSharedItems(t *testing.T) {
	pages, _ := filepath.Glob(filepath.Join(shared(t, "gold", "dev"), "*.html"))
	for _, path := range pages {
		doc, _ := readFile(t, path)
		items := map[string]bool{}
		for _, b := range doc.Blocks {
			if b.Kind == corpus.Item {
				items[strings.TrimRight(b.Text, " .;,")] = true
			}
		}
		var gold struct {
			Actions []struct{ Text string }
		}
		data, err := os.ReadFile(strings.TrimSuffix(path, ".html") + ".gold.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &gold); err != nil {
			t.Fatal(err)
		}
		for _, a := range gold.Actions {
			if !items[a.Text] {
				t.Errorf("%s: no item %q", filepath.Base(path), a.Text)
			}
		}
	}
}

var word = regexp.MustCompile(`\pL+`)

// TestSharedWords checks that no word of a page that hides nothing is lost.
func TestSharedWords(t *testing.T) {
	root := shared(t, "corpus")
	pages, _ := filepath.Glob(filepath.Join(root, "strategies", "*.html"))
	acts, _ := filepath.Glob(filepath.Join(root, "web", "eurlex-acts", "*.html"))
	for _, path := range append(pages, acts...) {
		doc, data := readFile(t, path)
		count := map[string]int{}
		for _, w := range word.FindAllString(printedText(data), -1) {
			count[w]++
		}
		for _, b := range doc.Blocks {
			for _, w := range word.FindAllString(b.Marker+" "+b.Text, -1) {
				count[w]--
			}
		}
		for w, n := range count {
			if n > 0 && w != "EMPTY" { // an empty field of the template
				t.Errorf("%s: %q is lost %d times", filepath.Base(path), w, n)
			}
		}
	}
}

// printedText is the text of the page's body, parted where elements are.
func printedText(data []byte) string {
	var out strings.Builder
	z := dom.NewTokenizer(strings.NewReader(string(data)))
	body := false
	for {
		switch z.Next() {
		case dom.ErrorToken:
			return strings.ReplaceAll(out.String(), "\u00ad", "")
		case dom.StartTagToken, dom.EndTagToken, dom.SelfClosingTagToken:
			name, _ := z.TagName()
			switch string(name) {
			case "body":
				body = true
			case "span", "a", "b", "i", "em", "strong", "sup", "sub", "u":
			default:
				out.WriteByte(' ')
			}
		case dom.TextToken:
			if body {
				out.Write(z.Text())
			}
		}
	}
}

// TestSharedPages checks what a page of each kind must not have: navigation in
// its text, and an error page taken for a text.
func TestSharedPages(t *testing.T) {
	root := shared(t, "corpus", "web", "ec-eci-pages")
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".html" {
			return err
		}
		doc, _ := readFile(t, path)
		if _, ok := html.Challenge(doc); ok != strings.Contains(path, "error") {
			t.Errorf("%s: Challenge = %v", path, ok)
		}
		for _, b := range doc.Blocks {
			if b.Kind != corpus.Furniture && regexp.MustCompile(`(?i)cookies policy|managed by:|skip to main|See all$`).MatchString(b.Text) {
				t.Errorf("%s: in the text: %q", path, b.Text)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

package text_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/extract/text"
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

// itemsOf reads a file and returns the words of its items with their noted pages.
func itemsOf(t *testing.T, path string) map[string]int {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := text.Read(context.Background(), data, text.Options{})
	if err != nil {
		t.Fatal(err)
	}
	items := map[string]int{}
	for _, b := range doc.Blocks {
		if b.Kind == corpus.Item {
			items[b.Text] = b.NotedPage
		}
	}
	return items
}

func TestSharedSeed(t *testing.T) {
	items := itemsOf(t, filepath.Join(shared(t, "seeds"), "000_fbf614403e5dd514.txt"))
	if len(items) != 13 {
		t.Errorf("%d items, want 13", len(items))
	}
	for words, page := range items {
		if page != 23 {
			t.Errorf("%q is noted on page %d, want 23", words, page)
		}
	}
}

func TestSharedItems(t *testing.T) {
	texts, _ := filepath.Glob(filepath.Join(shared(t, "gold", "dev"), "*.txt"))
	for _, path := range texts {
		items := itemsOf(t, path)
		var gold struct {
			Actions []struct{ Text string }
		}
		data, err := os.ReadFile(strings.TrimSuffix(path, ".txt") + ".gold.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &gold); err != nil {
			t.Fatal(err)
		}
		for _, a := range gold.Actions {
			if _, ok := items[a.Text]; !ok {
				t.Errorf("%s: no item %q", filepath.Base(path), a.Text)
			}
		}
	}
}

package extract_test

import (
	"context"
	"strings"
	"testing"

	"polidex/extract"
)

// TestSections reads a page whose outline and box are known, and looks at the
// path of headings of every passage.
func TestSections(t *testing.T) {
	const page = `<!DOCTYPE html><html lang="en"><body><main>
<h1>Lakes</h1><p>alpha</p>
<h2>Water</h2><p>beta</p>
<h3>Depth</h3><p>gamma</p>
<h2>Shore</h2><p>delta</p>
<h1>Boats</h1><p>epsilon</p></main></body></html>`
	doc, err := extract.Read(context.Background(), []byte(page), extract.Source{}, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"alpha": "Lakes", "beta": "Lakes > Water", "gamma": "Lakes > Water > Depth",
		"delta": "Lakes > Shore", "epsilon": "Boats", "Shore": "Lakes", "Boats": "",
	}
	for _, b := range doc.Blocks {
		path, ok := want[b.Text]
		if got := strings.Join(b.Section, " > "); ok && got != path {
			t.Errorf("section of %q = %q, want %q", b.Text, got, path)
		}
		delete(want, b.Text)
	}
	for text := range want {
		if text != "Shore" && text != "Boats" {
			t.Errorf("the passage %q was not read", text)
		}
	}
	if doc.Quality.Characters == 0 || doc.Quality.Status != "whole" {
		t.Errorf("quality = %+v, want counted letters and a whole reading", doc.Quality)
	}
}

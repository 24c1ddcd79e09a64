package html_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/html"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// read reads a page that must be readable.
func read(t *testing.T, page string) *corpus.Document {
	t.Helper()
	doc, err := html.Read(context.Background(), []byte(page), html.Options{})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return doc
}

// show writes a block as a line: what it is, its mark, its words.
func show(b corpus.Block) string {
	var s strings.Builder
	s.WriteString(string(b.Kind))
	if b.Level > 0 {
		fmt.Fprintf(&s, " %d", b.Level)
	}
	if b.Header {
		s.WriteString(" header")
	}
	if b.Strong {
		s.WriteString(" strong")
	}
	if b.Region > 0 {
		fmt.Fprintf(&s, " region=%d", b.Region)
	}
	if b.NotedPage > 0 {
		fmt.Fprintf(&s, " noted=%d", b.NotedPage)
	}
	if b.Reason != "" {
		fmt.Fprintf(&s, " <%s>", b.Reason)
	}
	if b.Marker != "" {
		fmt.Fprintf(&s, " [%s]", b.Marker)
	}
	return s.String() + " | " + strings.ReplaceAll(b.Text, corpus.CellSeparator, " ¦ ")
}

func showAll(doc *corpus.Document) []string {
	var out []string
	for i, r := range doc.Regions {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%d: %s %s", i+1, r.Kind, r.Caption)))
	}
	for _, b := range doc.Blocks {
		out = append(out, show(b))
	}
	return out
}

// page is a case: the body of a page, and its blocks as show writes them.
type page struct {
	name, body string
	want       []string
}

func run(t *testing.T, cases []page) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := showAll(read(t, "<!DOCTYPE html><html><body>"+c.body+"</body></html>"))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGolden(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join("testdata", "*.html"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, name := range pages {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			doc := read(t, string(data))
			var lines []string
			for _, p := range doc.Properties {
				lines = append(lines, "property "+p.Name+" = "+p.Value)
			}
			got := strings.Join(append(lines, showAll(doc)...), "\n") + "\n"
			golden := strings.TrimSuffix(name, ".html") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

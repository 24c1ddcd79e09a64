package text_test

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
	"polidex/extract/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// read reads a text that must be readable.
func read(t *testing.T, src string) *corpus.Document {
	t.Helper()
	doc, err := text.Read(context.Background(), []byte(src), text.Options{})
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
	if b.Page > 0 {
		fmt.Fprintf(&s, " page=%d", b.Page)
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
	for _, b := range doc.Blocks {
		out = append(out, show(b))
	}
	return out
}

func TestGolden(t *testing.T) {
	texts, err := filepath.Glob(filepath.Join("testdata", "*.txt"))
	if err != nil || len(texts) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	for _, name := range texts {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Join(showAll(read(t, string(data))), "\n") + "\n"
			golden := strings.TrimSuffix(name, ".txt") + ".golden"
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

//go:build !nopdfium

package pdfium_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/layout"
	"polidex/extract/pdf/objects"
	"polidex/extract/pdf/pdfium"
)

// TestAgainstOwnEngine compares the words and areas of the pages with those of
// the other engine, over the files of the folders beside the project, where there
// are any.
func TestAgainstOwnEngine(t *testing.T) {
	if os.Getenv("POLIDEX_SLOW") == "" {
		t.Skip("POLIDEX_SLOW is not set")
	}
	var files []string
	for _, pattern := range []string{"gold/dev/*.pdf", "corpus/strategies/*.pdf"} {
		found, _ := filepath.Glob(filepath.Join("..", "..", "..", "..", "shared", filepath.FromSlash(pattern)))
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Skip("no files to compare")
	}
	e := engine()
	var scores []float64
	here, there := 0, 0 // areas
	for _, name := range files {
		c, err := compare(t, e, name)
		if err != nil {
			t.Logf("%s: %v", filepath.Base(name), err)
			continue
		}
		f := c.f1()
		scores = append(scores, f)
		t.Logf("%-60s F1 %.4f words %d/%d bold lines %d/%d boxes %d/%d tables %d/%d ms/page %.1f",
			filepath.Base(name), f, c.all[0], c.all[1], c.bold[0], c.bold[1], c.boxes[0], c.boxes[1], c.tables[0], c.tables[1], c.ms)
		here, there = here+c.boxes[0]+c.tables[0], there+c.boxes[1]+c.tables[1]
	}
	slices.Sort(scores)
	if len(scores) == 0 {
		t.Fatal("nothing could be compared")
	}
	if median := scores[len(scores)/2]; median < 0.99 {
		t.Errorf("median F1 of the words = %.4f, want at least 0.99", median)
	}
	if apart := max(here, there) - min(here, there); apart*20 > there {
		t.Errorf("%d boxes and tables, the other engine finds %d", here, there)
	}
}

// comparison counts what the pages of two engines have: this one, the other.
type comparison struct {
	words         [2]map[string]int
	all, bold     [2]int
	boxes, tables [2]int
	ms            float64
}

func compare(t *testing.T, e *pdfium.Engine, name string) (*comparison, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := e.Open(context.Background(), data)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	file, err := objects.Open(context.Background(), data)
	if err != nil {
		return nil, fmt.Errorf("other engine: %w", err)
	}
	other := glyphs.NewDocument(file, glyphs.Limits{})
	if d.Pages() != other.Pages() {
		t.Logf("%s: %d pages, other engine %d", filepath.Base(name), d.Pages(), other.Pages())
	}
	c := &comparison{words: [2]map[string]int{{}, {}}}
	for n := range min(d.Pages(), other.Pages()) {
		start := time.Now()
		p, err := d.Page(n + 1)
		if err != nil {
			return nil, err
		}
		c.ms += float64(time.Since(start).Microseconds()) / 1000 / float64(d.Pages())
		q := other.Page(n + 1)
		c.add(0, p)
		c.add(1, q)
	}
	return c, nil
}

func (c *comparison) add(i int, p *glyphs.Page) {
	page := layout.NewPage(p)
	for _, l := range page.Lines {
		if l.Bold {
			c.bold[i]++
		}
		for _, w := range strings.FieldsFunc(norm.NFKC.String(l.Text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			c.words[i][w]++
			c.all[i]++
		}
	}
	for _, a := range page.Areas {
		if a.Grid != nil {
			c.tables[i]++
		} else {
			c.boxes[i]++
		}
	}
}

func (c *comparison) f1() float64 {
	both := 0
	for w, n := range c.words[0] {
		both += min(n, c.words[1][w])
	}
	if c.all[0]+c.all[1] == 0 {
		return 1
	}
	return 2 * float64(both) / float64(c.all[0]+c.all[1])
}

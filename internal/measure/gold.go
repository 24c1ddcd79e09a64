package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"polidex/corpus"
)

type gold struct {
	Document struct {
		Expect string `json:"expect"`
	} `json:"document"`
	Expect   string `json:"expect"`
	Headings []struct {
		Text string `json:"text"`
	} `json:"headings"`
	Actions []struct {
		Text    string   `json:"text"`
		TextAlt []string `json:"text_alt"`
		Box     string   `json:"box"`
	} `json:"actions"`
}

// measureGold compares headings as sets, and looks for each gold action as a
// block of its own. Gold knows no other items, so that their precision is not
// told; nor does it say which boxes are drawn.
func measureGold(ctx context.Context, shared string) error {
	list, err := filepath.Glob(filepath.Join(shared, "gold/dev/*.pdf"))
	if err != nil {
		return err
	}
	var headTP, headGot, headWant, items, itemsFound int
	for _, file := range list {
		var g gold
		data, err := os.ReadFile(strings.TrimSuffix(file, ".pdf") + ".gold.json")
		if err != nil {
			return err
		}
		if err := json.Unmarshal(data, &g); err != nil {
			return fmt.Errorf("reading the gold of %s: %w", file, err)
		}
		if g.Expect == "error" {
			continue
		}
		doc, err := readPDF(ctx, file)
		if err != nil {
			fmt.Printf("%-44s not read: %v\n", filepath.Base(file), err)
			continue
		}
		if doc.Quality.Status == corpus.ReadNeedsOCR {
			continue
		}
		tp, got, want := headings(doc, g)
		n := blocksOf(doc, g)
		if len(g.Headings) > 0 {
			headTP, headGot, headWant = headTP+tp, headGot+got, headWant+want
		}
		items, itemsFound = items+len(g.Actions), itemsFound+n
		fmt.Printf("%-44s headings %3d of %3d, %3d found   actions as blocks %3d of %3d\n", filepath.Base(file), tp, want, got, n, len(g.Actions))
	}
	fmt.Printf("headings: P %.4f R %.4f (aim F1 0.98)   action items: R %.4f\n",
		ratio(headTP, headGot), ratio(headTP, headWant), ratio(itemsFound, items))
	return nil
}

func ratio(a, b int) float64 { return float64(a) / float64(max(b, 1)) }

func headings(doc *corpus.Document, g gold) (tp, got, want int) {
	left := map[string]int{}
	for _, h := range g.Headings {
		left[key(h.Text)]++
	}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != corpus.Heading || b.Region > 0 {
			continue // the titles of boxes are no headings in gold
		}
		got++
		if k := key(b.Marker + b.Text); left[k] > 0 {
			left[k]--
			tp++
		} else if os.Getenv(listVariable) != "" {
			fmt.Printf("    no heading in gold: %q\n", b.Text)
		}
	}
	for k, n := range left {
		if n > 0 && os.Getenv(listVariable) != "" {
			fmt.Printf("    heading not found: %q\n", k)
		}
	}
	return tp, got, len(g.Headings)
}

// blocksOf counts the actions that are a block or a cell of their own, but for a
// number before them ("Key action 7:").
func blocksOf(doc *corpus.Document, g gold) int {
	var texts []string
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		texts = append(texts, key(b.Text))
		for _, c := range b.Cells() {
			texts = append(texts, key(c))
		}
	}
	own := func(action string) bool {
		k := key(action)
		return slices.ContainsFunc(texts, func(t string) bool {
			return strings.HasSuffix(t, k) && len(t)-len(k) <= mostBefore
		})
	}
	n := 0
	for _, a := range g.Actions {
		if own(a.Text) || slices.ContainsFunc(a.TextAlt, own) {
			n++
		}
	}
	return n
}

// mostBefore is how many letters may stand before an action in its block.
const mostBefore = 16

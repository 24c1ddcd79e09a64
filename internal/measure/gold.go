package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
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
	Actions goldActions `json:"actions"`
}

type goldActions []goldAction

type goldAction struct {
	Text    string   `json:"text"`
	TextAlt []string `json:"text_alt"`
	Box     string   `json:"box"`
}

// measureGold compares headings as sets, and the actions of gold with the items,
// rows and boxes that hold them.
func measureGold(ctx context.Context, shared string) error {
	list, err := filepath.Glob(filepath.Join(shared, "gold/dev/*.pdf"))
	if err != nil {
		return err
	}
	var allHeadings, allItems, allBoxes score
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
			fmt.Printf("%-36s not read: %v\n", filepath.Base(file), err)
			continue
		}
		if doc.Quality.Status == corpus.ReadNeedsOCR {
			continue
		}
		h, i, b := scoreHeadings(doc, g), scoreItems(doc, g), scoreBoxes(doc, g)
		if len(g.Headings) > 0 {
			allHeadings.add(h)
		}
		allItems.add(i)
		allBoxes.add(b)
		fmt.Printf("%-36s right, found, wanted: headings %3d %3d %3d   items %3d %3d %3d   boxes %3d %3d %3d\n", filepath.Base(file),
			h.right, h.found, h.wanted, i.right, i.found, i.wanted, b.right, b.found, b.wanted)
	}
	fmt.Printf("headings: %v\nitems:    %v\nboxes:    %v (aim F1 0.98 each)\n", allHeadings, allItems, allBoxes)
	return nil
}

func ratio(a, b int) float64 { return float64(a) / float64(max(b, 1)) }

func scoreHeadings(doc *corpus.Document, g gold) (t score) {
	left := map[string]int{}
	for _, h := range g.Headings {
		left[key(h.Text)]++
	}
	t.wanted = len(g.Headings)
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != corpus.Heading || b.Region > 0 {
			continue // the titles of boxes are no headings in gold
		}
		t.found++
		if k := key(b.Marker + b.Text); left[k] > 0 {
			left[k]--
			t.right++
		} else if os.Getenv(listVariable) != "" {
			fmt.Printf("    no heading in gold: %q\n", b.Text)
		}
	}
	for k, n := range left {
		if n > 0 && os.Getenv(listVariable) != "" {
			fmt.Printf("    heading not found: %q\n", k)
		}
	}
	return t
}

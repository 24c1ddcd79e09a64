package actions_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/extract/actions"
)

// document makes a document of lines, one block each, in a short notation:
//
//	h2 TEXT  p TEXT  b TEXT  i TEXT  ii TEXT     heading, paragraph, bold
//	                                             paragraph, item, nested item
//	n5 TEXT  f TEXT                              note with its mark, furniture
//	r A | B  R A | B                             row, header row
//	page 4                                       the blocks below are on page 4
//	box  table CAPTION  end                      the blocks below are in a region
func document(t testing.TB, language, lines string) *corpus.Document {
	t.Helper()
	doc := &corpus.Document{Meta: corpus.Meta{Language: language}}
	page, region := 1, 0
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		kind, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		b := corpus.Block{Text: text, Page: page, Region: region}
		switch {
		case kind == "page":
			page, _ = strconv.Atoi(text)
			continue
		case kind == "box" || kind == "table":
			k := corpus.RegionBox
			if kind == "table" {
				k = corpus.RegionTable
			}
			doc.Regions = append(doc.Regions, corpus.Region{Kind: k, Caption: text, Page: page})
			region = len(doc.Regions)
			continue
		case kind == "end":
			region = 0
			continue
		case kind == "p":
			b.Kind = corpus.Paragraph
		case kind == "b":
			b.Kind, b.Strong = corpus.Paragraph, true
		case kind == "f":
			b.Kind, b.Reason = corpus.Furniture, "running head"
		case kind == "r" || kind == "R":
			b.Kind, b.Header = corpus.Row, kind == "R"
			b.Text = strings.ReplaceAll(text, " | ", corpus.CellSeparator)
			b.Text = strings.ReplaceAll(b.Text, "_", "")
		case kind[0] == 'h':
			b.Kind = corpus.Heading
			b.Level, _ = strconv.Atoi(kind[1:])
		case kind[0] == 'n':
			b.Kind, b.Marker = corpus.Note, kind[1:]
		case strings.Trim(kind, "i") == "":
			b.Kind, b.Level, b.Marker = corpus.Item, len(kind), "•"
		default:
			t.Fatalf("unknown line %q", line)
		}
		doc.Blocks = append(doc.Blocks, b)
	}
	return doc
}

// found writes what was found, one line an action: box, lead-in, actors, text.
func found(doc *corpus.Document) []string {
	var out []string
	for _, f := range actions.Find(doc) {
		a := f.Action
		out = append(out, fmt.Sprintf("%s | %s | %s | %s", a.BoxTitle, a.LeadIn, strings.Join(a.Actors, " "), a.Text))
	}
	return out
}

// lines cuts a wanted list.
func lines(s string) []string {
	var out []string
	for l := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

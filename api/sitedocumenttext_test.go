package api_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"polidex/corpus"
)

// laidOut is the page of a document with these blocks, and what makes it ready is
// done before.
func laidOut(t *testing.T, blocks []corpus.Block, prepare func(d *corpus.Document)) *goquery.Document {
	t.Helper()
	f := newFixture(t)
	d := *f.held(corpus.FormatHTML)
	d.ID, d.Blocks = "00cc00cc00cc00cc", blocks
	if prepare != nil {
		prepare(&d)
	}
	f.archive.documents[d.ID] = &d
	return pageOfDocument(t, f, &d, "")
}

func TestDocumentTextKinds(t *testing.T) {
	page := laidOut(t, []corpus.Block{
		{Kind: corpus.Heading, Level: 3, Text: "Deep first"},
		{Kind: corpus.Heading, Level: 1, Text: "Chapter"},
		{Kind: corpus.Heading, Level: 4, Text: "Deep again"},
		{Kind: corpus.Paragraph, Text: "Boats are lit.", Calls: []corpus.Call{{At: 14, Mark: "1", Note: 9}}},
		{Kind: corpus.Item, Level: 1, Marker: "(a)", Text: "the first"},
		{Kind: corpus.Item, Level: 2, Marker: "–", Text: "the second"},
		{Kind: corpus.Row, Region: 1, Header: true, Text: "What\tWhen\tWho"},
		{Kind: corpus.Row, Region: 1, Text: "lamps\t2031"},
		{Kind: corpus.Paragraph, Region: 2, Text: "In a box."},
		{Kind: corpus.Note, Marker: "1", Text: "A note."},
		{Kind: corpus.Furniture, Text: "page 1"},
	}, func(d *corpus.Document) {
		d.Regions = []corpus.Region{{Kind: corpus.RegionTable, Caption: "Lamps"}, {Kind: corpus.RegionBox}}
	})
	for _, c := range []struct {
		name, selector, want string
		n                    int
	}{
		{"headings leave out no level", "h3#p0, h3#p1, h4#p2", "Deep firstChapterDeep again", 3},
		{"a paragraph with its call", "#p3 p", "Boats are lit.1", 1},
		{"the call leads to the note", "#p3 sup a[href='#p9']", "1", 1},
		{"items are one list", ".words ul.items > li", "(a) the first– the second", 2},
		{"levels", "li#p5.l2", "– the second", 1},
		{"the caption", "table caption", "Lamps", 1},
		{"columns", "th[scope=col]", "WhatWhenWho", 3},
		{"a row that is short", "tr#p7 td[colspan='2']", "2031", 1},
		{"tables scroll in a region", "[role=region][tabindex='0'] table", "", 1},
		{"a box", ".box #p8", "In a box.", 1},
		{"the note", "#p9.fn", "1 A note.", 1},
		{"furniture", "#p10", "", 0},
	} {
		found := page.Find(c.selector)
		if got := words(found); found.Length() != c.n || c.want != "" && got != c.want {
			t.Errorf("%s: %d times %q, want %d times %q", c.name, found.Length(), got, c.n, c.want)
		}
	}
}

func TestDocumentTextOverlaps(t *testing.T) {
	const text = "fight drug trafficking by 2031 in ports"
	place := func(words string) corpus.Place {
		i := strings.Index(text, words)
		return corpus.Place{Block: 0, Start: i, End: i + len(words)}
	}
	page := laidOut(t, []corpus.Block{{Kind: corpus.Paragraph, Text: text}}, func(d *corpus.Document) {
		for _, w := range []string{"drug", "drug trafficking", "trafficking", "ports"} {
			d.Mentions = append(d.Mentions, corpus.Mention{Theme: "drug-trafficking", Term: w, Words: w, Place: place(w)})
		}
		d.Years = []corpus.Year{{Year: 2031, Role: corpus.YearDeadline, Text: "by 2031", Place: place("by 2031")}, {Year: 2031, Role: corpus.YearMention, Text: "2031", Place: place("2031")}}
		d.Actions = []corpus.Action{{ID: d.ID + "-a1", Text: "x", Block: 0, NotedPage: 26, Places: []corpus.Place{place("drug trafficking by"), place("in ports")}}}
	})
	if got := page.Find("#p0 > p").Text(); got != text {
		t.Errorf("the words are %q, want %q", got, text)
	}
	var marked []string
	page.Find("#p0 a.m").Each(func(_ int, s *goquery.Selection) { marked = append(marked, s.Text()) })
	if got := fmt.Sprint(marked); got != "[drug trafficking by  2031 ports]" {
		t.Errorf("marked %s", got)
	}
	var acts []string
	page.Find("#p0 .act").Each(func(_ int, s *goquery.Selection) { acts = append(acts, s.Text()) })
	if got := strings.Join(acts, "|"); got != "drug trafficking by|in ports" {
		t.Errorf("the words of the action are %q", got)
	}
	if got := words(page.Find("details.what")); !strings.Contains(got, "notes page 26 of another file") {
		t.Errorf("of the page that a record notes: %q", got)
	}
}

func TestDocumentTextReviewed(t *testing.T) {
	f := newFixture(t)
	d := f.held(corpus.FormatPDF)
	a := &d.Actions[0]
	a.Review, a.ReviewedBy, a.ReviewedAt = corpus.Corrected, "Ana", time.Date(2031, 4, 20, 9, 0, 0, 0, time.UTC)
	d.Review = &corpus.DocumentReview{Progress: corpus.ReviewBegun, By: "Ana", Unreviewed: 3}
	missed := corpus.Action{ID: d.ID + "-a0000000001", Text: "A measure that nobody found", Block: -1, Page: 7, Review: corpus.Added, ReviewedBy: "Ana"}
	d.Actions = append(d.Actions, missed)
	page := pageOfDocument(t, f, d, "?page=7")
	if got := words(page.Find("#p2 details .badge.good")); got != "corrected by a person" {
		t.Errorf("the badge says %q", got)
	}
	if got := words(page.Find("#p2 details div p").First()); !strings.Contains(got, "by Ana, 20 April 2031") {
		t.Errorf("who reviewed it: %q", got)
	}
	if got := words(page.Find(".doclinks span")); got != "Review has begun by Ana, 3 actions without a verdict" {
		t.Errorf("the progress is %q", got)
	}
	if page.Find(".doclinks a[href='/documents/"+d.ID+"/review']").Length() != 1 {
		t.Error("nothing leads to the reviews")
	}
	if got := words(page.Find(".loose > p")); got != missed.Text {
		t.Errorf("beside the text stands %q", got)
	}
	if got := pageOfDocument(t, f, d, "?page=6").Find(".loose").Length(); got != 0 {
		t.Error("the action stands on a page that it is not of")
	}
}

// TestDocumentTextHalfLetters shows words of which something is said at places that
// begin or end within a letter.
func TestDocumentTextHalfLetters(t *testing.T) {
	const text = "Zażółć the ports" // ż and ó are two bytes each
	page := laidOut(t, []corpus.Block{{Kind: corpus.Paragraph, Text: text, Calls: []corpus.Call{{At: 3, Mark: "1", Note: -1}}}}, func(d *corpus.Document) {
		d.Mentions = []corpus.Mention{{Theme: "fraud", Words: "x", Place: corpus.Place{Start: 3, End: 12}}}
		d.Years = []corpus.Year{{Year: 2031, Role: corpus.YearDeadline, Text: "x", Place: corpus.Place{Start: 0, End: 3}}}
		d.Actions = []corpus.Action{{ID: d.ID + "-a1", Text: "x", Places: []corpus.Place{{Start: 5, End: len(text)}}}}
	})
	if got := page.Find("#p0 > p").Text(); got != "Za1żółć the ports" {
		t.Errorf("the words are %q", got)
	}
}

// TestDocumentTextNotes counts the further ways in which words of a theme stand, each
// once, however often they do.
func TestDocumentTextNotes(t *testing.T) {
	ways := strings.Fields("drug drugs drugged drugging druggist narcotics narcotic opiate opium hemp")
	page := laidOut(t, []corpus.Block{{Kind: corpus.Paragraph, Text: strings.Repeat(strings.Join(ways, " ")+" ", 3)}}, func(d *corpus.Document) {
		at := 0
		for _, w := range strings.Fields(d.Blocks[0].Text) {
			d.Mentions = append(d.Mentions, corpus.Mention{Theme: "drug-trafficking", Words: w, Place: corpus.Place{Start: at, End: at + len(w)}})
			at += len(w) + 1
		}
	})
	if got := words(page.Find(".notes li")); !strings.HasSuffix(got, "“opiate”, 2 more.") {
		t.Errorf("of the theme it says %q", got)
	}
}

// TestDocumentTextLoose leads to actions whose words are not shown: by their address,
// and from the list.
func TestDocumentTextLoose(t *testing.T) {
	f := newFixture(t)
	d := f.held(corpus.FormatPDF)
	d.Blocks = append(d.Blocks, corpus.Block{Kind: corpus.Paragraph, Page: 7})
	for _, block := range []int{-1, 0, 3} {
		d.Actions = append(d.Actions, corpus.Action{ID: corpus.ActionID(d.ID, block, "x"), Text: "A measure that nobody found", Block: block, Page: 7})
	}
	for i := range 20 {
		d.Actions = append(d.Actions, corpus.Action{ID: corpus.ActionID(d.ID, -1, fmt.Sprint(i)), Text: "Another", Block: -1, Page: 8})
	}
	page := pageOfDocument(t, f, d, "?at="+d.Actions[1].ID)
	if got := page.Find(".loose details.what").Length(); got != 3 {
		t.Errorf("%d actions stand beside the text, want 3", got)
	}
	if page.Find(".loose details.what[open]").Length() != 1 {
		t.Error("the one that was asked for is not open")
	}
	page.Find(".acts a, .loose a").Each(func(_ int, a *goquery.Selection) {
		if _, id, ok := strings.Cut(a.AttrOr("href", ""), "#"); ok && page.Find(`[id="`+id+`"]`).Length() != 1 {
			t.Errorf("%q leads to #%s, where nothing is", a.Text(), id)
		}
	})
	if got := page.Find(".folds code").Last().Text(); got != f.url+"/documents/"+d.ID+"?at="+d.Actions[1].ID {
		t.Errorf("the permanent address is %s", got)
	}
	page = pageOfDocument(t, f, d, "?page=8")
	if got := words(page.Find(".loose > p.hint")); got != "8 more, in the register" {
		t.Errorf("of what is left out it says %q", got)
	}
}

// TestDocumentTextElsewhere names an action in the part that has only its end.
func TestDocumentTextElsewhere(t *testing.T) {
	f := newFixture(t)
	d := f.held(corpus.FormatPDF)
	d.Blocks = append(d.Blocks, corpus.Block{Kind: corpus.Item, Page: 8, Text: "and light every buoy"})
	a := &d.Actions[0]
	a.Places = append(a.Places, corpus.Place{Block: 3, Start: 4, End: 20})
	page := pageOfDocument(t, f, d, "?page=8")
	if got := page.Find("#p3 .hint a"); got.Text() != a.Text || got.AttrOr("href", "") != "/documents/"+d.ID+"?at="+a.ID+"#p2" {
		t.Errorf("the end of the action leads to %q", got.AttrOr("href", ""))
	}
	if got := pageOfDocument(t, f, d, "?page=7").Find("#p2 .hint").Length(); got != 0 {
		t.Error("its beginning leads to itself")
	}
}

// TestDocumentTextLanguage says of which language the words are, and of which those
// that the site puts between them.
func TestDocumentTextLanguage(t *testing.T) {
	f := newFixture(t)
	d := f.held(corpus.FormatPDF)
	d.Language = "fr"
	page := pageOfDocument(t, f, d, "?page=7")
	if page.Find(".words[lang=fr] details.what[lang=en]").Length() != 1 {
		t.Error("what is said of an action is in the document's language")
	}
}

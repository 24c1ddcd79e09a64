package corpus_test

import (
	"fmt"
	"testing"
	"time"

	"polidex/corpus"
)

// harbour is a document of five actions on three pages, and one that was missed.
func harbour() *corpus.Document {
	d := &corpus.Document{
		Meta: corpus.Meta{
			ID: "00112233aabbccdd", Digest: "00112233aabbccdd", Title: "Quiet harbours", Reference: "COM(2031) 9 final", Work: "com-2031-9",
			Type: corpus.TypeCommunication, Date: "2031-04-01", Language: "en", Pages: 3, FromRecord: []string{"date"},
		},
		Blocks: []corpus.Block{
			{Kind: corpus.Heading, Text: "Ports against fraud", Page: 1},
			{Kind: corpus.Paragraph, Text: "The Commission will:", Page: 1},
			{Kind: corpus.Item, Text: "map the weak places of ports by 2032", Page: 1, Section: []string{"Ports against fraud"}},
			{Kind: corpus.Item, Text: "train customs officers; these will share what they learn", Page: 1, Section: []string{"Ports against fraud"}},
			{Kind: corpus.Furniture, Text: "page 2", Page: 2},
			{Kind: corpus.Item, Text: "publish a handbook on pilots’ duties in 2033 (first edition)", Page: 2},
			{Kind: corpus.Item, Text: "report to the Council", Page: 2},
			{Kind: corpus.Item, Text: "report to the Council", Page: 3},
			{Kind: corpus.Paragraph, Text: "It was a long winter in all the ports.", Page: 3},
		},
		Mentions: []corpus.Mention{{Theme: "fraud", Place: corpus.Place{Block: 0, Start: 14, End: 19}}},
		Themes:   []string{"fraud", "maritime-security"},
		Quality:  corpus.Quality{Status: corpus.ReadWhole},
	}
	d.Years = []corpus.Year{
		{Year: 2032, Role: corpus.YearDeadline, Text: "by 2032", Place: corpus.Place{Block: 2, Start: 29, End: 36}},
		{Year: 2033, Role: corpus.YearDeadline, Text: "in 2033", Place: corpus.Place{Block: 5, Start: 39, End: 46}},
	}
	find(d, 2, 3, 6, 7, 8)
	a := &d.Actions[0]
	a.Themes, a.Years = []string{"maritime-security"}, d.Years[:1]
	a.Deadline = &corpus.Deadline{Text: "by 2032", To: "2032-12-31", Precision: corpus.ByYear, Place: d.Years[0].Place}
	a.Why = []corpus.Reason{
		{Fact: "action", Rule: "lead-in", Words: "The Commission will:", Place: corpus.Place{Block: 1, End: 20}},
		{Fact: "theme:maritime-security", Rule: "own-term", Words: "ports", Place: corpus.Place{Block: 2, Start: 23, End: 28}},
		{Fact: "deadline", Rule: "by-year", Words: "by 2032", Place: d.Years[0].Place},
	}
	return d
}

// find makes actions of blocks, as an extraction does.
func find(d *corpus.Document, blocks ...int) {
	d.Actions = nil
	for _, i := range blocks {
		b := d.Blocks[i]
		d.Actions = append(d.Actions, corpus.Action{
			ID: corpus.ActionID(d.ID, i, b.Text), Text: b.Text, LeadIn: "The Commission will:", Actors: []string{"commission"}, Years: []corpus.Year{}, Themes: []string{},
			Page: b.Page, Block: i, Places: []corpus.Place{{Block: i, End: len(b.Text)}}, Section: b.Section, Confidence: 0.9,
			Why: []corpus.Reason{{Fact: "action", Rule: "lead-in", Words: "The Commission will:", Place: corpus.Place{Block: 1, End: 20}}},
		})
	}
}

// readAnew is the same document read by another reader: two blocks stand before all
// others, so that no action has its ID, and the words are as given where they are
// not the same.
func readAnew(d *corpus.Document, words map[string]string) *corpus.Document {
	out := *d
	out.Blocks = append([]corpus.Block{{Kind: corpus.Paragraph, Text: "EN", Page: 1}, {Kind: corpus.Paragraph, Text: "EN", Page: 1}}, d.Blocks...)
	var blocks []int
	for i := range out.Blocks {
		b := &out.Blocks[i]
		if w, ok := words[b.Text]; ok {
			b.Text = w
		}
		if b.Kind == corpus.Item && i != 7 {
			blocks = append(blocks, i)
		}
	}
	out.Years, out.Mentions, out.Themes = nil, nil, nil
	find(&out, blocks...)
	return &out
}

// panel keeps reviews as an archive does.
type panel struct {
	t       testing.TB
	doc     *corpus.Document
	reviews []corpus.Review
}

var panelThemes = []string{"drug-trafficking", "fraud", "maritime-security"}

func newPanel(t testing.TB) *panel { return &panel{t: t, doc: harbour()} }

func (p *panel) laid() *corpus.ReviewedDocument { return p.doc.Lay(p.reviews) }

// try prepares a review and keeps it; its ID is its number.
func (p *panel) try(r corpus.Review) (corpus.Review, error) {
	if r.Author == "" {
		r.Author = "Ana"
	}
	r, err := p.laid().Prepare(r, panelThemes)
	if err != nil {
		return r, err
	}
	n := len(p.reviews) + 1
	r.ID, r.Time = fmt.Sprintf("r%02d", n), time.Date(2031, 5, 1, 12, n, 0, 0, time.UTC)
	p.reviews = append(p.reviews, r)
	return r, nil
}

func (p *panel) say(r corpus.Review) corpus.Review {
	p.t.Helper()
	r, err := p.try(r)
	if err != nil {
		p.t.Fatalf("%s: %v", r.Verdict, err)
	}
	return r
}

// action is the ID of the action with a number, from 0, as extracted.
func (p *panel) action(n int) string { return p.doc.Actions[n].ID }

// states are the states of the reviews in order.
func states(laid *corpus.ReviewedDocument) []string {
	var out []string
	for _, s := range laid.Standings {
		out = append(out, string(s.State))
	}
	return out
}

// texts are the actions in order, each with its review.
func texts(d *corpus.Document) []string {
	var out []string
	for _, a := range d.Actions {
		line := a.Text
		if a.Review != "" {
			line += " · " + string(a.Review)
		}
		out = append(out, line)
	}
	return out
}

func ptr[T any](v T) *T { return &v }

package evaluate_test

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"polidex/corpus"
)

// fault makes a wrong output of a right one; n numbers the documents.
type fault struct {
	name  string
	spoil func(doc *corpus.Document, n int)
}

// in returns the sample with the fault, leaving the given one as it is.
func (f fault) in(t *testing.T, s sample, n int) sample {
	t.Helper()
	if s.doc == nil {
		return s
	}
	data, err := json.Marshal(s.doc)
	if err != nil {
		t.Fatal(err)
	}
	s.doc = new(corpus.Document)
	if err := json.Unmarshal(data, s.doc); err != nil {
		t.Fatal(err)
	}
	f.spoil(s.doc, n)
	return s
}

// everyAction spoils each action for which i % of is rest.
func everyAction(of, rest int, spoil func(a *corpus.Action, i int)) func(*corpus.Document, int) {
	return func(doc *corpus.Document, _ int) {
		for i := range doc.Actions {
			if i%of == rest {
				spoil(&doc.Actions[i], i)
			}
		}
	}
}

// share keeps the given share of a text's words.
func share(text string, of float64) string {
	w := strings.Fields(text)
	return strings.Join(w[:int(math.Ceil(float64(len(w))*of))], " ")
}

var faults = []fault{
	{"as extracted", func(*corpus.Document, int) {}},
	{"actions dropped", func(doc *corpus.Document, _ int) {
		i := 0
		doc.Actions = slices.DeleteFunc(doc.Actions, func(corpus.Action) bool { i++; return i%3 == 0 })
	}},
	{"nothing found", func(doc *corpus.Document, _ int) { doc.Actions, doc.Themes = nil, nil }},
	{"wrong pages", everyAction(2, 0, func(a *corpus.Action, i int) { a.Page += i % 3 })},
	{"texts cut", everyAction(1, 0, func(a *corpus.Action, i int) { a.Text = share(a.Text, 1-float64(i%8)/10) })},
	{"texts in other letters", everyAction(1, 0, func(a *corpus.Action, _ int) {
		a.Text = strings.ToUpper(strings.ReplaceAll(a.Text, "ti", "t\u00adi")) + "; ﬁ"
	})},
	{"wrong themes", func(doc *corpus.Document, _ int) {
		everyAction(2, 1, func(a *corpus.Action, i int) {
			a.Themes = append(a.Themes[:len(a.Themes)/2], "fraud", "fraud", []string{"corruption", "no-such"}[i/2%2])
		})(doc, 0)
		doc.Themes = append(doc.Themes[len(doc.Themes)/2:], "no-such", "fraud")
	}},
	{"actions merged", func(doc *corpus.Document, _ int) {
		var out []corpus.Action
		for i, a := range doc.Actions {
			if i%4 == 3 {
				out[len(out)-1].Text += "; " + a.Text
				continue
			}
			out = append(out, a)
		}
		doc.Actions = out
	}},
	{"actions split and doubled", func(doc *corpus.Document, _ int) {
		var out []corpus.Action
		for i, a := range doc.Actions {
			first, second := a, a
			if i%3 == 0 {
				first.Text = share(a.Text, 0.6)
				second.Text = a.Text[len(first.Text):]
			}
			out = append(out, first, second)
		}
		doc.Actions = out
	}},
	{"the same words in all", everyAction(1, 0, func(a *corpus.Action, i int) {
		a.Text = "present a report on the fight against crime in 2031 and " + share(a.Text, 0.2+float64(i%2)/2)
	})},
	{"another order", func(doc *corpus.Document, _ int) { slices.Reverse(doc.Actions) }},
	{"wrong deadlines", everyAction(1, 0, func(a *corpus.Action, i int) {
		switch d := a.Deadline; {
		case d == nil && i%2 == 0:
			a.Deadline = &corpus.Deadline{To: "2031-12-31"}
		case d != nil && i%3 == 0:
			a.Deadline = nil
		case d != nil && i%3 == 1:
			d.From, d.To = d.To, ""
		}
	})},
	{"wrong boxes, lead-ins, actors", everyAction(1, 0, func(a *corpus.Action, i int) {
		switch i % 4 {
		case 0:
			a.BoxTitle, a.LeadIn = a.BoxTitle+" (Continued)", "("+strings.ToLower(a.LeadIn)+")"
		case 1:
			a.BoxTitle, a.LeadIn = a.BoxTitle+" (a (suite)", ""
		case 2:
			a.BoxTitle, a.Actors = "", append(a.Actors, corpus.ActorOther, corpus.ActorOther)
		case 3:
			a.BoxTitle, a.Actors = a.BoxTitle+" (of many)", nil
		}
	})},
	{"wrong facts", func(doc *corpus.Document, n int) {
		switch n % 4 {
		case 0:
			doc.Title, doc.Language = "Joint Communication to the Council on "+doc.Title, "en-GB"
		case 1:
			doc.Title, doc.Date, doc.Pages = "Proposal "+doc.Title, "2031-01-01", doc.Pages+1
		case 2:
			doc.Title, doc.Reference, doc.Language = strings.ToUpper(doc.Title), "", "xx"
		case 3:
			doc.Title, doc.Reference, doc.Date = "", "COM 1", ""
		}
	}},
}

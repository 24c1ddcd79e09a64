package evaluate

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"polidex/corpus"
)

// Gold is what is to be found in a document. What is null in the file is empty
// or zero here.
type Gold struct {
	// Expect is ExpectReadable or ExpectError.
	Expect   Expectation `json:"expect"`
	Document Facts       `json:"document"`
	Actions  []Action    `json:"actions"`
	Themes   []string    `json:"themes"`
}

// Expectation says whether a document can be read.
type Expectation string

// The expectations; a file without one means that the document is readable.
const (
	ExpectReadable Expectation = "readable"
	ExpectError    Expectation = "error"
)

// Facts are what is to be known of the document as a whole.
type Facts struct {
	Title        string      `json:"title"`
	TitleAlt     []string    `json:"title_alt"`
	Reference    string      `json:"reference"`
	ReferenceAlt []string    `json:"reference_alt"`
	Date         corpus.Date `json:"date"`
	Language     string      `json:"language"`
	// Pages is 0 for formats without pages.
	Pages int `json:"pages"`
}

// Action is an action that is to be found.
type Action struct {
	Text      string   `json:"text"`
	TextAlt   []string `json:"text_alt"`
	Page      int      `json:"page"`
	Box       string   `json:"box"`
	BoxAlt    []string `json:"box_alt"`
	LeadIn    string   `json:"lead_in"`
	LeadInAlt []string `json:"lead_in_alt"`
	Actors    []string `json:"actors"`
	// Deadline is nil where the action has none.
	Deadline *Interval `json:"deadline"`
	Themes   []string  `json:"themes"`
}

// Interval is a deadline's first and last day, an open side empty.
type Interval struct {
	From corpus.Date `json:"from"`
	To   corpus.Date `json:"to"`
}

// String writes the interval as gold's contract does: 2026-01-01…2026-12-31, and
// nothing for one that is open on both sides.
func (i Interval) String() string {
	if i == (Interval{}) {
		return ""
	}
	return string(i.From) + "…" + string(i.To)
}

// Read reads one gold file. The error is one line that says what is wrong and
// where, and wraps [corpus.ErrMalformed].
func Read(data []byte) (Gold, error) {
	var file struct {
		Gold
		// These shadow Gold's own, to tell what is missing from what is empty.
		Document *Facts    `json:"document"`
		Actions  *[]Action `json:"actions"`
	}
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), &file); err != nil {
		return Gold{}, fmt.Errorf("reading gold: %s: %w", cause(err), corpus.ErrMalformed)
	}
	g := file.Gold
	switch {
	case file.Document == nil:
		return Gold{}, fmt.Errorf("reading gold: there is no \"document\": %w", corpus.ErrMalformed)
	case file.Actions == nil:
		return Gold{}, fmt.Errorf("reading gold: there are no \"actions\": %w", corpus.ErrMalformed)
	}
	g.Document, g.Actions = *file.Document, *file.Actions
	if g.Expect == "" {
		g.Expect = ExpectReadable
	}
	if err := g.check(); err != nil {
		return Gold{}, fmt.Errorf("reading gold: %w: %w", err, corpus.ErrMalformed)
	}
	return g, nil
}

// cause says in one line what is wrong with JSON, with the place where the
// library knows it and without its names of Go's types.
func cause(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("byte %d: %s", syntax.Offset, err)
	case errors.As(err, &kind):
		return fmt.Sprintf("byte %d: %q cannot be a %s", kind.Offset, kind.Field, kind.Value)
	}
	return err.Error()
}

// check refuses what no document can be judged by.
func (g *Gold) check() error {
	if g.Expect != ExpectReadable && g.Expect != ExpectError {
		return fmt.Errorf("\"expect\" is %q, not %q or %q", g.Expect, ExpectReadable, ExpectError)
	}
	if d := g.Document.Date; d != "" {
		if _, err := corpus.ParseDate(string(d)); err != nil {
			return errors.New("document: " + corpus.Plain(err))
		}
	}
	for _, t := range append([]string{g.Document.Title}, g.Document.TitleAlt...) {
		if t != "" && key(t) == "" {
			return fmt.Errorf("document: the title %q has no words", t)
		}
	}
	for i, a := range g.Actions {
		if err := a.check(); err != nil {
			return fmt.Errorf("action %d: %w", i+1, err)
		}
	}
	return nil
}

func (a *Action) check() error {
	for _, t := range append([]string{a.Text}, a.TextAlt...) {
		if key(t) == "" {
			return fmt.Errorf("the text %q has no words", t)
		}
	}
	d := a.Deadline
	if d == nil {
		return nil
	}
	if *d == (Interval{}) {
		return errors.New("the deadline is open on both sides: null is none")
	}
	for _, day := range []corpus.Date{d.From, d.To} {
		if day == "" {
			continue
		}
		if _, err := corpus.ParseDate(string(day)); err != nil {
			return errors.New("deadline: " + corpus.Plain(err))
		}
	}
	if d.To != "" && d.From > d.To {
		return fmt.Errorf("the deadline %s ends before it begins", d)
	}
	return nil
}

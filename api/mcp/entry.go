package mcp

import (
	"fmt"
	"strconv"
	"strings"

	"polidex/corpus"
)

// Extent says how much of what there is an answer shows.
type Extent struct {
	Truncated bool   `json:"truncated" jsonschema:"Whether there is more behind what is shown here; next leads on."`
	Shown     int    `json:"shown" jsonschema:"How many are shown here."`
	Of        int    `json:"of" jsonschema:"How many there are in all."`
	Next      string `json:"next,omitempty" jsonschema:"The cursor of what follows: call again with it and the same other arguments. Absent at the end."`
}

// Document identifies a document beside a quote.
type Document struct {
	ID        string `json:"id" jsonschema:"The document's id, for get_document and the argument document."`
	Title     string `json:"title"`
	Reference string `json:"reference,omitempty" jsonschema:"The official reference, as printed: COM(2025) 148 final."`
	Type      string `json:"type,omitempty"`
	Date      string `json:"date,omitempty" jsonschema:"The day of adoption or publication; absent when it is not known."`
	Language  string `json:"language,omitempty" jsonschema:"The language, as an ISO 639-1 code."`
}

// Deadline is the time by or in which an action is to be done.
type Deadline struct {
	Text string `json:"text"`
	From string `json:"from,omitempty" jsonschema:"The first day; absent when open."`
	To   string `json:"to,omitempty" jsonschema:"The last day; absent when open."`
}

// Hit is one entry found.
type Hit struct {
	ID         string    `json:"id" jsonschema:"The entry's id."`
	Kind       string    `json:"kind"`
	Quote      string    `json:"quote,omitempty" jsonschema:"The words of the passage or action, verbatim; an ellipsis stands where something was left out."`
	QuoteCut   bool      `json:"quote_cut,omitempty" jsonschema:"Whether the quote is a part; get_passage has the whole."`
	Page       int       `json:"page,omitempty" jsonschema:"The physical page of the file on which the quote begins; absent for texts without pages."`
	Section    []string  `json:"section,omitempty" jsonschema:"The headings above it, outermost first."`
	LeadIn     string    `json:"lead_in,omitempty" jsonschema:"The words that lead in to an action, verbatim: The Commission will:"`
	Box        string    `json:"box,omitempty" jsonschema:"The title of the box or table that an action stands in."`
	Actors     []string  `json:"actors,omitempty"`
	Deadline   *Deadline `json:"deadline,omitempty" jsonschema:"By or in which time."`
	Themes     []string  `json:"themes,omitempty"`
	Years      []int     `json:"years,omitempty" jsonschema:"The years in it, references apart."`
	Confidence float64   `json:"confidence,omitempty" jsonschema:"How certainly it is an action, from 0 to 1."`
	Document   Document  `json:"document"`
	Pages      int       `json:"pages,omitempty" jsonschema:"Of a document: its number of pages."`
	Actions    int       `json:"actions,omitempty" jsonschema:"Of a document: the number of key actions in it."`
	InGroup    int       `json:"in_group,omitempty" jsonschema:"With group: how many entries match in this document or work."`
	Link       string    `json:"link" jsonschema:"The permanent address of the entry."`
	Original   string    `json:"original,omitempty" jsonschema:"The address of the file as it was taken in, at the page; absent without a server that gives it out."`
}

func (l linker) hit(h corpus.Hit) Hit {
	e := &h.Entry
	out := Hit{
		ID: e.ID, Kind: string(e.Kind), Page: e.Page, Section: shorts(e.Section), LeadIn: short(e.LeadIn), Box: short(e.BoxTitle),
		Actors: first(e.Actors), Deadline: deadline(e.Deadline), Themes: first(e.Themes), Years: first(e.Years), Confidence: e.Confidence,
		Pages: e.Pages, Actions: e.Actions, Link: l.entry(e.Kind, e.ID), Original: l.original(e.Document, e.Page),
		Document: Document{ID: e.Document, Title: short(e.Title), Reference: short(e.Reference), Type: string(e.Type), Date: string(e.Date), Language: e.Language},
	}
	if out.Quote, out.QuoteCut = cut(e.Text, quoteBytes); out.QuoteCut && h.Snippet != "" {
		out.Quote, _ = cut(h.Snippet, quoteBytes)
	}
	if h.Group != nil {
		out.InGroup = h.Group.Total
	}
	return out
}

func deadline(d *corpus.Deadline) *Deadline {
	if d == nil {
		return nil
	}
	return &Deadline{Text: short(d.Text), From: string(d.From), To: string(d.To)}
}

// first returns at most [listed] values.
func first[T any](values []T) []T { return values[:min(len(values), listed)] }

// write adds the hit to a text.
func (h *Hit) write(b *strings.Builder, number int) {
	fmt.Fprintf(b, "%d. %s\n", number, h.heading())
	if h.LeadIn != "" {
		fmt.Fprintf(b, "   lead-in: %s\n", quoted(h.LeadIn))
	}
	if h.Quote != "" {
		fmt.Fprintf(b, "   > %s\n", line(h.Quote))
	}
	var facts []string
	fact := func(name string, values ...string) {
		if v := strings.Join(values, ", "); v != "" {
			facts = append(facts, name+" "+v)
		}
	}
	fact(h.Kind, h.ID)
	fact("actors", h.Actors...)
	if h.Deadline != nil {
		fact("deadline", h.Deadline.String())
	}
	fact("themes", h.Themes...)
	fact("years", texts(h.Years)...)
	if h.Confidence > 0 {
		fact("confidence", strconv.FormatFloat(h.Confidence, 'f', 2, 64))
	}
	fact("pages", number0(h.Pages))
	fact("key actions", number0(h.Actions))
	fact("matches in it", number0(h.InGroup))
	fmt.Fprintf(b, "   %s\n", strings.Join(facts, " · "))
	writeLinks(b, "   ", h.Link, h.Original)
}

func writeLinks(b *strings.Builder, indent, link, original string) {
	fmt.Fprintf(b, "%slink: %s\n", indent, link)
	if original != "" {
		fmt.Fprintf(b, "%sfile: %s\n", indent, original)
	}
}

// heading says where the hit stands.
func (h *Hit) heading() string {
	parts := []string{h.Document.String()}
	if h.Kind == string(corpus.KindDocument) && h.Document.Date != "" {
		parts = append(parts, h.Document.Date)
	}
	if h.Page > 0 {
		parts = append(parts, "p. "+strconv.Itoa(h.Page))
	}
	if h.Box != "" {
		parts = append(parts, "box "+quoted(h.Box))
	}
	if n := len(h.Section); n > 0 {
		parts = append(parts, "under "+quoted(h.Section[n-1]))
	}
	return strings.Join(parts, " · ")
}

// String names the document as a person would.
func (d Document) String() string {
	switch {
	case d.Reference == "":
		return quoted(d.Title)
	case d.Title == "":
		return line(d.Reference)
	}
	return line(d.Reference) + " · " + quoted(d.Title)
}

// String shows the words and the days that they mean.
func (d *Deadline) String() string {
	from, to := d.From, d.To
	if from == "" {
		from = "open"
	}
	if to == "" {
		to = "open"
	}
	return fmt.Sprintf("%s (%s to %s)", quoted(d.Text), from, to)
}

func texts(ns []int) []string {
	var out []string
	for _, n := range ns {
		out = append(out, strconv.Itoa(n))
	}
	return out
}

func number0(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

package meta

import (
	"strings"

	"polidex/corpus"
)

// Options are what Find needs from its caller.
type Options struct {
	// Day reads the first full date of a text and the bytes it stands in; nil
	// leaves Found.Date empty.
	Day func(text, language string) (day corpus.Date, start, end int, ok bool)
}

// Found is what a document says of itself. What is not known is empty.
type Found struct {
	Title string
	// Reference is as printed ("COM(2026) 148 final"), Work its key.
	Reference string
	Work      string
	Type      corpus.DocumentType
	Date      corpus.Date
	// Language is an ISO 639-1 code.
	Language string
	// Why has a reason for each fact found: "title", "reference", "type",
	// "date", "language".
	Why []corpus.Reason
}

// Find reads a document's metadata from its Blocks, Properties and Format. It
// changes nothing and is safe for concurrent use on different documents.
func Find(doc *corpus.Document, opts Options) Found {
	f := finder{doc: doc, day: opts.Day}
	f.language()
	f.cover = f.unjoined(coverOf(doc))
	f.formula, f.hasFormula = findFormula(f.cover)
	f.languageOfFormula()
	f.record = isRecord(doc)
	f.documentType()
	f.title()
	f.reference()
	f.date()
	return f.found
}

// finder gathers the facts of one document.
type finder struct {
	doc   *corpus.Document
	day   func(text, language string) (corpus.Date, int, int, bool)
	cover []line
	// formula is the institution's formula on the cover.
	formula    formulaAt
	hasFormula bool
	record     bool
	// scores are what the words say for each language.
	scores map[string]float64
	found  Found
}

// because keeps the reason for a fact. block is -1 for a property.
func (f *finder) because(fact, rule, words string, block int) {
	r := corpus.Reason{Fact: fact, Rule: rule, Words: words, Place: corpus.Place{Block: block}}
	if block >= 0 {
		if at := strings.Index(f.doc.Blocks[block].Text, words); at >= 0 {
			r.Place.Start, r.Place.End = at, at+len(words)
		} else {
			r.Place.End = len(f.doc.Blocks[block].Text)
		}
	}
	f.found.Why = append(f.found.Why, r)
}

// property returns the first of the named properties that has a value. Names
// are compared without regard to case.
func (f *finder) property(names ...string) (name, value string) {
	for _, want := range names {
		for _, p := range f.doc.Properties {
			if strings.EqualFold(p.Name, want) && strings.TrimSpace(p.Value) != "" {
				return p.Name, strings.TrimSpace(p.Value)
			}
		}
	}
	return "", ""
}

// isRecord says whether the document is a repository's record of another: by
// the metadata of EPrints and its kin, or in a text dump by the lines that such
// a record leaves.
func isRecord(doc *corpus.Document) bool {
	pdfLink, title := false, false
	for _, p := range doc.Properties {
		name := strings.ToLower(p.Name)
		switch {
		case strings.HasPrefix(name, "eprints."):
			return true
		case name == "citation_pdf_url":
			pdfLink = true
		case name == "citation_title":
			title = true
		}
	}
	if pdfLink && title {
		return true
	}
	if doc.Format != corpus.FormatText {
		return false
	}
	marks := 0
	for _, b := range doc.Blocks {
		t := strings.TrimSpace(b.Text)
		switch {
		case strings.HasPrefix(t, "Home >"), strings.HasPrefix(t, "Repository Staff Only"), strings.HasPrefix(t, "[img]"), t == "Preview":
			marks++
		}
	}
	return marks >= 2
}

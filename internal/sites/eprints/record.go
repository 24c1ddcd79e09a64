package eprints

import (
	"strings"
	"time"
)

// Record is one entry of the repository.
type Record struct {
	ID    int
	Title string
	// Creators are persons and bodies as EPrints writes them: "Family, Given", and
	// "European Commission, " for a body that was typed in as a person.
	Creators []string
	// Date is a day, a month or a year.
	Date string
	// Number and IDNumber are the two fields that hold a report's number; most
	// records have one of them.
	Number, IDNumber string
	Publisher, Place string
	Language         string
	OfficialURL      string
	Subjects         []Subject
	// Abstract is the repository's own account of the document.
	Abstract []Passage
	Files    []File
	Modified time.Time
	// Deleted says that the record was withdrawn.
	Deleted bool
}

// Subject is an entry of the repository's list of subjects.
type Subject struct{ ID, Name string }

// Passage is a part of an abstract.
type Passage struct {
	// Text is a paragraph, with the note of a page before it where it has one.
	Text string
	// Items are a list below it.
	Items []string
}

// File is a document that is attached to a record.
type File struct {
	Name, MediaType string
	// Format and Title are what the page prints of it: "PDF (Safe Waters)".
	Format, Title string
	Data          []byte
}

// Kilobytes is the size as the page prints it.
func (f File) Kilobytes() int { return (len(f.Data) + 1023) / 1024 }

// Year is the year of the date, as the citation prints it.
func (r Record) Year() string {
	year, _, _ := strings.Cut(r.Date, "-")
	return year
}

// Reference is the number that the citation prints.
func (r Record) Reference() string {
	if r.Number != "" {
		return r.Number
	}
	return r.IDNumber
}

// Names are the creators as the citation prints them.
func (r Record) Names() string {
	names := make([]string, len(r.Creators))
	for i, c := range r.Creators {
		names[i] = strings.TrimSuffix(strings.TrimSpace(c), ",")
	}
	return strings.Join(names, " and ")
}

// AbstractText is the abstract without its form, as the meta tag holds it.
func (r Record) AbstractText() string {
	var parts []string
	for _, p := range r.Abstract {
		parts = append(parts, p.Text)
		parts = append(parts, p.Items...)
	}
	return strings.Join(parts, " ")
}

package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"polidex/api"
	"polidex/api/sheets"
	"polidex/corpus"
)

// actionListing shows actions.
func actionListing() listing[corpus.Hit] {
	return listing[corpus.Hit]{
		columns: []column[corpus.Hit]{
			{name: "action", cell: func(h corpus.Hit) string { return h.Text }},
			{name: "actors", cell: func(h corpus.Hit) string { return strings.Join(h.Actors, ", ") }, widest: 18, spare: true},
			{name: "deadline", cell: func(h corpus.Hit) string { return deadlineText(h.Deadline) }, widest: 16},
			{name: "themes", cell: func(h corpus.Hit) string { return strings.Join(h.Themes, ", ") }, widest: 22, spare: true},
			{name: "document", cell: documentName, widest: 22, spare: true},
			{name: "page", cell: func(h corpus.Hit) string { return number(h.Page) }, widest: 4, right: true, spare: true},
		},
		sheet: entrySheet(corpus.KindAction, false),
		none:  "no actions match",
	}
}

// documentListing shows documents.
func documentListing() listing[corpus.Hit] {
	return listing[corpus.Hit]{
		columns: []column[corpus.Hit]{
			{name: "id", cell: func(h corpus.Hit) string { return h.Document }, widest: 16},
			{name: "title", cell: func(h corpus.Hit) string { return h.Title }},
			{name: "reference", cell: func(h corpus.Hit) string { return h.Reference }, widest: 22},
			{name: "date", cell: func(h corpus.Hit) string { return string(h.Date) }, widest: 10, spare: true},
			{name: "lang", cell: func(h corpus.Hit) string { return h.Language }, widest: 4, spare: true},
			{name: "actions", cell: func(h corpus.Hit) string { return strconv.Itoa(h.Actions) }, widest: 7, right: true},
			{name: "pages", cell: func(h corpus.Hit) string { return number(h.Pages) }, widest: 5, right: true, spare: true},
			{name: "type", cell: func(h corpus.Hit) string { return string(h.Type) }, widest: 18, spare: true},
		},
		sheet: entrySheet(corpus.KindDocument, false),
		none:  "no documents match",
	}
}

// passageListing shows passages to programs; people get [app.showResult].
func passageListing() listing[corpus.Hit] {
	return listing[corpus.Hit]{sheet: entrySheet(corpus.KindPassage, false), none: "no passages match"}
}

// entrySheet is what programs get of entries: the same as of a server.
func entrySheet(kind corpus.EntryKind, grouped bool) sheets.Sheet[corpus.Hit] {
	s := sheets.Entries(kind, grouped)
	s.Object = func(h corpus.Hit) any { return api.HitOf(h) }
	return s
}

// yearPattern is what makes the words of a deadline name a year.
var yearPattern = regexp.MustCompile(`\d{4}`)

// deadlineText shows a deadline's words, and the days that they mean where they
// name no year: "within two years of adoption (by 2027-04-01)".
func deadlineText(d *corpus.Deadline) string {
	switch {
	case d == nil:
		return ""
	case yearPattern.MatchString(d.Text) || d.To == "":
		return d.Text
	case d.From == "":
		return fmt.Sprintf("%s (by %s)", d.Text, d.To)
	}
	return fmt.Sprintf("%s (%s to %s)", d.Text, d.From, d.To)
}

// documentName is the shortest that a person knows the document by.
func documentName(h corpus.Hit) string {
	if h.Reference != "" {
		return h.Reference
	}
	if h.Title != "" {
		return h.Title
	}
	return h.Document
}

// number is empty for zero: no page, no pages.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

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
		header: corpus.Columns(corpus.KindAction),
		record: safeRecord,
		none:   "no actions match",
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
		header: corpus.Columns(corpus.KindDocument),
		record: safeRecord,
		none:   "no documents match",
	}
}

// passageListing shows passages to programs; people get [app.showResult].
func passageListing() listing[corpus.Hit] {
	return listing[corpus.Hit]{header: corpus.Columns(corpus.KindPassage), record: safeRecord, none: "no passages match"}
}

// listingOf returns the listing of a kind of entry.
func listingOf(kind corpus.EntryKind) listing[corpus.Hit] {
	switch kind {
	case corpus.KindAction:
		return actionListing()
	case corpus.KindDocument:
		return documentListing()
	}
	return passageListing()
}

// safeRecord is an entry's cells, such that no spreadsheet runs one of them.
func safeRecord(h corpus.Hit) []string { return safeCells(h.Record()) }

// safeCells makes the cells such that no spreadsheet runs one of them.
func safeCells(cells []string) []string {
	for i, c := range cells {
		cells[i] = corpus.SafeCell(c)
	}
	return cells
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

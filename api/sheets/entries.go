package sheets

import (
	"strings"

	"polidex/corpus"
)

// pathSeparator stands between the headings of a section path in a cell.
const pathSeparator = " > "

// Entries returns the sheet of hits of a kind. With grouped, which is for the best
// hits of documents or works, it has the name of each group and the number of its
// hits as well. The object of a hit is the hit itself, unless another is set.
func Entries(kind corpus.EntryKind, grouped bool) Sheet[corpus.Hit] {
	fields := entryFields(kind)
	if grouped {
		fields = append(fields, "group", "group_total")
	}
	s := Sheet[corpus.Hit]{Name: string(kind) + "s", Columns: make([]Column, len(fields))}
	for i, name := range fields {
		s.Columns[i] = columnOf(name)
	}
	s.Cells = func(h corpus.Hit) []any {
		cells := make([]any, len(fields))
		for i, name := range fields {
			cells[i] = entryCell(&h, name)
		}
		return cells
	}
	s.Object = func(h corpus.Hit) any { return h }
	return s
}

// entryFields are the columns of a kind of entry. Programs read them by these
// names: a new one goes to the end.
func entryFields(kind corpus.EntryKind) []string {
	switch kind {
	case corpus.KindAction:
		return []string{"id", "document", "reference", "title", "date", "page", "box", "lead_in", "text", "actors",
			"deadline_text", "deadline_from", "deadline_to", "years", "themes", "source", "language", "form", "review"}
	case corpus.KindDocument:
		return []string{"id", "work", "reference", "title", "type", "date", "language", "pages", "actions", "passages",
			"years", "themes", "cites", "source", "form", "review"}
	case corpus.KindPassage:
	}
	return []string{"id", "document", "reference", "title", "date", "page", "section", "block_kind", "text",
		"years", "themes", "source"}
}

// columnOf returns the column of a field, the same in every sheet that has it.
func columnOf(name string) Column {
	switch name {
	case "id":
		return Column{Name: name, Width: 30}
	case "document", "work", "group":
		return Column{Name: name, Width: 18, Repeats: true}
	case "reference", "type", "language", "block_kind", "deadline_text", "form", "review":
		return Column{Name: name, Width: 20, Repeats: true}
	case "title", "section", "box", "lead_in", "source", "label", "with_label":
		return Column{Name: name, Width: 36, Repeats: true}
	case "text":
		return Column{Name: name, Width: 90}
	case "date", "deadline_from", "deadline_to":
		return Column{Name: name, Type: Day}
	case "page", "pages", "actions", "passages", "documents", "group_total", "year", "with_year", "deadline_year", "with_deadline_year", "due":
		return Column{Name: name, Type: Number}
	case "actors", "themes", "cites":
		return Column{Name: name, Type: TextList, Width: 30}
	case "years":
		return Column{Name: name, Type: NumberList, Width: 12}
	}
	return Column{Name: name, Repeats: true}
}

// entryCell returns what a hit has in a field, nil where it has nothing. A page 0
// is none; of a document, 0 actions are a number.
func entryCell(h *corpus.Hit, name string) any {
	switch name {
	case "id":
		return h.ID
	case "document":
		return h.Document
	case "work":
		return h.Work
	case "reference":
		return h.Reference
	case "title":
		return h.Title
	case "type":
		return string(h.Type)
	case "date":
		return h.Date
	case "language":
		return h.Language
	case "source":
		return h.Source
	case "form":
		return string(h.Form)
	case "review":
		return h.Review
	case "text":
		return h.Text
	case "section":
		return strings.Join(h.Section, pathSeparator)
	case "block_kind":
		return string(h.BlockKind)
	case "page":
		return numberOrNone(h.Page)
	case "pages":
		return numberOrNone(h.Pages)
	case "actions":
		return h.Actions
	case "passages":
		return h.Passages
	case "box":
		return h.BoxTitle
	case "lead_in":
		return h.LeadIn
	case "actors":
		return h.Actors
	case "themes":
		return h.Themes
	case "cites":
		return h.Cites
	case "years":
		return h.Years
	}
	return laidOver(h, name)
}

// laidOver returns a cell of what a hit may not have at all: a deadline, a group.
func laidOver(h *corpus.Hit, name string) any {
	if d := h.Deadline; d != nil {
		switch name {
		case "deadline_text":
			return d.Text
		case "deadline_from":
			return d.From
		case "deadline_to":
			return d.To
		}
	}
	if g := h.Group; g != nil {
		switch name {
		case "group":
			return g.Value
		case "group_total":
			return g.Total
		}
	}
	return nil
}

func numberOrNone(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

package corpus

import (
	"strconv"
	"strings"
)

// ListSeparator stands between the values of a cell that holds several, as the
// actors of an action: no id, year or language contains it.
const ListSeparator = "|"

// pathSeparator stands between the headings of a section path in a cell.
const pathSeparator = " > "

// Columns returns the names of the columns of a table of entries of a kind, as
// every export of them has it. [Entry.Record] gives the cells in this order.
func Columns(kind EntryKind) []string {
	switch kind {
	case KindAction:
		return []string{"id", "document", "reference", "title", "date", "page", "box", "lead_in", "text", "actors",
			"deadline_text", "deadline_from", "deadline_to", "years", "themes", "source"}
	case KindDocument:
		return []string{"id", "work", "reference", "title", "type", "date", "language", "pages", "actions", "passages",
			"years", "themes", "cites", "source"}
	default:
		return []string{"id", "document", "reference", "title", "date", "page", "section", "block_kind", "text",
			"years", "themes", "source"}
	}
}

// Record returns the entry's cells in the order of [Columns] of its kind. What
// is not there is an empty cell; several values are joined by [ListSeparator].
// The cells are as they are: see [SafeCell] before they go into a spreadsheet.
func (e *Entry) Record() []string {
	switch e.Kind {
	case KindAction:
		var d Deadline
		if e.Deadline != nil {
			d = *e.Deadline
		}
		return []string{e.ID, e.Document, e.Reference, e.Title, string(e.Date), number(e.Page), e.BoxTitle, e.LeadIn,
			e.Text, joined(e.Actors), d.Text, string(d.From), string(d.To), numbers(e.Years), joined(e.Themes), e.Source}
	case KindDocument:
		return []string{e.ID, e.Work, e.Reference, e.Title, string(e.Type), string(e.Date), e.Language, number(e.Pages),
			strconv.Itoa(e.Actions), strconv.Itoa(e.Passages), numbers(e.Years), joined(e.Themes), joined(e.Cites), e.Source}
	default:
		return []string{e.ID, e.Document, e.Reference, e.Title, string(e.Date), number(e.Page),
			strings.Join(e.Section, pathSeparator), string(e.BlockKind), e.Text, numbers(e.Years), joined(e.Themes), e.Source}
	}
}

// SafeCell returns the cell such that no spreadsheet takes it for a formula: an
// apostrophe is put before one that begins with =, +, -, @, a tab or a return.
func SafeCell(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

func joined(values []string) string { return strings.Join(values, ListSeparator) }

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func numbers(ns []int) string {
	words := make([]string, len(ns))
	for i, n := range ns {
		words[i] = strconv.Itoa(n)
	}
	return joined(words)
}

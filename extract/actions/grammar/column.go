package grammar

import "polidex/extract/actions/phrase"

// Column is what a column of a table holds.
type Column int

// The columns that are told apart.
const (
	OtherColumn Column = iota
	ActionColumn
	ResponsibleColumn
	TimingColumn
	// StatusColumn holds results or figures: a table with one is a report.
	StatusColumn
	TopicColumn
	NumberColumn
)

// headLength is the most words in the head of a column.
const headLength = 8

// ReadColumn reads a column's head. A year, a quarter or another time as the
// head ("2026", "Q3 2026") is no named column; see the caller.
func (v *Vocabulary) ReadColumn(head string) Column {
	tokens := phrase.Tokens(head)
	if len(tokens) > headLength {
		return OtherColumn
	}
	for i := range tokens {
		if m, ok := v.columns.At(tokens, i); ok {
			return m.Value
		}
		// Only determiners and marks may stand before the telling word.
		if _, ok := v.determiners.At(tokens, i); !ok && !tokens[i].Mark {
			break
		}
	}
	return OtherColumn
}

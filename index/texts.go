package index

import (
	"slices"
	"strings"

	"polidex/corpus"
)

// Text is a text of an entry that is searched.
type Text struct {
	// Field is the name of the index field, one for each kind of entry, so that
	// the statistics of passages are not those of whole documents.
	Field TextField
	// Parts are analysed one after the other with a gap of positions between
	// them, so that no phrase runs over their borders.
	Parts []string
}

// TextField names a searched text of a kind of entry.
type TextField string

// The searched texts.
const (
	PassageText   TextField = "p"
	ActionText    TextField = "a"
	ActionContext TextField = "c"
	DocumentTitle TextField = "t"
	DocumentBody  TextField = "b"
)

// PartGap is the number of positions between the parts of a text.
const PartGap = 100

// SearchedFields returns the texts in which the words of a query are looked for,
// and the weight of a match in each. A document is its title more than any
// sentence in it; an action's lead-in, box, heading, actors, themes and deadline say
// who acts, on what and when, but for many actions alike.
func SearchedFields(k corpus.EntryKind) []WeightedField {
	switch k {
	case corpus.KindAction:
		return []WeightedField{{ActionText, 1}, {ActionContext, 0.4}}
	case corpus.KindDocument:
		return []WeightedField{{DocumentTitle, 2.5}, {DocumentBody, 1}}
	}
	return []WeightedField{{PassageText, 1}}
}

// WeightedField is a searched text and the weight of its matches.
type WeightedField struct {
	Field  TextField
	Weight float64
}

// BlockWeight is the factor on the score of an entry by its kind of block: a
// heading names what follows it, a note is an aside.
func BlockWeight(k corpus.Kind) float64 {
	switch k {
	case corpus.Heading:
		return 1.2
	case corpus.Note:
		return 0.6
	}
	return 1
}

// Texts returns the searched texts of an entry of the document.
func Texts(d *corpus.Document, e *corpus.Entry) []Text {
	switch e.Kind {
	case corpus.KindPassage:
		return []Text{{PassageText, []string{e.Text}}}
	case corpus.KindAction:
		context := []string{e.LeadIn, e.BoxTitle}
		if n := len(e.Section); n > 0 {
			context = append(context, e.Section[n-1])
		}
		// Who acts, on what and when, may stand in another cell of a table or in
		// no word of the text.
		for _, id := range slices.Concat(e.Actors, e.Themes) {
			context = append(context, strings.ReplaceAll(id, "-", " "))
		}
		if e.Deadline != nil {
			context = append(context, e.Deadline.Text)
		}
		return []Text{{ActionText, []string{e.Text}}, {ActionContext, context}}
	}
	title := []string{d.Title, d.Reference}
	if ref, ok := corpus.ParseReference(d.Work); ok && !strings.Contains(d.Reference, ref.String()) {
		title = append(title, ref.String())
	}
	var body []string
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Kind != corpus.Furniture {
			body = append(body, b.Text)
		}
	}
	return []Text{{DocumentTitle, title}, {DocumentBody, body}}
}

package mcp

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"polidex/corpus"
)

// word is an argument of tools: how it is described and how it is read. Schemas
// and decoding are made from the same list.
type word struct {
	name string
	doc  string
	// many allows several values, which are alternatives.
	many bool
	// kind is the JSON type of a value: "string", "integer" or "boolean".
	kind string
	// closed are the only values allowed; nil is any.
	closed []string
	// least and most bound an integer.
	least, most int
	initial     string
	examples    []string
	read        func(a *asked, values []string) error
}

// asked is what a call asks.
type asked struct {
	query corpus.Query
	due   string
	// id names a document, an action or a passage.
	id string
	// pages is a page or a range of them, block the index of a block, -1 for none.
	pages  string
	block  int
	cursor string
	// around is the number of blocks shown before and after a passage.
	around int
}

// allWords are the arguments of all tools by their name.
func (s *Server) allWords() map[string]word {
	out := map[string]word{}
	for _, w := range slices.Concat(s.filterWords(), listWords(), placeWords()) {
		out[w.name] = w
	}
	return out
}

// filterWords are the fields that entries are chosen by.
func (s *Server) filterWords() []word {
	words := []word{
		{name: "theme", doc: "Only what has one of these themes, by id or English label." + s.themeList(), examples: []string{"drug-trafficking"}},
		{name: "year", doc: "Only what has one of these years, or ranges of years. Of an action: a year that it prints as deadline, start or period. Of a passage: a year in its words, references apart. Of a document: a year of one of its actions.", examples: []string{"2026", "2026..2028", "..2027"}},
		{name: "actor", doc: "Only actions of one of these actors, and documents with such.", closed: corpus.ActorNames()},
		{name: "type", doc: "Only of documents of these types.", closed: corpus.TypeNames()},
		{name: "language", doc: "Only of documents in these languages, as ISO 639-1 codes.", examples: []string{"en"}},
		{name: "work", doc: "Only of these official documents in all their forms and languages, by reference in any notation.", examples: []string{"COM(2025) 148"}},
		{name: "document", doc: "Only of the documents with these ids.", examples: []string{"36f25f9f5adef76f"}},
		{name: "cites", doc: "Only what cites these official documents, by reference, CELEX number or act number.", examples: []string{"COM(2020) 605", "32016R0794"}},
		{name: "date", doc: "Only of documents with a date in one of these years, months or days, or ranges of them.", examples: []string{"2025", "2025-01.."}},
		{name: "deadline", doc: "Only actions whose deadline overlaps one of these years, months or days, or ranges of them. A deadline “by 2028” begins openly and overlaps everything before.", examples: []string{"2027", "2026-07..2027-06"}},
		{name: "deadline_year", doc: "Only actions whose deadline ends in one of these years, or ranges of years.", examples: []string{"2027"}},
	}
	for i := range words {
		words[i].many, words[i].kind = true, "string"
		words[i].read = readFilter(corpus.Field(words[i].name))
	}
	return append(words, word{
		name: "due", kind: "string", closed: corpus.DueNames(), read: func(a *asked, v []string) error { a.due = v[0]; return nil },
		doc: "Only actions by their deadline, seen from today: overdue (its last day is over), this-year (its last day is in this year), open (not over, or without a last day).",
	})
}

// listWords are the words of searches beside the filters.
func listWords() []word {
	return []word{
		{name: "q", kind: "string", examples: []string{`"criminal networks" ports`, "drug* -theme:cybercrime"}, read: readText,
			doc: "The words looked for; all must be there, in any form. \"A phrase\", OR, -word or NOT, ( ), field:value with the names of the other arguments (-theme:fraud leaves out), wild*card, fuzzy~1, \"near words\"~5. Without it everything matches that the other arguments leave."},
		{name: "kind", kind: "string", closed: corpus.KindNames(), read: func(a *asked, v []string) error { a.query.Kind = corpus.EntryKind(v[0]); return nil },
			doc: "What is looked for or counted: passages of text, key actions, or documents."},
		{name: "like", kind: "string", examples: []string{"36f25f9f5adef76f-p34"}, read: func(a *asked, v []string) error { a.query.Like = entryID(v[0]); return nil },
			doc: "The id of a passage, action or document: finds what shares its telling words, the most alike first."},
		{name: "sort", kind: "string", closed: corpus.SortNames(), read: func(a *asked, v []string) error { a.query.Sort = corpus.Sort(v[0]); return nil },
			doc: "The order: relevance (the default with q), date (of the document, latest first), deadline (soonest first, none last), title, or document (order of reading; the default without q)."},
		{name: "group", kind: "string", closed: []string{string(corpus.FieldDocument), string(corpus.FieldWork)}, read: func(a *asked, v []string) error { a.query.Group = corpus.Field(v[0]); return nil },
			doc: "Only the best hit of each document, or of each work; in_group says how many there are in it."},
		{name: "facet", kind: "string", many: true, closed: facetNames(), read: readFacets,
			doc: "Counts the values of these fields over all that matches, beside the hits."},
		{name: "limit", kind: "integer", least: 1, most: maxHits, initial: strconv.Itoa(defaultHits), read: readLimit,
			doc: "How many entries an answer shows at most; fewer where they would be too long."},
		{name: "cursor", kind: "string", read: func(a *asked, v []string) error { a.cursor = v[0]; return nil },
			doc: "What the answer before gave as next; all other arguments must be the same as then."},
	}
}

// placeWords are the words that name a place in a document.
func placeWords() []word {
	return []word{
		{name: "id", kind: "string", examples: []string{"36f25f9f5adef76f", "36f25f9f5adef76f-p34"}, read: func(a *asked, v []string) error { a.id = v[0]; return nil },
			doc: "The id, as answers give it."},
		{name: "pages", kind: "string", examples: []string{"7", "7..9"}, read: func(a *asked, v []string) error { a.pages = v[0]; return nil },
			doc: "Gives the text of this page, or range of pages, in place of the outline."},
		{name: "block", kind: "integer", least: 0, read: func(a *asked, v []string) (err error) { a.block, err = readInteger("block", v[0]); return err },
			doc: "Gives the text from this block on, in place of the outline; 0 is the beginning."},
		{name: "context", kind: "integer", least: 0, most: 5, initial: "1", read: func(a *asked, v []string) (err error) { a.around, err = readInteger("context", v[0]); return err },
			doc: "How many blocks of text are shown before and after it."},
	}
}

// facetNames are the fields that can be counted; a source may be too long for an
// answer that is bounded.
func facetNames() []string {
	return slices.DeleteFunc(corpus.FacetNames(), func(f string) bool { return f == string(corpus.FieldSource) })
}

// themeList names the themes of a vocabulary that is small enough for that.
func (s *Server) themeList() string {
	const most = 80
	switch n := len(s.themes.ids); {
	case n == 0:
		return ""
	case n > most:
		return " There are " + strconv.Itoa(n) + "; themes_by_year lists those in use."
	}
	return " There are " + strings.Join(s.themes.ids, ", ") + "."
}

// inputSchema describes the arguments of a tool; extra text stands behind the
// word's own, by name.
func (s *Server) inputSchema(t tool) *jsonschema.Schema {
	schema := &jsonschema.Schema{
		Type: "object", Properties: map[string]*jsonschema.Schema{}, Required: t.required,
		AdditionalProperties: &jsonschema.Schema{Not: &jsonschema.Schema{}},
	}
	for _, name := range t.words {
		w := s.words[name]
		if initial := t.initial[name]; initial != "" {
			w.initial = initial
		}
		schema.Properties[name] = w.schema(t.also[name])
		schema.PropertyOrder = append(schema.PropertyOrder, name)
	}
	return schema
}

func (w word) schema(also string) *jsonschema.Schema {
	value := &jsonschema.Schema{Type: w.kind}
	for _, v := range w.closed {
		value.Enum = append(value.Enum, v)
	}
	if w.kind == "integer" {
		least := float64(w.least)
		value.Minimum = &least
		if most := float64(w.most); most > 0 {
			value.Maximum = &most
		}
	}
	for _, e := range w.examples {
		value.Examples = append(value.Examples, e)
	}
	if w.initial != "" {
		value.Default = json.RawMessage(w.initial)
		if w.kind == "string" {
			value.Default = json.RawMessage(strconv.Quote(w.initial))
		}
	}
	out := value
	if w.many {
		most := maxValues
		out = &jsonschema.Schema{Type: "array", Items: value, MaxItems: &most}
	}
	out.Description = strings.TrimSpace(w.doc + " " + also)
	return out
}

func readText(a *asked, v []string) error {
	if len(v[0]) > corpus.MaxQueryBytes {
		return argumentError{argument: "q", cause: fmt.Sprintf("is longer than %d bytes", corpus.MaxQueryBytes)}
	}
	a.query.Text = v[0]
	return nil
}

func readInteger(name, v string) (int, error) {
	n, err := strconv.Atoi(v)
	if err != nil {
		return 0, argumentError{argument: name, cause: strconv.Quote(v) + " is no whole number"}
	}
	return n, nil
}

func readLimit(a *asked, v []string) (err error) {
	a.query.Limit, err = readInteger("limit", v[0])
	return err
}

func readFacets(a *asked, v []string) error {
	a.query.FacetLimit = facetValues
	for _, name := range v {
		a.query.Facets = append(a.query.Facets, corpus.Field(name))
	}
	return nil
}

// readFilter keeps the values of a field; the index knows what they may be.
func readFilter(field corpus.Field) func(*asked, []string) error {
	return func(a *asked, values []string) error {
		a.query.Filters = append(a.query.Filters, corpus.Filter{Field: field, Values: values})
		return nil
	}
}

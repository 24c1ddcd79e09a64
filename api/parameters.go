package api

import (
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// parameter is one query word: how it is described and how it is read. Requests
// are decoded and the OpenAPI description is made from the same list.
type parameter struct {
	name string
	doc  string
	// many allows the word more than once; the values are alternatives.
	many bool
	// kind is the JSON type of a value: "string", "integer" or "boolean".
	kind string
	// closed are the only values allowed; nil is any.
	closed  []string
	initial string
	example string
	// maximum is an integer's largest value, 0 for none.
	maximum int
	read    func(a *asked, values []string) error
}

// asked is what a request for a list asks.
type asked struct {
	query  corpus.Query
	format format
	// limited says that the caller set a limit; downloads have none otherwise.
	limited bool
	// facetsChosen and highlightChosen say that the caller spoke of them, so
	// that the defaults do not apply.
	facetsChosen, highlightChosen bool
	// rows and columns are the sides of a table.
	rows, columns corpus.Field
	// due is the word of that name; deadlineFrom and deadlineTo are days, months or
	// years.
	due                      string
	deadlineFrom, deadlineTo string
	// bom is the byte-order mark before CSV.
	bom bool
}

// filterWords are the fields that are query words, in the order of display,
// with what they mean.
func filterWords() []parameter {
	words := []parameter{
		{name: "theme", doc: "A theme of the vocabulary, by its id; /v1/themes lists them.", example: "drug-trafficking"},
		{name: "year", doc: "A year or a range of years. Of an action: a year that it prints as deadline, start or period. Of a passage: a year that stands in it and is no part of a reference. Of a document: a year of one of its actions.", example: "2026..2028"},
		{name: "actor", doc: "Who is to act: " + strings.Join(corpus.ActorNames(), ", ") + ".", example: "europol"},
		{name: "type", doc: "The type of the document: " + strings.Join(corpus.TypeNames(), ", ") + ".", example: "communication"},
		{name: "language", doc: "The document's language, as an ISO 639-1 code.", example: "en"},
		{name: "work", doc: "The work that the document is a form of: its key, or its reference in any notation in use.", example: "com-2025-148"},
		{name: "form", closed: corpus.FormNames(), doc: "What the document is among the forms of its work: main is the one that is best read, and counts each text of a work once; main-in-language is the best in its language, the main one among them, and counts each language version once. Earlier versions of a source are neither.", example: "main"},
		{name: "cites", doc: "An official document that is cited, by its reference in any notation, its CELEX number, or an act's number alone: in the passage, in the action's words, or anywhere in the document.", example: "com-2020-605"},
		{name: "source", doc: "The path or URL that the document was first taken from.", example: "https://example.org/strategy.pdf"},
		{name: "document", doc: "A document's id.", example: "0123456789abcdef"},
		{name: "date", doc: "A year, month or day, or a range of them, that the document's date is in.", example: "2025-01.."},
		{name: "deadline", doc: "A year, month or day, or a range of them. An action matches when its deadline overlaps it; an open deadline reaches without end.", example: "..2026-06"},
		{name: "deadline_year", doc: "A year or a range of years that the last day of an action's deadline is in; the first day of a deadline without a last.", example: "2027"},
	}
	for i := range words {
		words[i].many, words[i].kind = true, "string"
		words[i].read = readFilter(corpus.Field(words[i].name), false)
	}
	return words
}

// exclusions are the filter words with a minus before them.
func exclusions() []parameter {
	words := filterWords()
	for i, w := range words {
		words[i].name = "-" + w.name
		words[i].doc = "Leaves out what has this value: the opposite of " + w.name + "."
		words[i].read = readFilter(corpus.Field(w.name), true)
	}
	return words
}

func otherWords() []parameter {
	return append([]parameter{
		{name: "q", kind: "string", example: `"criminal networks" ports`, read: readText,
			doc: "The words looked for, in the query language: words (all must be there), \"phrases\", AND OR NOT ( ), -word, field:value, ranges, wild*cards, fuzzy~1, \"near words\"~5. A broken query is repaired, and the answer's notes say how."},
		{name: "exact", kind: "boolean", closed: []string{"true", "false"}, initial: "false", example: "true",
			read: func(a *asked, v []string) error { a.query.Exact = v[0] == "true"; return nil },
			doc:  "Whether the words are looked for by themselves alone. Otherwise a name with several forms is looked for by the others too, THB by \"trafficking in human beings\", and widened in the answer says so. What stands between quotation marks is never widened."},
		{name: "kind", kind: "string", closed: corpus.KindNames(), initial: "passage", example: "action", read: readKind,
			doc: "What is looked for: passages of text, actions, or documents. In a search with like and without this word it is the kind of that entry."},
		{name: "like", kind: "string", example: "0123456789abcdef-p12", read: func(a *asked, v []string) error { a.query.Like = v[0]; return nil },
			doc: "The id of a passage, an action or a document: what is found has telling words of it, the most alike first. The entry itself is left out, and of a document all that is its own. With q both are asked for."},
		{name: "group", kind: "string", closed: groupNames(), example: "document", read: func(a *asked, v []string) error { a.query.Group = corpus.Field(v[0]); return nil },
			doc: "Gives of each document, or of each work, the best entry alone; its member group has the next best ones and their number. Limit and cursor count groups, total and facets all entries. A document that belongs to no work stands by itself. A download has the best entries; as ndjson, with their groups."},
		{name: "due", kind: "string", closed: corpus.DueNames(), example: "this-year", read: func(a *asked, v []string) error { a.due = v[0]; return nil },
			doc: "Actions by their deadline, seen from today (UTC): overdue, its last day is over; this-year, its last day is in this year; open, it is not over, or has no last day."},
		{name: "deadline_from", kind: "string", example: "2027-07", read: func(a *asked, v []string) error { a.deadlineFrom = v[0]; return nil },
			doc: "A day, month or year: actions whose deadline is not over before it. With deadline_to it is the same as deadline=from..to."},
		{name: "deadline_to", kind: "string", example: "2028", read: func(a *asked, v []string) error { a.deadlineTo = v[0]; return nil },
			doc: "A day, month or year: actions whose deadline begins before its end."},
		{name: "rows", kind: "string", closed: corpus.FacetNames(), example: "actor", read: func(a *asked, v []string) error { a.rows = corpus.Field(v[0]); return nil },
			doc: "The field whose values are the rows."},
		{name: "columns", kind: "string", closed: corpus.FacetNames(), example: "deadline_year", read: func(a *asked, v []string) error { a.columns = corpus.Field(v[0]); return nil },
			doc: "The field whose values are the columns."},
		{name: "sort", kind: "string", closed: corpus.SortNames(), initial: "relevance", example: "deadline", read: readSort,
			doc: "The order: by relevance (without words: the order of reading), by the document's date with the latest first, by deadline with the soonest first, by the document's title, or by document and place in it."},
		{name: "limit", kind: "integer", initial: strconv.Itoa(corpus.DefaultLimit), maximum: corpus.MaxLimit, example: "50", read: readLimit,
			doc: "The number of hits in an answer. In a download it is the number of rows, may be as large as you like, and without it all rows come."},
		{name: "cursor", kind: "string", read: func(a *asked, v []string) error { a.query.Cursor = v[0]; return nil },
			doc: "Where to go on: the value of next in the answer before, with everything else the same."},
		{name: "facet", kind: "string", many: true, closed: append(corpus.FacetNames(), "all", "none"), example: "theme", read: readFacets,
			doc: "A field whose values are counted over all that matches. A filter on a field does not shrink that field's own counts. Without this word an answer counts theme, year, actor, type and language; answers that a cursor continues count nothing."},
		{name: "facet_match", kind: "string", example: "traffick", read: func(a *asked, v []string) error { a.query.FacetMatch = v[0]; return nil },
			doc: "Keeps of each facet the values that have these letters in them, whatever their case and accents: for fields with many values."},
		{name: "highlight", kind: "boolean", closed: []string{"true", "false"}, read: readHighlight,
			doc: "Whether hits have a snippet with the byte ranges that matched; by default they do when there is q or like."},
		{name: "format", kind: "string", closed: formatNames(), initial: "json", example: "csv",
			doc:  "The form of the answer. json is a page of it. The others are downloads: they hold every row, whatever the number; ndjson has an object a line, csv, xlsx and parquet the same columns. The Accept header can choose too.",
			read: func(a *asked, v []string) error { a.format = format(v[0]); return nil }},
		{name: "bom", kind: "boolean", closed: []string{"true", "false"}, initial: "false", example: "true",
			doc:  "Whether a CSV file begins with a byte-order mark: Excel takes one without it for text of another encoding.",
			read: func(a *asked, v []string) error { a.bom = v[0] == "true"; return nil }},
	}, pictureWords()...)
}

// defaultFacets are counted when a request does not say.
func defaultFacets() []corpus.Field {
	return []corpus.Field{corpus.FieldTheme, corpus.FieldYear, corpus.FieldActor, corpus.FieldType, corpus.FieldLanguage}
}

// allParameters returns every query word by its name.
func allParameters() map[string]parameter {
	out := map[string]parameter{}
	for _, p := range slices.Concat(filterWords(), exclusions(), otherWords(), reviewWords(), jobWords()) {
		out[p.name] = p
	}
	return out
}

// filterNames are the words that choose what is listed or counted.
func filterNames() []string {
	names := []string{"q", "exact", "like", "due", "deadline_from", "deadline_to"}
	for _, p := range slices.Concat(filterWords(), exclusions()) {
		names = append(names, p.name)
	}
	return names
}

// listWords are the words of a list of entries; more stand behind the first.
func listWords(more ...string) []string {
	return slices.Concat(slices.Insert(filterNames(), 2, more...), []string{"group", "sort", "limit", "cursor", "facet", "facet_match", "highlight", "format", "bom"})
}

// groupNames are the fields that entries are grouped by.
func groupNames() []string { return []string{string(corpus.FieldDocument), string(corpus.FieldWork)} }

func readText(a *asked, v []string) error {
	if len(v[0]) > corpus.MaxQueryBytes {
		return parameterError{parameter: "q", cause: "is longer than " + strconv.Itoa(corpus.MaxQueryBytes) + " bytes"}
	}
	a.query.Text = strings.TrimSpace(v[0])
	return nil
}

func readKind(a *asked, v []string) error {
	a.query.Kind = corpus.EntryKind(v[0])
	return nil
}

func readSort(a *asked, v []string) error {
	a.query.Sort = corpus.Sort(v[0])
	return nil
}

func readLimit(a *asked, v []string) error {
	n, err := strconv.Atoi(v[0])
	if err != nil || n < 1 {
		return parameterError{parameter: "limit", cause: strconv.Quote(v[0]) + " is no whole number from 1"}
	}
	a.query.Limit, a.limited = n, true
	return nil
}

func readHighlight(a *asked, v []string) error {
	a.query.Highlight, a.highlightChosen = v[0] == "true", true
	return nil
}

func readFacets(a *asked, v []string) error {
	a.facetsChosen = true
	switch {
	case slices.Contains(v, "none"):
		if len(v) > 1 {
			return parameterError{parameter: "facet", cause: `"none" cannot be combined with other values`}
		}
		return nil
	case slices.Contains(v, "all"):
		a.query.Facets = slices.Clone(corpus.FacetFields)
		return nil
	}
	for _, name := range v {
		if f := corpus.Field(name); !slices.Contains(a.query.Facets, f) {
			a.query.Facets = append(a.query.Facets, f)
		}
	}
	return nil
}

// readFilter keeps the values of a field; the index knows what they may be.
func readFilter(field corpus.Field, exclude bool) func(*asked, []string) error {
	return func(a *asked, values []string) error {
		a.query.Filters = append(a.query.Filters, corpus.Filter{Field: field, Values: values, Exclude: exclude})
		return nil
	}
}

package corpus

// EntryKind says what a search finds.
type EntryKind string

// The kinds of entries in an index.
const (
	KindPassage  EntryKind = "passage"
	KindAction   EntryKind = "action"
	KindDocument EntryKind = "document"
)

// Field is a word by which entries are filtered, counted and asked for. The
// same words stand in URLs, flags, the query language and JSON.
type Field string

// The fields of an entry that can be filtered by; all but deadline and date are
// facets too. Values of FieldYear, FieldDeadline and FieldDate may be ranges:
// "2026", "2026..2028", "..2027", "2026..".
const (
	FieldTheme    Field = "theme"
	FieldYear     Field = "year"
	FieldActor    Field = "actor"
	FieldType     Field = "type"
	FieldLanguage Field = "language"
	// FieldDocument is a document's ID.
	FieldDocument Field = "document"
	FieldWork     Field = "work"
	// FieldCites is the key of a cited document; see [CitedKey].
	FieldCites  Field = "cites"
	FieldSource Field = "source"
	// FieldForm is what the document is among the forms of its work: see [FormRole].
	// With FormMain each work is counted once.
	FieldForm Field = "form"
	// FieldDeadline is compared with the deadline's interval: an entry matches
	// when its deadline overlaps the range.
	FieldDeadline Field = "deadline"
	// FieldDate is compared with the document's date, by ranges of days like
	// FieldDeadline.
	FieldDate Field = "date"
	// FieldDeadlineYear is the year of a deadline's last day, else of its first.
	FieldDeadlineYear Field = "deadline_year"
)

// FacetFields are the fields that can be counted, in the order of display.
var FacetFields = []Field{FieldTheme, FieldYear, FieldActor, FieldType, FieldLanguage, FieldDocument, FieldWork, FieldForm, FieldCites, FieldSource, FieldDeadlineYear}

// Filter keeps the entries whose field has one of the values, or with Exclude
// those that have none of them.
type Filter struct {
	Field   Field    `json:"field"`
	Values  []string `json:"values"`
	Exclude bool     `json:"exclude,omitempty"`
}

// Sort is an order of hits; ties are broken by entry ID.
type Sort string

// The orders of hits.
const (
	// SortRelevance is the default with words; without words it is SortDocument.
	SortRelevance Sort = "relevance"
	// SortDate is by the document's date, latest first, undated last.
	SortDate Sort = "date"
	// SortDeadline is by the last day of the deadline, else its first, soonest
	// first, entries without one last.
	SortDeadline Sort = "deadline"
	// SortTitle is by the document's title.
	SortTitle Sort = "title"
	// SortDocument is by document, then by place in it: the order of reading.
	SortDocument Sort = "document"
)

// Query is what a reader asks an index.
type Query struct {
	// Text is in the query language of package index; empty asks for all.
	Text string
	// Kind is the kind of entry wanted; empty is KindPassage.
	Kind    EntryKind
	Filters []Filter
	// Sort is the order; empty is SortRelevance.
	Sort Sort
	// Limit is the number of hits; 0 is DefaultLimit, above MaxLimit is invalid.
	Limit int
	// Cursor continues an answer; it is Result.Next of that answer, and goes
	// with the same query.
	Cursor string
	// Facets are the fields to count over all that the query matches. The
	// filter on a field does not shrink that field's own counts.
	Facets []Field
	// FacetLimit is the number of values a facet lists; 0 is DefaultFacetLimit,
	// negative is all.
	FacetLimit int
	// Exact asks for the words of Text alone, and not for other names of what
	// they name: THB for "trafficking in human beings".
	Exact bool
	// FacetMatch keeps of each facet the values that have these letters in them;
	// case and accents make no difference. Facet.Distinct counts those kept.
	FacetMatch string
	// Highlight asks for Hit.Snippet and Hit.Marks.
	Highlight bool
	// Group gives of each document, or each work, only its best entry, and with
	// it the next best ones and their number: see [Hit.Group]. It is empty,
	// FieldDocument or FieldWork.
	Group Field
	// Like asks for entries with the telling words of this one, by its ID; the
	// entry itself, and of a document its entries, are left out. With Text both
	// are asked for.
	Like string
}

// Limits of a query.
const (
	DefaultLimit      = 20
	MaxLimit          = 500
	DefaultFacetLimit = 50
	// GroupSize is the number of entries in a group beside the best.
	GroupSize = 3
	// MaxQueryBytes bounds Query.Text.
	MaxQueryBytes = 4096
)

package indextest

import (
	"testing"

	"polidex/corpus"
	"polidex/index"
)

func testWords(t *testing.T, x index.Index) {
	filled(t, x)
	const (
		passage  = corpus.KindPassage
		action   = corpus.KindAction
		document = corpus.KindDocument
	)
	for _, c := range []struct {
		name string
		kind corpus.EntryKind
		text string
		want []string
	}{
		{"nothing asked", document, "", []string{"a1", "b2", "c3", "d4"}},
		{"all passages but furniture", passage, "", []string{
			"a1-p0", "a1-p1", "a1-p2", "a1-p3", "a1-p4", "a1-p5", "a1-p7", "a1-p8",
			"b2-p0", "b2-p1", "b2-p2", "c3-p0", "c3-p1", "d4-p0"}},
		{"a word", passage, "ferries", []string{"a1-p0", "a1-p1"}},
		{"another form of it", passage, "ferry", []string{"a1-p0", "a1-p1"}},
		{"case", passage, "EUROPOL", []string{"a1-p4"}},
		{"words are all required", passage, "port fraud", []string{"c3-p0"}},
		{"AND is the same", passage, "port AND fraud", []string{"c3-p0"}},
		{"OR", passage, "europol OR mules", []string{"a1-p4", "c3-p1"}},
		{"OR binds less than AND", passage, "port security OR mules", []string{"a1-p3", "c3-p1"}},
		{"parentheses", passage, "port (security OR victims)", []string{"a1-p3", "c3-p0"}},
		{"minus", passage, "port -security", []string{"a1-p0", "b2-p0", "c3-p0"}},
		{"NOT", passage, "port AND NOT security", []string{"a1-p0", "b2-p0", "c3-p0"}},
		{"NOT alone", passage, "-the -port -fraud", []string{"a1-p4", "a1-p7", "b2-p1", "b2-p2", "d4-p0"}},
		{"not in a group", passage, "fraud -(victims OR savers)", []string{"c3-p1"}},
		{"a phrase", passage, `"port security"`, []string{"a1-p3"}},
		{"a phrase with another form", passage, `"fraud ring"`, []string{"c3-p1"}},
		{"a phrase in the wrong order", passage, `"security port"`, nil},
		{"a phrase with stop words", passage, `"port of call"`, []string{"c3-p0"}},
		{"the stop words of a phrase count", passage, `"port in call"`, nil},
		{"proximity", passage, `"rules security"~2`, []string{"a1-p3"}},
		{"proximity too far", passage, `"rules security"~1`, nil},
		{"proximity in either order", passage, `"security port"~2`, []string{"a1-p3"}},
		{"curly quotes", passage, "“port security”", []string{"a1-p3"}},
		{"a prefix", passage, "investig*", []string{"a1-p4", "c3-p1"}},
		{"a pattern within a word", passage, "s?v*rs", []string{"a1-p8"}},
		{"a pattern that goes back", passage, "*inv*tig*tors*", []string{"a1-p4"}},
		{"a pattern of single letters", passage, "??uggl?rs", []string{"a1-p1"}},
		{"a pattern does not find stems", passage, "*investig", nil},
		{"a pattern at the start", passage, "*glers", []string{"a1-p1"}},
		{"fuzzy", passage, "smuglers~1", []string{"a1-p1"}},
		{"fuzzy by two", passage, "smuglrs~2", []string{"a1-p1"}},
		{"too far for fuzzy", passage, "smuglrs~1", nil},
		{"a hyphen as printed", passage, "low-carbon", []string{"a1-p1"}},
		{"a hyphen left out", passage, "lowcarbon", []string{"a1-p1"}},
		{"a hyphen as a space", passage, `"low carbon"`, []string{"a1-p1"}},
		{"a soft hyphen", passage, "smug\u00adglers", []string{"a1-p1"}},
		{"accents left out", passage, "securite", []string{"b2-p0", "b2-p1"}},
		{"accents in capitals", passage, "SÉCURITÉ", []string{"b2-p0", "b2-p1"}},
		{"combining accents", passage, "se\u0301curite\u0301", []string{"b2-p0", "b2-p1"}},
		{"a ligature", passage, "færger", []string{"d4-p0"}},
		{"an elision", passage, "l'union", []string{"b2-p1"}},
		{"a word after an elision", passage, "économie", []string{"b2-p1"}},
		{"a possessive", passage, "saver's", []string{"a1-p8"}},
		{"a number with a separator", passage, "10000", []string{"a1-p8"}},
		{"the same with a no-break space", passage, "10\u00a0000 euros", []string{"a1-p8"}},
		{"the same in another notation", passage, "10.000", []string{"a1-p8"}},
		{"a reference", passage, "COM(2030) 12", []string{"a1-p1"}},
		{"a reference with slashes", passage, "com/2030/12", []string{"a1-p1"}},
		{"a CELEX number", passage, "52030DC0012", []string{"a1-p1"}},
		{"the number of an act", passage, "2016/794", []string{"a1-p5"}},
		{"half of it", passage, "794", []string{"a1-p5"}},
		{"a reference with a version", passage, "COM(2030) 12 final/2", []string{"a1-p1"}},
		{"a reference finds its document", document, "COM(2031) 7 final", []string{"a1", "b2"}},
		{"stop words beside others ask nothing", passage, "the ferries", []string{"a1-p0", "a1-p1"}},
		{"stop words alone", passage, "of", []string{"c3-p0"}},
		{"a stop word among alternatives asks nothing", passage, "of OR ferries", []string{"a1-p0", "a1-p1"}},
		{"an excluded stop word", passage, "fraud -the", []string{"c3-p0", "c3-p1"}},
		{"an acronym that looks like a stop word", passage, "fraud OF", []string{"c3-p0"}},
		{"words of one language are not those of another", passage, "security", []string{"a1-p3"}},
		{"a stop word of one language", passage, "om vold", []string{"d4-p0"}},
		{"the field theme", passage, "theme:fraud", []string{"a1-p8", "c3-p0", "c3-p1"}},
		{"a field and a word", passage, "theme:fraud victims", []string{"c3-p0"}},
		{"a field with alternatives", passage, "theme:(fraud OR migrant-smuggling) -mules", []string{"a1-p1", "a1-p8", "c3-p0"}},
		{"a field under OR", passage, "mules OR theme:migrant-smuggling", []string{"a1-p1", "c3-p1"}},
		{"not a field", passage, "fraud -type:press-release", []string{"a1-p8"}},
		{"a range of years", passage, "year:2031..2032", []string{"a1-p3", "c3-p0"}},
		{"years from", passage, "year:>=2033", []string{"a1-p4", "b2-p2"}},
		{"years as printed", passage, "year:2031-2032", []string{"a1-p3", "c3-p0"}},
		{"years without a colon", passage, "year >= 2033", []string{"a1-p4", "b2-p2"}},
		{"values with commas", passage, "theme:fraud,migrant-smuggling -mules", []string{"a1-p1", "a1-p8", "c3-p0"}},
		{"years in brackets", passage, "year:[2031 TO 2032]", []string{"a1-p3", "c3-p0"}},
		{"a deadline before", action, "deadline:<2033", []string{"a1-a1", "a1-a2"}},
		{"a deadline after", action, "deadline:>2033-06", []string{"b2-a1"}},
		{"a date", document, "date:2031", []string{"a1", "d4"}},
		{"a title", passage, "title:fraud", []string{"c3-p0", "c3-p1"}},
		{"a title with a word", passage, "title:harbours europol", []string{"a1-p4"}},
		{"a work by its reference", document, "reference:COM(2031)7", []string{"a1", "b2"}},
		{"a language", document, "language:fr", []string{"b2"}},
		{"a source", document, `source:"https://example.eu/harbours.pdf"`, []string{"a1"}},
		{"an action by its words", action, "ports", []string{"a1-a1", "a1-a2"}},
		{"an action by its lead-in and its words", action, "commission europol", []string{"a1-a2"}},
		{"a phrase does not run from the lead-in into the words", action, `"will propose"`, nil},
		{"a document by words of two passages", document, "europol scams", []string{"a1"}},
		{"a document by its title", document, "harbours", []string{"a1"}},
		{"furniture is not found", passage, "harbours", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := found(t, x, corpus.Query{Text: c.text, Kind: c.kind, Sort: corpus.SortDocument})
			equal(t, "Search("+c.text+")", got, append([]string{}, c.want...))
		})
	}
}

func testOrder(t *testing.T, x index.Index) {
	filled(t, x)
	for _, c := range []struct {
		name string
		q    corpus.Query
		want []string
	}{
		{"the more of the word and the shorter", corpus.Query{Text: "victims OR europol", Sort: corpus.SortRelevance}, []string{"c3-p0", "a1-p4"}},
		{"the word as typed first", corpus.Query{Text: "investigations"}, []string{"c3-p1", "a1-p4"}},
		{"the other word as typed first", corpus.Query{Text: "investigators"}, []string{"a1-p4", "c3-p1"}},
		{"headings before text", corpus.Query{Text: "ferries"}, []string{"a1-p0", "a1-p1"}},
		{"own words before the lead-in's", corpus.Query{Text: "port", Kind: corpus.KindAction}, []string{"a1-a1", "a1-a2"}},
		{"titles before bodies", corpus.Query{Text: "fraud", Kind: corpus.KindDocument}, []string{"c3", "a1"}},
		{"relevance without words is the order of reading", corpus.Query{Kind: corpus.KindAction}, []string{"a1-a1", "a1-a2", "b2-a1"}},
		{"by date, undated last", corpus.Query{Kind: corpus.KindDocument, Sort: corpus.SortDate}, []string{"a1", "d4", "c3", "b2"}},
		{"by title", corpus.Query{Kind: corpus.KindDocument, Sort: corpus.SortTitle}, []string{"b2", "c3", "a1", "d4"}},
		{"by deadline, the end before the beginning", corpus.Query{Kind: corpus.KindAction, Sort: corpus.SortDeadline}, []string{"a1-a1", "a1-a2", "b2-a1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			equal(t, "order", found(t, x, c.q), c.want)
		})
	}
}

package indextest

import (
	"testing"

	"polidex/corpus"
	"polidex/index"
)

// oddQueries are what people type, paste and mistype.
var oddQueries = []string{
	"AND", "OR", "NOT", `"`, `""`, `" "`, "()", ")(", "((port", "port))", `port"`, `"port" "security`, "'port security'",
	"„port security“", "«port»", "port AND AND security", "port OR OR", "NOT NOT port", "--port", "- port", "-", "+", "!port",
	"port&&security", "port|fraud", "port/security", "port_security", "port—security", "port:security", "theme:", "theme: fraud",
	"THEME:Fraud", "theme:*", "theme:-fraud", "theme:(", "theme:()", "title:(theme:fraud)", "theme:(title:fraud)", "title:-crime",
	"year:", "year:32", "year:next", "year:2032...2033", "year:(2032 2033)", "year:[2032 TO", "year:<", "year<", "deadline:2032-13",
	"deadline:mid-2033", "date:31/12/2031", "date >", "port~", "port~0.8", "port~1~2", "~", "~2", "^2", "port^", `"port"~`, `"port"~-1`,
	"*", "**", "?", "???", "*:*", "p*", "po?t?", "what is a port?", `"po* security"`, "100%", "#port", "@europol", "a@b.eu",
	"<script>alert(1)</script>", "'; DROP TABLE x; --", "/port.*/", "[port TO security]", "{port}", `port\ security`, `C:\dir`,
	"\t\nport\x00", "\xffport\xfe", "\U0001f642", "港口", "порт", "e\u0301", "\u00ad", "\u200b", "10 000", "2,5 %", "3.", "…", "12:30",
	"http://", "http://example.eu/a?b=c&d=e#f", "mailto:x@y.eu", "Note: port", "COM(", "COM(2025", "COM(2025)", "COM(2025) 148 final/2 final",
	"52025DC", "2016/", "/794", "(EU)", "§ 3", "Art. 5(1)(a)", "to be or not to be", "IT", "the", "l'", "'s", "e.g.", "U.S.",
}

// testOdd: none of them is an error, what was read reads the same again, and
// where a query asks for nothing in the end, a note says so.
func testOdd(t *testing.T, x index.Index) {
	filled(t, x)
	for _, text := range oddQueries {
		for _, kind := range []corpus.EntryKind{corpus.KindPassage, corpus.KindAction, corpus.KindDocument} {
			q := corpus.Query{Text: text, Kind: kind, Highlight: true, Facets: corpus.FacetFields}
			r, err := x.Search(t.Context(), q)
			if err != nil {
				t.Errorf("Search(%q) = %v", text, err)
				continue
			}
			q.Text = r.ReadAs
			again := search(t, x, q)
			if again.ReadAs != r.ReadAs || again.Total != r.Total {
				t.Errorf("Search(%q) reads as %q with %d hits, and that as %q with %d", text, r.ReadAs, r.Total, again.ReadAs, again.Total)
			}
			asksAll := text == "*" || text == "*:*"
			if r.ReadAs == "" && !asksAll && len(r.Notes) == 0 {
				t.Errorf("Search(%q) shows everything without a note", text)
			}
		}
	}
}

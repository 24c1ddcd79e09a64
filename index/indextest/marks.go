package indextest

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"polidex/corpus"
	"polidex/index"
)

func testMarks(t *testing.T, x index.Index) {
	filled(t, x)
	for _, c := range []struct {
		name string
		q    corpus.Query
		want string // the first hit's snippet, marks in brackets
	}{
		{"whole words", corpus.Query{Text: "smuggler"}, "[Smugglers] use low-carbon ferries, as the report COM(2030) 12 final shows for 2029."},
		{"a compound", corpus.Query{Text: "lowcarbon"}, "Smugglers use [low-carbon] ferries, as the report COM(2030) 12 final shows for 2029."},
		{"a reference", corpus.Query{Text: "COM/2030/12"}, "Smugglers use low-carbon ferries, as the report [COM(2030) 12] final shows for 2029."},
		{"accents do not shift marks", corpus.Query{Text: "economie"}, "L’Union renforce la sécurité de l'[économie]."},
		{"several words", corpus.Query{Text: "victims fraud"}, "A port of call for [victims] of [fraud] opens in 2031. It helps [victims]."},
		{"a phrase only where it stands", corpus.Query{Text: `"helps victims"`}, "A port of call for victims of fraud opens in 2031. It [helps] [victims]."},
		{"a pattern", corpus.Query{Text: "invest* -europol"}, "[Investigations] into fraud rings and money mules go on."},
		{"a fuzzy word", corpus.Query{Text: "munny~2"}, "Investigations into fraud rings and [money] mules go on."},
		{"what is excluded is not marked", corpus.Query{Text: "europol -victims"}, "train investigators together with [Europol] by mid-2033"},
		{"fields are not marked", corpus.Query{Text: "theme:fraud money"}, "Investigations into fraud rings and [money] mules go on."},
		{"an action", corpus.Query{Text: "ports", Kind: corpus.KindAction}, "propose rules on [port] security in 2032"},
		{"a document shows its best passage", corpus.Query{Text: "scams europol", Kind: corpus.KindDocument}, "2. [Scams]"},
		{"without words", corpus.Query{Filters: []corpus.Filter{only(corpus.FieldDocument, "d4")}}, "Kommissionen bekæmper vold på færger."},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.q.Highlight = true
			r := search(t, x, c.q)
			if len(r.Hits) == 0 {
				t.Fatalf("Search(%q) found nothing", c.q.Text)
			}
			equal(t, "snippet", bracketed(r.Hits[0]), c.want)
		})
	}
	t.Run("only when asked for", func(t *testing.T) {
		h := search(t, x, corpus.Query{Text: "smuggler"}).Hits[0]
		if h.Snippet != "" || h.Marks != nil {
			t.Errorf("snippet %q with marks %v, want none", h.Snippet, h.Marks)
		}
	})
}

func bracketed(h corpus.Hit) string {
	var b strings.Builder
	last := 0
	for _, m := range h.Marks {
		b.WriteString(h.Snippet[last:m.Start] + "[" + h.Snippet[m.Start:m.End] + "]")
		last = m.End
	}
	return b.String() + h.Snippet[last:]
}

// testRepairs: nothing that is typed is an error, and the answer says how it was
// read.
func testRepairs(t *testing.T, x index.Index) {
	filled(t, x)
	for _, c := range []struct {
		name, text, readAs string
		notes              int
		total              int
	}{
		{"read as typed", "port fraud", "port fraud", 0, 1},
		{"an open quote", `"port security`, `"port security"`, 1, 1},
		{"an open parenthesis", "port (security OR victims", "port (security OR victims)", 1, 2},
		{"a closing parenthesis", "port) security", "port security", 1, 1},
		{"operators at the ends", "AND port OR", "port", 2, 4},
		{"NOT of nothing", "port NOT", "port", 1, 4},
		{"an unknown field", "colour:port", "colour port", 2, 4}, // and what has one of the words
		{"a field without value", "port theme:", "port", 1, 4},
		{"a value that is none", "port year:soon", "port", 1, 4},
		{"too short a pattern", "port a*", "port", 1, 4},
		{"too great a distance", "smuglers~9", "smuglers~2", 1, 1},
		{"a weight", "port^3", "port", 1, 4},
		{"the weight of a phrase", `"port security"^3`, `"port security"`, 1, 1},
		{"a pattern in a phrase", `"port* security"`, `"port* security"`, 1, 1},
		{"a pattern as the value of a field", "theme:fr*", "theme:fr*", 1, 0},
		{"one value of two", "port theme:fraud,", "port theme:fraud", 0, 1},
		{"everything, asked for as in other languages", "*:*", "", 0, 14},
		{"too great a proximity", `"port security"~1000`, `"port security"~100`, 1, 1},
		{"no words at all", "&%$ ///", "", 2, 14},
		{"an address", "https://example.eu/port", "https://example.eu/port", 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := search(t, x, corpus.Query{Text: c.text})
			if r.ReadAs != c.readAs || len(r.Notes) != c.notes || r.Total != c.total {
				t.Errorf("Search(%q): read as %q, notes %q, total %d; want read as %q, %d notes, total %d",
					c.text, r.ReadAs, r.Notes, r.Total, c.readAs, c.notes, c.total)
			}
		})
	}
}

// testHeavy: queries made to take long are answered, and soon: each of them took
// minutes or failed in an engine that makes automata of patterns or tries all
// places of a proximity.
func testHeavy(t *testing.T, x index.Index) {
	d := danishNote()
	d.ID, d.Blocks[0].Text = "e5", strings.Repeat("havn ved ", 2000)
	if err := x.Put(t.Context(), d); err != nil {
		t.Fatalf("Put() = %v", err)
	}
	for _, c := range []struct{ name, text string }{
		{"many stars", strings.Repeat("*ab", 1000)},
		{"a star and many letters", "*h" + strings.Repeat("?", 30) + "v"},
		{"many patterns in a word", strings.Repeat("*ab/", 1000)},
		{"a long fuzzy word", strings.Repeat("ab", 2000) + "~2"},
		{"many fuzzy words in a word", strings.Repeat("havn/", 800) + "~2"},
		{"many words near each other", `"` + strings.Repeat("havn ", 200) + `"~100`},
		{"words near each other in the wrong order", `"` + strings.Repeat("havn ", 14) + `fjord"~100`},
		{"many words together", `"` + strings.Repeat("havn ved ", 100) + `"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			for _, k := range []corpus.EntryKind{corpus.KindPassage, corpus.KindDocument} {
				if _, err := x.Search(ctx, corpus.Query{Text: c.text, Kind: k, Highlight: true}); err != nil {
					t.Errorf("Search(%s) = %v", c.name, err)
				}
			}
		})
	}
}

func testRefusals(t *testing.T, x index.Index) {
	filled(t, x)
	first := search(t, x, corpus.Query{Limit: 1})
	for _, c := range []struct {
		name string
		q    corpus.Query
	}{
		{"an unknown filter", corpus.Query{Filters: []corpus.Filter{only("colour", "red")}}},
		{"an unknown facet", corpus.Query{Facets: []corpus.Field{"colour"}}},
		{"a facet of deadlines", corpus.Query{Facets: []corpus.Field{corpus.FieldDeadline}}},
		{"a year that is none", corpus.Query{Filters: []corpus.Filter{only(corpus.FieldYear, "soon")}}},
		{"a range that is none", corpus.Query{Filters: []corpus.Filter{only(corpus.FieldDeadline, "2030..2020")}}},
		{"an unknown sort", corpus.Query{Sort: "size"}},
		{"an unknown kind", corpus.Query{Kind: "page"}},
		{"a limit below", corpus.Query{Limit: -1}},
		{"a limit above", corpus.Query{Limit: corpus.MaxLimit + 1}},
		{"a cursor of nothing", corpus.Query{Cursor: "%%%"}},
		{"the cursor of another query", corpus.Query{Text: "port", Cursor: first.Next}},
		{"the cursor of another sort", corpus.Query{Sort: corpus.SortTitle, Cursor: first.Next}},
		{"too long a text", corpus.Query{Text: strings.Repeat("x", corpus.MaxQueryBytes+1)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := x.Search(t.Context(), c.q); !errors.Is(err, corpus.ErrInvalid) {
				t.Errorf("Search() = %v, want ErrInvalid", err)
			}
		})
	}
	if _, err := x.Table(t.Context(), corpus.Query{}, corpus.FieldTheme, "colour"); !errors.Is(err, corpus.ErrInvalid) {
		t.Errorf("Table(by an unknown field) = %v, want ErrInvalid", err)
	}
	if err := x.Put(t.Context(), &corpus.Document{}); !errors.Is(err, corpus.ErrInvalid) {
		t.Errorf("Put(a document without ID) = %v, want ErrInvalid", err)
	}
}

package indextest

import (
	"errors"
	"testing"

	"polidex/corpus"
	"polidex/index"
)

// namesNote is a document of things that have several names.
func namesNote() *corpus.Document {
	return &corpus.Document{
		Meta: corpus.Meta{
			ID: "e5", Title: "On names", Type: corpus.TypeOther, Date: "2031-03-01",
			Language: "en", Format: corpus.FormatText, Source: "notes/names.txt",
		},
		Blocks: []corpus.Block{
			0: {Kind: corpus.Paragraph, Text: "Offices that fight trafficking in human beings meet twice a year."},
			1: {Kind: corpus.Paragraph, Text: "A guide on THB is printed for border guards."},
			2: {Kind: corpus.Paragraph, Text: "Human trafficking is what the FIUs of two countries look at."},
			3: {Kind: corpus.Paragraph, Text: "Each financial intelligence unit gets a lawyer; some human beings fear the trafficking of arms."},
			4: {Kind: corpus.Paragraph, Text: "The Radicalisation Awareness Network ran a course."},
			5: {Kind: corpus.Paragraph, Text: "52025DC0148 is carried out; 52025dc0099 is not."},
			6: {Kind: corpus.Paragraph, Text: "Illegal as it is, the trade in wildlife pays."},
		},
	}
}

// testNames: a name is looked for by the other names of the same thing as well,
// unless it stands in quotation marks or the query is to be taken exactly.
func testNames(t *testing.T, x index.Index) {
	filled(t, x)
	french := strategyInFrench()
	french.ID, french.Actions, french.Citations = "f6", nil, nil
	french.Blocks[1].Text, french.Blocks[2].Text = "La TEH recule.", "La traite d’êtres humains est un crime."
	if err := x.Put(t.Context(), namesNote(), french); err != nil {
		t.Fatalf("Put() = %v", err)
	}
	for _, c := range []struct {
		name, text string
		want       []string
		exact      []string
	}{
		{"an acronym", "THB", []string{"e5-p0", "e5-p1", "e5-p2"}, []string{"e5-p1"}},
		{"an acronym in small letters", "thb", []string{"e5-p0", "e5-p1", "e5-p2"}, []string{"e5-p1"}},
		{"words", "trafficking in human beings", []string{"e5-p0", "e5-p1", "e5-p2", "e5-p3"}, []string{"e5-p0", "e5-p3"}},
		{"words in quotation marks", `"human trafficking"`, []string{"e5-p2"}, []string{"e5-p2"}},
		{"an acronym and its plural", "financial intelligence unit", []string{"e5-p2", "e5-p3"}, []string{"e5-p3"}},
		{"with other words", "THB guards", []string{"e5-p1"}, []string{"e5-p1"}},
		{"with other words that the other name has beside it", "THB offices", []string{"e5-p0"}, nil},
		{"as an alternative", "FIU OR guards", []string{"e5-p1", "e5-p2", "e5-p3"}, []string{"e5-p1", "e5-p2"}},
		{"what is excluded is what was typed", "human -THB", []string{"e5-p0", "e5-p2", "e5-p3"}, []string{"e5-p0", "e5-p2", "e5-p3"}},
		{"an acronym that is a word, in capitals", "RAN", []string{"e5-p4"}, []string{"e5-p4"}},
		{"nothing is widened by such a one", "radicalisation awareness network", []string{"e5-p4"}, []string{"e5-p4"}},
		{"another language", "TEH", []string{"f6-p1", "f6-p2"}, []string{"f6-p1"}},
		{"another language without accents", "traite des etres humains", []string{"f6-p1", "f6-p2"}, []string{"f6-p2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := corpus.Query{Text: c.text, Sort: corpus.SortDocument}
			equal(t, "Search("+c.text+")", found(t, x, q), append([]string{}, c.want...))
			q.Exact = true
			if c.exact != nil {
				equal(t, "Search("+c.text+", exact)", found(t, x, q), c.exact)
			}
			q.Exact = false
			if r := search(t, x, q); r.ReadAs != c.text || len(r.Notes) > 0 {
				t.Errorf("Search(%q): read as %q with notes %q, want as it was typed and none", c.text, r.ReadAs, r.Notes)
			}
		})
	}
	testNamesMarked(t, x)
	testNamesTold(t, x)
	testNamesNear(t, x)
	testActNumbers(t, x)
}

// testNamesMarked: snippets mark the names that were found, and cursors do not
// go from a widened query to an exact one.
func testNamesMarked(t *testing.T, x index.Index) {
	t.Run("the other name is marked", func(t *testing.T) {
		r := search(t, x, corpus.Query{Text: "THB offices", Highlight: true})
		if len(r.Hits) != 1 {
			t.Fatalf("Search() found %v, want e5-p0", ids(r.Hits))
		}
		equal(t, "snippet", bracketed(r.Hits[0]), "[Offices] that fight [trafficking] [in] [human] [beings] meet twice a year.")
	})
	t.Run("a document shows its other name", func(t *testing.T) {
		r := search(t, x, corpus.Query{Text: "TEH crime", Kind: corpus.KindDocument, Highlight: true})
		equal(t, "hits", ids(r.Hits), []string{"f6"})
	})
	t.Run("the cursor of the other kind of query", func(t *testing.T) {
		next := search(t, x, corpus.Query{Text: "THB", Limit: 1}).Next
		_, err := x.Search(t.Context(), corpus.Query{Text: "THB", Limit: 1, Exact: true, Cursor: next})
		if next == "" || !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("Search(exact, the cursor %q of one that is not) = %v, want ErrInvalid", next, err)
		}
	})
}

// testNamesTold: the answer says which words were widened.
func testNamesTold(t *testing.T, x index.Index) {
	t.Run("the answer says so", func(t *testing.T) {
		r := search(t, x, corpus.Query{Text: "THB ports"})
		equal(t, "widened", r.Widened, []corpus.Widening{
			{Words: "THB", By: []string{"trafficking in human beings", "human trafficking", "trafficking in persons"}}})
		r = search(t, x, corpus.Query{Text: "THB ports", Exact: true})
		equal(t, "widened when exact", r.Widened, []corpus.Widening(nil))
	})
}

// testNamesNear: where nothing has a name, what has most of the words of another
// one is found, and what has the theme; the answer says so.
func testNamesNear(t *testing.T, x index.Index) {
	for _, c := range []struct {
		name, text string
		want       []string
		notes      int
	}{
		{"most of the words of another name", "wildlife crime", []string{"e5-p6"}, 1},
		{"a theme", "MTIC", []string{"a1-p8", "c3-p0", "c3-p1"}, 1},
		{"a theme with another word", "MTIC mules", []string{"c3-p1"}, 1},
		{"a theme with a word that is excluded", "MTIC -mules", []string{"a1-p8", "c3-p0"}, 1},
		{"a name of several words beside one of a single word", "European Network on the Administrative Approach", []string{"e5-p4"}, 1},
		{"a name in quotation marks", `"wildlife crime"`, nil, 0},
		{"a name that is found", "SALW OR FIU", []string{"e5-p2", "e5-p3"}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := corpus.Query{Text: c.text, Sort: corpus.SortDocument}
			equal(t, "Search("+c.text+")", found(t, x, q), append([]string{}, c.want...))
			if r := search(t, x, q); len(r.Notes) != c.notes {
				t.Errorf("Search(%q): notes %q, want %d", c.text, r.Notes, c.notes)
			}
			q.Exact = true
			if r := search(t, x, q); len(r.Notes) > 0 {
				t.Errorf("Search(%q, exact): notes %q, want none", c.text, r.Notes)
			}
		})
	}
	t.Run("the words that were found are marked", func(t *testing.T) {
		r := search(t, x, corpus.Query{Text: "wildlife crime", Highlight: true})
		if len(r.Hits) != 1 {
			t.Fatalf("Search() found %v, want e5-p6", ids(r.Hits))
		}
		equal(t, "snippet", bracketed(r.Hits[0]), "[Illegal] as it is, the [trade] in [wildlife] pays.")
	})
}

// testActNumbers: the numbers of acts and documents find them in the notations
// that texts do not print.
func testActNumbers(t *testing.T, x index.Index) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"148", nil},
		{"COM(2025) 148", []string{"e5-p5"}},
		{"COM 2025/148", []string{"e5-p5"}},
		{"com 2025 148", []string{"e5-p5"}},
		{"COM/2025/148", []string{"e5-p5"}},
		{"com-2025-148", []string{"e5-p5"}},
		{"52025DC0148", []string{"e5-p5"}},
		{"52025dc0148", []string{"e5-p5"}},
		{"COM(2025) 99", []string{"e5-p5"}},
		{"2016/794", []string{"a1-p5"}},
		{"32016R0794", []string{"a1-p5"}},
		{"794/2014", []string{"b2-p2"}},
		{"2016/794/EU", []string{"a1-p5"}},
		{"32014r0794", []string{"b2-p2"}},
		{"legal -32016R0794 OR guards", []string{"e5-p1"}},
	} {
		equal(t, "Search("+c.text+")", found(t, x, corpus.Query{Text: c.text, Sort: corpus.SortDocument}), append([]string{}, c.want...))
	}
}

package works_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/works"
)

// form returns a document whose blocks are actions, each "words|deadline's last
// day", but those that begin with "#", which are paragraphs.
func form(id, language string, format corpus.Format, lines ...string) *corpus.Document {
	d := &corpus.Document{Meta: corpus.Meta{ID: id, Language: language, Format: format}}
	d.Quality.Status = corpus.ReadWhole
	for i, line := range lines {
		text, due, dated := strings.Cut(line, "|")
		words, prose := strings.CutPrefix(text, "#")
		d.Blocks = append(d.Blocks, corpus.Block{Text: words, Page: i + 1})
		if prose {
			continue
		}
		a := corpus.Action{Text: words, Block: i}
		if dated {
			a.Deadline = &corpus.Deadline{To: corpus.Date(due)}
		}
		d.Actions = append(d.Actions, a)
	}
	return d
}

func TestDifferences(t *testing.T) {
	const ferries, crews, forum = "present a plan for safe ferries", "train the crews of all boats", "hold a forum of lake towns"
	record := func(lines ...string) *corpus.Document {
		d := form("r", "en", corpus.FormatHTML, lines...)
		d.Type = corpus.TypeRepositoryRecord
		return d
	}
	partly := func(lines ...string) *corpus.Document {
		d := form("h", "en", corpus.FormatHTML, lines...)
		d.Quality.Status = corpus.ReadPartly
		return d
	}
	html := func(lines ...string) *corpus.Document { return form("h", "en", corpus.FormatHTML, lines...) }
	pdf := func(lines ...string) *corpus.Document { return form("p", "en", corpus.FormatPDF, lines...) }
	german := func(lines ...string) *corpus.Document { return form("d", "de", corpus.FormatPDF, lines...) }
	for _, c := range []struct {
		name        string
		here, other *corpus.Document
		want, back  []string
	}{
		{"the same", pdf(ferries, crews), html(ferries, crews), nil, nil},
		{"other hyphens and quotes", pdf("fund ‘on-board’ oﬃcers"), html("fund 'onboard' officers"), nil, nil},
		{
			"not taken for an action", pdf(ferries, "#The Commission will "+crews, forum), html(ferries, crews, forum),
			[]string{`its HTML form (h) has 1 action that is not found here: "train the crews of all boats", whose words stand on page 2`},
			[]string{`1 action found here is not found in its PDF form (p): "train the crews of all boats"`},
		},
		{
			"words that are not there", pdf(ferries, forum), html(ferries, crews, forum),
			[]string{`its HTML form (h) has 1 action that is not found here: "train the crews of all boats", whose words are not here as they are there`},
			[]string{`1 action found here is not found in its PDF form (p): "train the crews of all boats"`},
		},
		{
			"other deadlines", pdf(ferries+"|2031-12-31", crews), html(ferries+"|2032-12-31", crews),
			[]string{`1 action has another deadline in its HTML form (h): "present a plan for safe ferries" (here until 2031-12-31, there until 2032-12-31)`},
			[]string{`1 action has another deadline in its PDF form (p): "present a plan for safe ferries" (here until 2032-12-31, there until 2031-12-31)`},
		},
		{
			"other words", pdf(ferries, crews), html(ferries, "train the crews of some ships"),
			[]string{`1 action is worded differently in its HTML form (h): "train the crews of all boats" (likeness 0.64)`},
			[]string{`1 action is worded differently in its PDF form (p): "train the crews of some ships" (likeness 0.64)`},
		},
		{"a record quotes a part", record(ferries), pdf(ferries, crews, forum), nil, nil},
		{
			"a record has what the text has not", pdf(ferries, forum), record(ferries, crews),
			[]string{`its record page (r) has 1 action that is not found here: "train the crews of all boats", whose words are not here as they are there`},
			[]string{`1 action found here is not found in its PDF form (p): "train the crews of all boats"`},
		},
		{"a form that was not read whole", partly(ferries), pdf(ferries, "#"), nil, nil},
		{
			"an excerpt", pdf(ferries), html(ferries, crews, forum),
			[]string{"this text has 36% of the letters of its HTML form (h): it may be an excerpt, or not read whole"}, nil,
		},
		{
			"nothing in common", pdf("open a", "close b", "start c"), html(ferries, crews, forum),
			[]string{"no action is found both here and in its HTML form (h): they may not be the same work"},
			[]string{"no action is found both here and in its PDF form (p): they may not be the same work"},
		},
		{"as many in another language", pdf(ferries, crews), german("einen Plan vorlegen", "alle Mannschaften schulen"), nil, nil},
		{
			"fewer in another language", pdf(ferries, crews), german("einen Plan vorlegen"),
			[]string{`its form in "de" (d) has 1 action, this one 2; the first difference is in list 1: 1 there, 2 here`},
			[]string{`its form in "en" (p) has 2 actions, this one 1; the first difference is in list 1: 2 there, 1 here`},
		},
		{"a record in another language", record(ferries), german("einen Plan vorlegen", "alle schulen"), nil, nil},
		{"a language that is not known", form("u", "", corpus.FormatText, ferries), pdf(crews), nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, works.Differences(c.here, c.other)); diff != "" {
				t.Errorf("Differences (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.back, works.Differences(c.other, c.here)); diff != "" {
				t.Errorf("Differences, exchanged (-want +got):\n%s", diff)
			}
		})
	}
}

// TestDifferencesOfForms: two forms of a text that were read rightly get no warning.
func TestDifferencesOfForms(t *testing.T) {
	pdf, page := read(t, documents("documents", "safe-waters.pdf")), read(t, documents("documents", "safe-waters-eurlex.html"))
	if len(pdf.Actions) == 0 {
		t.Fatal("no actions to compare")
	}
	for _, pair := range [][2]*corpus.Document{{pdf, page}, {page, pdf}} {
		if got := works.Differences(pair[0], pair[1]); len(got) > 0 {
			t.Errorf("%s and %s differ:\n%s", pair[0].Format, pair[1].Format, strings.Join(got, "\n"))
		}
	}
}

func TestRealForms(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"file and page", "com-2021-550-fit-for-55-en.pdf", "com-2021-550-eurlex-html-en.html"},
		{"two producers", "com-2019-640-european-green-deal-en.pdf", "com-2019-640-european-green-deal-quartz-en.pdf"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, shared(t, "corpus", "strategies", c.a))
			b := read(t, shared(t, "corpus", "strategies", c.b))
			if s := works.Similarity(works.FingerprintOf(a), works.FingerprintOf(b)); s < 0.95 {
				t.Errorf("Similarity = %.3f, want 0.95 or more", s)
			}
			if got := append(works.Differences(a, b), works.Differences(b, a)...); len(got) > 0 {
				t.Errorf("they differ:\n%s", strings.Join(got, "\n"))
			}
		})
	}
}

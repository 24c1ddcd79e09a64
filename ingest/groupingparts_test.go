package ingest_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"polidex/corpus"
)

// A communication and its annex have one reference and are parts of one work: each is
// counted, in the form that is best read, with the actions that stand in it.
func TestFormsOfParts(t *testing.T) {
	const title = "COM(2031) 7 final\n"
	const list = "\n- renew every lamp by 2030\n- open two lighthouses"
	texts := map[string]string{
		"plan.pdf": title + prose(1), "plan.html": title + "the page\n" + prose(1),
		"annex.pdf": title + prose(2) + list, "annex.html": title + "the page\n" + prose(2) + list,
		"plan.fr.html": title + "in fr\n" + prose(3), "annex.fr.html": title + "in fr\n" + prose(4) + list,
		"record.html": title + prose(5),
	}
	d := newDesk(t, nil)
	d.opts.Extract = readForms
	dir := folder(t, texts)
	d.run(filepath.Join(dir, "plan.pdf"), filepath.Join(dir, "plan.html"))
	d.wantChoices("the plan alone", texts, map[string]string{"plan.pdf": "main", "plan.html": "read plan.pdf"})
	d.run(dir)
	want := map[string]string{
		"plan.pdf": "main", "plan.html": "read plan.pdf", "annex.pdf": "main", "annex.html": "read annex.pdf",
		"plan.fr.html": "main-in-language", "annex.fr.html": "main-in-language", "record.html": "",
	}
	// Which main form the record leads to does not matter.
	record := func() string {
		got := d.choices(texts)["record.html"]
		if !strings.HasPrefix(got, "read ") || strings.Contains(got, "fr") {
			t.Errorf("of the record: %q, want that a main form is read", got)
		}
		return got
	}
	want["record.html"] = record()
	d.wantChoices("all", texts, want)
	actions := map[string]int{}
	for _, doc := range d.ix.docs {
		if doc.Form == corpus.FormMain {
			for _, a := range doc.Actions {
				actions[a.Text]++
			}
		}
	}
	if len(actions) != 2 || actions["open two lighthouses"] != 1 {
		t.Errorf("actions in the main forms: %v, want each of the annex once", actions)
	}
	d.remove(id(texts["annex.pdf"]), corpus.Removal{})
	delete(want, "annex.pdf")
	want["annex.html"] = "main"
	want["record.html"] = record()
	d.wantChoices("the annex's PDF was removed", texts, want)
}

// Which texts are parts, by what they have of one another and how they were read.
func TestPartsOfTexts(t *testing.T) {
	const title = "COM(2031) 7 final\n"
	half, _, _ := strings.Cut(prose(1), "word1-120 ")
	for _, c := range []struct {
		name        string
		texts, want map[string]string
	}{
		{"a page with both files in it",
			map[string]string{"plan.pdf": title + prose(1), "annex.pdf": title + prose(2), "page.html": title + prose(1) + prose(2)},
			map[string]string{"plan.pdf": "main", "annex.pdf": "main", "page.html": "read "}},
		{"a page with one of the files in it",
			map[string]string{"plan.pdf": title + prose(1), "page.html": title + prose(1) + prose(2)},
			map[string]string{"plan.pdf": "read page.html", "page.html": "main"}},
		{"an excerpt",
			map[string]string{"plan.html": title + prose(1), "pages.pdf": title + half, "annex.html": title + prose(2)},
			map[string]string{"plan.html": "main", "pages.pdf": "read ", "annex.html": "main"}},
		{"an excerpt of a file in a page",
			map[string]string{"plan.html": title + prose(1), "pages.pdf": title + half, "page.html": title + prose(1) + prose(2)},
			map[string]string{"plan.html": "read page.html", "pages.pdf": "read page.html", "page.html": "main"}},
		{"a page that is nearly the plan, and has the annex",
			map[string]string{"plan.pdf": title + prose(1) + prose(3) + prose(4), "annex.pdf": title + prose(2), "page.html": title + prose(1) + prose(3) + prose(4) + prose(2)},
			map[string]string{"plan.pdf": "main", "annex.pdf": "main", "page.html": "read plan.pdf"}},
		{"a short annex",
			map[string]string{"plan.pdf": title + prose(1), "annex.html": title + "a few words\n- paint"},
			map[string]string{"plan.pdf": "main", "annex.html": "read plan.pdf"}},
		{"a poor scan that nothing was recognised of",
			map[string]string{"plan.html": title + prose(1), "scan.pdf": title + "unread\n" + prose(4)},
			map[string]string{"plan.html": "main", "scan.pdf": "read plan.html"}},
		{"a poor scan that was recognised badly",
			map[string]string{"plan.html": title + prose(1), "scan.pdf": title + "doubtful\n" + prose(4)},
			map[string]string{"plan.html": "main", "scan.pdf": "read plan.html"}},
		{"a scan that was recognised well",
			map[string]string{"plan.html": title + prose(1), "scan.pdf": title + "recognised\n" + prose(4)},
			map[string]string{"plan.html": "main", "scan.pdf": "main"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, nil)
			d.opts.Extract = readScans
			d.run(folder(t, c.texts))
			got := d.choices(c.texts)
			for name, choice := range c.want {
				// Which of the mains is the first is of no account.
				if choice == "read " && strings.HasPrefix(got[name], choice) {
					c.want[name] = got[name]
				}
			}
			d.wantChoices("forms", c.texts, c.want)
		})
	}
}

// readScans reads as readForms does; the second line may say how well.
func readScans(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
	doc, err := readForms(ctx, data, name, contentType)
	if err != nil || len(doc.Blocks) == 0 {
		return doc, err
	}
	switch q := &doc.Quality; doc.Blocks[0].Text {
	case "unread":
		q.Status = corpus.ReadNeedsOCR
	case "doubtful":
		q.Recognised = []corpus.Recognition{{Page: 1, Words: 900, Confidence: 0.5}, {Page: 2, Words: 100, Confidence: 0.9}}
	case "recognised":
		q.Recognised = []corpus.Recognition{{Page: 1, Words: 900, Confidence: 0.95}}
	}
	return doc, nil
}

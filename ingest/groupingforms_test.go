package ingest_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest"
)

// readForms reads as readEnglish does: a PDF, a page or a record by the file's name,
// in the language that its second line may say.
func readForms(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
	doc, err := readEnglish(ctx, data, name, contentType)
	if err != nil {
		return nil, err
	}
	switch {
	case strings.HasSuffix(name, ".pdf"):
		doc.Format, doc.Pages = corpus.FormatPDF, 3
	case strings.HasSuffix(name, ".html"):
		doc.Format = corpus.FormatHTML
	}
	if strings.Contains(name, "record") {
		doc.Type = corpus.TypeRepositoryRecord
	}
	if len(doc.Blocks) > 0 && strings.HasPrefix(doc.Blocks[0].Text, "in ") {
		doc.Language = strings.TrimPrefix(doc.Blocks[0].Text, "in ")
	}
	return doc, nil
}

// choices are what the documents are among the forms of their works, by the texts
// given, and checks that the index has the same.
func (d *desk) choices(texts map[string]string) map[string]string {
	d.t.Helper()
	names, out := map[string]string{"": ""}, map[string]string{}
	for name, text := range texts {
		names[id(text)] = name
	}
	for doc, err := range d.opts.Archive.Documents(d.t.Context()) {
		if err != nil {
			d.t.Fatal(err)
		}
		line := string(doc.Form)
		if doc.Main != "" {
			line += ", read " + names[doc.Main]
		}
		if doc.ReplacedBy != "" {
			line += ", replaced by " + names[doc.ReplacedBy]
		}
		out[names[doc.ID]] = strings.TrimPrefix(line, ", ")
		if held := d.ix.docs[doc.ID]; held == nil || held.Form != doc.Form || held.Work != doc.Work {
			d.t.Errorf("the index holds %s as another form than %q", names[doc.ID], doc.Form)
		}
	}
	return out
}

func (d *desk) wantChoices(when string, texts, want map[string]string) {
	d.t.Helper()
	if diff := cmp.Diff(want, d.choices(texts)); diff != "" {
		d.t.Errorf("%s (-want +got):\n%s", when, diff)
	}
}

// The forms of a work are one whatever comes first, and what was removed makes room.
func TestForms(t *testing.T) {
	const title = "COM(2031) 7 final\n"
	texts := map[string]string{
		"record.html": title + "the record", "page.html": title + "the page", "plan.pdf": title + "the PDF", "fr.html": title + "in fr\nla page",
	}
	dir := folder(t, nil)
	d := newDesk(t, nil)
	d.opts.Extract = readForms
	take := func(name string) {
		t.Helper()
		put(t, filepath.Join(dir, name), texts[name])
		d.run(filepath.Join(dir, name))
	}
	take("record.html")
	d.wantChoices("the record alone", texts, map[string]string{"record.html": "main"})
	take("fr.html")
	d.wantChoices("a text comes", texts, map[string]string{"record.html": "read fr.html", "fr.html": "main"})
	take("plan.pdf")
	take("page.html")
	all := map[string]string{
		"record.html": "read plan.pdf", "page.html": "read plan.pdf", "plan.pdf": "main", "fr.html": "main-in-language, read plan.pdf",
	}
	d.wantChoices("all of them", texts, all)
	if got := d.ix.puts[id(texts["page.html"])]; got != 2 {
		t.Errorf("the page was put %d times, want once as it came and once as it is", got)
	}
	if err := d.opts.Archive.Regroup(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.wantChoices("regrouped", texts, all)
	d.remove(id(texts["plan.pdf"]), corpus.Removal{})
	d.wantChoices("the PDF was removed", texts, map[string]string{
		"record.html": "read page.html", "page.html": "main", "fr.html": "main-in-language, read page.html",
	})
	take("plan.pdf")
	d.wantChoices("the PDF is back", texts, all)
}

// Of the versions of a source the one that it holds is the form to read, also where it
// goes back to an earlier one.
func TestFormVersions(t *testing.T) {
	texts := map[string]string{"first": "Plan\n- one", "second": "Plan\n- two", "other": "Another plan\n- three"}
	dir := folder(t, map[string]string{"other.txt": texts["other"]})
	file := filepath.Join(dir, "plan.txt")
	d := newDesk(t, nil)
	d.opts.Extract = readForms
	for _, step := range []struct {
		text string
		want map[string]string
	}{
		{"first", map[string]string{"first": "main"}},
		{"second", map[string]string{"first": "read second, replaced by second", "second": "main"}},
		{"first", map[string]string{"first": "main", "second": "read first, replaced by first"}},
		{"first", map[string]string{"first": "main", "second": "read first, replaced by first"}},
		{"second", map[string]string{"first": "read second, replaced by second", "second": "main"}},
	} {
		put(t, file, texts[step.text])
		d.run(file)
		d.wantChoices(step.text, texts, step.want)
	}
	put(t, file, texts["first"])
	d.run(dir)
	want := map[string]string{"first": "main", "second": "read first, replaced by first", "other": "main"}
	d.wantChoices("with another document", texts, want)
	if got := d.ix.puts[id(texts["other"])]; got != 1 {
		t.Errorf("what has nothing to do with it was put %d times", got)
	}
	if err := d.opts.Archive.Regroup(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.wantChoices("regrouped", texts, want)
}

// A source goes back to bytes that another input has brought in the same run.
func TestFormReturnsBesideACopy(t *testing.T) {
	texts := map[string]string{"first": "Plan\n- one", "second": "Plan\n- two"}
	dir := folder(t, nil)
	file := filepath.Join(dir, "plan.txt")
	d := newDesk(t, nil)
	d.opts.Extract = readForms
	for _, text := range []string{"first", "second"} {
		put(t, file, texts[text])
		d.run(file)
	}
	d.wantChoices("replaced", texts, map[string]string{"first": "read second, replaced by second", "second": "main"})
	put(t, filepath.Join(dir, "a copy.txt"), texts["first"])
	put(t, file, texts["first"])
	d.run(dir)
	d.wantChoices("back again", texts, map[string]string{"first": "main", "second": "read first, replaced by first"})
}

// A review makes a form the better one, and a reference that it corrects takes a
// document to another work; both at the next grouping.
func TestFormsReviewed(t *testing.T) {
	texts := map[string]string{
		"plan.pdf": "COM(2031) 7 final\nthe PDF\n- paint", "page.html": "COM(2031) 7 final\nthe page\n- paint",
		"stray.txt": "A plan\nwithout its number", "c.html": "C",
	}
	dir := folder(t, texts)
	d := newDesk(t, nil)
	d.opts.Extract = readForms
	rest := filepath.Join(dir, "c.html")
	if err := os.Remove(rest); err != nil {
		t.Fatal(err)
	}
	d.run(dir)
	d.wantChoices("before", texts, map[string]string{"plan.pdf": "main", "page.html": "read plan.pdf", "stray.txt": "main"})
	reviewer := ingest.NewReviewer(d.opts.Archive, d.ix, d.opts.Now)
	review := func(text string, r corpus.Review) {
		t.Helper()
		r.Author = "reader"
		if _, _, err := reviewer.Review(t.Context(), id(text), func(*corpus.ReviewedDocument) (corpus.Review, error) { return r, nil }); err != nil {
			t.Fatal(err)
		}
	}
	reference := "COM(2031) 7 final"
	review(texts["stray.txt"], corpus.Review{Verdict: corpus.Corrected, ReviewValues: corpus.ReviewValues{Reference: &reference}})
	page, err := d.opts.Archive.Document(t.Context(), id(texts["page.html"]))
	if err != nil {
		t.Fatal(err)
	}
	review(texts["page.html"], corpus.Review{Verdict: corpus.Accepted, Action: page.Actions[0].ID})
	put(t, rest, texts["c.html"])
	d.run(rest)
	d.wantChoices("after", texts, map[string]string{
		"plan.pdf": "read page.html", "page.html": "main", "stray.txt": "read page.html", "c.html": "main",
	})
}

// What an earlier version wrote down is made anew: before an index is rebuilt, and by
// a run that has new documents.
func TestFormsOfAnEarlierVersion(t *testing.T) {
	texts := map[string]string{"plan.pdf": "COM(2031) 7 final\nthe PDF", "page.html": "COM(2031) 7 final\nthe page", "c.txt": "C"}
	for _, c := range []struct {
		name  string
		again func(t *testing.T, d *desk, dir string)
	}{
		{"rebuilt", func(t *testing.T, d *desk, _ string) {
			for _, want := range []bool{true, false} {
				if did, err := d.opts.Archive.RegroupOlder(t.Context()); did != want || err != nil {
					t.Errorf("RegroupOlder = %v, %v, want %v", did, err, want)
				}
			}
		}},
		{"a run", func(t *testing.T, d *desk, dir string) {
			put(t, filepath.Join(dir, "c.txt"), texts["c.txt"])
			d.run(filepath.Join(dir, "c.txt"))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			where := t.TempDir()
			archive, err := ingest.OpenArchive(t.Context(), where)
			if err != nil {
				t.Fatal(err)
			}
			defer archive.Close()
			d := newDesk(t, archive)
			d.opts.Extract = readForms
			dir := folder(t, map[string]string{"plan.pdf": texts["plan.pdf"], "page.html": texts["page.html"]})
			d.run(dir)
			want := d.choices(texts)
			for _, text := range []string{texts["plan.pdf"], texts["page.html"]} {
				forget(t, filepath.Join(where, "works", id(text)+".json"), "form", "main", "replaced_by", "facts")
			}
			c.again(t, d, dir)
			got := d.choices(texts)
			delete(got, "c.txt")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("forms (-want +got):\n%s", diff)
			}
		})
	}
}

// forget takes members out of a file of JSON.
func forget(t *testing.T, file string, members ...string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for _, m := range members {
		delete(all, m)
	}
	if data, err = json.Marshal(all); err != nil {
		t.Fatal(err)
	}
	put(t, file, string(data))
}

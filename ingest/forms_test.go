package ingest_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract"
	"polidex/ingest"
	"polidex/internal/sites/cellar"
	"polidex/internal/sites/eprints"
	"polidex/internal/sites/europa"
)

// reading is a desk with the real extraction.
func reading(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, nil)
	d.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		return extract.Extract(ctx, data, extract.Source{Name: name, ContentType: contentType}, extract.Options{})
	}
	d.opts.Refuse = extract.Challenge
	return d
}

// facts are what a test looks at of the documents held, by what they came from.
func (d *desk) facts(base string) []string {
	d.t.Helper()
	var out []string
	for doc, err := range d.opts.Archive.Documents(d.t.Context()) {
		if err != nil {
			d.t.Fatal(err)
		}
		line := strings.ReplaceAll(doc.Source, base, "") + " " + doc.Work
		if len(doc.FromRecord) > 0 {
			line += " (" + strings.Join(doc.FromRecord, ", ") + " of the record)"
		}
		if held := d.ix.docs[doc.ID]; held == nil || held.Work != doc.Work {
			d.t.Errorf("the index holds %s under another work than %q", doc.Source, doc.Work)
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

func documents() string { return "../testdata/documents" }

func records(t *testing.T) (*eprints.Repository, *site) {
	t.Helper()
	all, err := eprints.Sample(os.DirFS(documents()))
	if err != nil {
		t.Fatal(err)
	}
	r := eprints.New(all...)
	return r, serve(t, r)
}

// A record brings its files, and they are one work: also where a file came first
// and by itself, and where nothing has changed since.
func TestRecord(t *testing.T) {
	_, s := records(t)
	record, file := s.URL+"/4404/", s.URL+"/4404/1/light.pdf"
	want := []string{"/4404/ com-2032-203", "/4404/1/light.pdf com-2032-203"}
	for _, c := range []struct {
		name    string
		sources [][]string
		rows    []string
	}{
		{"the record", [][]string{{record}}, []string{"added /4404/", "added /4404/1/light.pdf"}},
		{"its file, then the record", [][]string{{file}, {record}}, []string{"added /4404/1/light.pdf", "added /4404/", "unchanged /4404/1/light.pdf: a record that names it was not known before"}},
		{"the record twice", [][]string{{record}, {record}}, []string{"added /4404/", "added /4404/1/light.pdf", "unchanged /4404/", "unchanged /4404/1/light.pdf"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := reading(t)
			var rows []ingest.Row
			for _, sources := range c.sources {
				got, _ := d.run(sources...)
				rows = append(rows, got...)
			}
			if diff := cmp.Diff(c.rows, s.short(rows)); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			var got []string
			for _, f := range d.facts(s.URL) {
				f, _, _ = strings.Cut(f, " (")
				got = append(got, f)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("documents (-want +got):\n%s", diff)
			}
		})
	}
}

// What the catalogue says is taken where the document does not say it itself, and
// is still known when the file is visited without its record.
func TestRecordFacts(t *testing.T) {
	s := newSite(t, map[string]string{"/1.html": record("Quiet rails", "COM(2031) 99 final", "/1/a.txt"), "/1/a.txt": "\n- do one thing"})
	d := newDesk(t, nil)
	d.run(s.URL + "/1.html")
	facts := func() []string {
		return slices.DeleteFunc(d.facts(s.URL), func(f string) bool { return !strings.Contains(f, "a.txt") })
	}
	want := []string{"/1/a.txt com-2031-99 (title, date, reference of the record)"}
	if diff := cmp.Diff(want, facts()); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
	s.set("/1/a.txt", "\n- do another thing")
	rows, _ := d.run(s.URL + "/1/a.txt")
	if got := rows[0]; got.State != ingest.StateUpdated || got.Changes.Summary() != "1 added, 1 dropped" {
		t.Errorf("row %+v, want a later version with its difference", got)
	}
	if got := facts(); len(got) != 2 || got[0] != want[0] || got[1] != want[0] {
		t.Errorf("documents %q, want both versions with what the record says", got)
	}
}

// record is the page of a record in EPrints' way.
func record(title, number, file string) string {
	return `<!DOCTYPE html><html><head><title>` + title + `</title>
<meta name="eprints.eprintid" content="1"/><meta name="eprints.title" content="` + title + `"/><meta name="eprints.number" content="` + number + `"/>
<meta name="eprints.date" content="2031-04-05"/><meta name="eprints.type" content="report"/>
<meta name="eprints.document_url" content="` + file + `"/></head><body><h1>` + title + `</h1><a href="` + file + `">Text</a></body></html>`
}

func TestFollow(t *testing.T) {
	handler, err := europa.New(os.DirFS(documents()))
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, handler)
	official := serve(t, cellar.Handler())
	const sheet = "failed /system/files/2031-05/factsheet-boats_en.pdf: the server answered 404 Not Found"
	for _, c := range []struct {
		name   string
		manner ingest.Manner
		page   string
		want   []string
	}{
		{"nothing", ingest.Manner{}, europa.StrategyPage, []string{
			"added " + europa.StrategyPage + ": it links to 1 strategy document, which --follow takes too: COM(2031) 412",
		}},
		{"PDF", ingest.Manner{Follow: ingest.FollowPDF}, europa.StrategyPage, []string{"added " + europa.StrategyPage, "added " + europa.SafeWatersPDF, sheet}},
		{"PDF in a language that there is not", ingest.Manner{Follow: ingest.FollowPDF, Languages: []string{"fin"}}, europa.StrategyPage, []string{"added " + europa.StrategyPage, "added " + europa.SafeWatersPDF, sheet}},
		{"documents", ingest.Manner{Follow: ingest.FollowDocuments}, europa.StrategyPage, []string{
			"added " + europa.StrategyPage, "failed com:2031/412?language=en", "added " + europa.SafeWatersPDF, "failed celex:32029L0077?language=en", sheet,
		}},
		{"a page that links to a page", ingest.Manner{Follow: ingest.FollowDocuments}, europa.OverviewPage, []string{
			"added " + europa.OverviewPage, "added " + europa.VillagesPDF,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := reading(t)
			d.opts.Manner, d.opts.Cellar = c.manner, official.URL
			rows, _ := d.run(s.URL + c.page)
			var got []string
			for _, l := range s.short(rows) {
				l, _, _ = strings.Cut(l, ": no document of that name")
				got = append(got, l)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			for _, r := range rows[1:] {
				if r.Parent != s.URL+c.page || r.Named {
					t.Errorf("%s: parent %q, named %v", r.Source, r.Parent, r.Named)
				}
			}
		})
	}
}

func TestOfficial(t *testing.T) {
	s := serve(t, cellar.Handler())
	for _, c := range []struct {
		name   string
		manner ingest.Manner
		source string
		want   []string
		works  []string
	}{
		{"languages and forms", ingest.Manner{Languages: []string{"en", "fr", "de"}, Forms: []string{"html", "pdf"}}, "COM(2031) 610", []string{
			"added com:2031/610?language=en&form=html", "added com:2031/610?language=en&form=pdf",
			"added com:2031/610?language=fr&form=html", "failed com:2031/610?language=fr&form=pdf",
			"failed com:2031/610?language=de&form=html", "added com:2031/610?language=de&form=pdf",
		}, []string{"com-2031-610", "com-2031-610", "com-2031-610", "com-2031-610"}},
		{"a PDF in parts", ingest.Manner{Forms: []string{"pdf"}}, "celex:52031PC0611", []string{
			"added celex:52031PC0611?language=en&form=pdf", "added cellar:61100000-0000-11f0-8000-01aa75ed71a1.0001.02/DOC_2?language=en&form=pdf",
		}, []string{"com-2031-611", "com-2031-611"}},
		{"a part that is missing", ingest.Manner{}, "COM(2031) 613", []string{"failed com:2031/613?language=en"}, nil},
		{"a challenge", ingest.Manner{}, "COM(2031) 620", []string{"refused com:2031/620?language=en"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := reading(t)
			d.opts.Manner, d.opts.Cellar = c.manner, s.URL
			rows, _ := d.run(c.source)
			var got, works []string
			for _, r := range rows {
				got = append(got, string(r.State)+" "+r.Source)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			for _, f := range d.facts("") {
				_, w, _ := strings.Cut(f, " ")
				w, _, _ = strings.Cut(w, " (")
				works = append(works, w)
			}
			if diff := cmp.Diff(c.works, works); diff != "" {
				t.Errorf("works (-want +got):\n%s", diff)
			}
			// All of them are visited again, and none of them has changed.
			d.again(func(p *ingest.Pipeline) (ingest.Summary, error) {
				return p.Refresh(t.Context(), func(r ingest.Row) {
					if r.State == ingest.StateAdded || r.State == ingest.StateGone {
						t.Errorf("refreshed: %s %s: %s", r.State, r.Source, r.Reason)
					}
				})
			})
		})
	}
}

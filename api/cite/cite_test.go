package cite_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/api/cite"
	"polidex/corpus"
)

var update = flag.Bool("update", false, "write the golden files anew")

func on(day int) time.Time { return time.Date(2031, 5, day, 22, 30, 0, 0, time.UTC) }

// harbours is a communication of one action, taken from a catalogue.
func harbours() *corpus.Document {
	return &corpus.Document{
		Meta: corpus.Meta{
			ID: "0123456789abcdef", Work: "com-2031-9", Title: "Safe harbours: 100 % of ports & quays", Reference: "COM(2031) 9 final",
			Type: corpus.TypeCommunication, Date: "2031-04-01", Language: "en", Pages: 12, Format: corpus.FormatPDF, Source: "in/harbours.pdf",
		},
		Actions: []corpus.Action{{
			ID: "0123456789abcdef-a00c0ffee00", LeadIn: "The Commission will:", Page: 7,
			Text: "map the weak places of ports\n{in 2032} at a cost of $5_000 & more",
		}},
		Provenance: []corpus.Retrieval{
			{Source: "in/harbours.pdf", Time: on(1)},
			{Source: "https://mirror.example/harbours.pdf", Time: on(9), Record: &corpus.Record{
				URL: "https://mirror.example/88", OfficialURL: "https://ports.example/docs?id=9&lang=en#x_1~{a}", Creators: []string{"Moor, Ida"},
			}},
			{Source: "https://mirror.example/harbours.pdf", Time: on(3)},
		},
	}
}

// TestGolden writes each document in each form.
func TestGolden(t *testing.T) {
	joint := harbours()
	joint.Reference, joint.Work, joint.Language, joint.Title = "JOIN(2031) 4 final", "join-2031-4", "fr", "Des ports sûrs – “quais”"
	joint.Date, joint.Provenance = "", nil
	act := harbours()
	act.Type, act.Reference, act.Work = corpus.TypeAct, "Regulation (EU) 2031/77", ""
	act.Title = "Regulation (EU) 2031/77 of the European Parliament and of the Council on quays"
	page := &corpus.Document{
		Meta: corpus.Meta{ID: "fedcba9876543210", Title: "Ports, explained", Type: corpus.TypeWebPage, Language: "en", Format: corpus.FormatHTML, Source: "https://ports.example/explained"},
		Provenance: []corpus.Retrieval{{Source: "https://ports.example/explained", Time: on(2), Record: &corpus.Record{
			Date: "2030-11", Publisher: "Water Office", Creators: []string{"Moor, Ida", "Fels, J.-P.", "European Commission, Brussels", "Office of Tides,"},
		}}},
	}
	notes := &corpus.Document{Meta: corpus.Meta{ID: "00000000000000aa", Title: "Notes", Type: corpus.TypeOther, Format: corpus.FormatText, Source: "notes.txt"}}
	action := harbours()
	for name, item := range map[string]cite.Item{
		"communication": cite.Document(harbours()),
		"action":        cite.Action(action, &action.Actions[0]),
		"joint":         cite.Document(joint),
		"act":           cite.Document(act),
		"page":          cite.Document(page),
		"notes":         cite.Document(notes),
	} {
		for _, f := range cite.Formats() {
			t.Run(name+f.Ending(), func(t *testing.T) {
				got, err := item.Encode(f)
				if err != nil {
					t.Fatal(err)
				}
				path := filepath.Join("testdata", name+f.Ending())
				if *update {
					if err := os.WriteFile(path, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), string(got)); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
	}
}

func TestEncodeRefusesOtherForms(t *testing.T) {
	item := cite.Document(harbours())
	if _, err := item.Encode("word"); !errors.Is(err, corpus.ErrInvalid) {
		t.Errorf("Encode(word) = %v, want %v", err, corpus.ErrInvalid)
	}
}

func TestInstitutions(t *testing.T) {
	const (
		commission = "European Commission"
		council    = "Council of the European Union"
	)
	for _, c := range []struct {
		name string
		meta corpus.Meta
		want []string
	}{
		{"a communication without a number", corpus.Meta{Type: corpus.TypeCommunication}, []string{commission}},
		{"a report with a number", corpus.Meta{Type: corpus.TypeReport, Reference: "COM(2031) 9 final"}, []string{commission}},
		{"a report without one", corpus.Meta{Type: corpus.TypeReport}, nil},
		{"a page that has the number of its work", corpus.Meta{Type: corpus.TypeWebPage, Work: "swd-2031-5"}, []string{commission}},
		{"a Council document", corpus.Meta{Type: corpus.TypeCouncilDocument, Reference: "9876/31"}, []string{council}},
		{"an act", corpus.Meta{Type: corpus.TypeAct, Work: "com-2031-9"}, nil},
		{"a text joined to others", corpus.Meta{Type: corpus.TypeOther, Work: "text-0123456789abcdef"}, nil},
	} {
		if diff := cmp.Diff(c.want, cite.Institutions(&c.meta)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		name   string
		meta   corpus.Meta
		record string
		want   cite.Parts
	}{
		{"the document's", corpus.Meta{Date: "2031-04-01"}, "2030", cite.Parts{Year: 2031, Month: 4, Day: 1}},
		{"a catalogue's day", corpus.Meta{}, "2030-02-28", cite.Parts{Year: 2030, Month: 2, Day: 28}},
		{"a catalogue's month", corpus.Meta{}, "2030-02", cite.Parts{Year: 2030, Month: 2}},
		{"a catalogue's year", corpus.Meta{Work: "com-2031-9"}, "2030", cite.Parts{Year: 2030}},
		{"the year of the number", corpus.Meta{Work: "com-2031-9"}, "spring", cite.Parts{Year: 2031}},
		{"none", corpus.Meta{}, "", cite.Parts{}},
	} {
		d := &corpus.Document{Meta: c.meta, Provenance: []corpus.Retrieval{{Record: &corpus.Record{Date: c.record}}}}
		if got := cite.Document(d).Issued; got != c.want {
			t.Errorf("%s: issued %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestAddresses(t *testing.T) {
	const official, source, page = "https://ports.example/9", "https://mirror.example/9", "https://mirror.example/record"
	for _, c := range []struct {
		name, source, retrieved string
		record                  corpus.Record
		want                    string
	}{
		{"the publisher's", source, source, corpus.Record{OfficialURL: official, URL: page}, official},
		{"no address of the web", source, source, corpus.Record{OfficialURL: "javascript:alert(1)", URL: page}, source},
		{"a file that was found on the web later", "in/9.pdf", source, corpus.Record{URL: page}, source},
		{"a file of a record", "in/9.pdf", "in/9.pdf", corpus.Record{URL: page}, page},
		{"a file", "in/9.pdf", "in/9.pdf", corpus.Record{}, ""},
		{"a page that was kept as a file", "in/9.html", "in/9.html", corpus.Record{URL: page}, "https://ports.example/canonical"},
	} {
		d := &corpus.Document{Meta: corpus.Meta{Source: c.source}, Provenance: []corpus.Retrieval{{Source: c.retrieved, Time: on(4), Record: &c.record}}}
		if strings.HasSuffix(c.source, ".html") {
			d.Properties = []corpus.Property{{Name: "link:canonical", Value: "https://ports.example/canonical"}}
		}
		got := cite.Document(d)
		if got.URL != c.want {
			t.Errorf("%s: address %q, want %q", c.name, got.URL, c.want)
		}
		if has := got.Accessed != (cite.Parts{}); has != (c.want != "") {
			t.Errorf("%s: accessed %+v with address %q", c.name, got.Accessed, got.URL)
		}
	}
}

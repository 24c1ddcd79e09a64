package oai_test

import (
	"bytes"
	"context"
	"errors"
	"html"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/fetch"
	"polidex/ingest/listing"
	"polidex/ingest/oai"
)

const (
	opening = `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2025-04-01T08:00:00Z</responseDate>`
	about   = opening + `<Identify><protocolVersion>2.0</protocolVersion><granularity>YYYY-MM-DD</granularity></Identify></OAI-PMH>`
	core    = `<metadata><o:dc xmlns:o="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">`
)

// canned answers Identify well, and all else with its bytes.
type canned []byte

func (c canned) Get(_ context.Context, r fetch.Request) (fetch.Answer, error) {
	if strings.Contains(r.URL, "verb=Identify") {
		return fetch.Answer{Data: []byte(about), Status: 200}, nil
	}
	return fetch.Answer{Data: c, Status: 200}, nil
}

func list(t *testing.T, data []byte) ([]listing.Entry, oai.Next, error) {
	t.Helper()
	var all []listing.Entry
	next, err := oai.Harvest(t.Context(), canned(data), oai.Source{Base: "https://repo.example/oai"}, "", oai.Options{MaxPages: 3}, func(entries []listing.Entry) error {
		all = append(all, entries...)
		return nil
	})
	return all, next, err
}

// one returns an answer with one record, whose Dublin Core has the elements:
// "name value".
func one(elements ...string) []byte {
	out := opening + `<ListRecords><record><header><identifier>oai:repo:1</identifier><datestamp>2025-03-01</datestamp></header>` + core
	for _, e := range elements {
		name, value, _ := strings.Cut(e, " ")
		out += "<dc:" + name + ">" + html.EscapeString(value) + "</dc:" + name + ">"
	}
	return []byte(out + "</o:dc></metadata></record></ListRecords></OAI-PMH>")
}

func TestRecord(t *testing.T) {
	const page = "identifier https://repo.example/7/"
	for _, c := range []struct {
		name     string
		elements []string
		want     corpus.Record
	}{
		{"reference as the identifier", []string{page, "identifier COM(2025) 148 final"}, corpus.Record{Reference: "COM(2025) 148 final"}},
		{"CELEX number as the identifier", []string{page, "identifier celex:52025DC0148"}, corpus.Record{Reference: "COM(2025) 148"}},
		{"reference in the title", []string{page, "title A strategy. COM (2005) 123 final, 4 May 2005"},
			corpus.Record{Reference: "COM(2005) 123", Title: "A strategy. COM (2005) 123 final, 4 May 2005"}},
		{"two references in the title", []string{page, "title Proposal amending COM(2004) 9 and COM(2005) 7"},
			corpus.Record{Title: "Proposal amending COM(2004) 9 and COM(2005) 7"}},
		{"no reference within a word", []string{page, "title TELECOM(2004) 9"}, corpus.Record{Title: "TELECOM(2004) 9"}},
		{"day within the month", []string{page, "date 2025-04", "date 2025-04-01", "date 2025-06-01"}, corpus.Record{Date: "2025-04-01"}},
		{"times after days", []string{page, "date 2020-01-01T00:00:00Z", "date 2025"}, corpus.Record{Date: "2025"}},
		{"times alone", []string{page, "date 2020-01-02T00:00:00Z", "date 2020-01-01T00:00:00Z"}, corpus.Record{Date: "2020-01-01"}},
		{"no dates", []string{page, "date 2025-13", "date info:eu-repo/date/embargoEnd/2026-01-01", "date 1 May"}, corpus.Record{}},
		{"librarians' language", []string{page, "language zxx", "language fre"}, corpus.Record{Language: "fr"}},
		{"spaces", []string{page, "title  A\n\t plan ", "publisher  ", "publisher Office\u00a0of Tides"}, corpus.Record{Title: "A plan", Publisher: "Office of Tides"}},
		{"official address", []string{page, "relation https://doi.org/10.1/x", "relation https://eur-lex.europa.eu/x"}, corpus.Record{OfficialURL: "https://eur-lex.europa.eu/x"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, err := list(t, one(c.elements...))
			if err != nil || len(got) != 1 {
				t.Fatalf("%d entries, %v", len(got), err)
			}
			c.want.URL = "https://repo.example/7/"
			if diff := cmp.Diff(&c.want, got[0].Record); diff != "" {
				t.Errorf("record (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		name     string
		elements []string
		page     string
		files    []string
	}{
		{"EPrints", []string{"identifier http://repo.example/7/1/a.pdf", "relation https://pub.example/a", "relation http://repo.example/other/", "relation http://repo.example/7/"},
			"http://repo.example/7/", []string{"http://repo.example/7/1/a.pdf"}},
		{"a handle", []string{"identifier http://hdl.handle.net/1/2.pdf"}, "http://hdl.handle.net/1/2.pdf", nil},
		{"page before handle", []string{"identifier http://hdl.handle.net/1/2", "identifier https://repo.example/handle/1/2"}, "https://repo.example/handle/1/2", nil},
		{"files alone", []string{"identifier https://files.example/a.pdf", "identifier https://files.example/b.pdf"}, "https://files.example/a.pdf", []string{"https://files.example/b.pdf"}},
		{"program", []string{"identifier https://repo.example/view.php?id=4"}, "https://repo.example/view.php?id=4", nil},
		{"number for an ending", []string{"identifier https://repo.example/doc/10.2025"}, "https://repo.example/doc/10.2025", nil},
		{"fragment and repeat", []string{"identifier https://REPO.example/7#a", "identifier https://repo.example/7"}, "https://repo.example/7", nil},
		{"relative", []string{"identifier /7/", "identifier 7.pdf"}, "", nil},
		{"user name", []string{"identifier https://me:secret@repo.example/7/"}, "", nil},
		{"other schemes", []string{"identifier file:///etc/passwd", "identifier javascript:alert(1)", "identifier ftp://repo.example/a.pdf"}, "", nil},
		{"none", []string{"title A plan"}, "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, next, err := list(t, one(c.elements...))
			if err != nil {
				t.Fatal(err)
			}
			if c.page == "" {
				if len(got) > 0 || next.Skipped != 1 {
					t.Errorf("%v and %d skipped, want one skipped", got, next.Skipped)
				}
				return
			}
			if diff := cmp.Diff(c.page, got[0].URL); diff != "" {
				t.Errorf("page (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.files, got[0].Documents); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	text := string(one("title Zürich", "identifier https://repo.example/7/"))
	latin := bytes.ReplaceAll([]byte(strings.Replace(text, "UTF-8", "ISO-8859-1", 1)), []byte("ü"), []byte{0xfc})
	utf16 := []byte{0xff, 0xfe}
	for _, r := range strings.Replace(text, "UTF-8", "UTF-16", 1) {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"UTF-8", []byte(text), "Zürich"},
		{"byte order mark", []byte("\xef\xbb\xbf" + text), "Zürich"},
		{"Latin-1", latin, "Zürich"},
		{"UTF-16", utf16, "Zürich"},
		{"control character", []byte(strings.Replace(text, "ü", "\x0b", 1)), "Z rich"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, err := list(t, c.data)
			if err != nil || len(got) != 1 || got[0].Title != c.want {
				t.Errorf("%+v, %v, want the title %q", got, err, c.want)
			}
		})
	}
}

func FuzzHarvest(f *testing.F) {
	for _, s := range []string{
		string(one("title A", "identifier https://repo.example/7/", "date 2025")),
		opening + `<error code="noRecordsMatch"/></OAI-PMH>`, opening + `<error code="badResumptionToken"/></OAI-PMH>`,
		opening + `<ListRecords><resumptionToken>1</resumptionToken></ListRecords></OAI-PMH>`,
		`<!DOCTYPE a [<!ENTITY b "c">]><OAI-PMH>&b;</OAI-PMH>`, "broken xml", "\xff\xfe<", "",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, next, err := list(t, data)
		if err != nil {
			known := false
			for _, kind := range []error{corpus.ErrInvalid, corpus.ErrNotFound, corpus.ErrUnsupported, corpus.ErrMalformed, corpus.ErrTooLarge, corpus.ErrUnavailable} {
				known = known || errors.Is(err, kind)
			}
			if !known || next.From != "" {
				t.Errorf("error %v of no kind, or next from %q after it", err, next.From)
			}
		}
		for _, e := range entries {
			if e.ID == "" || e.URL == "" != e.Deleted || !utf8.ValidString(e.Title) {
				t.Errorf("entry %+v", e)
			}
			for _, u := range append(e.Documents, e.URL) {
				if !e.Deleted && (!strings.HasPrefix(u, "http://") && !strings.HasPrefix(u, "https://") || strings.Contains(u, "\n")) {
					t.Errorf("address %q", u)
				}
			}
		}
	})
}

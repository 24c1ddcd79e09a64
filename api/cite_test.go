package api_test

import (
	"strings"
	"testing"

	"polidex/corpus"
)

func TestCite(t *testing.T) {
	f := newFixture(t)
	pdf, html := f.held(corpus.FormatPDF), f.held(corpus.FormatHTML)
	const ris, bibTeX, csl = "application/x-research-info-systems; charset=utf-8", "application/x-bibtex; charset=utf-8", "application/vnd.citationstyles.csl+json"
	suffix := strings.TrimPrefix(pdf.Actions[0].ID, pdf.ID)
	for _, c := range []struct {
		name, path, accept string
		mediaType, file    string
		has                string
	}{
		{"a document", "/v1/documents/" + pdf.ID + "/cite", "", ris, "com-2031-9-en.ris", "AU  - European Commission,\r\n"},
		{"as BibTeX", "/v1/documents/" + pdf.ID + "/cite?format=bibtex", "", bibTeX, "com-2031-9-en.bib", "@techreport{com-2031-9-en,\n"},
		{"as CSL-JSON", "/v1/documents/" + pdf.ID + "/cite?format=csl-json", "", csl, "com-2031-9-en.json", `"number": "COM(2031) 9 final"`},
		{"by its header", "/v1/documents/" + pdf.ID + "/cite", "text/csv, application/x-bibtex", bibTeX, "com-2031-9-en.bib", "@techreport"},
		{"word before header", "/v1/documents/" + pdf.ID + "/cite?format=ris", "application/x-bibtex", ris, "com-2031-9-en.ris", "TY  - GOVDOC"},
		{"an action", "/v1/actions/" + pdf.Actions[0].ID + "/cite", "", ris, "com-2031-9-en" + suffix + ".ris", "SP  - 7\r\nN1  - Key action: “The Commission will: map the weak places"},
		{"a page of the web", "/v1/documents/" + html.ID + "/cite", "", ris, "polidex-" + html.ID + ".ris", "UR  - https://example.org/strategies?page=2\r\nY2  - 2031/04/02/\r\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := f.get(t, c.path, "Accept", c.accept)
			if h := got.Header; h.Get("Content-Type") != c.mediaType || h.Get("Content-Disposition") != `attachment; filename="`+c.file+`"` {
				t.Errorf("headers: %v", h)
			}
			if !strings.Contains(got.body, c.has) {
				t.Errorf("%q is not in\n%s", c.has, got.body)
			}
		})
	}
	for _, path := range []string{"/v1/documents/0123456789abcdef/cite", "/v1/documents/" + pdf.Actions[0].ID + "/cite", "/v1/actions/" + pdf.ID + "-a0/cite", "/v1/actions/" + pdf.ID + "/cite"} {
		if got := f.get(t, path); got.StatusCode != 404 {
			t.Errorf("%s answers %d", path, got.StatusCode)
		}
	}
}

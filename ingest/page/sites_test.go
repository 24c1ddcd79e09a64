package page_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/page"
	"polidex/internal/sites/eprints"
	"polidex/internal/sites/europa"
)

// visit reads the page at a path of a site; HOST in what comes back is its address.
func visit(t *testing.T, site http.Handler, path string) (page.Page, *strings.Replacer) {
	t.Helper()
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	resp, err := server.Client().Get(server.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	p, err := page.Read(t.Context(), data, resp.Header.Get("Content-Type"), resp.Request.URL.String())
	if err != nil {
		t.Fatal(err)
	}
	return p, strings.NewReplacer(server.URL, "HOST")
}

// hosted puts HOST in place of the server's address.
func hosted(r *strings.Replacer) cmp.Option {
	return cmp.Transformer("HOST", func(s string) string { return r.Replace(s) })
}

func repository(t *testing.T) *eprints.Repository {
	t.Helper()
	records, err := eprints.Sample(os.DirFS("../../testdata/documents"))
	if err != nil {
		t.Fatal(err)
	}
	return eprints.New(records...)
}

func TestReadEPrints(t *testing.T) {
	for _, c := range []struct {
		name, path string
		want       page.Page
	}{
		{"by its identifier", "/id/eprint/4401/", page.Page{
			Kind:    page.EPrints,
			Address: "HOST/4401/",
			Record: &corpus.Record{
				URL:       "HOST/4401/",
				Title:     "Communication from the Commission to the European Parliament and the Council on Safe Waters: a European Strategy for Security on Lakes and Rivers",
				Date:      "2031-05-14",
				Reference: "COM(2031) 412 final",
				Language:  "en",
				Publisher: "European Commission", OfficialURL: "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM:2031:412:FIN",
				Creators: []string{"European Commission"}, Subjects: []string{"Inland waters", "Crime > Organised crime"},
			},
			Documents: []page.Document{
				{Title: "Safe Waters", Forms: []page.Form{{URL: "HOST/4401/1/safe-waters.pdf", Label: "PDF (Safe Waters)", MediaType: "application/pdf"}}},
				{Title: "Safe Waters, for the screen", Forms: []page.Form{{URL: "HOST/4401/2/safe-waters.html", Label: "HTML (Safe Waters, for the screen)", MediaType: "text/html"}}},
			},
			Feeds: []page.Form{{URL: "HOST/cgi/latest_tool?output=RSS2", Label: "Latest additions", MediaType: "application/rss+xml"}},
		}},
		{"by its page", "/4402/", page.Page{
			Kind:    page.EPrints,
			Address: "HOST/4402/",
			Record: &corpus.Record{
				URL:       "HOST/4402/",
				Title:     "Communication de la Commission au Parlement européen et au Conseil sur Villages sûrs: un plan européen pour la sécurité des campagnes",
				Date:      "2033-03",
				Reference: "COM(2033) 96 final",
				Language:  "fr",
				Publisher: "European Commission", Creators: []string{"European Commission"},
			},
			Documents: []page.Document{{Title: "Villages sûrs", Forms: []page.Form{{URL: "HOST/4402/1/villages_surs.pdf", Label: "PDF (Villages sûrs)", MediaType: "application/pdf"}}}},
			Feeds:     []page.Form{{URL: "HOST/cgi/latest_tool?output=RSS2", Label: "Latest additions", MediaType: "application/rss+xml"}},
		}},
		{"reference in its title", "/4404", page.Page{
			Kind:    page.EPrints,
			Address: "HOST/4404/",
			Record: &corpus.Record{
				URL: "HOST/4404/", Title: "Light in the Valleys: a European approach to night-time safety. COM(2032) 203 final",
				Date: "2032", Reference: "COM(2032) 203 final", Language: "en",
				Publisher: "European Commission", Creators: []string{"Brenner, Ada", "European Commission"},
			},
			Documents: []page.Document{{Title: "Light in the Valleys", Forms: []page.Form{{URL: "HOST/4404/1/light.pdf", Label: "PDF (Light in the Valleys)", MediaType: "application/pdf"}}}},
			Feeds:     []page.Form{{URL: "HOST/cgi/latest_tool?output=RSS2", Label: "Latest additions", MediaType: "application/rss+xml"}},
		}},
		{"withdrawn", "/4403/", page.Page{Kind: page.Other, Address: "HOST/4403/"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, r := visit(t, repository(t), c.path)
			if diff := cmp.Diff(c.want, got, hosted(r)); diff != "" {
				t.Errorf("Read (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadEuropa(t *testing.T) {
	site, err := europa.New(os.DirFS("../../testdata/documents"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		want       page.Page
	}{
		{"files with translations", europa.StrategyPage, page.Page{
			Kind: page.Europa, Address: "HOST" + europa.StrategyPage, Language: "en",
			Record: &corpus.Record{URL: "HOST" + europa.StrategyPage, Title: "Safe Waters: security on lakes and rivers", Date: "2031-05-14"},
			Documents: []page.Document{
				{Title: "Directive (EU) 2029/77", CELEX: "32029L0077", Forms: []page.Form{
					{URL: "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32029L0077", Label: "Directive (EU) 2029/77", MediaType: "text/html", Language: "en"}}},
				{Title: "Factsheet: twelve numbers on boats", Forms: []page.Form{
					{URL: "HOST/system/files/2031-05/factsheet-boats_en.pdf", Label: "Download", MediaType: "application/pdf", Language: "en"}}},
			},
			Strategies: []page.Document{
				{Title: "strategy for lakes and rivers", Reference: "COM(2031) 412", Forms: []page.Form{
					{URL: "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM:2031:412:FIN", Label: "strategy for lakes and rivers", MediaType: "text/html", Language: "en"}}},
				{Title: "Communication on Safe Waters", Reference: "COM(2031) 412", Forms: []page.Form{
					{URL: "HOST" + europa.SafeWatersPDF, Label: "Download", MediaType: "application/pdf", Language: "en"},
					{URL: "HOST" + europa.SafeWatersGerman, Label: "Download", MediaType: "text/html", Language: "de"}}},
			},
		}},
		{"reference behind a link", europa.OverviewPage, page.Page{
			Kind: page.Europa, Address: "HOST" + europa.OverviewPage, Language: "fr",
			Strategies: []page.Document{{Title: "Villages sûrs", Reference: "COM(2033) 96 final", Forms: []page.Form{
				{URL: "HOST" + europa.VillagesPDF, Label: "Villages sûrs", MediaType: "application/pdf", Language: "fr"}}}},
		}},
		{"consent", europa.ConsentPage, page.Page{Kind: page.Other, Address: "HOST" + europa.ConsentPage, Language: "en"}},
		{"challenge", europa.ChallengePage, page.Page{Kind: page.Other, Address: "HOST" + europa.ChallengePage, Language: "en"}},
		{"the text itself", europa.SafeWatersGerman, page.Page{Kind: page.EURLex, Address: "HOST" + europa.SafeWatersGerman, Language: "de"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, r := visit(t, site, c.path)
			if diff := cmp.Diff(c.want, got, hosted(r)); diff != "" {
				t.Errorf("Read (-want +got):\n%s", diff)
			}
		})
	}
}

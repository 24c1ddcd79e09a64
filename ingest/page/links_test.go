package page_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/ingest/page"
)

// lines shows documents as a person would note them down: title, reference, then
// each form's address, type and language.
func lines(documents []page.Document) []string {
	var out []string
	for _, d := range documents {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s | %s%s", d.Title, d.Reference, d.CELEX)))
		for _, f := range d.Forms {
			out = append(out, "  "+strings.Join(strings.Fields(f.URL+" "+f.MediaType+" "+f.Language), " "))
		}
	}
	return out
}

func TestContentLinks(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"PDF by its address", `<a href="/a.PDF?x=1#page=3">The plan</a>`, []string{"The plan |", "  https://site.example/a.PDF?x=1 application/pdf"}},
		{"PDF by its type", `<a href="/a" type="application/pdf; v=1">The plan</a>`, []string{"The plan |", "  https://site.example/a application/pdf"}},
		{"PDF by its label", `<a href="/get/7">The plan (PDF, 2 MB)</a>`, []string{"The plan (PDF, 2 MB) |", "  https://site.example/get/7 application/pdf"}},
		{"PDF by the name of the file", `<a href="/get?file=plan.pdf">The plan</a>`, []string{"The plan |", "  https://site.example/get?file=plan.pdf application/pdf"}},
		{"shown within the page", `<object data="/a.pdf" title="The plan"></object>`, []string{"The plan |", "  https://site.example/a.pdf application/pdf"}},
		{"once", `<a href="/a.pdf">The plan</a> <a href="http://www.site.example/a.pdf#x">again</a>`, []string{"The plan |", "  https://site.example/a.pdf application/pdf"}},
		{"other pages and files", `<a href="/b.html">b</a><a href="/c.zip" download>c</a><a href="/d.png">d</a><a href="/e.docx">e</a><a href="#f">f</a>`, nil},
		{"to download", `<a href="/get/7" download>The plan</a>`, []string{"The plan |", "  https://site.example/get/7"}},
		{"schemes", `<a href="mailto:a@b.eu?x=.pdf">a</a><a href="javascript:f('a.pdf')">b</a><a href="data:application/pdf,a.pdf">c</a><a href="ftp://x.example/a.pdf">d</a>` +
			`<a href="https://me:secret@x.example/a.pdf">e</a><a href="file:///a.pdf">f</a><a href="//">g</a><a href="https:///a.pdf">h</a><a href="http://[::1/a.pdf">i</a>`, nil},
		{"breaks and spaces in an address", "<a href=' /two\n words.pdf '>The plan</a>", []string{"The plan |", "  https://site.example/two%20words.pdf application/pdf"}},
		{"furniture", `<nav><a href="/a.pdf">a</a></nav><div role="navigation"><a href="/b.pdf">b</a></div><footer><a href="/c.pdf">c</a></footer>` +
			`<div class="social-media-share"><a href="/d.pdf">d</a></div><ul class="ecl-menu"><a href="/e.pdf">e</a></ul><div id="cookie-banner"><a href="/f.pdf">f</a></div>`, nil},
		{"not furniture", `<div class="ecl-row inpage-navigation-container"><a href="/a.pdf">The plan</a></div>`, []string{"The plan |", "  https://site.example/a.pdf application/pdf"}},
		{"reference in the label", `<a href="/a.pdf">The plan, COM(2034) 8 final</a>`, []string{"The plan, COM(2034) 8 final | COM(2034) 8 final", "  https://site.example/a.pdf application/pdf"}},
		{"reference behind the link", `<p>See <a href="/a.pdf">the plan</a> (<em>COM(2034) 8</em>) and <a href="/b.pdf">the annex</a>.</p>`,
			[]string{"the plan | COM(2034) 8", "  https://site.example/a.pdf application/pdf", "the annex |", "  https://site.example/b.pdf application/pdf"}},
		{"reference before the link", `<li>JOIN(2034) 3 – <a href="/a.pdf">The plan</a></li>`, []string{"The plan | JOIN(2034) 3", "  https://site.example/a.pdf application/pdf"}},
		{"reference of another text", `<p>The <a href="/a.pdf">judgment</a> of the Court on what the Commission said in COM(2034) 8.</p>`, []string{"judgment |", "  https://site.example/a.pdf application/pdf"}},
		{"label that names nothing", `<ul><li>The plan of COM(2034) 8, as adopted: <a href="/a.pdf">Download</a></li></ul>`,
			[]string{"The plan of COM(2034) 8, as adopted | COM(2034) 8", "  https://site.example/a.pdf application/pdf"}},
		{"languages of one document", `<p>The plan: <a href="/plan_en.pdf">English</a>, <a href="/plan_fr.pdf">FR</a>, <a href="/x/7.pdf" hreflang="pt-pt">Português (PDF, 1 MB)</a></p>`,
			[]string{"The plan |", "  https://site.example/plan_en.pdf application/pdf en", "  https://site.example/plan_fr.pdf application/pdf fr", "  https://site.example/x/7.pdf application/pdf pt"}},
		{"a name that ends like a language", `<a href="/what_is_it.pdf">The plan</a>`, []string{"The plan |", "  https://site.example/what_is_it.pdf application/pdf"}},
		{"two lists of languages", `<p>The plan: <a href="/1.pdf">EN</a> <a href="/2.pdf">FR</a><br>The annex: <a href="/3.pdf">EN</a> <a href="/4.pdf">FR</a></p>`,
			[]string{"The plan |", "  https://site.example/1.pdf application/pdf en", "  https://site.example/2.pdf application/pdf fr",
				"The annex |", "  https://site.example/3.pdf application/pdf en", "  https://site.example/4.pdf application/pdf fr"}},
		{"two documents in a line", `<p>The plan <a href="/1.pdf">PDF</a><br>The annex <a href="/2.pdf">PDF</a></p>`,
			[]string{"The plan |", "  https://site.example/1.pdf application/pdf", "The annex |", "  https://site.example/2.pdf application/pdf"}},
		{"EUR-Lex in several forms", `<a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A52034DC0008&amp;qid=1">The plan</a>` +
			`<a href="https://eur-lex.europa.eu/legal-content/FR/TXT/PDF/?uri=CELEX:52034DC0008">PDF</a><a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM:2034:8:FIN">again</a>`,
			[]string{"The plan | COM(2034) 852034DC0008", "  https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A52034DC0008&qid=1 text/html en",
				"  https://eur-lex.europa.eu/legal-content/FR/TXT/PDF/?uri=CELEX:52034DC0008 application/pdf fr",
				"  https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM:2034:8:FIN text/html en"}},
		{"a part and its corrigendum", `<a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52034DC0008(01)">Annex</a><a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A52034DC0008%2801%29R%2802%29">Corrigendum</a>`,
			[]string{"Annex | 52034DC0008(01)", "  https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52034DC0008(01) text/html en",
				"Corrigendum | 52034DC0008(01)R(02)", "  https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A52034DC0008%2801%29R%2802%29 text/html en"}},
		{"acts", `<a href="http://data.europa.eu/eli/reg/2034/7/oj">The regulation</a><a href="http://publications.europa.eu/resource/celex/32034R0007">R</a>`,
			[]string{"The regulation |", "  http://data.europa.eu/eli/reg/2034/7/oj", "R | 32034R0007", "  http://publications.europa.eu/resource/celex/32034R0007"}},
		{"register of the Commission", `<a href="https://ec.europa.eu/transparency/documents-register/detail?ref=COM(2034)8&amp;lang=en">The plan</a>`,
			[]string{"The plan | COM(2034) 8", "  https://ec.europa.eu/transparency/documents-register/detail?ref=COM(2034)8&lang=en en"}},
		{"an address that only looks official", `<a href="https://eur-lex.europa.eu.evil.example/?uri=CELEX:52034DC0008">The plan</a>`, nil},
		{"the page itself", `<a href="/strategies/list?x=1" download>This page</a>`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := read(t, `<html><body><header><a href="/top.pdf">top</a></header><main>`+c.body+`</main><a href="/outside.pdf">outside</a></body></html>`, "https://site.example/strategies/list?x=1")
			if diff := cmp.Diff(c.want, lines(p.Documents)); diff != "" {
				t.Errorf("Documents (-want +got):\n%s", diff)
			}
		})
	}
}

func TestContentWithoutMain(t *testing.T) {
	p := read(t, `<base href="/files/"><body><header><a href="a.pdf">a</a></header><aside><a href="b.pdf">b</a></aside><div><a href="c.pdf">The plan</a></div></body>`, "https://site.example/x/y")
	want := []string{"The plan |", "  https://site.example/files/c.pdf application/pdf"}
	if diff := cmp.Diff(want, lines(p.Documents)); diff != "" {
		t.Errorf("Documents (-want +got):\n%s", diff)
	}
}

// eurlex is the frame that EUR-Lex puts around a text, with the text's own forms.
const eurlex = `<html lang="en"><head><link rel="canonical" href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52034DC0008"></head>
<body><ul id="PP2Contents"><li><a href="./../../../legal-content/EN/TXT/PDF/?uri=CELEX:52034DC0008">PDF</a></li>
<li><a href="./../../../legal-content/DE/TXT/HTML/?uri=CELEX:52034DC0008">HTML</a></li><li><a href="./../../../legal-content/EN/NOT/?uri=CELEX:52034DC0008">Notice</a></li></ul>
<div id="PP4Contents"><p class="Titreobjet">on dry feet</p><p>See <a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52033DC0001">another</a>.</p></div></body></html>`

func TestReadEURLex(t *testing.T) {
	p := read(t, eurlex, "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM:2034:8:FIN")
	want := []string{"| COM(2034) 8", "  https://eur-lex.europa.eu/legal-content/EN/TXT/PDF/?uri=CELEX:52034DC0008 application/pdf en",
		"  https://eur-lex.europa.eu/legal-content/DE/TXT/HTML/?uri=CELEX:52034DC0008 text/html de"}
	got := lines(p.Documents)
	got[0] = strings.TrimSuffix(got[0], "52034DC0008")
	if diff := cmp.Diff(want, got); diff != "" || p.Kind != page.EURLex {
		t.Errorf("Read = kind %s, documents (-want +got):\n%s", p.Kind, diff)
	}
	if want := "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52034DC0008"; p.Address != want {
		t.Errorf("Address = %s, want %s", p.Address, want)
	}
}

func TestStrategies(t *testing.T) {
	for _, c := range []struct {
		name, link string
		strategy   bool
	}{
		{"reference", `<a href="/a.pdf">COM(2034) 8</a>`, true},
		{"strategy", `<a href="/a.pdf">The new strategy for dry feet</a>`, true},
		{"in Greek", `<a href="/a.pdf">Η νέα στρατηγική</a>`, true},
		{"in Hungarian", `<a href="/a.pdf">Az új stratégia</a>`, true},
		{"plan of action", `<a href="/a.pdf">Plan d’action contre les crues</a>`, true},
		{"preparatory document", `<a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52034SC0021">Its evaluation</a>`, true},
		{"sheet about a strategy", `<a href="/a.pdf">Factsheet on the strategy</a>`, false},
		{"act", `<a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32034R0007">The regulation on strategy</a>`, false},
		{"report", `<a href="/a.pdf">Annual figures</a>`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := read(t, `<main>`+c.link+`</main>`, "https://water.ec.europa.eu/feet_en")
			if got := len(p.Strategies) == 1; got != c.strategy || len(p.Strategies)+len(p.Documents) != 1 || p.Kind != page.Europa {
				t.Errorf("Read = kind %s, strategies %v, documents %v, want a strategy: %v", p.Kind, lines(p.Strategies), lines(p.Documents), c.strategy)
			}
		})
	}
}

// TestReadEncodings: the letters of a page are those of the encoding that it is
// in, whatever says so.
func TestReadEncodings(t *testing.T) {
	link := func(head, title string) string {
		return head + "<body><a href='/plan.pdf'>" + title + "</a></body></html>"
	}
	for _, c := range []struct{ name, contentType, page, want string }{
		{"UTF-8", "", link("<html>", "Żółw"), "Żółw"},
		{"UTF-8, whatever the header says", "text/html; charset=iso-8859-2", link("<html>", "Żółw"), "Żółw"},
		{"marked", "", link("\xef\xbb\xbf<html>", "Żółw"), "Żółw"},
		{"header", "text/html; charset=iso-8859-2", link("<html>", "\xaf\xf3\xb3w"), "Żółw"},
		{"meta tag", "", link("<html><meta charset='iso-8859-2'>", "\xaf\xf3\xb3w"), "Żółw"},
		{"XML declaration", "", link("<?xml version='1.0' encoding='iso-8859-2'?><html>", "\xaf\xf3\xb3w"), "Żółw"},
		{"header before the XML declaration", "text/html; charset=iso-8859-2", link("<?xml version='1.0' encoding='iso-8859-1'?><html>", "\xaf\xf3\xb3w"), "Żółw"},
		{"nothing", "", link("<html>", "caf\xe9s"), "cafés"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := page.Read(t.Context(), []byte(c.page), c.contentType, "https://site.example/a")
			if err != nil || len(p.Documents) != 1 || p.Documents[0].Title != c.want {
				t.Errorf("Read(%q) = %+v, %v, want a document %q", c.page, p.Documents, err, c.want)
			}
		})
	}
}

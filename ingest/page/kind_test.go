package page_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/ingest/page"
)

func TestKind(t *testing.T) {
	for _, c := range []struct {
		name, html, address string
		want                page.Kind
	}{
		{"EPrints at any address", `<meta name="eprints.title" content="Salt">`, "https://anything.example/x?id=3", page.EPrints},
		{"EPrints' own words for its tags", `<meta name="EPrints.title" content="Salt"><meta name="citation_pdf_url" content="/a.pdf">`, "", page.EPrints},
		{"a page that only names EPrints", `<title>EPrints</title><p>eprints.title</p>`, "https://repo.example/id/eprint/7/", page.Other},
		{"citation with a file", `<meta name="citation_title" content="Salt"><meta name="citation_pdf_url" content="/a.pdf">`, "https://repo.example/7", page.Repository},
		{"Dublin Core with a file", `<meta name="DC.title" content="Salt"><meta name="citation_pdf_url" content="/a.pdf">`, "https://repo.example/7", page.Repository},
		{"DSpace without the name of its file", `<meta name="citation_title" content="Salt"><a href="/bitstream/handle/123/7/salt.pdf">salt</a>`, "https://repo.example/7", page.Repository},
		{"Dublin Core alone", `<meta name="DC.title" content="Salt">`, "https://repo.example/7", page.Other},
		{"EUR-Lex by address", `<p>text`, "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52034DC0008", page.EURLex},
		{"EUR-Lex's own pages", `<p>text`, "https://eur-lex.europa.eu/homepage.html", page.Europa},
		{"EUR-Lex by its styles", `<p class="Titreobjet_cp">on salt</p>`, "", page.EURLex},
		{"first pages of EUR-Lex", `<meta name="DC.title" content="x"><meta name="DC.identifier" content="http://europa.eu.int/eur-lex/lex/LexUriServ/LexUriServ.do?uri=CELEX:11997E083:EN:HTML">`, "", page.EURLex},
		{"Europa by address", `<p>text`, "https://home-affairs.ec.europa.eu/x_en", page.Europa},
		{"Europa by its components", `<header class="ecl-site-header"></header>`, "https://agency.example/x", page.Europa},
		{"an address like Europa's", `<p>text`, "https://ec.europa.eu.evil.example/", page.Other},
		{"feed", `<link rel="alternate" type="application/atom+xml" href="/feed.xml"><p>text`, "https://site.example/", page.Feeds},
		{"feed of a scheme that is not fetched", `<link rel="alternate" type="application/atom+xml" href="feed:x"><p>text`, "https://site.example/", page.Other},
		{"any other", `<p>text`, "https://site.example/", page.Other},
		{"no markup", "text", "", page.Other},
		{"nothing", "", "", page.Other},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, c.html, c.address).Kind; got != c.want {
				t.Errorf("Read(%q).Kind = %s, want %s", c.html, got, c.want)
			}
		})
	}
}

func TestAddress(t *testing.T) {
	for _, c := range []struct{ name, head, address, want string }{
		{"none named", ``, "https://site.example/a#x", "https://site.example/a"},
		{"canonical", `<link rel="Canonical" href="/b">`, "https://site.example/a?utm=1", "https://site.example/b"},
		{"with www", `<link rel="canonical" href="https://www.site.example/a">`, "http://site.example/a", "https://www.site.example/a"},
		{"property", `<meta property="og:url" content="https://site.example/b">`, "https://site.example/a", "https://site.example/b"},
		{"canonical before property", `<meta property="og:url" content="/c"><link rel="canonical" href="/b">`, "https://site.example/a", "https://site.example/b"},
		{"another site", `<link rel="canonical" href="https://other.example/a">`, "https://site.example/a", "https://site.example/a"},
		{"another site, then the property", `<link rel="canonical" href="https://other.example/a"><meta property="og:url" content="/c">`, "https://site.example/a", "https://site.example/c"},
		{"another port", `<link rel="canonical" href="https://site.example:8443/a">`, "https://site.example/a", "https://site.example/a"},
		{"another host of the domain", `<link rel="canonical" href="https://b.site.example/a">`, "https://a.site.example/a", "https://a.site.example/a"},
		{"the site's first page on each", `<link rel="canonical" href="/">`, "https://site.example/a", "https://site.example/a"},
		{"with a password", `<link rel="canonical" href="https://me:secret@site.example/b">`, "https://site.example/a", "https://site.example/a"},
		{"by way of a foreign base", `<base href="https://other.example/"><link rel="canonical" href="/b">`, "https://site.example/a", "https://site.example/a"},
		{"no address", `<link rel="canonical" href="https://site.example/b">`, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, "<head>"+c.head, c.address).Address; got != c.want {
				t.Errorf("Address = %q, want %q", got, c.want)
			}
		})
	}
}

func TestFeeds(t *testing.T) {
	p := read(t, `<head><link rel="alternate" type="application/rss+xml; charset=utf-8" title=" News " href="/rss" hreflang="fr"><link rel="alternate" type="application/atom+xml" href="/rss">
<link rel="sitemap" href="/sitemap.xml"><link rel="alternate" hreflang="de" href="/de"><link rel="alternate stylesheet" type="text/css" href="/x.css">`, "https://site.example/")
	want := []page.Form{
		{URL: "https://site.example/rss", Label: "News", MediaType: "application/rss+xml", Language: "fr"},
		{URL: "https://site.example/sitemap.xml"},
	}
	if diff := cmp.Diff(want, p.Feeds); diff != "" {
		t.Errorf("Feeds (-want +got):\n%s", diff)
	}
}

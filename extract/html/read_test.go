package html_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"polidex/corpus"
	"polidex/extract/html"
)

func TestReadDecodes(t *testing.T) {
	cases := []struct {
		name, page, header string
		enc                encoding.Encoding
		want               string
	}{
		{"declared by a meta tag", `<meta charset="windows-1251"><p>Мерки срещу измамите</p>`, "", charmap.Windows1251, "Мерки срещу измамите"},
		{"declared by an old meta tag", `<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-7"><p>Λιμένες</p>`, "", charmap.ISO8859_7, "Λιμένες"},
		{"declared by the header", `<p>Žlutý kůň</p>`, "text/html; charset=iso-8859-2", charmap.ISO8859_2, "Žlutý kůň"},
		{"declared by an XML declaration", `<?xml version="1.0" encoding="windows-1250"?><html><body><p>Pieśń</p></body></html>`, "", charmap.Windows1250, "Pieśń"},
		{"not declared", `<p>Tranquillité – “déjà”</p>`, "", charmap.Windows1252, "Tranquillité – “déjà”"},
		{"UTF-8 that claims to be Latin", `<meta charset="iso-8859-1"><p>Größe</p>`, "", encoding.Nop, "Größe"},
		{"Latin that claims to be UTF-8", `<meta charset="utf-8"><p>Größe</p>`, "", charmap.Windows1252, "Größe"},
		{"UTF-8 far down in a page without a word", "<!--" + strings.Repeat("x", 2000) + "--><p>Größe</p>", "", encoding.Nop, "Größe"},
		{"UTF-16 with its mark", `<p>Größe</p>`, "", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "Größe"},
		{"UTF-8 with its mark", "\ufeff<p>Größe</p>", "text/html; charset=windows-1252", encoding.Nop, "Größe"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			data := []byte(c.page)
			if c.enc != encoding.Nop {
				var err error
				if data, err = c.enc.NewEncoder().Bytes(data); err != nil {
					t.Fatal(err)
				}
			}
			doc, err := html.Read(context.Background(), data, html.Options{ContentType: c.header})
			if err != nil || len(doc.Blocks) != 1 {
				t.Fatalf("Read = %d blocks, %v", len(doc.Blocks), err)
			}
			if got := doc.Blocks[0].Text; got != c.want {
				t.Errorf("text = %q, want %q", got, c.want)
			}
		})
	}
}

func TestReadLimits(t *testing.T) {
	_, err := html.Read(context.Background(), make([]byte, 11), html.Options{MaxBytes: 10})
	if !errors.Is(err, corpus.ErrTooLarge) {
		t.Errorf("a page over the limit: %v, want ErrTooLarge", err)
	}
	doc, err := html.Read(context.Background(), []byte("<p>a</p><p>b</p><p>c</p>"), html.Options{MaxBlocks: 2})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Blocks) != 2 || !doc.Quality.Truncated || doc.Quality.Status != corpus.ReadPartly || len(doc.Quality.Warnings) != 1 {
		t.Errorf("cut page: %d blocks, quality %+v", len(doc.Blocks), doc.Quality)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := html.Read(ctx, []byte("<p>a</p>"), html.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if doc := read(t, ""); len(doc.Blocks) != 0 || len(doc.Quality.Warnings) != 1 {
		t.Errorf("empty page: %+v", doc)
	}
}

func TestReadDeepNesting(t *testing.T) {
	for _, tag := range []string{"div", "b", "ul><li", "table><tr><td", "blockquote"} {
		page := strings.Repeat("<"+tag+">", 5000) + "<p>The words at the bottom.</p><h2>A title</h2>"
		doc := read(t, page)
		var words []string
		for _, b := range doc.Blocks {
			words = append(words, b.Text)
		}
		if got := strings.Join(words, " "); got != "The words at the bottom. A title" {
			t.Errorf("%s: %q", tag, got)
		}
	}
}

func TestChallenge(t *testing.T) {
	long := strings.Repeat("<p>The plan says what is to be done about errors such as 404 Not Found, and by whom.</p>", 40)
	cases := []struct {
		name, page string
		want       bool
	}{
		{"too many requests", `<title>429 - Too Many Requests</title><h1>429 - Too Many Requests</h1><p>Come back later.</p>`, true},
		{"test for robots", `<title></title><noscript><h1>JavaScript is disabled</h1>In order to continue, we need to verify that you're not a robot.</noscript>`, true},
		{"test in a title", `<title>Just a moment...</title><body><div>example.eu</div>`, true},
		{"not found", `<title>Example site</title><h1>Page not found</h1><p>The address may be wrong.</p>`, true},
		{"server down", `<title>Example</title><h1>Service temporarily unavailable</h1>`, true},
		{"refused", `<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center></body></html>`, true},
		{"login", `<title>EU Login</title><h1>Sign in to continue</h1>`, true},
		{"a text about such pages", `<title>What to do about 404 Not Found</title><h1>Page not found: a plan</h1>` + long, false},
		{"a short page", `<title>Safe fairs</title><h1>Safe fairs</h1><p>Nobody should fear a carousel.</p>`, false},
		{"a year that looks like a status", `<title>Programme</title><h1>5000 lamps</h1><p>They burn.</p>`, false},
	}
	for _, c := range cases {
		reason, ok := html.Challenge(read(t, c.page))
		if ok != c.want || ok == (reason == "") {
			t.Errorf("%s: Challenge = %q, %v, want %v", c.name, reason, ok, c.want)
		}
	}
}

func TestProperties(t *testing.T) {
	doc := read(t, `<html xml:lang="fr"><head><title> A  title </title><meta name="DC.type" content="one"><meta name="DC.type" content="two">
		<meta property="og:title" content="T"><meta name="empty" content=""><link rel="canonical" href="https://example.org/a"></head><body><svg><title>no</title></svg>x</body>`)
	want := []corpus.Property{
		{Name: "html:title", Value: "A title"}, {Name: "html:lang", Value: "fr"}, {Name: "link:canonical", Value: "https://example.org/a"},
		{Name: "DC.type", Value: "one"}, {Name: "DC.type", Value: "two"}, {Name: "og:title", Value: "T"},
	}
	if diff := cmp.Diff(want, doc.Properties); diff != "" {
		t.Errorf("properties (-want +got):\n%s", diff)
	}
}

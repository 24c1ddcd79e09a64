package cellar_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	pages "polidex/extract/html"
	"polidex/ingest/cellar"
)

func TestJoin(t *testing.T) {
	const one, two = "https://example.eu/a/DOC_1", "https://example.eu/a/DOC_2"
	for _, c := range []struct {
		name        string
		first, next string
		has         []string
		hasNot      []string
	}{
		{"one page of two", `<html lang="en"><head><title>T</title></head><body class="x"><p>a</p></body></html>`, `<html><head><title>U</title></head><body><p>b</p></body></html>`,
			[]string{`<html lang="en"><head><meta charset="utf-8"/><title>T</title></head><body class="x"><div data-source="` + one + `"><p>a</p></div><div data-source="` + two + `"><p>b</p></div></body></html>`}, nil},
		{"what is left open", "<html><body><div><b><p>a", "<html><body></div></div><p>b</p>",
			[]string{`<p>a</p></b></div></div><div data-source="` + two + `"><p>b</p></div></body>`}, nil},
		{"encodings", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><html><head><meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'/></head><body>caf\xe9</body></html>", "<html><body>thé</body></html>",
			[]string{"café", "thé", `<meta charset="utf-8"/>`}, []string{"iso-8859-1\"/>"}},
		{"style sheets", "<html><head><style>p{}</style></head><body>a</body></html>", "<html><head><style>q{}</style><link rel='stylesheet' href='x.css'/></head><body>b</body></html>",
			[]string{"<style>p{}</style><style>q{}</style>"}, []string{"x.css"}},
		{"links", "<html><body><a href='../b.html?c=d'>a</a><img src='p.jpg'/></body></html>", "<html><head><base href='/c/'/></head><body><a href='d'>b</a><a href='https://example.net/x#y'>c</a><a href='mailto:a@example.eu'>d</a></body></html>",
			[]string{`href="https://example.eu/b.html?c=d"`, `src="https://example.eu/a/p.jpg"`, `href="https://example.eu/c/d"`, `href="https://example.net/x#y"`, `href="mailto:a@example.eu"`}, []string{"<base"}},
		{"anchors", "<html><body><a href='#n1' id='r1'>1</a><p id='n1'>x</p></body></html>", "<html><body><a href='#n1' id='r1'>1</a><a name='n1'>x</a></body></html>",
			[]string{`<a href="#n1" id="r1">`, `<p id="n1">`, `<a href="#n1_p2" id="r1_p2">`, `<a name="n1_p2">`}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := cellar.Join(t.Context(), one, c.first, two, c.next)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range c.has {
				if !strings.Contains(got, s) {
					t.Errorf("Join has no %s in\n%s", s, got)
				}
			}
			for _, s := range c.hasNot {
				if strings.Contains(got, s) {
					t.Errorf("Join has %s in\n%s", s, got)
				}
			}
		})
	}
}

func TestJoinErrors(t *testing.T) {
	deep := "<html><body>" + strings.Repeat("<div>", 2000)
	if _, err := cellar.Join(t.Context(), "https://example.eu/1", deep, "https://example.eu/2", "<p>b"); !errors.Is(err, corpus.ErrMalformed) {
		t.Errorf("Join of what nests too deeply = %v, want %v", err, corpus.ErrMalformed)
	}
	if _, err := cellar.Join(t.Context(), "https://example.eu/1", "<html><frameset><frame src='x'></frameset></html>"); !errors.Is(err, corpus.ErrMalformed) {
		t.Errorf("Join of frames = %v, want %v", err, corpus.ErrMalformed)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := cellar.Join(ctx, "https://example.eu/1", "<p>a"); !errors.Is(err, context.Canceled) {
		t.Errorf("Join = %v, want %v", err, context.Canceled)
	}
}

// TestSharedJoin joins real acts, where they are, and reads them as one: each has
// the blocks that it has by itself, but for the banner of an old one, which is
// known as such only where it begins a page, and then the words.
func TestSharedJoin(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/corpus/web/eurlex-acts/*_en.html")
	if len(files) < 2 {
		t.Skip("no real acts here")
	}
	read := func(text string) []string {
		doc, err := pages.Read(t.Context(), []byte(text), pages.Options{ContentType: "text/html; charset=utf-8"})
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, b := range doc.Blocks {
			out = append(out, string(b.Kind)+": "+b.Text)
		}
		return out
	}
	for i := 1; i < len(files); i++ {
		t.Run(filepath.Base(files[i-1])+" and "+filepath.Base(files[i]), func(t *testing.T) {
			var pair, want []string
			for _, file := range files[i-1 : i+1] {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				pair = append(pair, "https://publications.europa.eu/resource/cellar/"+filepath.Base(file), string(data))
				want = append(want, read(string(data))...)
			}
			joined, err := cellar.Join(t.Context(), pair...)
			if err != nil {
				t.Fatal(err)
			}
			got := read(joined)
			if strings.Contains(pair[3], "Avis juridique important") {
				want, got = words(want), words(got)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("blocks of the joined page (-want +got):\n%s", diff)
			}
		})
	}
}

// words are those of blocks, without their kinds.
func words(blocks []string) []string {
	var out []string
	for _, b := range blocks {
		_, text, _ := strings.Cut(b, ": ")
		out = append(out, strings.Fields(text)...)
	}
	return out
}

func FuzzJoin(f *testing.F) {
	f.Add("<html><body><p id='a'>a</p><a href='#a'>x</a></body></html>", "<html><head><base href='//x'></head><body></div><table><p>b</body></html>")
	f.Add("<?xml version='1.0'?><html><noscript><p>", "<plaintext><svg><title></p>")
	f.Fuzz(func(t *testing.T, first, next string) {
		got, err := cellar.Join(t.Context(), "https://example.eu/1", first, "https://example.eu/2", next)
		if err != nil {
			if !errors.Is(err, corpus.ErrMalformed) {
				t.Errorf("Join = %v", err)
			}
			return
		}
		if !strings.Contains(got, `<div data-source="https://example.eu/1">`) {
			t.Errorf("Join lost the first part: %q", got)
		}
	})
}

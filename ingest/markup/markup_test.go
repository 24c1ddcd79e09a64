package markup_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"polidex/ingest/markup"
)

// wide returns text in UTF-16 behind a byte order mark.
func wide(s string, big bool) []byte {
	var out []byte
	for _, u := range append([]uint16{0xfeff}, utf16.Encode([]rune(s))...) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func TestDecoder(t *testing.T) {
	const declared = `<?xml version="1.0" encoding="utf-16"?>`
	for _, c := range []struct {
		name    string
		data    []byte
		lenient bool
		want    string // empty for an error
	}{
		{"plain", []byte("<a>żółw</a>"), false, "żółw"},
		{"marked", []byte("\xef\xbb\xbf<a>żółw</a>"), false, "żółw"},
		{"UTF-16, little end first", wide(declared+"<a>żółw</a>", false), false, "żółw"},
		{"UTF-16, big end first", wide(declared+"<a>żółw</a>", true), false, "żółw"},
		{"UTF-16 without a declaration", wide("<a>żółw</a>", true), false, "żółw"},
		{"declared", []byte("<?xml version='1.0' encoding='iso-8859-2'?><a>\xbf\xf3\xb3w</a>"), false, "żółw"},
		{"controls", []byte("<a>one\x0btwo\x00</a>"), false, "one two "},
		{"lines", []byte("<a>one\n\ttwo</a>"), false, "one\n\ttwo"},
		{"an ampersand", []byte("<a>b&c</a>"), false, ""},
		{"an ampersand, leniently", []byte("<a>b&c</a>"), true, "b&c"},
		{"an entity of its own", []byte("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), false, ""},
		{"an unknown encoding", []byte("<?xml version='1.0' encoding='x-none'?><a>b</a>"), false, ""},
		{"nothing", nil, false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got string
			err := markup.Decoder(markup.Readable(c.data), c.lenient).Decode(&got)
			if got != c.want || err == nil != (c.want != "") {
				t.Errorf("Decoder(%q) read %q, %v, want %q", c.data, got, err, c.want)
			}
		})
	}
}

func TestReadableLeavesItsInput(t *testing.T) {
	data := []byte("a\x01b")
	if got := markup.Readable(data); string(got) != "a b" || string(data) != "a\x01b" {
		t.Errorf("Readable = %q, and its input is then %q", got, data)
	}
}

func TestUTF8(t *testing.T) {
	const declared = `<?xml version="1.0" encoding="iso-8859-2"?>`
	for _, c := range []struct {
		name, contentType string
		data              []byte
		want              string
	}{
		{"UTF-8", "text/html; charset=iso-8859-1", []byte("<p>żółw"), "<p>żółw"},
		{"marked", "", []byte("\xef\xbb\xbf<p>żółw"), "<p>żółw"},
		{"UTF-16, big end first", "text/html; charset=utf-8", wide("<p>żółw", true), "<p>żółw"},
		{"UTF-16, little end first", "", wide("<p>żółw", false), "<p>żółw"},
		{"header", "text/html; charset=iso-8859-2", []byte("<p>\xbf\xf3\xb3w"), "<p>żółw"},
		{"header before the declaration", "text/html; charset=iso-8859-1", []byte(declared + "<p>\xe9"), declared + "<p>é"},
		{"declaration", "text/html", []byte(declared + "<p>\xbf\xf3\xb3w"), declared + "<p>żółw"},
		{"declaration before the meta tag", "", []byte(declared + "<meta charset=iso-8859-1><p>\xbf"), declared + "<meta charset=iso-8859-1><p>ż"},
		{"declaration of nothing known", "", []byte("<?xml encoding='x-none'?><p>\xe9"), "<?xml encoding='x-none'?><p>é"},
		{"meta tag", "", []byte("<meta charset=iso-8859-2><p>\xbf"), "<meta charset=iso-8859-2><p>ż"},
		{"nothing said", "", []byte("<p>\xe9"), "<p>é"},
		{"wrongly said", "text/html; charset=utf-8", []byte("<p>\xe9"), "<p>\uFFFD"},
		{"wrongly said by the page", "", []byte("<meta charset=utf-16>\xe9"), "<meta charset=utf-16>\uFFFD"},
		{"empty", "", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := string(markup.UTF8(c.data, c.contentType)); got != c.want {
				t.Errorf("UTF8(%q, %q) = %q, want %q", c.data, c.contentType, got, c.want)
			}
		})
	}
}

func TestUntilDone(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r := markup.UntilDone(ctx, strings.NewReader("one two"))
	begun := make([]byte, 3)
	if n, err := r.Read(begun); n != 3 || err != nil || string(begun) != "one" {
		t.Errorf("Read = %q, %v, want %q", begun[:n], err, "one")
	}
	cancel()
	if rest, err := io.ReadAll(r); len(rest) > 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("once the context ended, it read %q, %v, want %v", rest, err, context.Canceled)
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		in     string
		length int
		want   string
	}{
		{"one\n two", 10, "one two"},
		{"żółwie", 4, "żół…"},
		{"żółw", 4, "żółw"},
		{"a\xffb", 10, "a\uFFFDb"},
		{"", 4, ""},
	} {
		if got := markup.Clip(c.in, c.length); got != c.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", c.in, c.length, got, c.want)
		}
	}
}

func FuzzDecoder(f *testing.F) {
	for _, s := range []string{"<a>b</a>", "\xff\xfe<\x00a\x00>\x00", "\xef\xbb\xbf<a/>", "<?xml encoding='x'?><a>&b;\x00</a>", ""} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		readable := markup.Readable(data)
		if i := bytes.IndexFunc(readable, func(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' }); i >= 0 {
			t.Errorf("Readable(%q) has the control character %q", data, readable[i])
		}
		for _, lenient := range []bool{false, true} {
			for d := markup.Decoder(readable, lenient); ; {
				tok, err := d.Token()
				if err != nil {
					break
				}
				if text, ok := tok.(xml.CharData); ok && !utf8.Valid(text) {
					t.Errorf("Decoder(%q) read the text %q", data, text)
				}
			}
		}
	})
}

func FuzzUTF8(f *testing.F) {
	for _, s := range []string{"<p>é", "\xff\xfe<\x00", "<?xml encoding='iso-8859-2'?>\xbf", "<meta charset=utf-16>\xe9", ""} {
		f.Add([]byte(s), "text/html; charset=big5")
	}
	f.Fuzz(func(t *testing.T, data []byte, contentType string) {
		if got := markup.UTF8(data, contentType); !utf8.Valid(got) {
			t.Errorf("UTF8(%q, %q) = %q", data, contentType, got)
		}
	})
}

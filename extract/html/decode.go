package html

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"

	"polidex/corpus"
)

// xmlEncoding is the encoding that an XML declaration names.
var xmlEncoding = regexp.MustCompile(`^\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)

// decode returns the page as UTF-8. A byte order mark decides; then the bytes
// themselves, for hardly any text in another encoding is valid UTF-8 by chance,
// while pages that claim another one wrongly are common; then what the header,
// the XML declaration or the meta tags say; then Windows-1252, as in browsers.
func decode(data []byte, contentType string, q *corpus.Quality) []byte {
	if rest, ok := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); ok {
		return bytes.ToValidUTF8(rest, []byte("\uFFFD"))
	}
	utf16 := bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
	if !utf16 && utf8.Valid(data) && !stateful(data) {
		return data
	}
	enc, name := declared(data, contentType)
	if name == "utf-8" {
		broken := countInvalid(data)
		if broken*100 < countHigh(data) {
			q.Warn(fmt.Sprintf("The page says that it is UTF-8, but %d of its bytes are not; they are shown as \uFFFD.", broken))
			return bytes.ToValidUTF8(data, []byte("\uFFFD"))
		}
		enc, _ = charset.Lookup("windows-1252")
		q.Warn("The page says that it is UTF-8, but it is not; it was read as Windows-1252.")
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	return out
}

func declared(data []byte, contentType string) (encoding.Encoding, string) {
	if !strings.Contains(strings.ToLower(contentType), "charset") {
		if m := xmlEncoding.FindSubmatch(data[:min(len(data), 1024)]); m != nil {
			if enc, name := charset.Lookup(string(m[1])); enc != nil {
				return enc, name
			}
		}
	}
	enc, name, _ := charset.DetermineEncoding(data, contentType)
	return enc, name
}

// stateful recognises the escapes of ISO-2022 encodings, whose bytes all look
// like ASCII.
func stateful(data []byte) bool {
	return bytes.Contains(data, []byte("\x1b$")) || bytes.Contains(data, []byte("\x1b("))
}

func countInvalid(data []byte) int {
	n := 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			n++
		}
		data = data[size:]
	}
	return n
}

func countHigh(data []byte) int {
	n := 0
	for _, b := range data {
		if b >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

// brokenWords counts the words with a letter that could not be decoded.
func brokenWords(text string) int {
	if !strings.ContainsRune(text, utf8.RuneError) {
		return 0
	}
	n := 0
	for _, w := range strings.Fields(text) {
		if strings.ContainsRune(w, utf8.RuneError) {
			n++
		}
	}
	return n
}

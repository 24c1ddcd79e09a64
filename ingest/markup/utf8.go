package markup

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

var xmlEncoding = regexp.MustCompile(`^\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)

// mark is the byte order mark in UTF-8.
var mark = []byte("\xef\xbb\xbf")

// UTF8 returns a page of HTML as UTF-8, without a byte order mark; contentType is an HTTP header, or empty.
// The bytes decide, for text in another encoding is hardly ever valid UTF-8, while
// pages that claim another one wrongly are common; then the mark at the beginning,
// the header, the XML declaration, the meta tags.
func UTF8(data []byte, contentType string) []byte {
	if utf8.Valid(data) {
		return bytes.TrimPrefix(data, mark)
	}
	enc, _, certain := charset.DetermineEncoding(data, contentType)
	if m := xmlEncoding.FindSubmatch(data[:min(len(data), 1024)]); m != nil && !certain {
		if declared, _ := charset.Lookup(string(m[1])); declared != nil {
			enc = declared
		}
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		out = data
	}
	// A page that names UTF-8 wrongly is let through as it is, and the mark of UTF-16
	// is decoded with the rest.
	return bytes.TrimPrefix(bytes.ToValidUTF8(out, []byte("\uFFFD")), mark)
}

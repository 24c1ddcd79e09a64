package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"

	"polidex/corpus"
)

// Bounds of a list in XML. A sitemap of 50,000 addresses with their dates, each
// element on a line, has 650,000 tokens. A sitemap is three elements deep; a feed
// is four, and as deep as the markup that it quotes.
const (
	maxTokens     = 2_000_000
	maxDepth      = 200
	maxNamespaces = 100
)

// walk reads XML as leniently as gofeed does: an ampersand that stands for
// itself, as many sitemaps have them, is no error. It calls visit for each token
// with the number of elements that it stands in, the token's own included, and
// ends at visit's error. No entity is defined by the document. The error wraps
// [corpus.ErrTooLarge] or [corpus.ErrMalformed].
func walk(data []byte, visit func(t xml.Token, depth int) error) error {
	d := decoder(data)
	var namespaces []int // those in scope of each open element
	for tokens := 0; ; tokens++ {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("no well-formed XML: %s: %w", clip(err.Error(), 200), corpus.ErrMalformed)
		case tokens > maxTokens:
			return fmt.Errorf("more than %d parts: %w", maxTokens, corpus.ErrTooLarge)
		}
		depth := len(namespaces)
		switch t := t.(type) {
		case xml.StartElement:
			n := declared(t)
			if depth > 0 {
				n += namespaces[depth-1]
			}
			namespaces = append(namespaces, n)
			depth++
			if n > maxNamespaces || depth > maxDepth {
				return fmt.Errorf("more than %d elements within each other, or %d namespaces: %w", maxDepth, maxNamespaces, corpus.ErrTooLarge)
			}
		case xml.EndElement:
			namespaces = namespaces[:depth-1]
		}
		if err := visit(t, depth); err != nil {
			return err
		}
	}
}

// declared returns the number of namespaces that an element declares.
func declared(t xml.StartElement) int {
	n := 0
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			n++
		}
	}
	return n
}

func decoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	return d
}

// readable returns the bytes without a byte order mark, in UTF-8 if the mark was
// one of UTF-16, and without the control characters that XML does not allow,
// which gofeed passes over too.
func readable(data []byte) []byte {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		data, _ = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		// The declaration names the encoding that the bytes no longer have.
		if end := bytes.Index(data, []byte("?>")); bytes.HasPrefix(data, []byte("<?xml")) && end > 0 {
			data = data[end+2:]
		}
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	out := make([]byte, 0, len(data))
	for _, b := range data {
		if b >= ' ' || b == '\t' || b == '\n' || b == '\r' {
			out = append(out, b)
		}
	}
	return out
}

// clip bounds words of another's, and puts them on one line.
func clip(s string, length int) string {
	runes := []rune(strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), "\uFFFD"))
	if len(runes) > length {
		return string(runes[:length-1]) + "…"
	}
	return string(runes)
}

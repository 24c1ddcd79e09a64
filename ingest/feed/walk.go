package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"polidex/corpus"
	"polidex/ingest/markup"
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
	d := markup.Decoder(data, true)
	var namespaces []int // those in scope of each open element
	for tokens := 0; ; tokens++ {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("no well-formed XML: %s: %w", markup.Clip(err.Error(), 200), corpus.ErrMalformed)
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

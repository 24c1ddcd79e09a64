package cellar

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"polidex/corpus"
)

// maxListBytes and maxItems bound a list of files; a real one has some kilobytes.
const (
	maxListBytes = 1 << 20
	maxItems     = 1000
)

// choices reads the body of an answer of 300 Multiple Choices, and returns the
// files of the first manifestation that has any of the form. The others that a
// list may have are the same text in another shape.
//
// The specification does not say what the body is. Public clients of Cellar have
// recorded it (kevin91nl/eurlex, tests/test_eurlex.py; cyanheads/eur-lex-mcp-server,
// tests/fixtures/eurlex-formex-multipart.ts, "verbatim"): a page titled "300
// Multiple-Choice Response", with a nested list in which
//
//	<li title="manifestation">cellar:UUID.0001.03
//	  <li title="item"><a href="http://publications.europa.eu/resource/cellar/UUID.0001.03/DOC_1">…</a>
//	    <li title="stream_name">1_EN_ACT_part1_v12.html</li>
//	    <li title="stream_label">…</li>
//	    <li title="stream_order" id="streamOrder">1</li>
//
// Others speak of RDF/XML, which names the same addresses in attributes (href,
// rdf:resource, rdf:about); these are read alike, without names and order.
func (s *search) choices(data []byte) ([]item, error) {
	items, err := s.parseChoices(data)
	if err != nil {
		return nil, err
	}
	for _, i := range items {
		same := slices.DeleteFunc(slices.Clone(items), func(other item) bool { return other.manifestation != i.manifestation })
		if len(readable(same, s.form)) > 0 {
			return same, nil
		}
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("the server answered that there are several files, but its list names none of Cellar: %w", corpus.ErrMalformed)
	}
	return nil, fmt.Errorf("none of its %d files is %s: %w", len(items), s.form, corpus.ErrNotFound)
}

func (c *Client) parseChoices(data []byte) ([]item, error) {
	if len(data) > maxListBytes {
		return nil, fmt.Errorf("the list of its files is larger than %d bytes: %w", maxListBytes, corpus.ErrTooLarge)
	}
	var items []item
	seen := map[string]int{}
	current, field := -1, ""
	z := html.NewTokenizer(bytes.NewReader(data))
	z.SetMaxBuf(maxListBytes)
	for {
		switch z.Next() {
		case html.ErrorToken: // the end, or bytes that are no list
			return items, nil
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			field = ""
			for _, a := range t.Attr {
				switch a.Key {
				case "title":
					field = a.Val
				case "href", "rdf:resource", "rdf:about", "xlink:href":
					i, ok := c.itemOf(a.Val)
					if !ok {
						continue
					}
					if at, again := seen[i.local()]; again {
						current = at
						continue
					}
					if len(items) == maxItems {
						return nil, fmt.Errorf("the list names more than %d files: %w", maxItems, corpus.ErrTooLarge)
					}
					current = len(items)
					seen[i.local()] = current
					items = append(items, i)
				}
			}
		case html.EndTagToken:
			field = ""
		case html.TextToken:
			text := strings.TrimSpace(string(z.Text()))
			if current < 0 || text == "" {
				continue
			}
			switch field {
			case "stream_name":
				items[current].name = short(text)
			case "stream_order":
				items[current].order = atoi(text)
			}
		}
	}
}

// atoi reads the place of a file; 0 is none.
func atoi(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 || n > maxItems {
		return 0
	}
	return n
}

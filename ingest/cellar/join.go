package cellar

import (
	"bytes"
	"context"
	"fmt"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"polidex/corpus"
	"polidex/ingest/markup"
)

// page is one of the pages that make up a document.
type page struct {
	Part
	data        []byte
	contentType string
}

// join makes one page of several. It has the head of the first, with the style
// sheets of all that stand in them, and in its body for each page a division that
// names the file (data-source) and holds what the page's body does. Links are
// made absolute; those within a page stay so, and its anchors get an ending where
// an earlier page might have the same.
//
// The pages are parsed and written anew, so that nothing that one leaves open
// reaches into the next. Errors wrap [corpus.ErrMalformed] or are the context's.
func join(ctx context.Context, pages []page) ([]byte, error) {
	var whole, head, body *html.Node
	for n, p := range pages {
		root, err := parsePage(ctx, p)
		if err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			return nil, fmt.Errorf("part %d of %d cannot be read (%s): %w", n+1, len(pages), err, corpus.ErrMalformed)
		}
		relink(root, p.URL, n)
		itsHead, itsBody := child(root, atom.Head), child(root, atom.Body)
		if itsBody == nil {
			return nil, fmt.Errorf("part %d of %d has no body: %w", n+1, len(pages), corpus.ErrMalformed)
		}
		part := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div, Attr: []html.Attribute{{Key: "data-source", Val: p.URL}}}
		move(itsBody, part, func(*html.Node) bool { return true })
		if n == 0 {
			whole, head, body = root, itsHead, itsBody
			declareUTF8(head)
		} else {
			move(itsHead, head, func(c *html.Node) bool { return c.DataAtom == atom.Style })
		}
		body.AppendChild(part)
	}
	var out bytes.Buffer
	if err := html.Render(&out, whole); err != nil {
		return nil, fmt.Errorf("its parts cannot be joined (%s): %w", err, corpus.ErrMalformed)
	}
	return out.Bytes(), nil
}

func parsePage(ctx context.Context, p page) (*html.Node, error) {
	return html.ParseWithOptions(markup.UntilDone(ctx, bytes.NewReader(markup.UTF8(p.data, p.contentType))), html.ParseOptionEnableScripting(false))
}

// declareUTF8 puts the encoding that the joined page has in place of the first
// page's own.
func declareUTF8(head *html.Node) {
	for c := head.FirstChild; c != nil; {
		next := c.NextSibling
		if c.DataAtom == atom.Meta && (has(c, "charset") || has(c, "http-equiv")) {
			head.RemoveChild(c)
		}
		c = next
	}
	head.InsertBefore(&html.Node{
		Type: html.ElementNode, Data: "meta", DataAtom: atom.Meta, Attr: []html.Attribute{{Key: "charset", Val: "utf-8"}},
	}, head.FirstChild)
}

// move takes the chosen children of one node to another.
func move(from, to *html.Node, chosen func(*html.Node) bool) {
	for c := from.FirstChild; c != nil; {
		next := c.NextSibling
		if chosen(c) {
			from.RemoveChild(c)
			to.AppendChild(c)
		}
		c = next
	}
}

// child finds the head or the body.
func child(root *html.Node, a atom.Atom) *html.Node {
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom != atom.Html {
			continue
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && c.DataAtom == a {
				return c
			}
		}
	}
	return nil
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

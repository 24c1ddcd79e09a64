package page

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"polidex/corpus"
	"polidex/ingest/markup"
)

// maxBytes bounds a page. The largest texts of EUR-Lex have a few MiB.
const maxBytes = 32 << 20

// parse returns the page's tree. The parser refuses elements nested deeper than
// 512, which unclosed tags produce: of such a page the head alone is looked at.
func parse(ctx context.Context, data []byte, contentType string) (*html.Node, error) {
	if len(data) > maxBytes {
		return nil, fmt.Errorf("the page has more than %d MiB: %w", maxBytes>>20, corpus.ErrTooLarge)
	}
	text := markup.UTF8(data, contentType)
	root, err := html.Parse(markup.UntilDone(ctx, bytes.NewReader(text)))
	if err != nil && ctx.Err() == nil {
		root, err = html.Parse(markup.UntilDone(ctx, bytes.NewReader(head(text))))
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, fmt.Errorf("the page cannot be parsed: %w", corpus.ErrMalformed)
	}
	return root, nil
}

// head returns what stands before the body of a page, without the elements that
// can be nested.
func head(text []byte) []byte {
	var out bytes.Buffer
	for z := html.NewTokenizer(bytes.NewReader(text)); ; {
		t := z.Next()
		if t == html.ErrorToken {
			if z.Err() == io.EOF {
				out.Write(z.Raw())
			}
			return out.Bytes()
		}
		raw := bytes.Clone(z.Raw())
		switch t {
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			switch atom.Lookup(name) {
			case atom.Body:
				return out.Bytes()
			case atom.Html, atom.Head, atom.Title, atom.Meta, atom.Link, atom.Base, atom.Script, atom.Style:
				out.Write(raw)
			}
		case html.TextToken:
			out.Write(raw)
		}
	}
}

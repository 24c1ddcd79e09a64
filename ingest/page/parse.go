package page

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"polidex/corpus"
)

// maxBytes bounds a page. The largest texts of EUR-Lex have a few MiB.
const maxBytes = 32 << 20

// parse returns the page's tree. The parser refuses elements nested deeper than
// 512, which unclosed tags produce: of such a page the head alone is looked at.
func parse(ctx context.Context, data []byte, contentType string) (*html.Node, error) {
	if len(data) > maxBytes {
		return nil, fmt.Errorf("the page has more than %d MiB: %w", maxBytes>>20, corpus.ErrTooLarge)
	}
	text, err := decode(data, contentType)
	if err != nil {
		return nil, fmt.Errorf("the page's characters cannot be read: %w", corpus.ErrMalformed)
	}
	root, err := html.Parse(&source{ctx, bytes.NewReader(text)})
	if err != nil && ctx.Err() == nil {
		root, err = html.Parse(&source{ctx, bytes.NewReader(head(text))})
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, fmt.Errorf("the page cannot be parsed: %w", corpus.ErrMalformed)
	}
	return root, nil
}

// decode returns the page as UTF-8. Hardly any text in another encoding is valid
// UTF-8 by chance, while pages that claim another one wrongly are common; else the
// encoding is what the mark at the beginning, the header or the meta tags say.
func decode(data []byte, contentType string) ([]byte, error) {
	if utf8.Valid(data) {
		return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), nil
	}
	enc, _, _ := charset.DetermineEncoding(data, contentType)
	return enc.NewDecoder().Bytes(data)
}

// source is the bytes of a page until its context ends: the parser takes none
// itself, and long for some pages that are made to be slow.
type source struct {
	ctx  context.Context
	data *bytes.Reader
}

func (s *source) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.data.Read(p)
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

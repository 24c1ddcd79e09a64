package html

import (
	"bytes"
	"context"
	"errors"
	"io"

	"github.com/PuerkitoBio/goquery"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"polidex/corpus"
)

// parse returns the page's tree. The parser refuses elements nested deeper than
// 512, which no page needs but which unclosed tags produce: such a page is
// parsed again with its marks and divisions taken as mere paragraph breaks.
func parse(ctx context.Context, src []byte, q *corpus.Quality) (*dom.Node, error) {
	doc, err := parseOnce(ctx, src)
	if err == nil || ctx.Err() != nil {
		return doc, err
	}
	doc, err = parseOnce(ctx, flatten(src))
	if err != nil {
		return nil, err
	}
	q.Warn("The page nests its elements too deeply; it was read without its divisions, bold words and links.")
	return doc, nil
}

func parseOnce(ctx context.Context, src []byte) (*dom.Node, error) {
	// Without scripting, what stands in noscript is parsed: it is how a
	// challenge page speaks to a program.
	root, err := dom.ParseWithOptions(&source{ctx, bytes.NewReader(src)}, dom.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, err
	}
	return root, nil
}

// source is the bytes of a page until its context ends: the parser takes none
// itself, and minutes for some pages that are made to be slow.
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

// flat are the elements that are kept when a page is flattened: those that end
// by themselves or close one another.
func flat(a atom.Atom) bool {
	switch a {
	case atom.Html, atom.Head, atom.Title, atom.Meta, atom.Link, atom.Body, atom.P, atom.Br, atom.Hr,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Script, atom.Style, atom.Textarea:
		return true
	}
	return false
}

func flatten(src []byte) []byte {
	var out bytes.Buffer
	z := dom.NewTokenizer(bytes.NewReader(src))
	for {
		switch t := z.Next(); t {
		case dom.ErrorToken:
			if errors.Is(z.Err(), io.EOF) {
				out.Write(z.Raw())
			}
			return out.Bytes()
		case dom.StartTagToken, dom.EndTagToken, dom.SelfClosingTagToken:
			raw := bytes.Clone(z.Raw())
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case flat(a):
				out.Write(raw)
			case isBlockAtom(a) && a != atom.Td && a != atom.Th:
				out.WriteString("<p>")
			case a == atom.Td, a == atom.Th:
				out.WriteString(" ")
			}
		case dom.CommentToken:
		default:
			out.Write(z.Raw())
		}
	}
}

// find returns the first element of the given name.
func find(root *dom.Node, name string) *dom.Node {
	sel := goquery.NewDocumentFromNode(root).Find(name).First()
	if sel.Length() == 0 {
		return nil
	}
	return sel.Get(0)
}

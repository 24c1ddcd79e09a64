package mcp

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"polidex/corpus"
)

// resourceBytes bounds the text of a document that is read as a resource.
const resourceBytes = 128 << 10

// addResources offers what the links without a server lead to, and the vocabulary.
func (s *Server) addResources() {
	plain := "text/plain"
	s.server.AddResource(&sdk.Resource{
		URI: resourceScheme + "themes", Name: "themes", Title: "The themes", MIMEType: plain,
		Description: "The vocabulary of themes: id, name, and what each covers.",
	}, s.reader(func(context.Context, string) (string, error) {
		var b strings.Builder
		if v := s.opts.VocabularyVersion; v != "" {
			fmt.Fprintf(&b, "Vocabulary %s\n\n", v)
		}
		s.themes.write(&b)
		return b.String(), nil
	}))
	for _, r := range []struct {
		kind, title, doc string
		read             func(ctx context.Context, id string) (string, error)
	}{
		{"document", "A document", "The text of a document as it was read, with the numbers of its pages; at most 128 kB.", s.documentText},
		{"passage", "A passage", "A passage in its place.", s.passageText},
		{"action", "A key action", "A key action in its place, with the reasons for it.", s.passageText},
	} {
		s.server.AddResourceTemplate(&sdk.ResourceTemplate{
			URITemplate: resourceScheme + r.kind + "s/{id}", Name: r.kind, Title: r.title, Description: r.doc, MIMEType: plain,
		}, s.reader(r.read))
	}
}

// reader answers the reading of a resource by the last part of its address.
func (s *Server) reader(read func(ctx context.Context, id string) (string, error)) sdk.ResourceHandler {
	return func(ctx context.Context, req *sdk.ReadResourceRequest) (result *sdk.ReadResourceResult, err error) {
		start := s.opts.Now()
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
			}
			s.logged(ctx, "resource", s.opts.Now().Sub(start), err)
			switch {
			case errors.Is(err, corpus.ErrNotFound), errors.Is(err, corpus.ErrInvalid):
				err = sdk.ResourceNotFoundError(req.Params.URI)
			case err != nil:
				err = errors.New(sentence(err))
			}
		}()
		ctx, cancel := context.WithTimeout(ctx, s.opts.Timeout)
		defer cancel()
		text, err := read(ctx, req.Params.URI[strings.LastIndex(req.Params.URI, "/")+1:])
		if err != nil {
			return nil, err
		}
		return &sdk.ReadResourceResult{Contents: []*sdk.ResourceContents{{URI: req.Params.URI, MIMEType: "text/plain", Text: text}}}, nil
	}
}

func (s *Server) passageText(ctx context.Context, id string) (string, error) {
	got, err := s.getPassage(ctx, asked{id: id, around: 1})
	if err != nil {
		return "", err
	}
	return got.text(), nil
}

// documentText is the text of a document, a block a paragraph.
func (s *Server) documentText(ctx context.Context, id string) (string, error) {
	d, err := s.held(ctx, id)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	about := document(d)
	fmt.Fprintf(&b, "%s\nid %s\n", about, d.ID)
	writeLinks(&b, "", s.links(ctx).entry(corpus.KindDocument, d.ID), s.links(ctx).original(d.ID, 0))
	writeNotes(&b, shorts(d.Quality.Warnings))
	page := 0
	for i := range d.Blocks {
		k := &d.Blocks[i]
		if k.Kind == corpus.Furniture {
			continue
		}
		if b.Len() > resourceBytes {
			fmt.Fprintf(&b, "\nThe text goes on: get_document with id %s and block %d reads it.\n", d.ID, i)
			break
		}
		if k.Page > page {
			page = k.Page
			fmt.Fprintf(&b, "\n[page %d]\n", page)
		}
		words, _ := cut(strings.ReplaceAll(k.Text, corpus.CellSeparator, " | "), passageBytes)
		fmt.Fprintf(&b, "\n%s\n", line(k.Marker+" "+words))
	}
	return b.String(), nil
}

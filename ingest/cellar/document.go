package cellar

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"mime"
	"strings"
	"unicode"

	"polidex/corpus"
	"polidex/ingest/fetch"
)

// document makes a document of an answer of one file.
func (s *search) document(ctx context.Context, a fetch.Answer) (Document, error) {
	doc := Document{
		NotModified: a.NotModified, Data: a.Data, ContentType: a.ContentType, Language: s.language.code,
		URL: a.URL, Redirects: a.Redirects, Status: a.Status, ETag: a.ETag, LastModified: a.LastModified,
	}
	answered := contentLanguage(a.Language)
	if s.fixed {
		doc.Language = cmp.Or(answered, s.name.Language)
	} else if answered != "" && answered != s.language.code {
		return Document{}, errMissing // the server made its own choice
	}
	if a.NotModified {
		doc.Form = s.form
		return doc, nil
	}
	form, err := s.check(ctx, a)
	if err != nil {
		return Document{}, err
	}
	doc.Form = form
	return doc, nil
}

// check returns the form of an answer's bytes, or why they are no document of the
// form that was asked for. What is wrong with the words of a page is for
// Options.Refuse to say.
func (s *search) check(ctx context.Context, a fetch.Answer) (Form, error) {
	form, ok := sniff(a.Data)
	media := mediaType(a.ContentType)
	switch {
	case !ok && bytes.Contains(a.Data[:min(len(a.Data), 1000)], []byte("does not hold a content datastream")):
		return Any, errMissing // what comes with 404 otherwise
	case !ok && told(media):
		return Any, fmt.Errorf("the server answered no document but words: “%s”: %w", excerpt(a.Data), corpus.ErrUnsupported)
	case !ok:
		return Any, fmt.Errorf("the server answered with %s, which is neither a page nor a PDF: %w", cmp.Or(media, "bytes of no type"), corpus.ErrUnsupported)
	case !s.form.takes(form):
		return Any, fmt.Errorf("asked for %s, the server answered with %s: %w", s.form, form, corpus.ErrUnsupported)
	}
	if s.opts.Refuse != nil {
		if reason, refused := s.opts.Refuse(ctx, a.Data, a.ContentType); refused {
			return Any, fmt.Errorf("%s: %w", reason, corpus.ErrUnsupported)
		}
	}
	return form, nil
}

// sniff tells the form by the bytes. A PDF may have other bytes before its
// header (ISO 32000-1, annex H, note 13); a page begins with a tag and soon names
// itself.
func sniff(data []byte) (Form, bool) {
	if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return PDF, true
	}
	head := bytes.ToLower(data[:min(len(data), 8192)])
	head = bytes.ReplaceAll(head, []byte{0}, nil) // UTF-16
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), "\xfe\xff \t\r\n")
	if bytes.HasPrefix(head, []byte("<")) && (bytes.Contains(head, []byte("<html")) || bytes.Contains(head, []byte("<!doctype html")) || bytes.Contains(head, []byte("<body"))) {
		return HTML, true
	}
	return Any, false
}

func mediaType(header string) string {
	media, _, err := mime.ParseMediaType(header)
	if err != nil {
		media, _, _ = strings.Cut(strings.ToLower(header), ";")
	}
	return strings.TrimSpace(media)
}

// told says whether a body of that type may be an error that the server tells in
// words, with status 200: Virtuoso behind Cellar does.
func told(media string) bool {
	return media == "" || strings.HasPrefix(media, "text/") || strings.HasSuffix(media, "html+xml")
}

// excerpt is the beginning of a text as one line.
func excerpt(data []byte) string {
	text := strings.ToValidUTF8(string(data[:min(len(data), 400)]), "")
	return short(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || !unicode.IsPrint(r) }), " "))
}

// contentLanguage reads the header of that name: "en", "eng", "en-GB".
func contentLanguage(header string) string {
	first, _, _ := strings.Cut(header, ",")
	first, _, _ = strings.Cut(strings.TrimSpace(first), "-")
	return codeOf(first)
}

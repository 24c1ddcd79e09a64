package cellar

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"polidex/corpus"
	"polidex/ingest/fetch"
	"polidex/ingest/markup"
)

// notice is what the tree notice of a work says that there is of it
// (dissemination interface, "Retrieve the tree notice").
type notice struct {
	// texts are the languages of the expressions by their names: the UUID of the
	// work and a number of four digits.
	texts map[string]string
	forms []manifestation
}

// manifestation is a form of a text.
type manifestation struct {
	id    string // the name of the text, and two digits
	kind  string // "xhtml", "pdfa1a", "fmx4", "print"
	items []item
}

// text is the name of the expression that the manifestation is of.
func (m manifestation) text() string { return m.id[:max(strings.LastIndexByte(m.id, '.'), 0)] }

// maxNoticeBytes bounds a notice, which for a much-cited act has some megabytes,
// and maxDepth its elements.
const (
	maxNoticeBytes = 48 << 20
	maxDepth       = 40
	maxForms       = 5000
)

// notice asks for the tree notice of a work.
func (s *search) notice(ctx context.Context, address string) (notice, error) {
	answer, err := s.ask(ctx, fetch.Request{URL: address, Accept: "application/xml;notice=tree", AcceptLanguage: s.language.term})
	if err != nil {
		return notice{}, err
	}
	return s.parseNotice(answer.Data)
}

var noticeID = regexp.MustCompile(`(?i)^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(\.\d{4})?(\.\d{2})?$`)

// parseNotice reads the languages, forms and files of a work out of its tree
// notice. Texts of other works that the notice tells of are left out.
func (c *Client) parseNotice(data []byte) (notice, error) {
	if len(data) > maxNoticeBytes {
		return notice{}, fmt.Errorf("the notice of the work is larger than %d bytes: %w", maxNoticeBytes, corpus.ErrTooLarge)
	}
	r := noticeReader{client: c, out: notice{texts: map[string]string{}}}
	d := markup.Decoder(markup.Readable(data), false)
	for {
		// Raw tokens: nothing that the notice declares is expanded.
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return notice{}, fmt.Errorf("the notice of the work is not XML: %w", corpus.ErrMalformed)
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = r.start(t.Name.Local)
		case xml.EndElement:
			err = r.end(t.Name.Local)
		case xml.CharData:
			r.value(strings.TrimSpace(string(t)))
		}
		if err != nil {
			return notice{}, err
		}
	}
	if len(r.path) > 0 {
		return notice{}, fmt.Errorf("the notice of the work broke off: %w", corpus.ErrMalformed)
	}
	if r.work == "" {
		return notice{}, fmt.Errorf("what the server gave for the notice of the work is none: %w", corpus.ErrMalformed)
	}
	return r.out, nil
}

// noticeReader is what is known half-way through a notice. Elements are found by
// their last two or three ancestors, because notices nest forms in texts or put
// them side by side.
type noticeReader struct {
	client *Client
	out    notice
	path   []string
	// work and text are the names of the work and of the text that is being read.
	work, text string
	form       manifestation
	file       item
}

func (r *noticeReader) start(element string) error {
	if r.path = append(r.path, element); len(r.path) > maxDepth {
		return fmt.Errorf("the notice of the work nests its elements too deeply: %w", corpus.ErrMalformed)
	}
	switch element {
	case "EXPRESSION":
		r.text = ""
	case "MANIFESTATION":
		r.form = manifestation{}
	case "ITEM", "MANIFESTATION_HAS_ITEM":
		r.file = item{}
	}
	return nil
}

func (r *noticeReader) end(element string) error {
	if len(r.path) == 0 || r.path[len(r.path)-1] != element {
		return fmt.Errorf("the notice of the work is not XML: %w", corpus.ErrMalformed)
	}
	r.path = r.path[:len(r.path)-1]
	switch element {
	case "MANIFESTATION":
		if len(r.out.forms) == maxForms {
			return fmt.Errorf("the notice of the work names more than %d forms: %w", maxForms, corpus.ErrTooLarge)
		}
		r.form.items = slices.DeleteFunc(r.form.items, func(i item) bool { return i.manifestation != r.form.id })
		if r.ofWork(r.form.id) && r.form.kind != "" {
			r.out.forms = append(r.out.forms, r.form)
		}
		r.form = manifestation{}
	case "ITEM", "MANIFESTATION_HAS_ITEM":
		if r.file.manifestation != "" && len(r.form.items) < maxItems {
			r.form.items = append(r.form.items, r.file)
		}
		r.file = item{}
	}
	return nil
}

func (r *noticeReader) value(value string) {
	if value == "" {
		return
	}
	switch {
	case ends(r.path, "NOTICE", "WORK", "URI", "VALUE"):
		r.work = cmp.Or(r.work, idOf(value))
	case ends(r.path, "EXPRESSION", "URI", "VALUE"):
		r.text = idOf(value)
	case ends(r.path, "EXPRESSION", "EXPRESSION_USES_LANGUAGE", "IDENTIFIER"), ends(r.path, "EXPRESSION", "EXPRESSION_USES_LANGUAGE", "OP-CODE"):
		if r.ofWork(r.text) {
			r.out.texts[r.text] = strings.ToLower(value)
		}
	case ends(r.path, "MANIFESTATION", "URI", "VALUE"):
		r.form.id = idOf(value)
	case ends(r.path, "MANIFESTATION", "MANIFESTATION_TYPE", "VALUE"):
		r.form.kind = strings.ToLower(short(value))
	case ends(r.path, "ITEM", "URI", "VALUE"), ends(r.path, "MANIFESTATION_HAS_ITEM", "URI", "VALUE"):
		if i, ok := r.client.itemOf(value); ok {
			r.file.manifestation, r.file.number = i.manifestation, i.number
		}
	case ends(r.path, "TECHMD", "STREAM_NAME", "VALUE"):
		r.file.name = short(value)
	case ends(r.path, "TECHMD", "STREAM_ORDER", "VALUE"):
		r.file.order = atoi(value)
	}
}

func (r *noticeReader) ofWork(id string) bool {
	return r.work != "" && strings.HasPrefix(id, r.work+".")
}

// ends says whether the innermost elements are those named.
func ends(path []string, names ...string) bool {
	return len(path) >= len(names) && slices.Equal(path[len(path)-len(names):], names)
}

// idOf returns the part of a Cellar URI that is the UUID with its numbers.
func idOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil {
		return ""
	}
	id, ok := strings.CutPrefix(u.Path, "/resource/cellar/")
	if !ok || !noticeID.MatchString(id) {
		return ""
	}
	return strings.ToLower(id)
}

// best returns the forms of the text in a language that will do for the one
// wanted, the better ones first.
func (n notice) best(code string, form Form) []manifestation {
	out := slices.DeleteFunc(slices.Clone(n.forms), func(m manifestation) bool {
		return codeOf(n.texts[m.text()]) != code || form.rank(m.kind) < 0 || len(readable(m.items, form)) == 0
	})
	slices.SortStableFunc(out, func(a, b manifestation) int { return cmp.Compare(form.rank(a.kind), form.rank(b.kind)) })
	return out
}

package ingest

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"polidex/corpus"
	"polidex/ingest/cellar"
	"polidex/ingest/feed"
	"polidex/ingest/fetch"
	"polidex/ingest/oai"
)

// list adds the input of a source that is written as a list of others, and says
// whether it is one.
func (s *inputs) list(source string) bool {
	var kind inputKind
	var name string
	var err error
	switch {
	case oai.IsSource(source):
		var parsed oai.Source
		kind = harvestInput
		if parsed, err = oai.Parse(source); err == nil {
			name = parsed.String()
		}
	case feed.IsSource(source):
		var parsed feed.Source
		kind = listInput
		if parsed, err = feed.Parse(source); err == nil {
			name = parsed.String()
		}
	default:
		return false
	}
	if err != nil {
		scheme, address, _ := strings.Cut(strings.TrimSpace(source), ":")
		shown := scheme + ":" + fetch.Redact(address)
		s.refuse(shown, shown, true, err)
		return true
	}
	s.add(input{source: name, shown: name, named: true, kind: kind})
	return true
}

// address adds the inputs of a source that is the name of an official document
// or a web address, and says whether it is one. Nothing else is ever added, so
// that it may be given what stands on a page.
func (s *inputs) address(source string) bool {
	source = strings.TrimSpace(source)
	if all, ok, err := parseOfficial(source, s.manner); ok {
		if err != nil {
			shown := fetch.Redact(source)
			s.refuse(shown, shown, true, err)
		}
		for _, o := range all {
			s.add(input{source: o.String(), shown: o.String(), named: true, kind: officialInput, official: o})
		}
		return true
	}
	if !fetch.IsURL(source) {
		return false
	}
	address, _, _ := strings.Cut(source, "#")
	if shown := fetch.Redact(address); shown != address {
		s.refuse(shown, shown, true, errCredentials)
		return true
	}
	s.add(input{source: address, shown: address, named: true, kind: pageInput})
	return true
}

var errCredentials = fmt.Errorf("the address carries a user name or password, which are not sent: %w", corpus.ErrInvalid)

// ReadSources reads a list of sources, one a line; empty lines and those that
// begin with # are passed over. Errors wrap [corpus.ErrTooLarge] for a line that
// is no source of any kind.
func ReadSources(r io.Reader) ([]string, error) {
	var out []string
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("behind line %d: %w: %w", len(out), err, corpus.ErrTooLarge)
	}
	return out, nil
}

// Check says what of a manner is no possible one; the error wraps
// [corpus.ErrInvalid].
func (m Manner) Check() error {
	if !slices.Contains([]Follow{FollowNone, FollowPDF, FollowDocuments}, m.Follow) {
		return fmt.Errorf("follow is %q, which is not one of %s, %s: %w", printable(string(m.Follow)), FollowPDF, FollowDocuments, corpus.ErrInvalid)
	}
	for _, form := range m.Forms {
		if !slices.Contains([]cellar.Form{cellar.HTML, cellar.PDF}, cellar.Form(form)) {
			return fmt.Errorf("forms has %q, which is not one of html, pdf: %w", printable(form), corpus.ErrInvalid)
		}
	}
	for _, l := range m.Languages {
		if _, err := cellar.ParseLanguage(l); err != nil {
			return err
		}
	}
	return feed.Filter{Include: m.Include, Exclude: m.Exclude}.Check()
}

package ingest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"polidex/corpus"
)

// Bounds of an order.
const (
	maxSourceBytes = 2048
	maxOrderWords  = 50
	maxWordBytes   = 500
)

// check says what of an order is none that may come from elsewhere; the error wraps
// [corpus.ErrInvalid]. A source is an address, the name of an official document, or
// a list, never a file, whatever there is under that name on this machine.
func check(o corpus.Order) error {
	switch {
	case strings.TrimSpace(o.Source) == "":
		return fmt.Errorf("an order needs a source: %w", corpus.ErrInvalid)
	case len(o.Source) > maxSourceBytes || !utf8.ValidString(o.Source):
		return fmt.Errorf("the source is longer than %d bytes, or is no text: %w", maxSourceBytes, corpus.ErrInvalid)
	}
	for name, words := range map[string][]string{"languages": o.Languages, "forms": o.Forms, "include": o.Include, "exclude": o.Exclude} {
		if len(words) > maxOrderWords || slices.ContainsFunc(words, func(w string) bool { return len(w) > maxWordBytes }) {
			return fmt.Errorf("%s has more than %d values, or one longer than %d bytes: %w", name, maxOrderWords, maxWordBytes, corpus.ErrInvalid)
		}
	}
	if err := mannerOfOrder(o).Check(); err != nil {
		return err
	}
	ins := newInputs(nil, mannerOfOrder(o))
	ins.elsewhere(o.Source)
	for _, in := range ins.take() {
		if in.err != nil {
			return fmt.Errorf("the source is none that can be taken in: %s: %w", plain(in.err), corpus.ErrInvalid)
		}
	}
	return nil
}

func mannerOfOrder(o corpus.Order) Manner {
	return Manner{Follow: Follow(o.Follow), Languages: o.Languages, Forms: o.Forms, Include: o.Include, Exclude: o.Exclude}
}

// elsewhere adds the inputs behind a source that lies elsewhere. One that may be a
// file is refused, and not looked for.
func (s *inputs) elsewhere(source string) {
	scheme, _, isAddress := strings.Cut(strings.ToLower(strings.TrimSpace(source)), "://")
	isFile := isAddress && !strings.Contains(scheme, ":") && scheme != "http" && scheme != "https"
	if !isFile && (s.list(source) || s.address(source)) {
		return
	}
	shown := printable(strings.TrimSpace(source))
	s.refuse(shown, shown, true, errNotElsewhere)
}

var errNotElsewhere = fmt.Errorf("it is no web address, no official document (COM(2025) 148, celex:52025DC0148), and no feed:, sitemap: or oai: source; a file of yours is sent itself: %w", corpus.ErrInvalid)

// runOrder takes in what an order asks for. Its rows and errors are those of Run.
func (p *Pipeline) runOrder(ctx context.Context, o corpus.Order, report func(Row)) (Summary, error) {
	ins := newInputs(p.opts.Exclude, mannerOfOrder(o))
	defer ins.close()
	ins.elsewhere(o.Source)
	return p.runInputs(ctx, ins, nil, report)
}

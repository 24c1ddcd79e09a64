package text

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"polidex/corpus"
)

// Options say what is known of a text, and bound the work. The zero value is
// right for a text of unknown origin.
type Options struct {
	// MaxBytes is the largest text that is read; 0 is 64 MiB.
	MaxBytes int
	// MaxBlocks is the number of blocks after which the rest of a text is left
	// out, with a warning; 0 is 200,000.
	MaxBlocks int
}

const (
	defaultMaxBytes  = 64 << 20
	defaultMaxBlocks = 200_000
)

// engine is the name under which this reader stands in [corpus.Quality].
const engine = "text"

// Read makes blocks of the bytes of a plain text in UTF-8, UTF-16 or one of the
// older encodings of Europe, which is found by trying. The document has a
// format, blocks, regions and quality, and pages when the text has form feeds;
// all else is the caller's to fill. Errors wrap [corpus.ErrTooLarge], or
// [corpus.ErrMalformed] when the bytes are no text, or are the context's.
func Read(ctx context.Context, data []byte, opts Options) (*corpus.Document, error) {
	limit := cmp.Or(opts.MaxBytes, defaultMaxBytes)
	if len(data) > limit {
		return nil, fmt.Errorf("reading a text of %d bytes, more than %d: %w", len(data), limit, corpus.ErrTooLarge)
	}
	doc := &corpus.Document{Quality: corpus.Quality{Engine: engine, Status: corpus.ReadWhole}}
	doc.Format = corpus.FormatText
	src, err := decode(data, &doc.Quality)
	if err != nil {
		return nil, fmt.Errorf("reading a text: %w", err)
	}
	lines, pages := split(src)
	if pages > 1 {
		doc.Pages, doc.Quality.PagesInFile, doc.Quality.PagesRead = pages, pages, pages
	}
	markFurniture(lines, pages)
	if pages > 1 {
		markNotes(lines)
	}
	b := builder{ctx: ctx, doc: doc, limit: cmp.Or(opts.MaxBlocks, defaultMaxBlocks), layout: measure(lines), words: wordsOf(src)}
	b.read(lines)
	if b.err != nil {
		return nil, fmt.Errorf("reading a text: %w", b.err)
	}
	b.finish()
	return doc, nil
}

// line is one line of the text.
type line struct {
	text   string // without space at its ends, with single spaces
	indent int    // columns before the text
	width  int    // columns to the end of the text
	page   int    // from 1, 0 without form feeds
	// columns are the cells of a line that a program wrote as a table.
	columns []string
	// furniture is the reason why the line is no part of the text.
	furniture string
	// note is the mark of the footnote that the line begins, without it in text;
	// inNote says that the line goes on with one.
	note   string
	inNote bool
	// first and last say that it is the first or last line of its page with
	// anything in it.
	first, last bool
}

func (l line) blank() bool { return l.text == "" }

// tabWidth is the columns that a tabulator goes on to.
const tabWidth = 4

// split cuts a text into lines, and returns the number of its pages.
func split(src string) ([]line, int) {
	src = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\v", "\n").Replace(src)
	src = strings.TrimRight(src, "\f\n ")
	paged := strings.Contains(src, "\f")
	var out []line
	pages := 0
	for page := range strings.SplitSeq(src, "\f") {
		pages++
		start := len(out)
		for raw := range strings.SplitSeq(page, "\n") {
			l := line{text: squeeze(raw), indent: indentOf(raw), columns: columnsOf(raw)}
			l.width = l.indent + utf8.RuneCountInString(l.text)
			if paged {
				l.page = pages
			}
			out = append(out, l)
		}
		markEnds(out[start:])
	}
	if !paged {
		pages = 0
	}
	return out, pages
}

func markEnds(page []line) {
	for i := range page {
		if !page[i].blank() {
			page[i].first = true
			break
		}
	}
	for i := len(page) - 1; i >= 0; i-- {
		if !page[i].blank() {
			page[i].last = true
			break
		}
	}
}

func indentOf(raw string) int {
	n := 0
	for _, r := range raw {
		switch r {
		case ' ', '\u00a0':
			n++
		case '\t':
			n += tabWidth - n%tabWidth
		case '\ufeff', '\u200b':
		default:
			return n
		}
	}
	return 0
}

// squeeze returns the text with single spaces and no characters that print
// nothing but the soft hyphen at its end, which says that the word goes on.
func squeeze(text string) string {
	text = strings.TrimSpace(strings.Map(printable, text))
	broken := strings.HasSuffix(text, "\u00ad")
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00ad", "")), " ")
	if broken && text != "" {
		text += "\u00ad"
	}
	return text
}

// printable drops the characters that have no shape of their own.
func printable(r rune) rune {
	switch {
	case r == '\ufeff', r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u2064':
		return -1
	case r < ' ' && r != '\t' && r != '\n', r >= 0x7f && r < 0xa0:
		return -1
	}
	return r
}

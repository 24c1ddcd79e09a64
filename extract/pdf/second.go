package pdf

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/layout"
)

// readAgain has the second engine read what the first read doubtfully, keeps
// the better of the two, and has the recogniser read what has no text then. The
// only error is the context's.
func (r *reader) readAgain(ctx context.Context, data []byte, doubt string) error {
	r.reason = doubt
	other, err := r.opts.Second.Open(ctx, data)
	if err != nil {
		r.reason += fmt.Sprintf("; %s was of no help: %s", r.opts.Second.Name, corpus.Plain(err))
		return ctx.Err()
	}
	defer other.Close()
	same, err := r.compare(ctx, other)
	switch {
	case err != nil:
		return err
	case !same && len(r.pictures) > 0:
		r.unread = fmt.Sprintf("%s counts the pages otherwise", r.opts.Second.Name)
	case same && r.opts.Recogniser != nil:
		return r.recognise(ctx, other)
	}
	return nil
}

// rereadStep is how many pages are read again between two reports: it takes but
// some milliseconds a page.
const rereadStep = 100

// compare reads with the second engine the pages that are in doubt, or all
// where the doubt is about the whole file, and takes those that are better. It
// tells whether the pages have the same numbers for both.
func (r *reader) compare(ctx context.Context, other Pages) (same bool, err error) {
	n := min(other.Pages(), r.opts.MaxPages)
	if n != len(r.pages) {
		return r.replaceAll(ctx, other, n)
	}
	numbers := slices.Concat(r.suspects, r.pictures)
	if len(r.suspects) == 0 && high(r.signals, n) != "" {
		numbers = numbers[:0]
		for i := range r.pages {
			numbers = append(numbers, i+1)
		}
	}
	slices.Sort(numbers)
	var taken []int
	for i, number := range numbers {
		if err := ctx.Err(); err != nil {
			return true, err
		}
		if p := otherPage(other, number); p != nil && better(p, r.pages[number-1]) {
			r.take(p, r.opts.Second.Name)
			taken = append(taken, number)
		}
		if (i+1)%rereadStep == 0 {
			r.opts.Progress(i+1, len(numbers))
		}
	}
	if len(taken) > 0 {
		r.reason += fmt.Sprintf("; %s as read by %s", lower(pageList(taken)), r.opts.Second.Name)
		r.look()
	} else if len(r.suspects) > 0 || len(r.pictures) == 0 {
		r.reason += fmt.Sprintf("; %s reads no more", r.opts.Second.Name)
	}
	return true, nil
}

// replaceAll reads the whole file with the second engine, which sees n pages and
// so not the ones that the first sees, and takes them where they are better. It
// tells whether it did.
func (r *reader) replaceAll(ctx context.Context, other Pages, n int) (taken bool, err error) {
	pages := make([]*layout.Page, n)
	failed := map[int]bool{}
	theirs, ours := 0, 0
	for i := range pages {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		if pages[i] = otherPage(other, i+1); pages[i] == nil {
			failed[i+1] = true
			pages[i] = &layout.Page{Page: &glyphs.Page{Number: i + 1}}
		}
		theirs += worth(pages[i])
		if (i+1)%rereadStep == 0 {
			r.opts.Progress(i+1, n)
		}
	}
	for _, p := range r.pages {
		ours += worth(p)
	}
	if n == 0 || len(failed) == n || len(r.pages) > 0 && theirs <= ours {
		r.reason += fmt.Sprintf("; %s reads no more", r.opts.Second.Name)
		return false, nil
	}
	r.pages, r.failed, r.engines = pages, failed, slices.Repeat([]string{r.opts.Second.Name}, n)
	r.inFile, r.whole = other.PagesInFile(), n == other.PagesInFile()
	r.glyphs = nil // its pages are others
	r.reason += fmt.Sprintf("; read by %s", r.opts.Second.Name)
	r.look()
	return true, nil
}

// otherPage reads a page with another engine; nil where that fails.
func otherPage(other Pages, number int) (p *layout.Page) {
	defer func() {
		if recover() != nil {
			p = nil
		}
	}()
	page, err := other.Page(number)
	if err != nil {
		return nil
	}
	return layout.NewPage(page)
}

// take puts a page in place of the one with its number.
func (r *reader) take(p *layout.Page, engine string) {
	p.Foreign = true
	r.pages[p.Number-1], r.engines[p.Number-1] = p, engine
	delete(r.failed, p.Number)
}

// better reports whether page a is worth clearly more than page b.
func better(a, b *layout.Page) bool {
	x, y := worth(a), worth(b)
	return x > y+max(0, y/100)
}

// worth is the number of letters in words that could be any, less what could
// not be read.
func worth(p *layout.Page) (n int) {
	for _, l := range p.Lines {
		for word := range strings.FieldsSeq(l.Text) {
			if plausible(strings.TrimFunc(word, unicode.IsPunct)) {
				n += layout.Letters(word)
			}
		}
	}
	s := signalsOf(p)
	return n - 2*(s.Undecoded+s.Controls+s.Private)
}

// engineNames names all who read pages, the one that read most first.
func (r *reader) engineNames() string {
	pages := map[string]int{}
	var names []string
	for _, e := range r.engines {
		if pages[e]++; pages[e] == 1 {
			names = append(names, e)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return pages[b] - pages[a] })
	return strings.Join(names, ", ")
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

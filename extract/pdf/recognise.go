package pdf

import (
	"context"
	"fmt"
	"image"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/layout"
)

const (
	// recognitionDPI is the resolution at which pages are drawn for the
	// recogniser: tesseract read pages of the Commission's kind as well as at 300
	// dots an inch, in three quarters of the time.
	recognitionDPI = 200
	// hintLetters is the number of bytes from which on the language of a text can
	// be told, hintMost how many are looked at.
	hintLetters, hintMost = 400, 8000
	// mostAtOnce bounds the pages recognised at once: the picture of each takes
	// some 35 MB.
	mostAtOnce = 4
)

// recognise has the recogniser read the pages that are pictures, and those whose
// letters nobody could decode. The only error is the context's; what else goes
// wrong leaves the page as it is and is told as the reason.
func (r *reader) recognise(ctx context.Context, other Pages) error {
	numbers := slices.Clone(r.pictures)
	for _, n := range r.suspects {
		if s := signalsOf(r.pages[n-1]); (s.Undecoded+s.Controls+s.Private)*5 > s.Letters+s.Undecoded {
			numbers = append(numbers, n)
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	slices.Sort(numbers)
	recognised := r.recogniseAll(ctx, other, numbers)
	if err := ctx.Err(); err != nil {
		return err
	}
	r.agree(recognised)
	var read []int
	trouble := ""
	for i, one := range recognised {
		number := numbers[i]
		if one.err != nil {
			trouble = fmt.Sprintf("; page %d could not be recognised: %s", number, corpus.Plain(one.err))
			continue
		}
		one.found.Page = number
		r.recognised = append(r.recognised, one.found)
		if p := layout.NewPage(one.page); worth(p) > worth(r.pages[number-1]) {
			r.take(p, r.opts.Recogniser.Name)
			read = append(read, number)
		}
	}
	if len(read) > 0 {
		r.reason += fmt.Sprintf("; %s as %s recognises it", lower(pageList(read)), r.opts.Recogniser.Name)
	}
	r.reason += trouble
	r.look()
	return nil
}

// recognition is what became of a page.
type recognition struct {
	page  *glyphs.Page
	found corpus.Recognition
	err   error
}

// recogniseAll recognises pages, several at once: the engine draws one after
// another, the recogniser is a program of its own for each. The first goes alone,
// for its language is the hint for the others.
func (r *reader) recogniseAll(ctx context.Context, other Pages, numbers []int) []recognition {
	out := make([]recognition, len(numbers))
	hint := r.opts.Language(r.readable(numbers))
	var mu sync.Mutex
	done := 0
	one := func(i int, picture image.Image, hint string) {
		page, found, err := r.opts.Recogniser.Page(ctx, numbers[i], picture, recognitionDPI, hint)
		out[i] = recognition{page, found, err}
		mu.Lock()
		defer mu.Unlock()
		done++
		r.opts.Progress(done, len(numbers))
	}
	var group errgroup.Group
	group.SetLimit(min(runtime.NumCPU(), mostAtOnce))
	for i, number := range numbers {
		if ctx.Err() != nil {
			break
		}
		picture, err := other.Picture(number, recognitionDPI)
		switch {
		case err != nil:
			out[i].err = err
		case hint == "":
			one(i, picture, hint)
			hint = out[i].found.Language
		default:
			group.Go(func() error {
				one(i, picture, hint)
				return nil
			})
		}
	}
	_ = group.Wait() // what went wrong stands with the page
	return out
}

// agree lets the recogniser even out its pages.
func (r *reader) agree(recognised []recognition) {
	if r.opts.Recogniser.Agree == nil {
		return
	}
	var pages []*glyphs.Page
	for _, one := range recognised {
		if one.err == nil {
			pages = append(pages, one.page)
		}
	}
	r.opts.Recogniser.Agree(pages)
}

// readable returns text of the pages that are not among the given ones, "" where
// there is too little to tell its language.
func (r *reader) readable(but []int) string {
	var b strings.Builder
	for _, p := range r.pages {
		if slices.Contains(but, p.Number) {
			continue
		}
		for _, l := range p.Lines {
			b.WriteString(l.Text)
			b.WriteByte(' ')
		}
		if b.Len() > hintMost {
			break
		}
	}
	if b.Len() < hintLetters {
		return ""
	}
	return b.String()
}

package pdf

import (
	"context"
	"errors"
	"fmt"
	"image"
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
)

// recognition is what became of a page.
type recognition struct {
	page  *glyphs.Page
	found Recognised
	err   error
}

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
	var taken, failed []int
	var trouble error
	for i, one := range recognised {
		switch number := numbers[i]; {
		case one.err != nil:
			failed, trouble = append(failed, number), one.err
		case r.takeRecognised(number, one):
			taken = append(taken, number)
		}
	}
	if len(taken) > 0 {
		r.reason += fmt.Sprintf("; %s as read by %s", lower(pageList(taken)), r.opts.Recogniser.Name)
	}
	if trouble != nil {
		r.unread = corpus.Plain(trouble)
		r.reason += fmt.Sprintf("; %s not recognised: %s", lower(pageList(failed)), r.unread)
	}
	r.look()
	return nil
}

// takeRecognised takes a recognised page where it says more than what was there.
// One on which nothing was found is a picture without text, unless that may be
// for want of language data.
func (r *reader) takeRecognised(number int, one recognition) bool {
	one.found.Page = number
	if p := layout.NewPage(one.page); worth(p) > worth(r.pages[number-1]) {
		r.take(p, r.opts.Recogniser.Name)
		r.recognised = append(r.recognised, one.found.Recognition)
		r.settled[number] = true
		return true
	}
	if one.found.Missing == "" {
		r.settled[number] = true
	} else {
		r.unread = fmt.Sprintf("the recogniser has no language data %q", one.found.Missing)
	}
	return false
}

// recogniseAll recognises pages, several at once: the engine draws one after
// another, the recogniser is a program of its own for each. Until the language is
// known they go alone, for it is the hint for the others.
func (r *reader) recogniseAll(ctx context.Context, other Pages, numbers []int) []recognition {
	out := make([]recognition, len(numbers))
	hint := r.opts.Language(r.readable(numbers))
	var mu sync.Mutex
	done, off := 0, error(nil)
	one := func(i int, picture image.Image, dpi float64, hint string) {
		out[i] = r.recogniseOne(ctx, numbers[i], picture, dpi, hint)
		mu.Lock()
		defer mu.Unlock()
		done++
		r.opts.Progress(done, len(numbers))
		if errors.Is(out[i].err, corpus.ErrUnavailable) {
			off = out[i].err
		}
	}
	var group errgroup.Group
	places := make(chan struct{}, max(1, r.opts.Recogniser.AtOnce))
	for i, number := range numbers {
		places <- struct{}{} // before the page is drawn: pictures are large
		mu.Lock()
		err := errors.Join(ctx.Err(), off)
		mu.Unlock()
		var picture image.Image
		var dpi float64
		if err == nil {
			picture, dpi, err = other.Picture(number, recognitionDPI)
		}
		switch {
		case err != nil:
			out[i].err = err
			<-places
		case hint == "":
			one(i, picture, dpi, hint)
			if <-places; out[i].found.Sure {
				hint = out[i].found.Language
			}
		default:
			group.Go(func() error {
				defer func() { <-places }()
				one(i, picture, dpi, hint)
				return nil
			})
		}
	}
	_ = group.Wait() // what went wrong stands with the page
	return out
}

// recogniseOne recognises a page, and survives what the recogniser does.
func (r *reader) recogniseOne(ctx context.Context, number int, picture image.Image, dpi float64, hint string) (out recognition) {
	defer func() {
		if p := recover(); p != nil {
			out = recognition{err: fmt.Errorf("internal fault: %v: %w", p, corpus.ErrMalformed)}
		}
	}()
	out.page, out.found, out.err = r.opts.Recogniser.Page(ctx, number, picture, dpi, hint)
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

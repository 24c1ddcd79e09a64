package ocr

import (
	"context"
	"fmt"
	"image"

	"polidex/extract/pdf/glyphs"
)

// Page recognises a picture of page number at dpi dots an inch. The hint is the
// language of the document as ISO 639-1, "" where it is not known.
//
// The page is as large as the picture and has the letters of the words found,
// with a space between two words of a line, all marked [glyphs.Invisible] as a
// recogniser's are, over one picture that covers the page. They are in the order
// of reading. X and W spread a word's letters evenly over its place, Y is the
// baseline of the line, and Size is measured and alike for lines of one type. The
// lines are set level; see Report.Skew.
//
// A page without words is no error. Errors wrap [corpus.ErrInvalid] where picture
// or dpi are none, [corpus.ErrTooLarge] where the picture has too many pixels,
// the words are too many or the time does not do, [corpus.ErrMalformed] and
// [corpus.ErrUnavailable] where the program answers nonsense or fails, or are
// those of ctx.
func (r *Recogniser) Page(ctx context.Context, number int, picture image.Image, dpi float64, hint string) (*glyphs.Page, Report, error) {
	p := &pass{r: r, dpi: dpi}
	page, err := p.page(ctx, number, picture, hint)
	if err != nil {
		return nil, p.report, fmt.Errorf("recognising page %d: %w", number, err)
	}
	return page, p.report, nil
}

// pass is the recognition of one page.
type pass struct {
	r       *Recogniser
	dpi     float64
	grey    *image.Gray // turned so that the text is upright
	quarter int         // of the text on the page
	found   *recognition
	choice  choice
	sure    bool // the language is the hint's or was recognised, not a guess
	report  Report
}

func (p *pass) page(ctx context.Context, number int, picture image.Image, hint string) (*glyphs.Page, error) {
	if err := check(picture, p.dpi); err != nil {
		return nil, err
	}
	b := picture.Bounds()
	scale := 72 / p.dpi
	page := &glyphs.Page{Number: number, Width: float32(float64(b.Dx()) * scale), Height: float32(float64(b.Dy()) * scale)}
	page.Pictures = []glyphs.Rect{{X1: page.Width, Y1: page.Height}}
	p.grey = greyOf(picture)
	if err := p.read(ctx, hint); err != nil {
		return nil, err
	}
	p.report.Packs, p.report.Missing, p.report.Quarter = p.choice.packs, p.choice.missing, p.quarter
	if p.found == nil {
		return page, nil
	}
	p.refine()
	if p.report.Words, p.report.Confidence = p.found.words(); p.report.Words > 0 {
		p.report.Language, p.report.Sure = p.choice.language, p.sure
	}
	page.Glyphs = p.glyphs(page)
	return page, nil
}

// refine measures what was found and drops what is none of the text.
func (p *pass) refine() {
	t := p.found
	p.report.Skew = level(t)
	mendLeaders(t)
	if p.choice.script == greek {
		mendGreek(t)
	}
	p.report.Dropped = dropNoise(t)
	measure(t, 72/p.dpi)
	p.report.Bullets = recoverBullets(t, p.grey)
	partDashes(t)
	p.report.Dropped += dropMarks(t)
	findBold(t, p.grey)
}

package ocr

import (
	"context"
	"image"
	"math"
	"strconv"
)

// poor is the mean confidence, in per cent, under which a page may be turned or
// of another script. Text read rightly has over 85 even where it is in another
// language; upside down it has 35, Greek read as Latin 50.
const poor = 70

// read recognises the picture with the language of the hint. Where that goes
// badly it looks how the page is turned and in which script it is, and it asks
// what language the words are in, for a document may have an annex in another;
// each is tried, and kept where more is read for certain.
func (p *pass) read(ctx context.Context, hint string) error {
	p.choice = p.r.choose(hint)
	if hint == "" && p.choice.packs == "" {
		p.choice = p.r.chooseAny()
	}
	if p.choice.packs == "" {
		return nil
	}
	code, _ := languageOf(hint)
	p.sure = p.choice.language != "" && p.choice.language == code.code
	var err error
	if p.found, err = p.recognise(ctx, p.grey, p.choice); err != nil {
		return err
	}
	n, confidence := p.found.words()
	doubtful := confidence < poor && n > 0
	if doubtful {
		err = p.turnOrChange(ctx)
	} else if turn := p.sideways(); turn != 0 {
		err = p.try(ctx, turn, p.choice, true)
	}
	if err != nil {
		return err
	}
	return p.askLanguage(ctx)
}

// sideways returns the quarter turns that most lines have within the picture.
// The program reads such lines, but tells less of them.
func (p *pass) sideways() (quarters int) {
	var n [4]int
	for _, l := range p.found.lines {
		n[l.quarter]++
	}
	for q := range n {
		if n[q]*2 > len(p.found.lines) {
			return q
		}
	}
	return 0
}

// turnOrChange tries how the page reads turned or in another script.
func (p *pass) turnOrChange(ctx context.Context) error {
	d, err := p.detect(ctx)
	if err != nil {
		return err
	}
	c := p.choice
	if d.scriptSure >= minScriptSure && d.script != c.script && (d.script == greek || d.script == cyrillic || d.script == latin) {
		c = p.r.chooseScript(d.script)
	}
	if d.sure < minSure {
		d.quarter = 0
	}
	switch {
	case c.packs == "":
		// The words are of a script that nothing here can read.
		p.choice, p.found = c, nil
		return nil
	case d.quarter == 0 && c.packs == p.choice.packs:
		return nil
	}
	return p.try(ctx, d.quarter, c, false)
}

// try recognises the page turned by quarters or with another choice, and keeps
// what it finds if that is more, or must be.
func (p *pass) try(ctx context.Context, quarters int, c choice, must bool) error {
	grey := p.grey
	if quarters != 0 {
		grey = turnedPicture(p.grey, quarters)
	}
	found, err := p.recognise(ctx, grey, c)
	if err != nil {
		return err
	}
	if must || found.certain() > p.found.certain() {
		p.grey, p.quarter, p.found, p.choice = grey, (p.quarter+quarters)%4, found, c
	}
	return nil
}

// askLanguage asks what language the words are in and reads them anew in it.
func (p *pass) askLanguage(ctx context.Context) error {
	if p.found == nil || len(p.found.lines) == 0 {
		return nil
	}
	l, ok := languageOf(p.r.opts.Language(p.found.text()))
	if !ok {
		return nil
	}
	p.sure = true
	if l.code == p.choice.language {
		return nil
	}
	if !p.r.has(l.pack) {
		p.choice.missing, p.sure = l.pack, false
		return nil
	}
	c := p.r.chosen(l)
	if c.packs == p.choice.packs {
		p.choice = c // two names of one language
		return nil
	}
	found, err := p.recognise(ctx, p.grey, c)
	if err != nil {
		return err
	}
	if found.certain() >= 0.98*p.found.certain() {
		p.found, p.choice = found, c
	}
	return nil
}

// certain counts the letters of words by how certain these are.
func (t *recognition) certain() (sum float64) {
	for _, l := range t.lines {
		for i := range l.words {
			sum += float64(lettersOf(l.words[i].text)) * max(0, l.words[i].conf-50)
		}
	}
	return sum
}

// recognise runs the program over a picture.
func (p *pass) recognise(ctx context.Context, grey *image.Gray, c choice) (*recognition, error) {
	// A page segmented without regard to orientation, which is looked at only
	// where need be, and the output named by its setting, for the file of
	// settings that the short name stands for may be missing.
	args := append(p.args(), "-l", c.packs, "--psm", "3", "-c", "tessedit_create_hocr=1")
	p.report.Runs++
	out, err := p.r.runPicture(ctx, graymap(grey), args...)
	if err != nil {
		return nil, err
	}
	return parseHOCR(out, grey.Rect.Dx(), grey.Rect.Dy())
}

// detect asks for orientation and script. Where the program finds too little to
// tell them, or has no data for that, nothing is known.
func (p *pass) detect(ctx context.Context) (detection, error) {
	if !p.r.has("osd") {
		return detection{}, nil
	}
	p.report.Runs++
	out, err := p.r.runPicture(ctx, graymap(p.grey), append(p.args(), "-l", "osd", "--psm", "0")...)
	if err != nil {
		return detection{}, ctx.Err()
	}
	return parseDetection(out), nil
}

func (p *pass) args() []string {
	dpi := strconv.Itoa(int(math.Round(p.dpi)))
	return append([]string{"stdin", "stdout"}, append(p.r.dataArgs(), "--dpi", dpi)...)
}

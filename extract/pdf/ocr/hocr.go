package ocr

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"polidex/corpus"
)

const (
	// maxWords bounds the words of a page; a page of small print has 2,000.
	maxWords = 20_000
	// maxWord bounds the bytes of a word; more is a ruled line taken for letters.
	maxWord = 200
	// maxToken bounds a mark-up token of the output.
	maxToken = 64 << 10
)

// parseHOCR reads what the program says of a picture of w by h pixels, as hOCR
// 1.2 defines it. What is outside of the picture or of no use is left out. The
// error wraps [corpus.ErrMalformed] where it is no such output, and
// [corpus.ErrTooLarge] where there are too many words.
func parseHOCR(data []byte, w, h int) (*recognition, error) {
	p := &hocrParser{recognition: recognition{w: w, h: h}}
	z := html.NewTokenizer(bytes.NewReader(data))
	z.SetMaxBuf(maxToken)
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, fmt.Errorf("%w: %w", err, corpus.ErrMalformed)
			}
			if !p.page {
				return nil, fmt.Errorf("no page in the output: %w", corpus.ErrMalformed)
			}
			p.endLine()
			return &p.recognition, nil
		case html.StartTagToken:
			p.start(z)
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "span" {
				p.endWord()
			}
		case html.TextToken:
			if p.word != nil && len(p.word.text) < maxWord {
				p.word.text += string(z.Text())
			}
		}
		if p.count > maxWords {
			return nil, fmt.Errorf("over %d words: %w", maxWords, corpus.ErrTooLarge)
		}
	}
}

// hocrParser gathers lines.
type hocrParser struct {
	recognition
	page  bool
	count int
	// paragraph is the number of the paragraph being read.
	paragraph int
	line      *line
	word      *word
}

// start takes the beginning of an element.
func (p *hocrParser) start(z *html.Tokenizer) {
	var class, title string
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "class":
			class = string(value)
		case "title":
			title = string(value)
		}
	}
	switch class {
	case "ocr_page":
		p.page = true
	case "ocr_par":
		p.endLine()
		p.paragraph++
	case "ocr_line", "ocr_caption", "ocr_header", "ocr_textfloat":
		p.endLine()
		p.line = p.newLine(title)
	case "ocrx_word":
		p.endWord()
		p.word = p.newWord(title)
	}
}

func (p *hocrParser) newLine(title string) *line {
	l := &line{paragraph: p.paragraph}
	var ok bool
	if l.box, ok = p.boxOf(title); !ok {
		return nil
	}
	if v := numbers(title, "baseline", 2); v != nil && abs(v[0]) < 0.5 && abs(v[1]) <= l.reach() {
		l.slope, l.offset, l.based = v[0], v[1], true
	}
	if v := numbers(title, "x_size", 1); v != nil && v[0] > 0 && v[0] < float64(p.h) {
		l.height = v[0]
	}
	if v := numbers(title, "textangle", 1); v != nil {
		switch v[0] {
		case 90, 180, 270:
			l.quarter = int(v[0]) / 90
		}
	}
	l.box = l.box.upright(l.quarter, float64(p.w), float64(p.h))
	return l
}

// reach bounds how far a baseline may be from a line's box.
func (l *line) reach() float64 { return 2 * max(l.box.height(), l.box.width()) }

func (p *hocrParser) newWord(title string) *word {
	if p.line == nil {
		return nil
	}
	b, ok := p.boxOf(title)
	if !ok {
		return nil
	}
	w := &word{box: b.upright(p.line.quarter, float64(p.w), float64(p.h))}
	w.ink = w.box
	if v := numbers(title, "x_wconf", 1); v != nil {
		w.conf = min(100, max(0, v[0]))
	}
	return w
}

func (p *hocrParser) endWord() {
	w := p.word
	p.word = nil
	if w == nil || p.line == nil {
		return
	}
	if w.text = wordText(w.text); w.text != "" {
		p.line.words = append(p.line.words, *w)
		p.count++
	}
}

func (p *hocrParser) endLine() {
	p.endWord()
	if p.line != nil && len(p.line.words) > 0 {
		p.line.standUp(float64(p.w), float64(p.h))
		p.lines = append(p.lines, p.line)
	}
	p.line = nil
}

// standUp turns a line that runs down the picture. The program reads such lines,
// and where it was not told to look for the orientation does not say so.
func (l *line) standUp(w, h float64) {
	tall, broad := 0, 0
	for i := range l.words {
		if word := &l.words[i]; lettersOf(word.text) >= 3 {
			if word.height() > 1.3*word.width() {
				tall++
			} else {
				broad++
			}
		}
	}
	if l.quarter != 0 || tall <= broad {
		return
	}
	l.quarter, l.based = 3, false
	l.box = l.box.upright(3, w, h)
	for i := range l.words {
		b := l.words[i].box.upright(3, w, h)
		l.words[i].box, l.words[i].ink = b, b
	}
}

// wordText is a word's text without what no word has.
func wordText(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	if len(s) > maxWord {
		return ""
	}
	return s
}

// boxOf finds the box in a title, and reports whether it is one in the picture.
func (p *hocrParser) boxOf(title string) (box, bool) {
	v := numbers(title, "bbox", 4)
	if v == nil {
		return box{}, false
	}
	b := box{max(0, v[0]), max(0, v[1]), min(float64(p.w), v[2]), min(float64(p.h), v[3])}
	return b, b.x1 > b.x0 && b.y1 > b.y0
}

// numbers returns the n numbers of a property of a title, nil if it has not as
// many.
func numbers(title, name string, n int) []float64 {
	for property := range strings.SplitSeq(title, ";") {
		fields := strings.Fields(property)
		if len(fields) < n+1 || fields[0] != name {
			continue
		}
		out := make([]float64, n)
		for i := range out {
			v, err := strconv.ParseFloat(fields[i+1], 64)
			if err != nil || !finite(v) {
				return nil
			}
			out[i] = v
		}
		return out
	}
	return nil
}

func abs(v float64) float64 { return max(v, -v) }

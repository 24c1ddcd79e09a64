package pdf

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/corpus"
	"polidex/extract/pdf/layout"
)

// survey is what a look at all pages tells. Its signals are cheap, and no file
// of many that were compared with other readers was badly wrong without one of
// them being high.
type survey struct {
	furniture map[*layout.Line]string
	signals   corpus.Signals
	// pictures are the pages that are pictures of text without text of their
	// own, suspects those whose own signals are high, both by number.
	pictures, suspects []int
}

// look makes the survey of the pages.
func (r *reader) look() {
	r.survey = survey{furniture: layout.Furniture(r.pages)}
	for _, p := range r.pages {
		one := signalsOf(p)
		if r.failed[p.Number] {
			one.BrokenPages = 1
		}
		if pictureOnly(p, r.furniture) && !r.settled[p.Number] {
			r.pictures = append(r.pictures, p.Number)
		} else if high(one, 1) != "" {
			r.suspects = append(r.suspects, p.Number)
		}
		sum(&r.signals, one)
	}
}

// doubt returns why another reader should be asked what it makes of the file,
// or "" where nothing speaks for that. The failure is the first engine's.
func (r *reader) doubt(failure error) string {
	if failure != nil {
		return corpus.Plain(failure)
	}
	if doubt := high(r.signals, len(r.pages)); doubt != "" {
		return doubt
	}
	if len(r.pictures) > 0 {
		return lower(pageList(r.pictures)) + ": pictures without usable text"
	}
	return ""
}

// longWord is the number of letters that hardly a word has more of.
const longWord = 25

// high says which signal of some pages is high, "" where none is.
func high(s corpus.Signals, pages int) string {
	over := func(n, of, perMille int) bool { return n > 2 && n*1000 > of*perMille }
	switch {
	case s.BrokenPages > 0:
		return fmt.Sprintf("damaged content on %d of %d pages", s.BrokenPages, pages)
	case over(s.Undecoded, s.Letters+s.Undecoded, 20):
		return fmt.Sprintf("%d of %d letters could not be decoded", s.Undecoded, s.Letters)
	case over(s.Controls, s.Letters, 5):
		return fmt.Sprintf("%d of %d letters are control characters", s.Controls, s.Letters)
	case over(s.Private, s.Letters, 20):
		return fmt.Sprintf("%d of %d letters are of no alphabet", s.Private, s.Letters)
	case over(s.LongWords, s.Words, 20):
		return fmt.Sprintf("%d of %d words are longer than words are", s.LongWords, s.Words)
	case s.Words >= 40 && over(s.SingleLetters, s.Words, 250):
		return fmt.Sprintf("%d of %d words are single letters", s.SingleLetters, s.Words)
	}
	return ""
}

// signalsOf counts a page.
func signalsOf(p *layout.Page) corpus.Signals {
	s := corpus.Signals{Letters: len(p.Glyphs), Undecoded: p.Undecoded}
	if p.Damaged {
		s.BrokenPages = 1
	}
	for i := range p.Glyphs {
		// Most letters are plain, and there are very many.
		if t := p.Glyphs[i].Text; len(t) != 1 || t[0] < ' ' || t[0] > '~' {
			countLetter(&s, t)
		}
	}
	for _, l := range p.Lines {
		for word := range strings.SplitSeq(l.Text, " ") {
			countWord(&s, word)
		}
	}
	return s
}

func sum(s *corpus.Signals, o corpus.Signals) {
	s.Letters += o.Letters
	s.Undecoded += o.Undecoded
	s.Controls += o.Controls
	s.Private += o.Private
	s.Words += o.Words
	s.LongWords += o.LongWords
	s.SingleLetters += o.SingleLetters
	s.BrokenPages += o.BrokenPages
}

func countLetter(s *corpus.Signals, text string) {
	switch r, _ := utf8.DecodeRuneInString(text); {
	case r < ' ' && r != '\t' && r != '\n' && r != '\r', r >= 0x7f && r < 0xa0:
		s.Controls++
	case r >= 0xE000 && r <= 0xF8FF:
		s.Private++
	}
}

// countWord counts a word by its longest run of letters. Scripts that do not
// part words are no measure of length.
func countWord(s *corpus.Signals, word string) {
	letters, run, longest := 0, 0, 0
	for _, r := range word {
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) || r > 0x2E7F {
			run = 0
			continue
		}
		letters, run = letters+1, run+1
		longest = max(longest, run)
	}
	if letters == 0 {
		return
	}
	s.Words++
	if longest > longWord {
		s.LongWords++
	}
	if letters == 1 && len(word) <= utf8.UTFMax {
		s.SingleLetters++
	}
}

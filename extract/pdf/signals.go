package pdf

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/extract/pdf/layout"
)

// Signals are counts that show whether the letters of a file were read rightly.
// They are cheap, and no file of many that were compared with other readers was
// badly wrong without one of them being high.
type Signals struct {
	// Pages were read; of Broken ones some content could not be.
	Pages, Broken int
	// Glyphs were seen; of these Undecoded have no known letter, Controls are
	// control characters and Private letters of nobody's alphabet.
	Glyphs, Undecoded, Controls, Private int
	// Words have at least one letter; LongWords more than any word has, as where
	// spaces were missed, and SingleLetters but one, as where words were split.
	Words, LongWords, SingleLetters int
	// PictureOnly are pages without usable text that pictures cover.
	PictureOnly []int
}

// longWord is the number of letters that hardly a word has more of.
const longWord = 25

// Doubt returns why another reader should be asked what it makes of the file,
// or "" where nothing speaks for that.
func (s *Signals) Doubt() string {
	over := func(n, of, perMille int) bool { return n > 2 && n*1000 > of*perMille }
	switch {
	case s.Broken > 0:
		return fmt.Sprintf("the content of %d of %d pages is damaged", s.Broken, s.Pages)
	case over(s.Undecoded, s.Glyphs+s.Undecoded, 20):
		return fmt.Sprintf("%d of %d letters could not be decoded", s.Undecoded, s.Glyphs)
	case over(s.Controls, s.Glyphs, 5):
		return fmt.Sprintf("%d of %d letters are control characters", s.Controls, s.Glyphs)
	case over(s.Private, s.Glyphs, 20):
		return fmt.Sprintf("%d of %d letters are of no alphabet", s.Private, s.Glyphs)
	case over(s.LongWords, s.Words, 20):
		return fmt.Sprintf("%d of %d words are longer than words are", s.LongWords, s.Words)
	case s.Words >= 40 && over(s.SingleLetters, s.Words, 250):
		return fmt.Sprintf("%d of %d words are single letters", s.SingleLetters, s.Words)
	case len(s.PictureOnly) > 0:
		return fmt.Sprintf("%d of %d pages are pictures without usable text", len(s.PictureOnly), s.Pages)
	}
	return ""
}

// add counts a page.
func (s *Signals) add(p *layout.Page) {
	s.Pages++
	if p.Damaged {
		s.Broken++
	}
	s.Glyphs += len(p.Glyphs)
	s.Undecoded += p.Undecoded
	for i := range p.Glyphs {
		// Most letters are plain, and there are very many.
		if t := p.Glyphs[i].Text; len(t) != 1 || t[0] < ' ' || t[0] > '~' {
			s.letter(t)
		}
	}
	for _, l := range p.Lines {
		for word := range strings.SplitSeq(l.Text, " ") {
			s.word(word)
		}
	}
}

func (s *Signals) letter(text string) {
	switch r, _ := utf8.DecodeRuneInString(text); {
	case r < ' ' && r != '\t' && r != '\n' && r != '\r', r >= 0x7f && r < 0xa0:
		s.Controls++
	case r >= 0xE000 && r <= 0xF8FF:
		s.Private++
	}
}

// word counts a word by its longest run of letters. Scripts that do not part
// words are no measure of length.
func (s *Signals) word(word string) {
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

package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/layout"
)

const (
	// fewLetters is the number of letters under which a page has no usable text.
	fewLetters = 50
	// stampLetters is how many a stamp on a scanned page may have, in type of at
	// most stampSize points.
	stampLetters = 160
	stampSize    = 14
)

// pictureOnly reports whether a page is a picture of text without text that can
// be used: none, a mere stamp or running head, or what a recogniser made of the
// picture where that is rubbish.
func pictureOnly(p *layout.Page, furniture map[*layout.Line]string) bool {
	share := p.PictureShare()
	if share <= 0.5 {
		return false
	}
	letters, small := 0, true
	var words wordCount
	for _, l := range p.Lines {
		if furniture[l] != "" || l.Artifact {
			continue
		}
		n := layout.Letters(l.Text)
		letters += n
		small = small && l.Size <= stampSize
		words.add(l.Text)
	}
	switch {
	case letters < fewLetters:
		return true
	case share > 0.8 && letters < stampLetters && small && p.Number > 1:
		return true // the first page may be a cover
	}
	return invisible(p) && words.rubbish()
}

// invisible reports whether most of a page's letters are not painted, which
// only those of a recogniser are.
func invisible(p *layout.Page) bool {
	n := 0
	for i := range p.Glyphs {
		if p.Glyphs[i].Is(glyphs.Invisible) {
			n++
		}
	}
	return n*2 > len(p.Glyphs)
}

// wordCount counts words of which some look like words.
type wordCount struct{ words, good int }

func (c *wordCount) add(text string) {
	for word := range strings.FieldsSeq(text) {
		c.words++
		if plausible(strings.TrimFunc(word, unicode.IsPunct)) {
			c.good++
		}
	}
}

// rubbish reports whether too few of the words could be any.
func (c *wordCount) rubbish() bool { return c.words >= 20 && c.good*2 < c.words }

// plausible reports whether a word could be one: a number, or letters alone, not
// small and capital ones mixed, with a vowel where the alphabet has such.
func plausible(word string) bool {
	if strings.Trim(word, "0123456789.,%-/") == "" {
		return word != ""
	}
	vowel, lower, mixed, n := false, false, false, 0
	for _, r := range word {
		switch {
		case r == '-' || r == '’' || r == '\'':
			lower = false
			continue
		case !unicode.IsLetter(r):
			return false
		case unicode.IsLower(r):
			lower = true
		case unicode.IsUpper(r):
			mixed = mixed || lower
		}
		n++
		vowel = vowel || r > unicode.MaxLatin1 || strings.ContainsRune("aeiouyAEIOUYàáâãäåæèéêëìíîïòóôõöøùúûüýÿÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝ", r)
	}
	if utf8.RuneCountInString(word) == 1 {
		return strings.ContainsAny(word, "aAIiyYoOeEuà")
	}
	return n > 1 && vowel && !mixed || strings.ToUpper(word) == word && n <= 5
}

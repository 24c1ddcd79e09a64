package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Token is a word or a mark of punctuation of a text.
type Token struct {
	// Text is the word folded (see [Fold]), or the mark itself.
	Text string
	// Start and End are the byte range in the text that was cut.
	Start, End int
	// Mark says that the token is punctuation.
	Mark bool
	// Upper says that the word is printed in capitals.
	Upper bool
	// Glued says that an apostrophe stands right before the word, as before the
	// s of a possessive.
	Glued bool
}

// Is reports whether the token is the given mark of punctuation.
func (t Token) Is(mark string) bool { return t.Mark && t.Text == mark }

// Number reports whether the token begins with a digit.
func (t Token) Number() bool { return !t.Mark && t.Text != "" && t.Text[0] >= '0' && t.Text[0] <= '9' }

// Tokens cuts a text into words and marks. Hyphens between words and
// apostrophes are dropped; a dash between spaces is the mark "-".
func Tokens(text string) []Token {
	tokens := make([]Token, 0, len(text)/5+2)
	glued := false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case isWord(r):
			end := wordEnd(text, i)
			if folded := Fold(text[i:end]); folded != "" {
				tokens = append(tokens, Token{Text: folded, Start: i, End: end, Glued: glued, Upper: isUpper(text[i:end])})
			}
			glued, i = false, end
			continue
		case unicode.IsSpace(r):
		case isApostrophe(r):
			glued = i > 0 && !isSpaceBefore(text, i)
			i += n
			continue
		case isDash(r):
			if isSpaceBefore(text, i) {
				tokens = append(tokens, Token{Text: "-", Start: i, End: i + n, Mark: true})
			}
		default:
			tokens = append(tokens, Token{Text: mark(r), Start: i, End: i + n, Mark: true})
		}
		glued = false
		i += n
	}
	return tokens
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '\u00ad'
}

// isUpper reports whether a word begins and ends with a capital, as acronyms do.
func isUpper(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	return unicode.IsUpper(first) && unicode.IsUpper(last)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }

func isDash(r rune) bool { return r == '-' || (r >= '\u2010' && r <= '\u2015') || r == '\u2212' }

func isSpaceBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return i == 0 || unicode.IsSpace(r)
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isWord(r) {
			break
		}
		i += n
	}
	return i
}

// mark unifies the looks of a mark: the Greek and Arabic semicolons and the
// full-width forms.
func mark(r rune) string {
	switch r {
	case '：', '﹕', '∶':
		return ":"
	case '·', '；', '\u037e':
		return ";"
	case '&':
		return "&"
	}
	return string(r)
}

// letters that decomposition leaves whole.
var letters = strings.NewReplacer("ß", "ss", "ł", "l", "đ", "d", "ø", "o", "æ", "ae", "œ", "oe", "ı", "i", "ħ", "h", "ς", "σ", "\u00ad", "")

// Fold returns a word in lower case without accents, ligatures and soft
// hyphens, so that capitals printed without accents are found too.
func Fold(word string) string {
	if isPlain(word) {
		return strings.ToLower(word)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(word)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return letters.Replace(b.String())
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

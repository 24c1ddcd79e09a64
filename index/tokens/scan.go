package tokens

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a run of letters and digits as it stands in the text.
type span struct {
	start, end int
	// raw is the run without ignorable runes and apostrophes.
	raw string
	// digits says that there is a digit in it.
	digits bool
	// hyphen says that only a hyphen stands between this span and the next.
	hyphen bool
}

// scan cuts a text into words and numbers. It splits where Unicode's word
// borders do in European scripts, but for hyphens, elisions ("l'Union" is two
// words) and numbers ("10,000" is one), and it goes through soft hyphens. The
// spans are appended to out.
func scan(out []span, text string) []span {
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if !inWord(r) || unicode.Is(unicode.M, r) {
			i += n
			continue
		}
		var s span
		if unicode.IsDigit(r) {
			s = scanNumber(text, i)
		} else {
			s = scanWord(text, i)
		}
		if s.end <= i {
			i += n
			continue
		}
		s.hyphen = hyphenAt(text, s.end)
		out = append(out, s)
		i = s.end
	}
	return out
}

// scanWord reads a run that begins with a letter.
func scanWord(text string, start int) span {
	s := span{start: start, end: start}
	plain := true // raw is text[start:end] so far
	letters := 0  // since the start or the last dot
	for i := start; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case inWord(r):
			s.digits = s.digits || unicode.IsDigit(r)
			letters++
			i += n
			s.end = i
			continue
		case ignorable(r):
			plain = false
			i += n
			continue
		case apostrophe(r) && letterAt(text, i+n):
			if elided(text[start:i]) {
				s.raw = strip(text[start:s.end], plain)
				return s
			}
			if possessive(text[i+n:]) {
				// The s goes with the word and says nothing.
				raw := strip(text[start:s.end], plain)
				_, m := utf8.DecodeRuneInString(text[i+n:])
				s.end, s.raw = i+n+m, raw
				return s
			}
			plain = false
			i += n
			continue
		case r == '.' && letters == 1 && singleLetterAt(text, i+n):
			// U.S. and e.g. are words.
			plain, letters = false, 0
			i += n
			continue
		}
		break
	}
	s.raw = strip(text[start:s.end], plain)
	return s
}

// scanNumber reads a run that begins with a digit: "2026", "10,000", "2.5",
// "3rd", "52025DC0148".
func scanNumber(text string, start int) span {
	end, plain := digitsEnd(text, start), true
	groups, pieces, last := true, 1, end
	for !continues(text, start) {
		r, n := utf8.DecodeRuneInString(text[last:])
		if !numberSeparator(r) {
			break
		}
		next := digitsEnd(text, last+n)
		if next == last+n {
			break
		}
		groups = groups && next-(last+n) == 3
		if (r == '\u00a0' || r == '\u202f') && next-(last+n) != 3 {
			break
		}
		pieces++
		last = next
	}
	first := end - start
	switch {
	case pieces > 1 && groups && first <= 3:
		// Thousands: the separators differ by language and tell nothing.
		return span{start: start, end: last, raw: onlyDigits(text[start:last]), digits: true}
	case pieces == 2 && !strings.ContainsAny(text[end:last], "\u00a0\u202f"):
		return span{start: start, end: last, raw: strings.Replace(text[start:last], ",", ".", 1), digits: true}
	}
	// Letters that follow belong to it.
	for i := end; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if ignorable(r) {
			plain = false
			i += n
			continue
		}
		if !inWord(r) {
			break
		}
		i += n
		end = i
	}
	return span{start: start, end: end, raw: strip(text[start:end], plain), digits: true}
}

// continues reports whether a number at i goes on a list of numbers such as a
// date, of which no two belong together.
func continues(text string, i int) bool {
	sep, n := utf8.DecodeLastRuneInString(text[:i])
	if !numberSeparator(sep) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i-n])
	return unicode.IsDigit(before)
}

// digitsEnd returns the end of the digits that begin at i.
func digitsEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsDigit(r) {
			break
		}
		i += n
	}
	return i
}

func numberSeparator(r rune) bool {
	return r == '.' || r == ',' || r == '\u00a0' || r == '\u202f'
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// strip returns the run without what makes no difference, unless it is plain.
func strip(s string, plain bool) string {
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		if ignorable(r) || apostrophe(r) || r == '.' {
			return -1
		}
		return r
	}, s)
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

// ignorable reports whether a rune can stand inside a word unseen.
func ignorable(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return false
}

func apostrophe(r rune) bool {
	switch r {
	case '\'', '\u2019', '\u2018', '\u02bc', '\u00b4', '`':
		return true
	}
	return false
}

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

// singleLetterAt reports whether one letter stands at i, with no other after.
func singleLetterAt(text string, i int) bool {
	r, n := utf8.DecodeRuneInString(text[i:])
	if !unicode.IsLetter(r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[i+n:])
	return !inWord(next)
}

// possessive reports whether the text begins with an s that ends a word.
func possessive(text string) bool {
	return (text[0] == 's' || text[0] == 'S') && (len(text) == 1 || !wordStart(text[1:]))
}

func wordStart(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return inWord(r) || ignorable(r) || apostrophe(r)
}

// hyphenAt reports whether a hyphen stands at i with a letter or digit after.
func hyphenAt(text string, i int) bool {
	r, n := utf8.DecodeRuneInString(text[i:])
	if r != '-' && r != '\u2010' && r != '\u2011' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[i+n:])
	return inWord(next)
}

// elided reports whether the letters before an apostrophe are an article or a
// particle that lost its vowel: l'Union, dell'Unione, d'ici.
func elided(s string) bool {
	if len(s) > 8 {
		return false
	}
	switch strings.ToLower(s) {
	case "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
		"un", "dell", "all", "dall", "nell", "sull", "coll", "quell", "quest", "degl", "b":
		return true
	}
	return false
}

package references

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameReach is how many words may stand between the word for an act and its
// number, where a body stands at the number: "rozporządzenie Parlamentu
// Europejskiego i Rady (UE) 2016/794".
const nameReach = 9

// kindBefore goes left from the end of s for the word for an act. behind says that
// it is a word of a language that puts it behind the number.
func (r *reader) kindBefore(end int, n naming) (kind byte, from int, behind bool) {
	reach := 0
	if n.body {
		reach = nameReach
	}
	at := end
	for step := 0; step <= reach; step++ {
		at = r.overGap(at)
		start := wordStart(r.text[:at])
		if start == at || start < r.past() {
			return 0, 0, false
		}
		word := r.text[start:at]
		folded := fold(word)
		abbreviated := at < len(r.text) && r.text[at] == '.'
		for _, w := range r.words.acts {
			if w.matches(word, folded) && (!abbreviated || !w.prefix) {
				kind, from = r.framed(w.kind, start, at)
				return kind, from, false
			}
		}
		if abbreviated {
			return 0, 0, false // the end of a sentence, or of another abbreviation
		}
		for _, w := range r.words.behind {
			if w.matches(word, folded) {
				return w.kind, start, true
			}
		}
		at = start
	}
	return 0, 0, false
}

// overGap goes left over what may stand between two words of a name.
func (r *reader) overGap(at int) int {
	for at > r.past() {
		c, n := utf8.DecodeLastRuneInString(r.text[:at])
		if !unicode.IsSpace(c) && !strings.ContainsRune("-‑’'.", c) {
			break
		}
		at -= n
		if c == '.' {
			break
		}
	}
	return at
}

// framed makes a decision a framework decision where a word beside it says so.
func (r *reader) framed(kind byte, start, end int) (byte, int) {
	if kind != 'D' {
		return kind, start
	}
	before := r.overGap(start)
	from := wordStart(r.text[:before])
	if from >= r.past() && from < before && before < start && r.words.isFramework(r.text[from:before]) {
		return 'F', from
	}
	rest := strings.TrimLeftFunc(r.text[end:], func(c rune) bool { return unicode.IsSpace(c) || c == '-' || c == '‑' })
	to := strings.IndexFunc(rest, func(c rune) bool { return !isLetter(c) })
	if to > 0 && r.words.isFramework(rest[:to]) {
		return 'F', start
	}
	return kind, start
}

// behindReach is how far behind a number the word for its act may stand.
const behindReach = 90

// kindBehind looks right for the word for an act, over other numbers of a list.
func (r *reader) kindBehind(end int, n naming) (kind byte, wordEnds int) {
	if !n.body {
		return 0, 0
	}
	limit := min(len(r.text), end+behindReach)
	for at := end; at < limit; {
		c, size := utf8.DecodeRuneInString(r.text[at:])
		switch {
		case strings.ContainsRune(".;:\t", c):
			return 0, 0
		case !isLetter(c):
			at += size
			continue
		}
		stop := at
		for stop < len(r.text) {
			c, size := utf8.DecodeRuneInString(r.text[stop:])
			if !isLetter(c) {
				break
			}
			stop += size
		}
		word := r.text[at:stop]
		folded := fold(word)
		for _, w := range r.words.behind {
			if !w.matches(word, folded) {
				continue
			}
			// The word belongs to the last number of a list; the others end
			// where they end.
			if strings.ContainsAny(r.text[end:at], "0123456789") {
				return w.kind, end
			}
			return w.kind, stop
		}
		at = stop
	}
	return 0, 0
}

// titleReach is how far apart the acts of a list may be that each has its title
// behind it: "Regulations (EU) No 1305/2013 on support and (EU) No 1306/2013 on
// financing".
const titleReach = 300

// listWords is how many words may stand between two numbers of a list ("as well
// as"), and joinLength how long each may be.
const (
	listWords  = 3
	joinLength = 12 // bytes; six letters of Greek or Cyrillic
)

// kindOfList is the kind of the act before, if what stands between it and the end
// only joins a list, or is the act's title and then joins one.
func (r *reader) kindOfList(end int, n naming) (byte, bool) {
	if r.actEnds == 0 || end < r.actEnds {
		return 0, false
	}
	between := r.text[r.actEnds:end]
	if strings.TrimFunc(between, unicode.IsSpace) == "" || len(between) > titleReach {
		return 0, false
	}
	if n.bracketed && joined(between) && !strings.ContainsAny(between, ".;:\t") {
		return r.act.Kind, true
	}
	list := strings.FieldsFunc(between, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(",;/&", c) })
	most := listWords
	if !n.body {
		most = 1
	}
	if len(list) > most {
		return 0, false
	}
	for _, w := range list {
		if !joins(w) {
			return 0, false
		}
	}
	return r.act.Kind, true
}

// joined reports whether a text ends with what joins a list: a comma or a short
// word.
func joined(s string) bool {
	s = trimSpace(s)
	return strings.HasSuffix(s, ",") || joins(s[wordStart(s):])
}

// joins reports whether a word may join a list.
func joins(word string) bool {
	return word != "" && len(word) <= joinLength && strings.IndexFunc(word, func(c rune) bool { return !isLetter(c) || unicode.IsUpper(c) }) < 0
}

func (w *words) isFramework(word string) bool {
	folded := fold(word)
	for _, p := range w.framework {
		if p.matches(word, folded) {
			return true
		}
	}
	return false
}

func (w *words) isBody(word string) bool {
	for _, b := range w.bodies {
		if word == b {
			return true
		}
	}
	return false
}

// numberingBefore returns where the word for "number" at the end of a text
// begins.
func (w *words) numberingBefore(s string) (int, bool) {
	at := strings.TrimSuffix(s, ".")
	// The words have a degree sign or a dot in them: the last piece is compared.
	start := strings.LastIndexFunc(at, func(c rune) bool { return unicode.IsSpace(c) || c == ')' || c == '(' })
	if start >= 0 {
		_, n := utf8.DecodeRuneInString(at[start:])
		start += n
	} else {
		start = 0
	}
	piece := at[start:]
	if piece == "" || len(piece) > 8 {
		return 0, false
	}
	folded := fold(piece)
	for _, n := range w.numbering {
		if folded == n {
			return start, true
		}
	}
	return 0, false
}

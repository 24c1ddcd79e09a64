package references

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/corpus"
)

// Found is a citation in a text: text[Start:End] cites what Key names; see
// [corpus.Citation].
type Found struct {
	Key        string
	Start, End int
}

// source says what a citation was read from.
type source uint8

const (
	fromName source = iota
	fromJournal
	// fromAddress is a CELEX number, ELI or other address.
	fromAddress
)

type found struct {
	Found
	source source
}

// Find returns the citations of a text in any of the official languages, in
// order. They do not overlap.
func Find(text string) []Found {
	r := reader{text: text, words: vocabulary()}
	for i := 0; i < len(text); {
		if !digit(text[i]) {
			i++
			continue
		}
		end := i + 1
		for end < len(text) && digit(text[end]) {
			end++
		}
		if f, ok := r.number(i, end); ok {
			r.found = append(r.found, f)
			end = max(end, f.End)
		}
		i = end
	}
	return r.alone()
}

// reader reads one text.
type reader struct {
	text  string
	words *words
	found []found
	// act is the last act that was read by its name, to go on with in a list.
	act     corpus.Act
	actEnds int
}

// number reads the citation that the digits text[start:end] belong to.
func (r *reader) number(start, end int) (found, bool) {
	if start < r.past() {
		return found{}, false
	}
	before, _ := utf8.DecodeLastRuneInString(r.text[:start])
	glued := (unicode.IsLetter(before) || before == '_') && !encodedBefore(r.text[:start])
	switch n := end - start; {
	case n == 5 && !glued:
		return r.celex(start)
	case n == 9:
		return r.journalText(start)
	case n > 4:
		return found{}, false
	}
	if glued {
		return r.journal(start)
	}
	for _, read := range []func(int) (found, bool){r.preparatory, r.eli, r.named, r.journal} {
		if f, ok := read(start); ok {
			return f, true
		}
	}
	return found{}, false
}

// past is where the last citation ends.
func (r *reader) past() int {
	if n := len(r.found); n > 0 {
		return r.found[n-1].End
	}
	return 0
}

// How far an act's place in the journal may stand from its name, whose title is
// between, and an address from the place.
const (
	titleLength = 1500
	addressNear = 80
)

// alone leaves out the places and addresses that stand with the act that they
// are of. Acts are published in series L.
func (r *reader) alone() []Found {
	var out []Found
	named := -1 // where the last act without a place ends
	seen := map[string]bool{}
	for i, f := range r.found {
		switch f.source {
		case fromName:
			if isAct(f.Key) {
				named = f.End
			}
		case fromJournal:
			if !strings.HasPrefix(f.Key, "oj-l-") {
				break
			}
			if named >= 0 && f.Start-named < titleLength {
				named = -1
				continue
			}
			if i+1 < len(r.found) && r.found[i+1].source == fromAddress && r.found[i+1].Start-f.End < addressNear {
				continue
			}
		case fromAddress:
			if seen[f.Key] {
				continue
			}
		}
		seen[f.Key] = true
		out = append(out, f.Found)
	}
	return out
}

func isAct(key string) bool {
	_, ok := corpus.ParseAct(key)
	return ok
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// encodedBefore reports whether a text ends in a colon as addresses encode it.
func encodedBefore(s string) bool {
	return len(s) >= 3 && strings.EqualFold(s[len(s)-3:], "%3a")
}

// endsNumber reports whether nothing that follows makes what stands before a part
// of a longer number or word.
func endsNumber(rest string) bool {
	c, n := utf8.DecodeRuneInString(rest)
	if unicode.IsLetter(c) || unicode.IsDigit(c) {
		return false
	}
	if c == '/' || c == '-' || c == '.' || c == ',' {
		return len(rest) == n || !digit(rest[n])
	}
	return true
}

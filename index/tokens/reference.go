package tokens

import (
	"strconv"
	"strings"

	"polidex/corpus"
)

// reference recognises an official reference that begins with the span at i and
// returns it as one token, whatever its notation: "COM(2025) 148 final",
// "COM/2025/148", "52025DC0148".
func reference(text string, spans []span, i int, form string) (Token, bool) {
	s := spans[i]
	switch form {
	case "com", "join", "swd", "sec", "c":
		// The series stands apart from the year by more than a space, or every
		// "join 2025 …" would be one.
		rest := strings.TrimLeft(text[s.end:], " \u00a0")
		if rest == "" || !strings.ContainsRune("([/:-", rune(rest[0])) {
			return Token{}, false
		}
	default:
		if len(form) != 11 || form[0] != '5' {
			return Token{}, false
		}
	}
	ref, ok := corpus.ParseReference(strings.ToUpper(strings.ReplaceAll(text[s.start:min(len(text), s.start+40)], "\u00a0", " ")))
	if !ok {
		return Token{}, false
	}
	end := s.end
	for j := i + 1; j < len(spans) && j <= i+3; j++ {
		if spans[j].digits && strings.TrimLeft(spans[j].raw, "0") == strconv.Itoa(ref.Number) {
			end = spans[j].end
			break
		}
	}
	return Token{
		Start: s.start, End: end, Position: i + 1,
		Form: ReferencePrefix + ref.Work(), Kind: Reference,
	}, true
}

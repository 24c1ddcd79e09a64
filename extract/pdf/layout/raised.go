package layout

import (
	"bytes"
	"strings"
)

// flushRaised decides what the raised letters are: at the beginning the mark of
// a note, behind a word the call of one, else letters of the text ("1st", "m²").
func (c *composer) flushRaised(end bool) {
	if len(c.raised) == 0 {
		return
	}
	raised := string(c.raised)
	c.raised = c.raised[:0]
	switch {
	case isNoteMark(raised) && c.lead && !end:
		c.line.Mark = raised
	case isNoteMark(raised) && !c.lead && string(c.text) == "(" && !end:
		c.text, c.bracket, c.line.Mark = c.text[:0], true, raised
		return
	case isNoteMark(raised) && !c.lead && !endsInUnit(c.text):
		// The call of a note is no word of the text, nor are brackets around it.
		if bare, ok := bytes.CutSuffix(c.text, []byte("(")); ok {
			c.text, c.bracket = bytes.TrimRight(bare, " "), true
		}
		c.line.Calls = append(c.line.Calls, Call{len(c.text), raised})
		return
	default:
		if c.space && len(c.text) > 0 {
			c.endWord(c.raisedX0, 0)
		}
		c.space = false
		c.text = append(c.text, raised...)
		c.count += letters(raised)
	}
}

// isNoteMark reports whether raised letters call a note: a number, several with
// commas, in brackets or not, or a star or dagger.
func isNoteMark(s string) bool {
	s = strings.TrimFunc(s, func(r rune) bool { return strings.ContainsRune("()[], ", r) })
	if s == "" || len(s) > 12 {
		return false
	}
	for _, r := range s {
		if !(r >= '0' && r <= '9') && !strings.ContainsRune("*†‡§,;-– ¹²³⁴⁵⁶⁷⁸⁹⁰", r) {
			return len(s) == 1 && r >= 'a' && r <= 'h'
		}
	}
	return true
}

// endsInUnit reports whether a raised number makes a power of what is before.
func endsInUnit(text []byte) bool {
	i := len(text)
	for i > 0 && text[i-1] != ' ' {
		i--
	}
	switch word := strings.TrimLeft(string(text[i:]), "0123456789.,/("); word {
	case "m", "km", "cm", "mm", "dm", "s":
		return true
	}
	return strings.HasSuffix(string(text[i:]), "10") && i > 0 && text[i-1] == ' ' && len(text)-i == 2
}

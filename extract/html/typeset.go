package html

import (
	"strings"
	"unicode"
)

// typeset joins pieces into the text that is seen: single spaces, no characters
// without a shape, and no trace of the calls of footnotes.
func typeset(pieces []piece) phrase {
	var p printer
	for _, s := range pieces {
		p.seam()
		for _, r := range s.text {
			p.put(r, s.strong)
		}
	}
	return p.phrase()
}

// printer is the state of typeset.
type printer struct {
	out []rune
	// space, hard, newline, seamed and call are what stands between the last
	// printed character and the next: white space; a no-break space in it; a
	// line end in it; the edge of an element in it; a footnote's call.
	space, hard, newline, seamed, call bool
	letters, strong                    int
	bold                               span // in runes
	boldEnded, tab                     bool
	spaces                             int // printed so far
}

func (p *printer) seam() {
	if p.space {
		p.seamed = true
	}
}

func (p *printer) put(r rune, strong bool) {
	switch {
	case r == noteCall:
		p.call = true
		return
	case r == tabStop:
		p.tab = p.tab || p.spaces == 0 && len(p.out) > 0
		p.space = true
		return
	case unicode.IsSpace(r):
		p.space = true
		p.hard = p.hard || r == '\u00a0' || r == '\u202f'
		p.newline = p.newline || r == '\n'
		return
	case printable(r) < 0:
		return
	}
	if len(p.out) > 0 {
		if p.emptyBrackets(r) {
			return
		}
		if p.wantsSpace(r) {
			p.out = append(p.out, ' ')
			p.spaces++
		}
	}
	p.space, p.hard, p.newline, p.seamed, p.call = false, false, false, false, false
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		p.letters++
		if strong {
			p.strong++
		}
	}
	p.out = append(p.out, r)
	switch {
	case !strong:
		p.boldEnded = p.boldEnded || p.bold.to > 0
	case p.boldEnded:
	case p.bold.to == 0:
		p.bold = span{len(p.out) - 1, len(p.out)}
	default:
		p.bold.to = len(p.out)
	}
}

// emptyBrackets drops the brackets that stood around a footnote's call: "( )".
func (p *printer) emptyBrackets(r rune) bool {
	last := p.out[len(p.out)-1]
	if !p.call || !(last == '(' && r == ')' || last == '[' && r == ']') {
		return false
	}
	p.out = p.out[:len(p.out)-1]
	if n := len(p.out); n > 0 && p.out[n-1] == ' ' {
		p.out = p.out[:n-1]
		p.space = true
	}
	return true
}

// wantsSpace says whether a space is printed before r.
func (p *printer) wantsSpace(r rune) bool {
	last := p.out[len(p.out)-1]
	if p.call {
		// What a call leaves behind: nothing before a closing mark, and a space
		// between words even when the call was all that held them apart.
		return !closes(r) && (p.space || unicode.IsLetter(last) && unicode.IsLetter(r))
	}
	if !p.space {
		return false
	}
	// White space with a line end, at the edge of an element, is how a program
	// laid out the source: it does not part a word from its punctuation.
	if p.newline && p.seamed && !p.hard && (closes(r) || opens(last)) {
		return false
	}
	return true
}

func (p *printer) phrase() phrase {
	out := phrase{text: string(p.out), tab: p.tab}
	out.strong = p.letters > 0 && p.strong == p.letters
	from, to := min(p.bold.from, len(p.out)), min(p.bold.to, len(p.out))
	out.bold = span{len(string(p.out[:from])), len(string(p.out[:to]))}
	return out
}

func closes(r rune) bool { return strings.ContainsRune(".,;:!?)]’”»…", r) }

func opens(r rune) bool { return strings.ContainsRune("([‘“«", r) }

// printable drops the characters that have no shape of their own: controls, the
// soft hyphen, joiners and marks of direction.
func printable(r rune) rune {
	switch {
	case r == '\u00ad', r == '\ufeff', r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u2064':
		return -1
	case unicode.IsControl(r) && !unicode.IsSpace(r):
		return -1
	}
	return r
}

package syntax

import "bytes"

// Kind says what a token is.
type Kind uint8

// The kinds of tokens.
const (
	EOF Kind = iota
	Integer
	Real
	String
	Name
	Keyword
	ArrayOpen
	ArrayClose
	DictOpen
	DictClose
)

// Token is one token of PDF syntax.
type Token struct {
	Kind Kind
	// Start and End are its byte range in the data.
	Start, End int
	// Num is the value of an Integer or Real.
	Num float64
	// Bytes are the decoded bytes of a String or Name (without its slash), or
	// the letters of a Keyword. They may share memory with the data.
	Bytes []byte
}

// Is reports whether the token is the given keyword.
func (t *Token) Is(keyword string) bool {
	return t.Kind == Keyword && string(t.Bytes) == keyword
}

// Int returns the value of a number token as an int, clamped to 32 bits.
func (t *Token) Int() int {
	return int(max(-1<<31, min(1<<31-1, t.Num)))
}

// Lexer reads tokens from data. The zero value reads nothing; see NewLexer.
type Lexer struct {
	data []byte
	pos  int
}

// NewLexer returns a lexer of data that begins at the byte offset pos.
func NewLexer(data []byte, pos int) *Lexer {
	return &Lexer{data: data, pos: max(0, min(pos, len(data)))}
}

// Pos returns the byte offset after the last token.
func (l *Lexer) Pos() int { return l.pos }

// Seek moves to a byte offset.
func (l *Lexer) Seek(pos int) { l.pos = max(0, min(pos, len(l.data))) }

// Data returns the bytes being read.
func (l *Lexer) Data() []byte { return l.data }

const (
	regular = iota
	space
	delimiter
)

// class holds the class of each byte.
var class = func() (c [256]uint8) {
	for _, b := range []byte("\x00\t\n\f\r ") {
		c[b] = space
	}
	for _, b := range []byte("()<>[]{}/%") {
		c[b] = delimiter
	}
	return c
}()

// IsSpace reports whether b is white space in PDF syntax.
func IsSpace(b byte) bool { return class[b] == space }

// IsDelimiter reports whether b ends a token other than white space does.
func IsDelimiter(b byte) bool { return class[b] == delimiter }

// Next reads a token; at the end of the data its kind is EOF.
func (l *Lexer) Next() Token {
	d := l.data
	for {
		for l.pos < len(d) && class[d[l.pos]] == space {
			l.pos++
		}
		if l.pos >= len(d) {
			return Token{Kind: EOF, Start: l.pos, End: l.pos}
		}
		start := l.pos
		c := d[start]
		if class[c] == regular {
			return l.word(start)
		}
		l.pos++
		switch c {
		case '%':
			l.skipLine()
		case '/':
			return l.name(start)
		case '(':
			return l.literal(start)
		case '<':
			if l.pos < len(d) && d[l.pos] == '<' {
				l.pos++
				return Token{Kind: DictOpen, Start: start, End: l.pos}
			}
			return l.hex(start)
		case '>':
			if l.pos < len(d) && d[l.pos] == '>' {
				l.pos++
				return Token{Kind: DictClose, Start: start, End: l.pos}
			}
		case '[':
			return Token{Kind: ArrayOpen, Start: start, End: l.pos}
		case ']':
			return Token{Kind: ArrayClose, Start: start, End: l.pos}
		}
		// Stray delimiters are no tokens.
	}
}

func (l *Lexer) skipLine() {
	for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
		l.pos++
	}
}

// word reads a number or a keyword.
func (l *Lexer) word(start int) Token {
	d := l.data
	end := start + 1
	for end < len(d) && class[d[end]] == regular {
		end++
	}
	l.pos = end
	w := d[start:end]
	t := Token{Start: start, End: end, Bytes: w}
	if c := w[0]; c > '9' || c == '\'' || c == '"' {
		t.Kind = Keyword
		return t
	}
	num, real, ok := number(w)
	switch {
	case !ok:
		t.Kind = Keyword
	case real:
		t.Kind, t.Num = Real, num
	default:
		t.Kind, t.Num = Integer, num
	}
	return t
}

// number reads a number as lenient readers do: several signs count as one, a
// sign alone is zero, and what follows a second point or an inner sign is
// dropped.
func number(w []byte) (num float64, real, ok bool) {
	i, negative := 0, false
	for i < len(w) && (w[i] == '+' || w[i] == '-') {
		negative = negative || w[i] == '-'
		i++
	}
	digits, scale := 0, 1.0
	for ; i < len(w); i++ {
		c := w[i]
		switch {
		case c >= '0' && c <= '9':
			digits++
			if real {
				scale /= 10
				num += float64(c-'0') * scale
			} else {
				num = num*10 + float64(c-'0')
			}
			continue
		case c == '.' && !real:
			real = true
			continue
		case c == '-' || c == '.':
			if digits == 0 {
				return 0, false, false
			}
		default:
			return 0, false, false
		}
		break
	}
	if digits == 0 && !real {
		return 0, false, i > 0 && i == len(w)
	}
	if negative {
		num = -num
	}
	const limit = 1e15
	return max(-limit, min(limit, num)), real, true
}

func (l *Lexer) name(start int) Token {
	d := l.data
	end := l.pos
	escaped := false
	for end < len(d) && class[d[end]] == regular {
		escaped = escaped || d[end] == '#'
		end++
	}
	raw := d[l.pos:end]
	l.pos = end
	if escaped {
		raw = unescapeName(raw)
	}
	return Token{Kind: Name, Start: start, End: end, Bytes: raw}
}

func unescapeName(raw []byte) []byte {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			hi, lo := unhex(raw[i+1]), unhex(raw[i+2])
			if hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return out
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *Lexer) hex(start int) Token {
	end := bytes.IndexByte(l.data[l.pos:], '>')
	next := len(l.data)
	if end < 0 {
		end = len(l.data)
	} else {
		end += l.pos
		next = end + 1
	}
	out := make([]byte, 0, (end-l.pos)/2+1)
	half := -1
	for _, c := range l.data[l.pos:end] {
		v := unhex(c)
		switch {
		case v < 0:
		case half < 0:
			half = v
		default:
			out = append(out, byte(half<<4|v))
			half = -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	l.pos = next
	return Token{Kind: String, Start: start, End: next, Bytes: out}
}

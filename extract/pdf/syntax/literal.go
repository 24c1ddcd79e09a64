package syntax

// literal reads a string in parentheses; l.pos stands behind the opening one.
func (l *Lexer) literal(start int) Token {
	d := l.data
	begin := l.pos
	depth := 1
	for i := begin; i < len(d); i++ {
		switch d[i] {
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				l.pos = i + 1
				return Token{Kind: String, Start: start, End: i + 1, Bytes: d[begin:i]}
			}
		case '\\', '\r':
			return l.escaped(start, begin, i, depth)
		}
	}
	l.pos = len(d)
	return Token{Kind: String, Start: start, End: len(d), Bytes: d[begin:]}
}

// escaped goes on with a string at the first byte that cannot be taken as it is.
func (l *Lexer) escaped(start, begin, i, depth int) Token {
	d := l.data
	out := append(make([]byte, 0, i-begin+32), d[begin:i]...)
	for ; i < len(d); i++ {
		c := d[i]
		switch c {
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				l.pos = i + 1
				return Token{Kind: String, Start: start, End: i + 1, Bytes: out}
			}
		case '\r':
			c = '\n'
			if i+1 < len(d) && d[i+1] == '\n' {
				i++
			}
		case '\\':
			var keep bool
			c, i, keep = escape(d, i+1)
			if !keep {
				continue
			}
		}
		out = append(out, c)
	}
	l.pos = len(d)
	return Token{Kind: String, Start: start, End: len(d), Bytes: out}
}

// escape reads what follows a backslash at d[i] and returns the byte it stands
// for, the index of its last byte, and false where it stands for nothing.
func escape(d []byte, i int) (c byte, last int, keep bool) {
	if i >= len(d) {
		return 0, i, false
	}
	switch c := d[i]; c {
	case 'n':
		return '\n', i, true
	case 'r':
		return '\r', i, true
	case 't':
		return '\t', i, true
	case 'b':
		return '\b', i, true
	case 'f':
		return '\f', i, true
	case '\n':
		return 0, i, false
	case '\r':
		if i+1 < len(d) && d[i+1] == '\n' {
			i++
		}
		return 0, i, false
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := int(c - '0')
		for n := 0; n < 2 && i+1 < len(d) && d[i+1] >= '0' && d[i+1] <= '7'; n++ {
			i++
			v = v<<3 | int(d[i]-'0')
		}
		return byte(v), i, true
	default:
		return c, i, true
	}
}

package objects

import "polidex/extract/pdf/syntax"

func asciiHex(data []byte) []byte {
	// The lexer's hexadecimal string is the same code; its bracket is supplied.
	in := append([]byte{'<'}, data...)
	t := syntax.NewLexer(in, 0).Next()
	return t.Bytes
}

func ascii85(data []byte) []byte {
	out := make([]byte, 0, len(data)*4/5+4)
	var group [5]byte
	n := 0
	for _, c := range data {
		switch {
		case c == '~':
			return flushASCII85(out, group, n)
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			group[n] = c - '!'
			n++
			if n == 5 {
				out = flushASCII85(out, group, n)
				n = 0
			}
		}
	}
	return flushASCII85(out, group, n)
}

func flushASCII85(out []byte, group [5]byte, n int) []byte {
	if n < 2 {
		return out
	}
	var v uint32
	for i := range group {
		d := byte(84)
		if i < n {
			d = group[i]
		}
		v = v*85 + uint32(d)
	}
	b := [4]byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}
	return append(out, b[:n-1]...)
}

func runLength(data []byte, limit int) []byte {
	var out []byte
	for len(data) > 1 && len(out) < limit {
		n := int(data[0])
		switch {
		case n < 128:
			m := min(n+1, len(data)-1)
			out = append(out, data[1:1+m]...)
			data = data[1+m:]
		case n > 128:
			for range 257 - n {
				out = append(out, data[1])
			}
			data = data[2:]
		default:
			return out
		}
	}
	return out
}

// lzw unpacks the LZW code of PDF: most significant bit first, 9 to 12 bits,
// widened one code early unless the file says otherwise.
func lzw(data []byte, early bool, limit int) []byte {
	const clear, end = 256, 257
	type phrase struct {
		prefix int16
		last   byte
		length int32
	}
	var table [4096]phrase
	for i := range 256 {
		table[i] = phrase{-1, byte(i), 1}
	}
	margin := 0
	if early {
		margin = 1
	}
	var out []byte
	next, width, previous := 258, 9, -1
	var acc uint32
	bits := 0
	for _, b := range data {
		acc = acc<<8 | uint32(b)
		bits += 8
		if bits < width {
			continue
		}
		bits -= width
		code := int(acc>>bits) & (1<<width - 1)
		switch {
		case code == end || len(out) > limit:
			return out
		case code == clear:
			next, width, previous = 258, 9, -1
			continue
		case code > next || code == next && previous < 0 || code >= 256 && previous < 0:
			return out
		}
		start := len(out)
		from := code
		if code == next {
			from = previous
		}
		n := int(table[from].length)
		for range n {
			out = append(out, 0)
		}
		for i, p := n-1, from; i >= 0; i-- {
			out[start+i] = table[p].last
			p = int(table[p].prefix)
		}
		first := out[start]
		if code == next {
			out = append(out, first)
		}
		if previous >= 0 && next < 4096 {
			table[next] = phrase{int16(previous), first, table[previous].length + 1}
			next++
		}
		previous = code
		if next+margin >= 1<<width && width < 12 {
			width++
		}
	}
	return out
}

package robots

import "strings"

// normalise writes a path, with its query, so that two that mean the same are the
// same (RFC 9309, section 2.2.2): what need not be percent-encoded is not, all
// else that is no ASCII character of a URL is, in capitals. A * or $ of a path is
// encoded, and so differs from the ones with a meaning in a pattern: * anywhere,
// $ at the end.
//
// A delimiter and its encoded form stay different, as RFC 3986, section 2.2, has
// it: /a%2Fb is not /a/b. In a query the four that may stand there as they are
// (: / ? @) are the same in both forms, as in the RFC's example.
func normalise(path string, pattern bool) string {
	var b strings.Builder
	b.Grow(len(path))
	query := false
	for i := 0; i < len(path); i++ {
		c := path[i]
		encoded := c == '%' && i+2 < len(path) && isHex(path[i+1]) && isHex(path[i+2])
		if encoded {
			c = unhex(path[i+1])<<4 | unhex(path[i+2])
			i += 2
		}
		var plain bool
		switch {
		case unreserved(c):
			plain = true
		case encoded:
			plain = query && strings.IndexByte(":/?@", c) >= 0
		case c == '*':
			plain = pattern
		case c == '$':
			plain = pattern && i == len(path)-1
		case c == '?':
			plain, query = true, true
		default:
			plain = strings.IndexByte(":/#[]@!&'()+,;=", c) >= 0
		}
		if plain {
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{'%', capitals[c>>4], capitals[c&15]})
	}
	return b.String()
}

const capitals = "0123456789ABCDEF"

// unreserved are the characters that mean the same encoded or not (RFC 3986,
// section 2.3).
func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}

package glyphs

// GlyphText is glyphText for tests.
func GlyphText(name string) string { return glyphText(name) }

// CMapText parses a character map and returns what a code of n bytes is.
func CMapText(data []byte, code uint32, n int) (string, bool) {
	return (&decoder{parseCMap(data)}).text(code, n)
}

// CFFEncoding is parseCFFEncoding for tests.
func CFFEncoding(data []byte) *[256]string { return parseCFFEncoding(data) }

package markup

import (
	"bytes"
	"encoding/xml"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

// Decoder returns a decoder of bytes that [Readable] returned, in the encoding that
// their declaration names. No entity is defined by the document. A lenient one takes
// an ampersand that stands for itself, and elements that are not closed.
func Decoder(data []byte, lenient bool) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = !lenient
	d.CharsetReader = charset.NewReaderLabel
	return d
}

// Readable returns the bytes without a byte order mark, in UTF-8 if the mark was
// one of UTF-16, and with spaces for the control characters that XML does not allow.
// A mark decides before a declaration does (XML 1.0, appendix F).
func Readable(data []byte) []byte {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		data, _ = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		// The declaration names the encoding that the bytes no longer have.
		if end := bytes.Index(data, []byte("?>")); bytes.HasPrefix(data, []byte("<?xml")) && end > 0 {
			data = data[end+2:]
		}
	}
	out := bytes.Clone(bytes.TrimPrefix(data, mark))
	for i, b := range out {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' {
			out[i] = ' '
		}
	}
	return out
}

// Clip bounds words of another's to so many letters, and puts them on one line.
func Clip(s string, length int) string {
	runes := []rune(strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), "\uFFFD"))
	if len(runes) > length {
		return string(runes[:length-1]) + "…"
	}
	return string(runes)
}

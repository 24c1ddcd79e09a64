package text

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	textunicode "golang.org/x/text/encoding/unicode"

	"polidex/corpus"
)

// decode returns the text as UTF-8: by its byte order mark, by being valid, by
// the zero bytes of UTF-16, or in the older encoding that makes the most
// plausible words.
func decode(data []byte, q *corpus.Quality) (string, error) {
	if rest, ok := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); ok {
		return strings.ToValidUTF8(string(rest), "\uFFFD"), nil
	}
	if order, ok := utf16Order(data); ok {
		out, err := textunicode.UTF16(order, textunicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", fmt.Errorf("decoding UTF-16: %s: %w", err, corpus.ErrMalformed)
		}
		return string(out), nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", fmt.Errorf("the file has zero bytes: it is no text: %w", corpus.ErrMalformed)
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	if invalid := countInvalid(data); invalid*50 < countHigh(data) {
		q.Warn(fmt.Sprintf("%d bytes of the text are not UTF-8 as the rest is; they are shown as \uFFFD.", invalid))
		q.BrokenWords = invalid
		return strings.ToValidUTF8(string(data), "\uFFFD"), nil
	}
	name, out := guess(data)
	q.Warn("The text does not say its encoding; it was read as " + name + ".")
	return out, nil
}

// utf16Order recognises UTF-16 by its mark, or by the zero bytes that every
// second place has in a text of Latin letters.
func utf16Order(data []byte) (textunicode.Endianness, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return textunicode.LittleEndian, true
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return textunicode.BigEndian, true
	}
	head := data[:min(len(data), 4096)&^1]
	even, odd := 0, 0
	for i, b := range head {
		if b == 0 && i%2 == 0 {
			even++
		} else if b == 0 {
			odd++
		}
	}
	switch half := len(head) / 2; {
	case half < 4:
	case odd*10 > half*7 && even*20 < half:
		return textunicode.LittleEndian, true
	case even*10 > half*7 && odd*20 < half:
		return textunicode.BigEndian, true
	}
	return textunicode.LittleEndian, false
}

// older are the encodings of Europe before Unicode, the commonest first, each
// with the letters that its languages use most beyond ASCII.
var older = []struct {
	name    string
	enc     encoding.Encoding
	letters string
}{
	{"Windows-1252", charmap.Windows1252, "äöüßéèêëàâçîïôùûáíóúñãõåæøœÄÖÜÉ"},
	{"Windows-1250", charmap.Windows1250, "ąćęłńóśźżáčďéěíňřšťúůýžőűöüăâîşţäĽľŁŚŻČŠŽ"},
	{"ISO-8859-2", charmap.ISO8859_2, "ąćęłńóśźżáčďéěíňřšťúůýžőűöüăâîşţäĽľŁŚŻČŠŽ"},
	{"Windows-1251", charmap.Windows1251, "абвгдежзийклмнопрстуфхцчшщъьюя"},
	{"ISO-8859-5", charmap.ISO8859_5, "абвгдежзийклмнопрстуфхцчшщъьюя"},
	{"Windows-1253", charmap.Windows1253, "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ"},
	{"ISO-8859-7", charmap.ISO8859_7, "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ"},
	{"Windows-1257", charmap.Windows1257, "āčēģīķļņšūžąęėįųõäöü"},
}

// sampleBytes bounds the text that encodings are tried on.
const sampleBytes = 64 << 10

// guess returns the text in the encoding that makes the most of it plausible.
func guess(data []byte) (name, out string) {
	sample := data[:min(len(data), sampleBytes)]
	best, bestScore := 0, -1<<31
	for i, o := range older {
		dec, err := o.enc.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		if s := plausible(string(dec), o.letters); s > bestScore {
			best, bestScore = i, s
		}
	}
	dec, err := older[best].enc.NewDecoder().Bytes(data)
	if err != nil {
		dec = bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	return older[best].name, string(dec)
}

// plausible scores a decoded text: letters that the encoding's languages use
// speak for it; other letters, signs inside words, undefined bytes, capitals
// after small letters and words of two scripts speak against it.
func plausible(text, letters string) int {
	score := 0
	common := map[rune]bool{}
	for _, r := range letters {
		common[r] = true
	}
	var before rune
	for _, r := range text {
		inWord := unicode.IsLetter(before)
		switch {
		case r < utf8.RuneSelf:
			if inWord && before >= 0x370 && unicode.IsLetter(r) {
				score -= 3 // Greek or Cyrillic, then Latin
			}
		case r == utf8.RuneError, r >= 0x80 && r < 0xa0:
			score -= 10
		case common[unicode.ToLower(r)]:
			score += 2
			if inWord && unicode.IsLower(before) && unicode.IsUpper(r) {
				score -= 4
			}
			if inWord && before < utf8.RuneSelf && r >= 0x370 {
				score -= 3
			}
		case unicode.IsLetter(r):
			score--
		case inWord && !strings.ContainsRune("’”»…–—“„‘", r) && !unicode.IsSpace(r):
			score -= 2
		}
		before = r
	}
	return score
}

func countInvalid(data []byte) int {
	n := 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			n++
		}
		data = data[size:]
	}
	return n
}

func countHigh(data []byte) int {
	n := 0
	for _, b := range data {
		if b >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

package glyphs

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// predefined is one of the character maps that fonts of Chinese, Japanese and
// Korean name without bringing them (ISO 32000-1, table 118). Their codes are
// those of well-known encodings, so that the letters are known even where the
// tables of character identifiers are not at hand.
type predefined struct {
	encoding encoding.Encoding // nil for UTF-16
	// lead is the least first byte of a code of two bytes.
	lead byte
	// kana says that the bytes A0 to DF are codes of their own (Shift JIS).
	kana bool
	// high is added to both bytes to come to the encoding.
	high byte
}

// predefinedMap returns the map of a name, nil for names that it does not know,
// and for Identity, whose codes only the font program can tell.
func predefinedMap(name string) *predefined {
	base := strings.TrimSuffix(strings.TrimSuffix(name, "-H"), "-V")
	switch {
	case strings.Contains(base, "UCS2") || strings.Contains(base, "UTF16"):
		return &predefined{}
	case strings.HasPrefix(base, "GB"): // GB-EUC, GBpc-EUC, GBK-EUC, GBKp-EUC, GBK2K
		return &predefined{encoding: simplifiedchinese.GB18030, lead: 0x81}
	case strings.HasSuffix(base, "B5") || strings.HasPrefix(base, "B5") || strings.HasPrefix(base, "ETen"):
		return &predefined{encoding: traditionalchinese.Big5, lead: 0x81}
	case strings.HasSuffix(base, "RKSJ"):
		return &predefined{encoding: japanese.ShiftJIS, lead: 0x81, kana: true}
	case base == "EUC":
		return &predefined{encoding: japanese.EUCJP, lead: 0x80}
	case base == "H" || base == "V":
		return &predefined{encoding: japanese.EUCJP, high: 0x80}
	case strings.HasPrefix(base, "KSC"): // KSC-EUC, KSCms-UHC, KSCms-UHC-HW, KSCpc-EUC
		return &predefined{encoding: korean.EUCKR, lead: 0x81}
	}
	return nil
}

// codeLength returns the number of bytes of the code that str begins with.
func (p *predefined) codeLength(str []byte) int {
	c := str[0]
	switch {
	case p.encoding == nil:
		if c >= 0xD8 && c < 0xDC {
			return 4 // a pair that stands for one letter
		}
		return 2
	case c < p.lead || p.kana && c >= 0xA0 && c < 0xE0 || c == 0xFF:
		return 1
	case p.encoding == simplifiedchinese.GB18030 && len(str) >= 4 && str[1] >= '0' && str[1] <= '9':
		return 4
	}
	return 2
}

// text returns what the code of n bytes stands for, "" for none.
func (p *predefined) text(v uint32, n int) string {
	b := make([]byte, 0, 4)
	for i := n - 1; i >= 0; i-- {
		b = append(b, byte(v>>(8*i))+p.high)
	}
	if p.encoding == nil {
		return utf16Text(b)
	}
	out, err := p.encoding.NewDecoder().Bytes(b)
	if err != nil || !utf8.Valid(out) {
		return ""
	}
	return string(out)
}

// cid returns the character identifier of a code of one byte: in all four
// collections the letters of ASCII are the first.
func (p *predefined) cid(v uint32, n int) int {
	if n == 1 && v >= 0x20 && v < 0x7F {
		return int(v) - 0x1F
	}
	return -1
}

package glyphs

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// glyphNames holds the letters of glyph names that cannot be composed from a
// letter and an accent; see glyphText.
var glyphNames = newGlyphNames()

// accents are the combining letters of the suffixes of glyph names.
var accents = []struct {
	suffix    string
	combining string
}{
	{"acute", "\u0301"}, {"grave", "\u0300"}, {"circumflex", "\u0302"}, {"dieresis", "\u0308"},
	{"tilde", "\u0303"}, {"ring", "\u030A"}, {"caron", "\u030C"}, {"cedilla", "\u0327"},
	{"ogonek", "\u0328"}, {"breve", "\u0306"}, {"macron", "\u0304"}, {"dotaccent", "\u0307"},
	{"hungarumlaut", "\u030B"}, {"commaaccent", "\u0326"}, {"dot", "\u0307"}, {"tonos", "\u0301"},
	{"dieresistonos", "\u0308\u0301"}, {"dotbelow", "\u0323"},
}

func newGlyphNames() map[string]string {
	m := map[string]string{}
	add := func(letters string, names string) {
		list := strings.Fields(names)
		i := 0
		for _, r := range letters {
			m[list[i]] = string(r)
			i++
		}
	}
	add("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", "exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash colon semicolon less equal greater question at bracketleft backslash bracketright asciicircum underscore grave braceleft bar braceright asciitilde")
	add("0123456789", "zero one two three four five six seven eight nine")
	add("¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿×÷", "exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot registered macron degree plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown multiply divide")
	add("ÆæÐðØøÞþßĐđĦħıĸŁłŊŋŒœŦŧſƒȷ", "AE ae Eth eth Oslash oslash Thorn thorn germandbls Dcroat dcroat Hbar hbar dotlessi kgreenlandic Lslash lslash Eng eng OE oe Tbar tbar longs florin dotlessj")
	add("–—―‘’‚‛“”„†‡•…‰‹›⁄€™−ˆ˜˘˙˚˛˝ˇ", "endash emdash afii00208 quoteleft quoteright quotesinglbase quotereversed quotedblleft quotedblright quotedblbase dagger daggerdbl bullet ellipsis perthousand guilsinglleft guilsinglright fraction Euro trademark minus circumflex tilde breve dotaccent ring ogonek hungarumlaut caron")
	add("∂∆∏∑√∞∫≈≠≤≥◊ΩπΔ←↑→↓↔≡∈∅∀∃∧∨∩∪⊂⊃", "partialdiff increment product summation radical infinity integral approxequal notequal lessequal greaterequal lozenge Ohm pi1 Delta1 arrowleft arrowup arrowright arrowdown arrowboth equivalence element emptyset universal existential logicaland logicalor intersection union propersubset propersuperset")
	add("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψω", "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mugreek nu xi omicron pi rho sigma1 sigma tau upsilon phi chi psi omega")
	add("●○■□▪▫▲△▶►▼▽◆◇◦★☆✓", "H18533 circle filledbox H22073 H18543 H18551 triagup whiteuppointingtriangle blackrightpointingtriangle triagrt triagdn whitedownpointingtriangle blackdiamond whitediamond openbullet blackstar whitestar checkmark")
	m["ff"], m["fi"], m["fl"], m["ffi"], m["ffl"], m["IJ"], m["ij"] = "ff", "fi", "fl", "ffi", "ffl", "Ĳ", "ĳ"
	m["space"], m["nbspace"], m["nonbreakingspace"], m["spacehackarabic"] = " ", " ", " ", " "
	m["sfthyphen"], m["softhyphen"], m["hyphensoft"], m["hyphentwo"] = "\u00AD", "\u00AD", "\u00AD", "\u2010"
	m["dbar"], m["Dslash"], m["middot"], m["overscore"], m["Tcommaaccent"], m["tcommaaccent"] = "đ", "Đ", "·", "¯", "Ţ", "ţ"
	m["asteriskmath"], m["quotedblrev"], m["nbhyphen"], m["hyphenminus"], m["apostrophe"] = "∗", "‟", "\u2011", "-", "'"
	// The Adobe names of Cyrillic letters count Ё as the seventh; Unicode has it
	// elsewhere.
	for i := range 33 {
		letter := i
		if i > 6 {
			letter--
		}
		m["afii"+strconv.Itoa(10017+i)] = string(rune(0x410 + letter))
		m["afii"+strconv.Itoa(10065+i)] = string(rune(0x430 + letter))
	}
	m["afii10023"], m["afii10071"], m["afii61352"] = "Ё", "ё", "№"
	return m
}

// maxName bounds the names that are looked at; ligatures of many letters are
// the longest.
const maxName = 128

// glyphText returns the letters that a glyph's name stands for, by the rules of
// the Adobe Glyph List, or "" for a name that says nothing.
func glyphText(name string) string {
	if len(name) > maxName {
		return ""
	}
	if i := strings.IndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	if len(name) == 1 && (name[0] >= 'A' && name[0] <= 'Z' || name[0] >= 'a' && name[0] <= 'z') {
		return name
	}
	if s, ok := glyphNames[name]; ok {
		return s
	}
	if strings.Contains(name, "_") {
		var b strings.Builder
		for part := range strings.SplitSeq(name, "_") {
			b.WriteString(glyphText(part))
		}
		return b.String()
	}
	if s := hexName(name); s != "" {
		return s
	}
	for _, suffix := range []string{"small", "oldstyle", "superior", "inferior"} {
		if base, ok := strings.CutSuffix(name, suffix); ok && base != "" {
			return strings.ToLower(glyphText(base))
		}
	}
	for _, a := range accents {
		base, ok := strings.CutSuffix(name, a.suffix)
		if !ok || base == "" {
			continue
		}
		if letter := glyphText(base); letter != "" && letter != "ı" {
			return norm.NFC.String(letter + a.combining)
		}
	}
	return ""
}

// hexName reads the names uniXXXX… and uXXXX to uXXXXXX.
func hexName(name string) string {
	digits, ok := strings.CutPrefix(name, "uni")
	if !ok || len(digits) < 4 {
		if digits, ok = strings.CutPrefix(name, "u"); !ok || len(digits) < 4 || len(digits) > 6 {
			return ""
		}
		if v, err := strconv.ParseUint(digits, 16, 32); err == nil && v <= 0x10FFFF {
			return string(rune(v))
		}
		return ""
	}
	var b strings.Builder
	for ; len(digits) >= 4; digits = digits[4:] {
		v, err := strconv.ParseUint(digits[:4], 16, 32)
		if err != nil {
			return ""
		}
		b.WriteRune(rune(v))
	}
	return b.String()
}

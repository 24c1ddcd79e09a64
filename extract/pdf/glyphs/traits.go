package glyphs

import (
	"regexp"
	"strings"
)

// boldName and italicName find the weight and slant in a font's name; "bx" is
// how the Computer Modern family says bold.
var (
	boldName   = regexp.MustCompile(`(?i)bold|black|heavy|demi|[-,]bd|^(?:cm|sf|ec)(?:ss)?bx|[-_]b(?:i|old)?$|-(?:[6-9]00)`)
	italicName = regexp.MustCompile(`(?i)ital|obliq|kursiv|^(?:cm|sf|ec)ti|[-,]it$`)
)

// Bits of a font descriptor's flags (ISO 32000-1, table 123).
const (
	flagSymbolic  = 1 << 2
	flagItalic    = 1 << 6
	flagForceBold = 1 << 18
)

// Descriptor is what a file says of a font beside its name (ISO 32000-1, table
// 122). Zeros are what it does not say.
type Descriptor struct {
	Flags int
	// Weight is 400 for normal type and 700 for bold.
	Weight float64
	// Angle is that of letters that slant, in degrees.
	Angle float64
}

// FontFlags returns the flags of letters in a font: whether they are bold,
// italic or symbols. The name may begin with the tag of a subset.
func FontFlags(name string, d Descriptor) (f Flags) {
	if i := strings.IndexByte(name, '+'); i == 6 {
		name = name[7:]
	}
	if boldName.MatchString(name) || d.Flags&flagForceBold != 0 || d.Weight >= 600 {
		f |= Bold
	}
	if italicName.MatchString(name) || d.Flags&flagItalic != 0 || d.Angle != 0 {
		f |= Italic
	}
	if SymbolsOf(name) != nil {
		f |= Symbolic
	}
	return f
}

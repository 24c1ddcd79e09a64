package glyphs

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The widths of the letters from space to tilde in the standard fonts, in
// thousandths of an em, as their published metrics give them. Other letters
// have the width of the letter that they are composed on.
var (
	helvetica     = [95]uint16{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584}
	helveticaBold = [95]uint16{278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584}
	times         = [95]uint16{250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541}
	timesBold     = [95]uint16{250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520}
	timesItalic   = [95]uint16{250, 333, 420, 500, 500, 833, 778, 214, 333, 333, 500, 675, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 675, 675, 675, 500, 920, 611, 611, 667, 722, 611, 611, 722, 722, 333, 444, 667, 556, 833, 667, 722, 611, 722, 611, 500, 556, 722, 611, 833, 611, 556, 556, 389, 278, 389, 422, 500, 333, 500, 500, 444, 500, 444, 278, 500, 500, 278, 278, 444, 278, 722, 500, 500, 500, 500, 389, 389, 278, 500, 444, 667, 444, 444, 389, 400, 275, 400, 541}
)

// standardWidths returns the widths of a font that brings none: of one of the
// standard fonts, or of the one that it looks like.
func standardWidths(name string, encoding [256]string) (out [256]float32) {
	table := &helvetica
	bold, slanted := boldName.MatchString(name), italicName.MatchString(name)
	switch {
	case strings.Contains(name, "Courier") || strings.Contains(name, "Mono"):
		for i := range out {
			out[i] = 0.6
		}
		return out
	case strings.Contains(name, "Times") || strings.Contains(name, "Serif") || strings.Contains(name, "Georgia"):
		switch {
		case bold:
			table = &timesBold
		case slanted:
			table = &timesItalic
		default:
			table = &times
		}
	case bold:
		table = &helveticaBold
	}
	for i, text := range encoding {
		out[i] = letterWidth(table, text)
	}
	return out
}

func letterWidth(table *[95]uint16, text string) float32 {
	switch text {
	case "":
		return 0
	case "—", "…", "‰", "™":
		return 1
	case "’", "‘", "‚":
		text = "`"
	case "–":
		return 0.5
	case "•", "·":
		return 0.35
	}
	sum := float32(0)
	for _, r := range norm.NFKD.String(text) {
		switch {
		case r >= ' ' && r <= '~':
			sum += float32(table[r-' ']) / 1000
		case r >= 0x300 && r < 0x370:
		default:
			sum += 0.55
		}
	}
	return sum
}

package glyphs

import "polidex/extract/pdf/objects"

// space is a colour space, as far as its colours are computed.
type space uint8

const (
	byCount space = iota // gray, RGB or CMYK by the number of components
	tint                 // one ink: 0 is paper, 1 is full
	unknown
)

func (r *resources) space(name string) space {
	switch name {
	case "DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB":
		return byCount
	case "Pattern":
		return unknown
	}
	if s, ok := r.spaces[name]; ok {
		return s
	}
	s := spaceOf(r.dict.Key("ColorSpace").Key(name))
	r.spaces[name] = s
	return s
}

func spaceOf(v objects.Value) space {
	name := v.Name()
	if v.IsArray() {
		name = v.Index(0).Name()
	}
	switch name {
	case "DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased":
		return byCount
	case "Separation":
		return tint
	}
	return unknown
}

// color computes a colour from its components.
func (s space) color(c []float64) Color {
	switch {
	case s == tint && len(c) == 1:
		return gray(1 - c[0])
	case s != byCount:
	case len(c) == 1:
		return gray(c[0])
	case len(c) == 3:
		return Color{level(c[0]), level(c[1]), level(c[2]), true}
	case len(c) == 4:
		k := 1 - c[3]
		return Color{level((1 - c[0]) * k), level((1 - c[1]) * k), level((1 - c[2]) * k), true}
	}
	return Color{}
}

func gray(v float64) Color { return Color{level(v), level(v), level(v), true} }

func level(v float64) uint8 { return uint8(255*max(0, min(1, v)) + 0.5) }

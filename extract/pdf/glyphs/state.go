package glyphs

// state is the graphics state, as far as it decides what is seen where.
type state struct {
	ctm                    Matrix
	clip                   Rect
	fill, stroke           Color
	fillSpace, strokeSpace space
	lineWidth, alpha       float64
	font                   *font
	size, charSpace        float64
	wordSpace, scale       float64
	leading, rise          float64
	render                 int
}

func newState(m Matrix, clip Rect) state {
	black := gray(0)
	return state{ctm: m, clip: clip, fill: black, stroke: black, lineWidth: 1, alpha: 1, scale: 1}
}

// mark is an open marked-content sequence.
type mark struct {
	mcid     int32
	artifact bool
	hidden   bool
	// actual is the text that stands for the glyphs from first on.
	actual    string
	hasActual bool
	first     int
}

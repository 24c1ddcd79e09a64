package glyphs

// pathOperator carries out an operator that draws or paints a path.
func (in *interpreter) pathOperator(op []byte) bool {
	switch string(op) {
	case "m":
		in.moveTo(in.arg(0, 2), in.arg(1, 2))
	case "l":
		in.lineTo(in.arg(0, 2), in.arg(1, 2), false)
	case "c":
		in.lineTo(in.arg(4, 6), in.arg(5, 6), true)
	case "v", "y":
		in.lineTo(in.arg(2, 4), in.arg(3, 4), true)
	case "h":
		in.path.Close()
	case "re":
		x, y, w, h := in.arg(0, 4), in.arg(1, 4), in.arg(2, 4), in.arg(3, 4)
		in.moveTo(x, y)
		in.lineTo(x+w, y, false)
		in.lineTo(x+w, y+h, false)
		in.lineTo(x, y+h, false)
		in.path.Close()
	case "W", "W*":
		in.clip = true
	case "n":
		in.endPath()
	case "S", "s":
		in.strokePath()
		in.endPath()
	case "f", "F", "f*":
		in.fillPath()
		in.endPath()
	case "B", "B*", "b", "b*":
		in.fillPath()
		in.strokePath()
		in.endPath()
	default:
		return false
	}
	return true
}

func (in *interpreter) moveTo(x, y float64) { in.path.MoveTo(in.state.ctm.Apply(x, y)) }

func (in *interpreter) lineTo(x, y float64, curved bool) {
	x, y = in.state.ctm.Apply(x, y)
	in.path.LineTo(x, y, curved)
}

// endPath forgets the path, and clips with it where that was asked for.
func (in *interpreter) endPath() {
	if in.clip {
		in.state.clip = in.state.clip.Intersect(in.path.Box())
		in.clip = false
	}
	in.path.Reset()
}

// brush returns what paints now with a colour; it is false where nothing that is
// painted is seen.
func (in *interpreter) brush(c Color) (Brush, bool) {
	return Brush{Color: c, Clip: in.state.clip, Artifact: in.top.artifact}, !in.top.hidden && in.state.alpha != 0
}

func (in *interpreter) fillPath() {
	if b, seen := in.brush(in.state.fill); seen {
		in.canvas.FillPath(&in.path, b)
	}
}

func (in *interpreter) strokePath() {
	if b, seen := in.brush(in.state.stroke); seen {
		in.canvas.StrokePath(&in.path, in.state.ctm.HalfLine(in.state.lineWidth), b)
	}
}

// area notes an area of unknown colour.
func (in *interpreter) area(r Rect) {
	if b, seen := in.brush(Color{}); seen {
		in.canvas.Area(r, b)
	}
}

// picture notes where an image is painted: the unit square of the moment.
func (in *interpreter) picture() {
	if r := in.state.ctm.Box(0, 0, 1, 1).Intersect(in.state.clip); !in.top.hidden && in.canvas.Picture(r) {
		in.area(r)
	}
}

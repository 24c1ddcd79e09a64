package glyphs

// operator carries out one operator with the operands read before it.
func (in *interpreter) operator(op []byte, res *resources, depth int) {
	s := &in.state
	switch string(op) {
	case "q":
		if len(in.stack) < maxStack {
			in.stack = append(in.stack, *s)
		}
	case "Q":
		if n := len(in.stack); n > 0 {
			*s = in.stack[n-1]
			in.stack = in.stack[:n-1]
		}
	case "cm":
		if m, ok := in.matrixArg(); ok {
			s.ctm = m.Mul(s.ctm)
		}
	case "w":
		s.lineWidth = in.arg(0, 1)
	case "gs":
		g := in.doc.graphics(res, in.name)
		if g.fillAlpha >= 0 {
			s.alpha = g.fillAlpha
		}
		if g.font != nil {
			s.font, s.size = g.font, g.size
		}
	case "Do":
		in.do(in.doc.xobject(res, in.name), res, depth)
	case "BDC", "BMC":
		in.beginMark(res)
	case "EMC":
		in.endMark()
	case "sh":
		in.area(s.clip)
	default:
		if !in.textOperator(op, res) && !in.pathOperator(op) {
			in.colorOperator(op, res)
		}
	}
}

func (in *interpreter) do(x *xobject, res *resources, depth int) {
	if x.layer > 0 && in.doc.hidden[x.layer] {
		return
	}
	if x.image {
		in.picture()
		return
	}
	if x.form && depth < maxForms {
		in.form(x, res, depth)
	}
}

// form shows a form; its resources are res where it has none.
func (in *interpreter) form(x *xobject, res *resources, depth int) {
	data, err := x.load(in.doc, res)
	if err != nil {
		in.page.Damaged = true
	}
	saved, tm, lm, base, deeper := in.state, in.tm, in.lm, len(in.marks), in.deeper
	in.state.ctm = x.matrix.Mul(in.state.ctm)
	if x.bbox != nil {
		in.state.clip = in.state.clip.Intersect(in.state.ctm.Box(x.bbox[0], x.bbox[1], x.bbox[2], x.bbox[3]))
	}
	in.run(data, x.resources, depth+1)
	in.endMarks(base)
	in.deeper = deeper
	in.state, in.tm, in.lm = saved, tm, lm
}

func (in *interpreter) colorOperator(op []byte, res *resources) {
	s := &in.state
	switch string(op) {
	case "g", "rg", "k":
		s.fillSpace = byCount
		s.fill = byCount.color(in.args)
	case "G", "RG", "K":
		s.strokeSpace = byCount
		s.stroke = byCount.color(in.args)
	case "cs":
		s.fillSpace, s.fill = res.space(in.name), gray(0)
	case "CS":
		s.strokeSpace, s.stroke = res.space(in.name), gray(0)
	case "sc", "scn":
		s.fill = s.fillSpace.color(in.args)
		if in.names > 0 {
			s.fill = Color{}
		}
	case "SC", "SCN":
		s.stroke = s.strokeSpace.color(in.args)
		if in.names > 0 {
			s.stroke = Color{}
		}
	}
}

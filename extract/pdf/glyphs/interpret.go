package glyphs

import (
	"bytes"

	"polidex/extract/pdf/syntax"
)

// interpreter runs the content of one page.
type interpreter struct {
	doc    *Document
	canvas *Canvas
	page   *Page // that is on the canvas
	// What the page may still take: operators and bytes of content.
	budget, bytes int

	state state
	stack []state
	marks []mark
	top   mark // what holds now; the sum of marks
	// deeper counts the open marks that are too deep to be kept.
	deeper int

	tm, lm Matrix // text matrix and text line matrix
	path   Path
	clip   bool // the path clips once it is painted

	args  []float64
	text  []byte // last string operand
	name  string // last name operand
	names int
	first string // first of two name operands
	array []syntax.Token
	dict  syntax.Object
}

const (
	maxStack = 512
	maxMarks = 512
	maxForms = 8
)

// run interprets a content stream with its resources. Forms nest to a depth.
func (in *interpreter) run(content []byte, res *resources, depth int) {
	l := syntax.NewLexer(content, 0)
	base := len(in.stack)
	for in.bytes -= len(content); in.budget > 0 && in.bytes > 0; {
		t := l.Next()
		switch t.Kind {
		case syntax.EOF:
			in.unwind(base)
			return
		case syntax.Integer, syntax.Real:
			if len(in.args) < 64 {
				in.args = append(in.args, t.Num)
			}
		case syntax.String:
			in.text = t.Bytes
		case syntax.Name:
			if in.names == 0 {
				in.first = string(t.Bytes)
			}
			in.names++
			in.name = string(t.Bytes)
		case syntax.ArrayOpen:
			in.readArray(l)
		case syntax.DictOpen:
			in.dict, _ = l.ObjectFrom(t)
		case syntax.Keyword:
			in.budget--
			if t.Is("BI") {
				skipInlineImage(l)
				in.picture()
			} else {
				in.operator(t.Bytes, res, depth)
			}
			in.args, in.text, in.array = in.args[:0], nil, in.array[:0]
			in.names, in.name, in.first, in.dict = 0, "", "", syntax.Object{}
		}
	}
	in.page.Truncated = true
	in.unwind(base)
}

// unwind restores the state where a stream left it saved.
func (in *interpreter) unwind(base int) {
	if len(in.stack) > base {
		in.state = in.stack[base]
		in.stack = in.stack[:base]
	}
}

// readArray reads the elements of an array. Some writers put operators between
// them, which are passed over; an array that was left open ends at one that
// shows text or that no array stands before.
func (in *interpreter) readArray(l *syntax.Lexer) {
	in.array = in.array[:0]
	for {
		t := l.Next()
		switch t.Kind {
		case syntax.ArrayClose, syntax.EOF:
			return
		case syntax.ArrayOpen:
			in.array = in.array[:0]
			continue
		case syntax.Keyword:
			switch string(t.Bytes) {
			case "TJ", "Tj", "'", "\"", "BT", "ET", "q", "Q", "d", "BDC", "BMC", "EMC":
				l.Seek(t.Start)
				return
			}
			continue
		}
		in.array = append(in.array, t)
	}
}

// skipInlineImage moves behind the EI of an inline image: the first that stands
// between white space and is followed by what looks like content again.
func skipInlineImage(l *syntax.Lexer) {
	for {
		t := l.Next()
		if t.Kind == syntax.EOF {
			return
		}
		if t.Is("ID") {
			break
		}
	}
	d := l.Data()
	at := l.Pos()
	for {
		i := bytes.Index(d[min(at, len(d)):], []byte("EI"))
		if i < 0 {
			l.Seek(len(d))
			return
		}
		i += at
		at = i + 2
		before := i == 0 || syntax.IsSpace(d[i-1])
		after := at >= len(d) || syntax.IsSpace(d[at])
		if before && after && printable(d[at:min(len(d), at+12)]) {
			l.Seek(at)
			return
		}
	}
}

func printable(b []byte) bool {
	for _, c := range b {
		if c > 126 || c < 32 && !syntax.IsSpace(c) {
			return false
		}
	}
	return true
}

// arg returns the i-th operand of n from the end; missing ones are 0.
func (in *interpreter) arg(i, n int) float64 {
	if j := len(in.args) - n + i; j >= 0 && j < len(in.args) {
		return in.args[j]
	}
	return 0
}

func (in *interpreter) matrixArg() (Matrix, bool) {
	if len(in.args) < 6 {
		return unit, false
	}
	return Matrix(in.args[len(in.args)-6:]), true
}

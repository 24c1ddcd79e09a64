package syntax

import "slices"

// ObjectKind says what an Object is.
type ObjectKind uint8

// The kinds of objects.
const (
	Null ObjectKind = iota
	Bool
	Number
	Text
	Symbol
	Array
	Dict
	Reference
)

// Object is a PDF object as it stands in the data; references are not followed.
type Object struct {
	Kind ObjectKind
	// Num is a Number's value, 1 for true, or the number of the object that a
	// Reference names.
	Num float64
	// Generation is a Reference's.
	Generation int
	// Bytes are the bytes of a Text or the letters of a Symbol.
	Bytes []byte
	Items []Object
	// Keys name the Items of a Dict.
	Keys []string
}

// maxDepth bounds the nesting of objects; real files stay under ten.
const maxDepth = 64

// Key returns the value of a dictionary's key, the Null object without it. Of
// several values of one key the last holds.
func (o *Object) Key(key string) *Object {
	if o.Kind == Dict {
		for i, k := range slices.Backward(o.Keys) {
			if k == key {
				return &o.Items[i]
			}
		}
	}
	return &Object{}
}

// Int returns a Number's value as an int, clamped to 53 bits.
func (o *Object) Int() int {
	if o.Kind != Number {
		return 0
	}
	return int(max(-1<<52, min(1<<52, o.Num)))
}

// Name returns the letters of a Symbol, "" for other kinds.
func (o *Object) Name() string {
	if o.Kind != Symbol {
		return ""
	}
	return string(o.Bytes)
}

// Object reads one object; ok is false at the end of the data, at a closing
// bracket, and at a keyword other than true, false and null, which is consumed.
func (l *Lexer) Object() (o Object, ok bool) { return l.object(0) }

func (l *Lexer) object(depth int) (Object, bool) {
	return l.objectFrom(l.Next(), depth)
}

// ObjectFrom is Object with its first token read already.
func (l *Lexer) ObjectFrom(t Token) (o Object, ok bool) { return l.objectFrom(t, 0) }

func (l *Lexer) objectFrom(t Token, depth int) (Object, bool) {
	if depth > maxDepth {
		return Object{}, false
	}
	switch t.Kind {
	case Integer:
		return l.numberOrReference(t), true
	case Real:
		return Object{Kind: Number, Num: t.Num}, true
	case String:
		return Object{Kind: Text, Bytes: t.Bytes}, true
	case Name:
		return Object{Kind: Symbol, Bytes: t.Bytes}, true
	case ArrayOpen:
		return l.array(depth), true
	case DictOpen:
		return l.dict(depth), true
	case Keyword:
		switch string(t.Bytes) {
		case "null":
			return Object{}, true
		case "true":
			return Object{Kind: Bool, Num: 1}, true
		case "false":
			return Object{Kind: Bool}, true
		}
	}
	return Object{}, false
}

func (l *Lexer) numberOrReference(t Token) Object {
	back := l.pos
	if g := l.Next(); g.Kind == Integer && g.Num >= 0 && g.Num <= 65535 && t.Num >= 0 {
		if r := l.Next(); r.Is("R") {
			return Object{Kind: Reference, Num: t.Num, Generation: int(g.Num)}
		}
	}
	l.pos = back
	return Object{Kind: Number, Num: t.Num}
}

func (l *Lexer) array(depth int) Object {
	a := Object{Kind: Array}
	for {
		t := l.Next()
		if t.Kind == ArrayClose || t.Kind == EOF {
			return a
		}
		o, ok := l.objectFrom(t, depth+1)
		if ok {
			a.Items = append(a.Items, o)
		} else if t.Kind == DictClose || endsObject(&t) {
			l.pos = t.Start
			return a
		}
	}
}

func (l *Lexer) dict(depth int) Object {
	d := Object{Kind: Dict}
	for {
		t := l.Next()
		switch {
		case t.Kind == DictClose || t.Kind == EOF:
			return d
		case endsObject(&t):
			l.pos = t.Start
			return d
		case t.Kind != Name:
			continue
		}
		value := l.Next()
		if value.Kind == DictClose || value.Kind == EOF {
			return d
		}
		if o, ok := l.objectFrom(value, depth+1); ok {
			d.Keys = append(d.Keys, string(t.Bytes))
			d.Items = append(d.Items, o)
		}
	}
}

// endsObject reports whether the token is one that stands behind an object, so
// that a bracket was left open.
func endsObject(t *Token) bool {
	return t.Is("endobj") || t.Is("stream") || t.Is("endstream") || t.Is("obj")
}

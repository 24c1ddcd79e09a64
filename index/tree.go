package index

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// Tree is a query text as it was read. The zero Tree matches everything.
type Tree struct {
	// Root is nil when there is nothing to look for.
	Root Node
	// Exact says that words stand for themselves alone and not for other names of
	// the same thing; see [corpus.Query].
	Exact bool
}

// Node is a part of a query: [And], [Or], [Not], [Word], [Phrase], [Wildcard],
// [Fuzzy], [Field] or [Title].
type Node interface {
	write(b *strings.Builder, inner bool)
}

// And matches where all of its two or more nodes do.
type And struct{ Nodes []Node }

// Or matches where at least one of its two or more nodes does.
type Or struct{ Nodes []Node }

// Not matches where its node does not.
type Not struct{ Node Node }

// Word is a word as typed. Analysis may make several of it ("low-carbon",
// "2016/794"), which then stand together.
type Word struct{ Text string }

// Phrase is words in order, each at most Slop places from where it should be,
// all moves taken together.
type Phrase struct {
	Text string
	Slop int
}

// Wildcard is a pattern over whole words: * stands for any letters, ? for one.
type Wildcard struct{ Pattern string }

// Fuzzy matches words that differ by at most Distance letters.
type Fuzzy struct {
	Text     string
	Distance int
}

// Field matches entries whose field has one of the values, in canonical form.
type Field struct {
	Field  corpus.Field
	Values []string
}

// Title matches entries of documents whose title the node matches.
type Title struct{ Node Node }

// String returns the query in canonical form. Parsed again it gives the same
// tree.
func (t Tree) String() string {
	if t.Root == nil {
		return ""
	}
	var b strings.Builder
	t.Root.write(&b, false)
	return b.String()
}

func (n And) write(b *strings.Builder, inner bool) {
	parts := written(n.Nodes)
	for i, p := range parts {
		// Words of their own that would be read as one reference.
		if at := beginsReference.FindStringSubmatchIndex(p); at != nil {
			next := append([]string{p[at[2]:]}, parts[i+1:min(i+3, len(parts))]...)
			if looseReference.MatchString(strings.Join(next, " ")) {
				parts[i] = p[:at[2]] + `"` + p[at[2]:] + `"`
			}
		}
	}
	writeList(b, parts, " ", inner)
}

func (n Or) write(b *strings.Builder, inner bool) { writeList(b, written(n.Nodes), " OR ", inner) }

// beginsReference reads a part whose last word may begin a [looseReference].
var beginsReference = regexp.MustCompile(`(?:^|[-:])(COM|JOIN|SWD|SEC|com|swd)$`)

func written(nodes []Node) []string {
	out := make([]string, len(nodes))
	for i, n := range nodes {
		var b strings.Builder
		n.write(&b, true)
		out[i] = b.String()
	}
	return out
}

func writeList(b *strings.Builder, parts []string, between string, inner bool) {
	if inner {
		b.WriteByte('(')
	}
	b.WriteString(strings.Join(parts, between))
	if inner {
		b.WriteByte(')')
	}
}

func (n Not) write(b *strings.Builder, _ bool) {
	b.WriteByte('-')
	n.Node.write(b, true)
}

func (n Word) write(b *strings.Builder, _ bool) {
	// A word that would be read otherwise, such as "AND.", is quoted.
	if t, _ := Parse(n.Text); t.Root == Node(n) {
		b.WriteString(n.Text)
		return
	}
	Phrase{Text: n.Text}.write(b, false)
}

func (n Phrase) write(b *strings.Builder, _ bool) {
	b.WriteByte('"')
	b.WriteString(n.Text)
	b.WriteByte('"')
	if n.Slop > 0 {
		b.WriteByte('~')
		b.WriteString(strconv.Itoa(n.Slop))
	}
}

func (n Wildcard) write(b *strings.Builder, _ bool) { b.WriteString(n.Pattern) }

func (n Fuzzy) write(b *strings.Builder, _ bool) {
	b.WriteString(n.Text)
	b.WriteByte('~')
	b.WriteString(strconv.Itoa(n.Distance))
}

func (n Field) write(b *strings.Builder, _ bool) {
	b.WriteString(string(n.Field))
	b.WriteByte(':')
	if len(n.Values) > 1 {
		b.WriteByte('(')
	}
	for i, v := range n.Values {
		if i > 0 {
			b.WriteString(" OR ")
		}
		if items := lex(v); len(items) != 2 || items[0] != (item{kind: itemWord, text: v}) {
			v = `"` + strings.ReplaceAll(v, `"`, "") + `"`
		}
		b.WriteString(v)
	}
	if len(n.Values) > 1 {
		b.WriteByte(')')
	}
}

func (n Title) write(b *strings.Builder, _ bool) {
	b.WriteString("title:")
	n.Node.write(b, true)
}

// join makes one node of several: nil of none, itself of one; lists within the
// list are opened, and values of one field are taken together under Or.
func join(nodes []Node, or bool) Node {
	var flat []Node
	for _, n := range nodes {
		switch m := n.(type) {
		case nil:
		case And:
			if or {
				flat = append(flat, m)
			} else {
				flat = append(flat, m.Nodes...)
			}
		case Or:
			if or {
				flat = append(flat, m.Nodes...)
			} else {
				flat = append(flat, m)
			}
		default:
			flat = append(flat, n)
		}
	}
	if or {
		flat = joinFieldValues(flat)
	}
	switch {
	case len(flat) == 0:
		return nil
	case len(flat) == 1:
		return flat[0]
	case or:
		return Or{flat}
	}
	return And{flat}
}

func joinFieldValues(nodes []Node) []Node {
	var out []Node
	for _, n := range nodes {
		f, ok := n.(Field)
		if !ok {
			out = append(out, n)
			continue
		}
		i := slices.IndexFunc(out, func(o Node) bool {
			g, ok := o.(Field)
			return ok && g.Field == f.Field
		})
		if i < 0 {
			out = append(out, Field{f.Field, slices.Clone(f.Values)})
			continue
		}
		g := out[i].(Field)
		for _, v := range f.Values {
			if !slices.Contains(g.Values, v) {
				g.Values = append(g.Values, v)
			}
		}
		out[i] = g
	}
	return out
}

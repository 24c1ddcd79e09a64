package html

import (
	"slices"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func attr(n *dom.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *dom.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a dom.Attribute) bool { return a.Key == name })
}

func classes(n *dom.Node) []string { return strings.Fields(attr(n, "class")) }

func hasClass(n *dom.Node, names ...string) bool {
	for _, c := range classes(n) {
		if slices.Contains(names, c) {
			return true
		}
	}
	return false
}

// styleOf returns the declarations of the style attribute, in lower case.
func styleOf(n *dom.Node) map[string]string {
	style := attr(n, "style")
	if style == "" {
		return nil
	}
	return declarations(style)
}

// declarations reads "name: value; name: value".
func declarations(css string) map[string]string {
	out := map[string]string{}
	for d := range strings.SplitSeq(strings.ToLower(css), ";") {
		name, value, ok := strings.Cut(d, ":")
		if ok {
			out[strings.TrimSpace(name)] = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		}
	}
	return out
}

// isBlockAtom says whether browsers lay the element out as a block.
func isBlockAtom(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd,
		atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure,
		atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup,
		atom.Hr, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Noscript, atom.Ol, atom.P, atom.Pre,
		atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// isBlock says whether n is laid out as a block, or holds one.
func (r *reader) isBlock(n *dom.Node) bool {
	return n.Type == dom.ElementNode && (isBlockAtom(n.DataAtom) || r.facts[n].blocks > 0)
}

// blockAround returns the nearest element around n that is laid out as a block.
func blockAround(n *dom.Node) *dom.Node {
	for n != nil && !(n.Type == dom.ElementNode && isBlockAtom(n.DataAtom)) {
		n = n.Parent
	}
	return n
}

// elements yields the child elements of n.
func elements(n *dom.Node) []*dom.Node {
	var out []*dom.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == dom.ElementNode {
			out = append(out, c)
		}
	}
	return out
}

// headingLevel returns the level of an h1 to h6, or of an element that says it
// is a heading.
func headingLevel(n *dom.Node) int {
	switch n.DataAtom {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	if attr(n, "role") == "heading" {
		if l := attr(n, "aria-level"); len(l) == 1 && l >= "1" && l <= "6" {
			return int(l[0] - '0')
		}
		return 2 // the default of ARIA
	}
	return 0
}

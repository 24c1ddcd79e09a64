package tags

import (
	"fmt"
	"slices"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/layout"
	"polidex/extract/pdf/objects"
)

// Tree is the structure tree of a document with the letters of its elements.
type Tree struct {
	root    *element
	pages   []*layout.Page
	content map[mark][]glyphs.Glyph
	// rest are the lines that no element claims, with their reasons.
	furniture map[*layout.Line]string
	untagged  []*layout.Line
	elements  int
	useful    int
	tables    int
}

// mark is a marked-content sequence: a number on a page.
type mark struct {
	page int
	mcid int32
}

// element is a node of the tree.
type element struct {
	role  string
	kids  []child
	depth int
}

// child is an element or a marked-content sequence.
type child struct {
	element *element
	mark    mark
}

const (
	// maxElements bounds the elements taken from a tree, maxDepth their depth.
	maxElements = 1_000_000
	maxDepth    = 200
)

// Read reads the structure tree of a file. It is nil where there is none or
// none to trust; why says what decided. Foreign pages, whose letters carry no
// marks, neither speak for the tags nor against them.
func Read(file *objects.File, doc *glyphs.Document, pages []*layout.Page, furniture map[*layout.Line]string) (tree *Tree, why string) {
	root := file.Catalog().Key("StructTreeRoot")
	if !root.IsDict() {
		return nil, "the file has no tags"
	}
	t := &Tree{pages: pages, furniture: furniture}
	w := &walker{doc: doc, roles: root.Key("RoleMap"), seen: map[int]bool{}, mapped: map[string]string{}, tree: t}
	t.root = &element{role: "Root"}
	w.kids(root.Key("K"), t.root, 0)
	if t.elements == 0 {
		return nil, "the tags are empty"
	}
	t.gather(pages)
	t.liftCalls(t.root)
	t.raiseMarks(t.root)
	claimed, total := t.share()
	own := 0
	for _, p := range pages {
		if !p.Foreign {
			own++
		}
	}
	switch {
	case total == 0:
		return nil, "there is no text"
	case claimed*100 < total*97:
		return nil, fmt.Sprintf("the tags account for %d of %d letters only", claimed, total)
	case t.useful == 0 || t.elements < own:
		return nil, "the tags say too little"
	}
	return t, fmt.Sprintf("%d elements for %d letters", t.elements, total)
}

// walker reads elements from objects.
type walker struct {
	doc    *glyphs.Document
	roles  objects.Value
	mapped map[string]string
	seen   map[int]bool
	tree   *Tree
}

// kids reads the K of an element: a number, a dictionary, or an array of them.
func (w *walker) kids(k objects.Value, e *element, page int) {
	if !k.IsArray() {
		w.kid(k, e, page)
		return
	}
	for i := range k.Len() {
		w.kid(k.Index(i), e, page)
	}
}

func (w *walker) kid(k objects.Value, e *element, page int) {
	switch {
	case k.IsInt():
		e.kids = append(e.kids, child{mark: mark{page, int32(k.Int())}})
		return
	case !k.IsDict():
		return
	}
	if pg := k.Key("Pg"); pg.IsInt() {
		if n := w.doc.PageOf(pg.Int()); n > 0 {
			page = n
		}
	}
	if id := k.Key("MCID"); id.IsInt() && k.Key("S").IsNull() {
		e.kids = append(e.kids, child{mark: mark{page, int32(id.Int())}})
		return
	}
	role := k.Key("S").Name()
	id := k.ID()
	if role == "" || id > 0 && w.seen[id] || e.depth > maxDepth || w.tree.elements > maxElements {
		return
	}
	if id > 0 {
		w.seen[id] = true
	}
	c := &element{role: w.role(role), depth: e.depth + 1}
	w.tree.count(c.role)
	e.kids = append(e.kids, child{element: c})
	w.kids(k.Key("K"), c, page)
}

// role follows the role map to a role that the format defines.
func (w *walker) role(name string) string {
	if r, ok := w.mapped[name]; ok {
		return r
	}
	role := name
	for range 8 {
		if standardRoles[role] {
			break
		}
		next := w.roles.Key(role).Name()
		if next == "" || next == role {
			break
		}
		role = next
	}
	w.mapped[name] = role
	return role
}

// count counts an element, and whether it says more than "paragraph".
func (t *Tree) count(role string) {
	t.elements++
	switch role {
	case "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "Note", "Table", "TR":
		t.useful++
	}
}

// gather sorts the letters of the pages by their marks.
func (t *Tree) gather(pages []*layout.Page) {
	t.content = map[mark][]glyphs.Glyph{}
	own := map[mark]bool{} // what is a copy of its own, not a part of the page's
	for _, p := range pages {
		if p.Foreign {
			continue
		}
		gs := p.Glyphs
		for i := 0; i < len(gs); {
			j := i + 1
			for j < len(gs) && gs[j].MCID == gs[i].MCID && gs[j].Is(glyphs.Artifact) == gs[i].Is(glyphs.Artifact) {
				j++
			}
			if id := gs[i].MCID; id != glyphs.NoMCID && !gs[i].Is(glyphs.Artifact) {
				m := mark{p.Number, id}
				have, ok := t.content[m]
				switch {
				case !ok:
					t.content[m] = gs[i:j:j]
				case own[m]:
					t.content[m] = append(have, gs[i:j]...)
				default:
					own[m] = true
					t.content[m] = append(slices.Clone(have), gs[i:j]...)
				}
			}
			i = j
		}
	}
}

// A page of which elements claim less than leastOfPage in a hundred letters, and
// mostLoose letters or more not, is read by layout: an element was lost there,
// as in damaged files.
const (
	leastOfPage = 97
	mostLoose   = 30
)

// share counts the letters that the elements claim among those that are no
// furniture, and notes the lines that no element claims. Pages that have too many
// such are made foreign.
func (t *Tree) share() (claimed, total int) {
	used := map[mark]bool{}
	t.root.each(func(m mark) { used[m] = true })
	onPage := map[int]int{}
	for m, gs := range t.content {
		if used[m] {
			n := visible(gs)
			claimed += n
			onPage[m.page] += n
		}
	}
	total = claimed
	for _, p := range t.pages {
		if p.Foreign {
			continue
		}
		var loose []glyphs.Glyph
		lost := 0
		for i := range p.Glyphs {
			g := &p.Glyphs[i]
			if g.Is(glyphs.Artifact) || g.MCID != glyphs.NoMCID && used[mark{p.Number, g.MCID}] {
				continue
			}
			loose = append(loose, *g)
			if g.MCID != glyphs.NoMCID {
				lost += layout.Letters(g.Text)
			}
		}
		if all := onPage[p.Number] + lost; lost >= mostLoose && onPage[p.Number]*100 < all*leastOfPage {
			total += lost
			t.leave(p)
			continue
		}
		known := map[string]bool{}
		for _, l := range p.Lines {
			if t.furniture[l] != "" {
				known[l.Text] = true
			}
		}
		for _, l := range layout.Lines(p.Number, loose) {
			if !known[l.Text] {
				total += layout.Letters(l.Text)
				t.untagged = append(t.untagged, l)
			}
		}
	}
	return claimed, total
}

// leave has a page read by layout.
func (t *Tree) leave(p *layout.Page) {
	p.Foreign = true
	for m := range t.content {
		if m.page == p.Number {
			delete(t.content, m)
		}
	}
}

func visible(gs []glyphs.Glyph) (n int) {
	for i := range gs {
		n += layout.Letters(gs[i].Text)
	}
	return n
}

// each calls do with all marks under an element, in order.
func (e *element) each(do func(mark)) {
	for _, c := range e.kids {
		if c.element != nil {
			c.element.each(do)
		} else {
			do(c.mark)
		}
	}
}

// standardRoles are the structure types that ISO 32000 defines and that this
// package tells apart; see blocks.go.
var standardRoles = map[string]bool{
	"Document": true, "Part": true, "Art": true, "Sect": true, "Div": true, "BlockQuote": true, "Caption": true,
	"TOC": true, "TOCI": true, "Index": true, "NonStruct": true, "Private": true, "P": true, "H": true, "Title": true,
	"H1": true, "H2": true, "H3": true, "H4": true, "H5": true, "H6": true, "L": true, "LI": true, "Lbl": true, "LBody": true,
	"Table": true, "TR": true, "TH": true, "TD": true, "THead": true, "TBody": true, "TFoot": true,
	"Span": true, "Quote": true, "Note": true, "FENote": true, "Reference": true, "BibEntry": true, "Code": true, "Link": true, "Annot": true,
	"Figure": true, "Formula": true, "Form": true, "Artifact": true, "Aside": true, "Em": true, "Strong": true, "Sub": true,
}

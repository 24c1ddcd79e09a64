package glyphs

import (
	"polidex/extract/pdf/objects"
)

// Document holds what the pages of a file share: the page tree, the fonts, the
// layers that are switched off. It serves one goroutine at a time.
type Document struct {
	limits Limits
	leaves []leaf
	byID   map[int]int // page object's ID to page number
	// whole is false where the page tree was left before its end, and broken says
	// that it leads to what is not there. found counts pages found without it.
	whole, broken bool
	found         int
	fonts         map[int]*font
	fontCount     uint16
	resources     map[int]*resources
	hidden        map[int]bool // IDs of optional-content groups that are off
	canvas        *Canvas
	form          form
	// count is the number of pages in the tree.
	count int
	// kept is how many bytes of forms are held to be shown again.
	kept int
}

// Limits bound what is taken from a file; zeros mean the defaults.
type Limits struct {
	// Pages is the number of pages read; 0 means 10,000.
	Pages int
	// Glyphs is the number of glyphs read of a page; 0 means 300,000.
	Glyphs int
	// DocumentGlyphs is the number of glyphs, and of painted areas, read of all
	// pages together; 0 means 8 million, which is some 3,000 pages of dense text.
	DocumentGlyphs int
}

// leaf is a page with what it inherits.
type leaf struct {
	page, resources objects.Value
	media, crop     []float64
	rotate          int
}

// NewDocument walks the page tree of a file.
func NewDocument(file *objects.File, limits Limits) *Document {
	if limits.Pages <= 0 {
		limits.Pages = 10_000
	}
	if limits.Glyphs <= 0 {
		limits.Glyphs = 300_000
	}
	if limits.DocumentGlyphs <= 0 {
		limits.DocumentGlyphs = 8_000_000
	}
	d := &Document{limits: limits, byID: map[int]int{}, whole: true, fonts: map[int]*font{}, resources: map[int]*resources{}, canvas: NewCanvas(limits.Glyphs, limits.DocumentGlyphs)}
	catalog := file.Catalog()
	tree := catalog.Key("Pages")
	d.walk(tree, leaf{}, map[int]bool{}, 0)
	short := tree.Key("Count").Int() > d.count
	if file.Rebuilt && (short || tree.Key("Type").Name() == "Page") || d.broken && short {
		d.addLost(file.FoundPages())
	}
	d.hidden = hiddenLayers(catalog)
	d.form.dict = catalog.Key("AcroForm")
	d.form.fresh = d.form.dict.Key("NeedAppearances").Bool()
	return d
}

// Pages returns the number of pages that are read.
func (d *Document) Pages() int { return len(d.leaves) }

// PagesInFile returns the number of pages in the file, of which the first are
// read.
func (d *Document) PagesInFile() int { return d.count }

// Whole reports whether all pages of the file are among Pages.
func (d *Document) Whole() bool { return d.whole }

// Found returns how many pages the page tree had lost and a search found.
func (d *Document) Found() int { return d.found }

// PageOf returns the number of the page that is the object with an ID, 0 if
// none is.
func (d *Document) PageOf(id int) int { return d.byID[id] }

// maxTreeDepth bounds the depth of the page tree.
const maxTreeDepth = 10_000

func (d *Document) walk(node objects.Value, inherited leaf, seen map[int]bool, depth int) {
	id, kids := node.ID(), node.Key("Kids")
	isPage := !kids.IsArray() || node.Key("Type").Name() == "Page"
	// A page may stand in the tree twice, as some programs repeat one; what leads
	// to pages may not.
	if !node.IsDict() || id > 0 && seen[id] && !isPage || depth > maxTreeDepth {
		return
	}
	seen[id] = true
	if r := node.Key("Resources"); r.IsDict() {
		inherited.resources = r
	}
	if b := node.Key("MediaBox"); b.Len() == 4 {
		inherited.media = b.Floats()
	}
	if b := node.Key("CropBox"); b.Len() == 4 {
		inherited.crop = b.Floats()
	}
	if r := node.Key("Rotate"); r.IsNumber() {
		inherited.rotate = r.Int()
	}
	if isPage {
		if d.count++; len(d.leaves) >= d.limits.Pages {
			d.whole = false
			return
		}
		inherited.page = node
		d.leaves = append(d.leaves, inherited)
		if id > 0 && d.byID[id] == 0 {
			d.byID[id] = len(d.leaves)
		}
		return
	}
	for i := range kids.Len() {
		kid := kids.Index(i)
		d.broken = d.broken || !kid.IsDict()
		d.walk(kid, inherited, seen, depth+1)
	}
}

// hiddenLayers returns the IDs of the optional-content groups that the default
// configuration switches off.
func hiddenLayers(catalog objects.Value) map[int]bool {
	properties := catalog.Key("OCProperties")
	config := properties.Key("D")
	hidden := map[int]bool{}
	mark := func(groups objects.Value, off bool) {
		for i := range groups.Len() {
			hidden[groups.Index(i).ID()] = off
		}
	}
	if config.Key("BaseState").Name() == "OFF" {
		mark(properties.Key("OCGs"), true)
		mark(config.Key("ON"), false)
	}
	mark(config.Key("OFF"), true)
	delete(hidden, 0)
	return hidden
}

// frame returns the crop box and the transformation from the page's own space
// to the page as displayed, with its origin at the lower left.
func (l *leaf) frame() (crop Rect, m Matrix, width, height float64) {
	box := rectangle(l.media)
	if box[2]-box[0] < 1 || box[3]-box[1] < 1 {
		box = [4]float64{0, 0, 612, 792}
	}
	if c := rectangle(l.crop); c[2]-c[0] >= 1 && c[3]-c[1] >= 1 {
		cut := [4]float64{max(box[0], c[0]), max(box[1], c[1]), min(box[2], c[2]), min(box[3], c[3])}
		if cut[2]-cut[0] >= 1 && cut[3]-cut[1] >= 1 {
			box = cut
		}
	}
	quarters := 0
	if l.rotate%90 == 0 {
		quarters = (l.rotate/90%4 + 4) % 4
	}
	m, width, height = Displayed(box[0], box[1], box[2]-box[0], box[3]-box[1], quarters)
	return Rect{0, 0, float32(width), float32(height)}, m, width, height
}

func rectangle(b []float64) (r [4]float64) {
	if len(b) != 4 {
		return r
	}
	return [4]float64{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
}

// Page interprets a page, counted from 1.
func (d *Document) Page(number int) *Page {
	l := d.leaves[number-1]
	crop, m, width, height := l.frame()
	p := &Page{Number: number, Width: float32(width), Height: float32(height)}
	d.canvas.Begin(p, crop)
	in := &interpreter{doc: d, canvas: d.canvas, page: p, budget: maxOperators, bytes: maxContent, top: mark{mcid: NoMCID}}
	in.state = newState(m, crop)
	content, whole := l.contents()
	p.Damaged = !whole
	in.run(content, d.resourcesOf(l.resources), 0)
	in.endMarks(0)
	in.annotations(l.page.Key("Annots"), m)
	in.endMarks(0)
	d.canvas.Finish()
	return p
}

// contents joins the content streams of a page; they are one, whatever the
// cuts between them. It says whether all of them could be decoded to their end.
func (l *leaf) contents() (content []byte, whole bool) {
	c := l.page.Key("Contents")
	if c.IsStream() {
		data, err := c.Data()
		return data, err == nil
	}
	whole = true
	for i := range c.Len() {
		data, err := c.Index(i).Data()
		whole = whole && err == nil
		content = append(append(content, data...), '\n')
		if len(content) > maxContent {
			return content, false
		}
	}
	return content, whole
}

// maxContent bounds the content of a page in bytes, forms as often as they are
// shown.
const maxContent = 128 << 20

// maxOperators bounds the operators of a page, forms included.
const maxOperators = 5_000_000

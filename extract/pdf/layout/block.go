package layout

import (
	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
)

// Page is a page with its lines and areas found.
type Page struct {
	*glyphs.Page
	Lines []*Line
	Areas []Area
	// Foreign says that the letters are not those of the file's own content but
	// what another reader or a recogniser made of the page. They carry no marks,
	// so that no tag tells of them.
	Foreign bool
}

// NewPage finds the lines and areas of a page.
func NewPage(p *glyphs.Page) *Page {
	_, upright := ruleLines(p)
	lines := linesBetween(p.Number, p.Glyphs, upright)
	return &Page{Page: p, Lines: lines, Areas: Areas(p, lines)}
}

// Block is a piece of a document in the making: a corpus.Block whose text is
// still lines.
type Block struct {
	Kind   corpus.Kind
	Level  int
	Marker string
	Lines  []*Line
	// Cells hold the lines of a row, cell by cell; Lines is empty then.
	Cells  [][]*Line
	Page   int
	Rect   glyphs.Rect
	Header bool
	Strong bool
	Reason string
	// Skip is the number of bytes of the first line that are the marker.
	Skip int
	// TextX is where the text begins, beside the marker.
	TextX float32
	// Area is the index of the area on its page that the block stands in, or -1,
	// and LastPage and LastArea the same of its end.
	Area, LastPage, LastArea int
	// Region is the number of its region, 0 for none.
	Region int
	// Table numbers the tables that tags tell of, 0 for none; Caption is the
	// table's.
	Table   int
	Caption string
	// Path says where in the structure tree the block stands, "" without tags.
	Path string
	// Untold says that it stands on a foreign page of a tagged file.
	Untold bool
}

// add appends a line.
func (b *Block) add(l *Line) {
	if len(b.Lines) == 0 && len(b.Cells) == 0 {
		b.Page, b.LastPage, b.Rect = l.Page, l.Page, l.Rect
	} else if l.Page == b.Page {
		b.Rect = b.Rect.Union(l.Rect)
	}
	b.LastPage = max(b.LastPage, l.Page)
	b.Lines = append(b.Lines, l)
}

// NewBlock returns a block of a kind with the given lines.
func NewBlock(kind corpus.Kind, lines []*Line) *Block {
	b := &Block{Kind: kind, Area: -1, LastArea: -1}
	for _, l := range lines {
		b.add(l)
	}
	if len(lines) > 0 {
		b.TextX = lines[0].X0
	}
	return b
}

// NewRow returns a row of cells.
func NewRow(cells [][]*Line) *Block {
	b := &Block{Kind: corpus.Row, Cells: cells, Area: -1, LastArea: -1}
	for _, c := range cells {
		for _, l := range c {
			switch {
			case b.Page == 0 || l.Page < b.Page:
				b.Page, b.Rect = l.Page, l.Rect
			case l.Page == b.Page:
				b.Rect = b.Rect.Union(l.Rect)
			}
			b.LastPage = max(b.LastPage, l.Page)
		}
	}
	return b
}

// last returns the block's last line, nil for rows.
func (b *Block) last() *Line {
	if len(b.Lines) == 0 {
		return nil
	}
	return b.Lines[len(b.Lines)-1]
}

// bold reports whether all lines are.
func (b *Block) bold() bool {
	for _, l := range b.Lines {
		if !l.Bold && letters(l.Text) > 0 {
			return false
		}
	}
	return len(b.Lines) > 0
}

// size returns the size of the block's type.
func (b *Block) size() float32 {
	if len(b.Lines) == 0 {
		return 0
	}
	return b.Lines[0].Size
}

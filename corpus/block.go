package corpus

import "strings"

// Kind says what a block is.
type Kind string

// The kinds of blocks.
const (
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph"
	// Item is one item of a list, without its bullet or number (see Marker).
	Item Kind = "item"
	// Row is one row of a table; its cells are separated by [CellSeparator].
	Row Kind = "row"
	// Note is a footnote or endnote.
	Note Kind = "note"
	// Furniture is what the page repeats or the site adds: running heads, page
	// numbers, contents pages, navigation. It is kept and never analysed.
	Furniture Kind = "furniture"
)

// CellSeparator stands between the cells in the Text of a [Row].
const CellSeparator = "\t"

// Block is a piece of text that a person would point at: a heading, a
// paragraph, a list item, a table row, a note.
type Block struct {
	Kind Kind `json:"kind"`
	// Level is the depth: of a heading in the outline (1 is a chapter), of an
	// item in its list (1 is the outermost); 0 for other kinds.
	Level int `json:"level,omitempty"`
	// Text has single spaces, no line breaks, words broken at a line's end
	// joined, and no soft hyphens. A line break that the author set (HTML br)
	// is a space.
	Text string `json:"text"`
	// Marker is the item's bullet or number as printed ("•", "(a)", "3."), the
	// note's mark, or empty.
	Marker string `json:"marker,omitempty"`
	// Page is the physical page where the block begins, from 1.
	Page int `json:"page,omitempty"`
	// NotedPage is the page that the text itself notes for this block, as a
	// catalogue record does ("P.23 Key actions"): a page of another file.
	NotedPage int `json:"noted_page,omitempty"`
	// Box is where the block stands on its Page, nil without pages.
	Box *Rect `json:"box,omitempty"`
	// Continued is where the block goes on, page by page, where a page's end cuts
	// it.
	Continued []PageRect `json:"continued,omitempty"`
	// Section is the path of headings above the block, outermost first.
	Section []string `json:"section,omitempty"`
	// Region is the number, from 1, of the box or table in Document.Regions
	// that the block belongs to; 0 is none.
	Region int `json:"region,omitempty"`
	// Header marks the row that names a table's columns.
	Header bool `json:"header,omitempty"`
	// Strong marks a paragraph or item printed wholly in bold, as the titles of
	// boxes are when no heading style was used.
	Strong bool `json:"strong,omitempty"`
	// Reason says why a block is furniture ("running head"); empty otherwise.
	Reason string `json:"reason,omitempty"`
	// Calls are the raised marks in the text that call notes, in the order of
	// the text; they are no part of Text.
	Calls []Call `json:"calls,omitempty"`
}

// Call is a mark that calls a note.
type Call struct {
	// At is the number of bytes of the block's Text before the place where the
	// mark is printed.
	At int `json:"at"`
	// Mark is the mark as printed, without brackets: "12", "*".
	Mark string `json:"mark"`
	// Note is the index in Document.Blocks of the note, -1 where none was found.
	Note int `json:"note"`
}

// Cells returns the cells of a row's text, or the whole text as one cell.
func (b *Block) Cells() []string { return strings.Split(b.Text, CellSeparator) }

// RegionKind says what a region is.
type RegionKind string

// The kinds of regions.
const (
	// RegionBox is a shaded or bordered region, or a table of one cell.
	RegionBox RegionKind = "box"
	// RegionTable is a table of several cells; its blocks are rows.
	RegionTable RegionKind = "table"
)

// Region is a box or a table. It continues over a page's end as one region.
type Region struct {
	Kind RegionKind `json:"kind"`
	// Caption is a table's caption where the format marks one.
	Caption string `json:"caption,omitempty"`
	// Page is the physical page where the region begins.
	Page int `json:"page,omitempty"`
}

// Rect is a rectangle on a page in PDF points, origin at the lower left of the
// page as displayed; X0 ≤ X1 and Y0 ≤ Y1.
type Rect struct {
	X0 float64 `json:"x0"`
	Y0 float64 `json:"y0"`
	X1 float64 `json:"x1"`
	Y1 float64 `json:"y1"`
}

// PageRect is a rectangle on a page.
type PageRect struct {
	Page int  `json:"page"`
	Box  Rect `json:"box"`
}

// Union returns the smallest rectangle that holds both.
func (r Rect) Union(s Rect) Rect {
	return Rect{min(r.X0, s.X0), min(r.Y0, s.Y0), max(r.X1, s.X1), max(r.Y1, s.Y1)}
}

// ShownPage returns the page to show for the block: the physical one, else the one
// that a catalogue record notes, else 0.
func (b *Block) ShownPage() int {
	if b.Page > 0 {
		return b.Page
	}
	return b.NotedPage
}

// Place is a byte range of a block's Text: Blocks[Block].Text[Start:End].
type Place struct {
	Block int `json:"block"`
	Start int `json:"start"`
	End   int `json:"end"`
}

// Words returns the text at the place, or "" where the place is not in the
// document.
func (d *Document) Words(p Place) string {
	if p.Block < 0 || p.Block >= len(d.Blocks) {
		return ""
	}
	t := d.Blocks[p.Block].Text
	if p.Start < 0 || p.End > len(t) || p.Start > p.End {
		return ""
	}
	return t[p.Start:p.End]
}

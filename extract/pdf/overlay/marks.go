package overlay

import (
	"fmt"
	"image/color"

	"polidex/corpus"
)

// kinds are the colours of the blocks, dark enough for white words on them.
var kinds = map[corpus.Kind]color.RGBA{
	corpus.Heading:   {0xb0, 0x18, 0x18, 0xff},
	corpus.Paragraph: {0x1a, 0x52, 0xa8, 0xff},
	corpus.Item:      {0x12, 0x74, 0x35, 0xff},
	corpus.Row:       {0x9a, 0x52, 0x00, 0xff},
	corpus.Note:      {0x6d, 0x2a, 0x92, 0xff},
	corpus.Furniture: {0x5a, 0x5a, 0x5a, 0xff},
}

// Blocks are the marks of a document's blocks on a page: their kind by colour and
// word, and their number in reading order.
func Blocks(doc *corpus.Document, page int) []Mark {
	var out []Mark
	for i := range doc.Blocks {
		for _, m := range Passage(&doc.Blocks[i], page) {
			m.Label = fmt.Sprintf("%d %s", i, short(doc.Blocks[i].Kind))
			out = append(out, m)
		}
	}
	return out
}

// Passage are the marks of one block on a page, none where it does not stand
// there.
func Passage(b *corpus.Block, page int) (out []Mark) {
	if b.Page == page && b.Box != nil {
		out = append(out, Mark{Box: *b.Box, Color: kinds[b.Kind], Tint: true})
	}
	for _, c := range b.Continued {
		if c.Page == page {
			out = append(out, Mark{Box: c.Box, Color: kinds[b.Kind], Tint: true})
		}
	}
	return out
}

func short(k corpus.Kind) string {
	switch k {
	case corpus.Heading:
		return "head"
	case corpus.Paragraph:
		return "para"
	case corpus.Furniture:
		return "furn"
	}
	return string(k)
}

// Letter is a letter on a page.
type Letter struct {
	Box corpus.Rect `json:"box"`
	// Unknown says that the letter could not be found out, Artifact that it is
	// furniture by the file's own word.
	Unknown  bool `json:"unknown,omitempty"`
	Artifact bool `json:"artifact,omitempty"`
}

// Page is the letters of a page and its size in points.
type Page struct {
	Width   float64  `json:"width"`
	Height  float64  `json:"height"`
	Letters []Letter `json:"letters"`
}

// Letters are the marks of letters: blue, grey those of furniture, red those that
// are not known.
func Letters(letters []Letter) []Mark {
	out := make([]Mark, 0, len(letters))
	for _, l := range letters {
		c := kinds[corpus.Paragraph]
		switch {
		case l.Unknown:
			c = kinds[corpus.Heading]
		case l.Artifact:
			c = kinds[corpus.Furniture]
		}
		out = append(out, Mark{Box: l.Box, Color: c})
	}
	return out
}

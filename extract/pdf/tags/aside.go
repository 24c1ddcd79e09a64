package tags

import (
	"strings"

	"polidex/corpus"
	"polidex/extract/pdf/layout"
)

// setAside makes furniture blocks of the artifacts, and of the tagged text that
// stands where furniture was found.
func (b *builder) setAside() {
	byPage := map[int][]*layout.Block{}
	for _, block := range b.blocks {
		byPage[block.Page] = append(byPage[block.Page], block)
	}
	for _, p := range b.pages {
		if p.Foreign {
			continue
		}
		for _, l := range p.Lines {
			reason := b.furniture[l]
			if l.Artifact && reason == "" {
				reason = layout.ReasonArtifact
			}
			if reason == "" || !l.Artifact && claimed(byPage[p.Number], l, reason) {
				continue
			}
			if strings.TrimSpace(l.Text) != "" {
				b.blocks = append(b.blocks, layout.Aside(l, reason))
			}
		}
	}
}

// claimed makes furniture of the one among a page's blocks that holds a line of furniture, and
// reports whether there is one.
func claimed(blocks []*layout.Block, l *layout.Line, reason string) bool {
	for _, block := range blocks {
		if len(block.Lines) != 1 || block.Kind == corpus.Note {
			continue
		}
		if own := block.Lines[0]; l.Contains((own.X0+own.X1)/2, (own.Y0+own.Y1)/2) {
			block.Kind, block.Reason, block.Marker, block.Skip = corpus.Furniture, reason, "", 0
			return true
		}
	}
	return false
}

package layout

import (
	"strings"

	"polidex/corpus"
)

// ItemsSeen counts the lines that look like the beginning of a list item before
// any structure is found: those that begin with a bullet, or with a list number
// that is set off from what follows. Lines that only go on behind a dash or a
// number at the end of the line before are taken for none.
func ItemsSeen(pages []*Page) (n int) {
	for _, p := range pages {
		var before *Line
		for _, l := range p.Lines {
			if l.Quarter == 0 && !l.Artifact && looksLikeItem(before, l) {
				n++
			}
			before = l
		}
	}
	return n
}

func looksLikeItem(before, l *Line) bool {
	if leaders(l.Text) || strings.HasSuffix(l.Text, "....") {
		return false // of a contents page
	}
	marker, rest := cutBullet(l.Text, l.Wide)
	if marker != "" && hasLetter(rest) {
		return l.Wide || !strings.ContainsRune("-–—−*·", rune([]rune(marker)[0])) || before == nil || endsSentence(before.Text)
	}
	marker, rest = cutNumber(l.Text)
	return marker != "" && l.Wide && hasLetter(rest) && !l.Bold
}

// ItemsKept counts what became of such lines: the items, and the cells of tables
// that begin with a bullet or list number.
func ItemsKept(blocks []corpus.Block) (n int) {
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case corpus.Item:
			if b.Marker != "" {
				n++
			}
		case corpus.Row:
			for _, c := range b.Cells() {
				if m, _ := cutBullet(c, false); m != "" {
					n++
				} else if m, _ := cutNumber(c); m != "" {
					n++
				}
			}
		}
	}
	return n
}

package layout

import (
	"strings"

	"polidex/corpus"
)

// plainItems makes items of the paragraphs that are a list without bullets: they
// follow a lead-in that ends with a colon, begin alike with small or capital
// letters, and all but the last end with a semicolon.
func plainItems(blocks []*Block) {
	for i := 0; i < len(blocks); i++ {
		if blocks[i].Kind != corpus.Paragraph || !endsWith(blocks[i], ":") {
			continue
		}
		list := plainList(blocks[i], blocks[i+1:])
		for _, b := range list {
			b.Kind, b.Level = corpus.Item, 1
		}
	}
}

// plainList returns the paragraphs below a lead-in that are such a list, nil
// where there is none. Page ends may come between.
func plainList(lead *Block, blocks []*Block) (list []*Block) {
	for _, b := range blocks {
		if b.Kind == corpus.Furniture || b.Kind == corpus.Note {
			continue
		}
		if b.Kind != corpus.Paragraph || b.Region != lead.Region || b.Area >= 0 != (lead.Area >= 0) || len(b.Lines) == 0 || b.bold() {
			break
		}
		last := !endsWith(b, ";")
		if len(list) > 0 && startsLower(b.Lines[0].Text) != startsLower(list[0].Lines[0].Text) || last && endsWith(b, ":") {
			break
		}
		list = append(list, b)
		if last {
			break
		}
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// endsWith reports whether a block's text ends with a sign.
func endsWith(b *Block, sign string) bool {
	l := b.last()
	return l != nil && strings.HasSuffix(strings.TrimRight(l.Text, " "), sign)
}

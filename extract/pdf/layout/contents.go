package layout

import (
	"regexp"
	"strings"

	"polidex/corpus"
)

// contentsTitle finds the titles of contents pages in the official languages.
var contentsTitle = regexp.MustCompile(`(?i)^\W*(?:table of )?(?:contents|inhalt|inhaltsverzeichnis|table des matières|sommaire|índice|indice|sommario|spis treści|inhoud|inhoudsopgave|περιεχόμενα|πίνακας περιεχομένων|conteúdo|obsah|innehåll(?:sförteckning)?|sisällys(?:luettelo)?|indhold(?:sfortegnelse)?|tartalom(?:jegyzék)?|cuprins|съдържание|kazalo(?: vsebine)?|sadržaj|turinys|saturs|sisukord|clár(?: ábhair)?|werrej)\W*$`)

// markContents makes furniture of contents pages: the lines that lead to a page
// number, and what stands between a contents title and the first heading or
// paragraph of the text.
func markContents(blocks []*Block) {
	for i, b := range blocks {
		if b.Kind == corpus.Furniture || !isEntry(b) {
			continue
		}
		if i > 0 && isEntry(blocks[i-1]) || i+1 < len(blocks) && isEntry(blocks[i+1]) {
			b.setContents()
		}
	}
	for i, b := range blocks {
		if b.Kind == corpus.Furniture || len(b.Lines) == 0 || len(b.Lines) > 2 || !contentsTitle.MatchString(joined(b)) {
			continue
		}
		if next := nextText(blocks[i+1:]); next != nil && next.Reason == ReasonContents {
			b.setContents()
			continue
		}
		if list := entriesBelow(blocks[i+1:]); len(list) >= 2 {
			b.setContents()
			for _, e := range list {
				e.setContents()
			}
		}
	}
}

// nextText returns the first block that is text or an entry of a contents page.
func nextText(blocks []*Block) *Block {
	for _, b := range blocks {
		if b.Kind != corpus.Furniture || b.Reason == ReasonContents {
			return b
		}
	}
	return nil
}

// entriesBelow returns the blocks below a contents title that are its entries:
// up to a sentence, a tagged heading, or an entry's words come again, which are
// the heading that the entry meant.
func entriesBelow(blocks []*Block) (entries []*Block) {
	seen := map[string]bool{}
	numbered := false
	for _, b := range blocks {
		if b.Kind == corpus.Furniture {
			continue
		}
		if b.Kind == corpus.Heading || b.Kind == corpus.Row || b.Kind == corpus.Note || len(b.Lines) == 0 {
			break
		}
		text := joined(b)
		title := entryTitle(text)
		if seen[title] || letters(text) > 300 || endsSentence(text) && letters(title) > 60 && !isEntry(b) {
			break
		}
		numbered = numbered || title != strings.ToLower(strings.TrimSpace(text))
		if title != "" {
			seen[title] = true
		}
		entries = append(entries, b)
	}
	if !numbered {
		return nil // no page number anywhere: not a contents page
	}
	return entries
}

// entryTitle is what an entry says without its leaders and page number.
func entryTitle(text string) string {
	return strings.ToLower(strings.TrimRight(text, " .…·_0123456789"))
}

func (b *Block) setContents() {
	b.Kind, b.Reason, b.Marker, b.Skip, b.Level = corpus.Furniture, ReasonContents, "", 0, 0
}

// isEntry reports whether a block is an entry of a contents page. It may have
// been set aside already.
func isEntry(b *Block) bool {
	if b.Reason == ReasonContents {
		return true
	}
	l := b.last()
	return l != nil && l.Leaders && len(b.Lines) <= 4 && !strings.HasSuffix(l.Text, "....")
}

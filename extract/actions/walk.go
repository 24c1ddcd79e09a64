package actions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/corpus"
	"polidex/extract/actions/grammar"
)

// walk is one pass over a document's blocks.
type walk struct {
	doc   *corpus.Document
	words *grammar.Vocabulary
	notes map[string]bool
	// authors are those for whom "we" stands.
	authors []string
	// lines are the blocks that are analysed, by index, and at the one in hand.
	lines []int
	at    int

	// region and lastPage are those of the line before.
	region, lastPage int
	// box is the marked box or list that the walk is in, and lead the lead-in
	// that holds for the items to come; nil outside.
	box  *box
	lead *lead
	// band is the line of a time alone that holds for the items below it.
	band *corpus.Place
	// closed is the box that was left last, with its lead-in: a "(continued)"
	// title takes it up again.
	closed     *box
	closedLead *lead
	// closedPage is the page on which it was left.
	closedPage int
	// headings are the headings above, outermost first.
	headings []heading

	found []Found
	// lastItem is the line of the item found last, -1 when something else came
	// in between.
	lastItem int
	// cut is where the last block of the item in hand ends, 0 for its whole.
	cut int
}

type heading struct {
	level int
	place corpus.Place
}

// analysed returns the indexes of the blocks to walk over: no furniture, no
// notes, no leftovers of a page's edge, and nothing of a legal act, whose lists impose duties by law.
func (w *walk) analysed() []int {
	var lines []int
	articles, act, isAct := 0, -1, false
	for i := range w.doc.Blocks {
		b := &w.doc.Blocks[i]
		if b.Kind == corpus.Furniture || b.Kind == corpus.Note || b.Kind == corpus.Paragraph && isLeftover(b.Text) {
			continue
		}
		lines = append(lines, i)
		// A list may well cite articles; their headings are lines of their own.
		if b.Kind == corpus.Row || b.Kind == corpus.Item {
			continue
		}
		number, article := w.words.Article(b.Text)
		enacting := w.words.IsEnacting(b.Text)
		if article {
			articles++
		}
		if act < 0 && (article || enacting) {
			act = len(lines) - 1
		}
		isAct = isAct || enacting || article && number == 1
	}
	// A single heading of an article may be a quotation; an act has several.
	const actArticles = 3
	if isAct && articles >= actArticles {
		lines = lines[:act]
	}
	return lines
}

// isLeftover reports whether a paragraph is what a page's edge leaves between
// two items where no reader could know it: nothing, a page number ("12",
// "- 12 -") or the language marks of a cover ("EN   EN"). A year is no page
// number: it may stand over the items below.
func isLeftover(text string) bool {
	const pageDigits = 4
	text = strings.Trim(text, " -–—\u00a0\t")
	if len(text) <= pageDigits && strings.Trim(text, "0123456789") == "" {
		return len(text) < pageDigits || text < "1900" || text >= "2200"
	}
	words := strings.Fields(text)
	return len(words) == 2 && words[0] == words[1] && len(words[0]) == 2 && words[0] == strings.ToUpper(words[0])
}

func (w *walk) block(line int) *corpus.Block { return &w.doc.Blocks[w.lines[line]] }

// next returns the line behind, nil at the end.
func (w *walk) next(line int) *corpus.Block {
	if line+1 < len(w.lines) {
		return w.block(line + 1)
	}
	return nil
}

// step reads the line and returns the line to go on with.
func (w *walk) step(line int) int {
	b := w.block(line)
	if w.isTable(b) {
		w.close()
		w.region, w.lastItem = b.Region, -1
		return w.table(line)
	}
	if b.Region != w.region {
		w.enter(line)
	}
	w.lastPage = b.Page
	w.region = b.Region
	switch b.Kind {
	case corpus.Item:
		return w.item(line)
	case corpus.Heading:
		w.heading(line)
	default:
		if w.continues(line) {
			w.extend(line)
			return line + 1
		}
		w.paragraph(line)
	}
	return line + 1
}

func (w *walk) isTable(b *corpus.Block) bool {
	return b.Kind == corpus.Row && b.Region > 0 && b.Region <= len(w.doc.Regions) &&
		w.doc.Regions[b.Region-1].Kind == corpus.RegionTable
}

// heading reads a heading: the title of a list or box, a lead-in that was
// printed like one, or the end of what came before.
func (w *walk) heading(line int) {
	b := w.block(line)
	place := whole(w.lines[line], b)
	if w.opens(line) {
		if b.Region == 0 {
			w.pushHeading(b.Level, place)
		}
		return
	}
	if w.bandLine(line) {
		return
	}
	// Bold lead-ins may be taken for headings by a reader.
	if w.headingLeads(line) && w.leadIn(line) {
		return
	}
	if b.Region > 0 {
		w.boxHeading(line)
		return
	}
	w.close()
	w.closed = nil
	w.pushHeading(b.Level, place)
}

// headingLeads reports whether a heading can be a lead-in that a reader took for
// one: in a box, with a colon, or a sentence that breaks off behind its verb.
func (w *walk) headingLeads(line int) bool {
	b := w.block(line)
	if w.box != nil || strings.HasSuffix(b.Text, ":") {
		return true
	}
	l, ok := w.words.ReadLeadIn(b.Text)
	return ok && l.Subject == grammar.Known && l.EndsInVerb()
}

// boxHeading reads a heading in a box that is no known title: the box's title,
// or a label between its items, which leaves the lead-in in force.
func (w *walk) boxHeading(line int) {
	b := w.block(line)
	if w.box == nil {
		w.box = &box{title: w.titleText(b.Text), place: whole(w.lines[line], b), region: b.Region}
	}
}

func (w *walk) pushHeading(level int, place corpus.Place) {
	for n := len(w.headings); n > 0 && w.headings[n-1].level >= level; n-- {
		w.headings = w.headings[:n-1]
	}
	w.headings = append(w.headings, heading{level, place})
}

func (w *walk) titleText(text string) string {
	end, _ := w.words.WithoutContinuation(text)
	return strings.TrimSpace(text[:end])
}

func whole(block int, b *corpus.Block) corpus.Place {
	return corpus.Place{Block: block, Start: 0, End: len(b.Text)}
}

// beginsDigit reports whether a text begins with a number, as the headings of
// sections do.
func beginsDigit(s string) bool {
	return s != "" && s[0] >= '0' && s[0] <= '9'
}

func beginsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

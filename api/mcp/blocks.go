package mcp

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"polidex/corpus"
)

// Block is a piece of a document's text.
type Block struct {
	ID      string   `json:"id" jsonschema:"The id of the passage that it is, for get_passage."`
	Block   int      `json:"block" jsonschema:"Its number in the document."`
	Kind    string   `json:"kind"`
	Page    int      `json:"page,omitempty"`
	Marker  string   `json:"marker,omitempty" jsonschema:"The bullet or number before it, as printed."`
	Text    string   `json:"text" jsonschema:"Its words, verbatim; the cells of a row are separated by tabs."`
	Cut     bool     `json:"cut,omitempty" jsonschema:"Whether only a part is shown; get_passage has the whole."`
	Actions []string `json:"actions,omitempty" jsonschema:"The ids of key actions that begin in it."`
	Link    string   `json:"link"`
}

// block shows a block with at most n bytes of its text.
func (l linker) block(d *corpus.Document, i, n int) Block {
	b := &d.Blocks[i]
	out := Block{
		ID: corpus.PassageID(d.ID, i), Block: i, Kind: string(b.Kind), Page: b.ShownPage(), Marker: b.Marker,
		Link: l.entry(corpus.KindPassage, corpus.PassageID(d.ID, i)),
	}
	out.Text, out.Cut = cut(b.Text, n)
	for j := range d.Actions {
		if d.Actions[j].Block == i && len(out.Actions) < listed {
			out.Actions = append(out.Actions, d.Actions[j].ID)
		}
	}
	return out
}

// read fills in the text that is asked for, from the block that a cursor leads to.
func (out *DocumentAnswer) read(d *corpus.Document, links linker, a asked, from int) error {
	if a.block >= len(d.Blocks) {
		return argumentError{argument: "block", cause: fmt.Sprintf("%d is behind the last of this document, which is %d", a.block, len(d.Blocks)-1)}
	}
	first, last, err := pageRange(a.pages, d)
	if err != nil {
		return err
	}
	var rest []Block
	size := 0 // of rest, so that no more is made than an answer holds
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind == corpus.Furniture || i < a.block || a.pages != "" && !isOn(b, first, last) {
			continue
		}
		out.Of++
		if i < from || size > answerBytes {
			continue
		}
		rest = append(rest, links.block(d, i, passageBytes))
		size += len(rest[len(rest)-1].Text)
	}
	n := fit(rest, answerBytes)
	out.Text, out.Shown = rest[:n], n
	if n < len(rest) {
		out.Truncated, out.Next = true, cursorAt(rest[n].Block)
	}
	return nil
}

var pagesPattern = regexp.MustCompile(`^(\d{1,6})(?:\s*(?:\.\.|-|–)\s*(\d{1,6}))?$`)

// pageRange reads "7", "7..9" or "7-9"; it is 0 to 0 where nothing is asked.
func pageRange(asked string, d *corpus.Document) (first, last int, err error) {
	if asked == "" {
		return 0, 0, nil
	}
	wrong := func(cause string) (int, int, error) {
		return 0, 0, argumentError{argument: "pages", cause: cause}
	}
	m := pagesPattern.FindStringSubmatch(asked)
	if m == nil {
		return wrong(fmt.Sprintf("%q is no page or range of pages such as 7 or 7..9", short(asked)))
	}
	first, _ = strconv.Atoi(m[1]) // digits, by the pattern
	last = first
	if m[2] != "" {
		last, _ = strconv.Atoi(m[2])
	}
	switch {
	case d.Pages == 0:
		return wrong("this document has no pages; read it with block, from 0, or one of its forms that has")
	case first < 1 || last < first || first > d.Pages:
		return wrong(fmt.Sprintf("%s is not within the pages of this document, which are 1 to %d", asked, d.Pages))
	}
	return first, last, nil
}

// isOn says whether a block begins, or goes on, on one of the pages.
func isOn(b *corpus.Block, first, last int) bool {
	for _, c := range b.Continued {
		if c.Page >= first && c.Page <= last {
			return true
		}
	}
	return b.Page >= first && b.Page <= last
}

func (out *DocumentAnswer) text() string {
	var b strings.Builder
	d := &out.Document
	fmt.Fprintf(&b, "%s\nid %s", d, d.ID)
	for _, fact := range []struct{ name, value string }{
		{"type", d.Type}, {"date", d.Date}, {"language", d.Language}, {"format", out.Format}, {"pages", number0(out.Pages)},
		{"key actions", strconv.Itoa(out.Actions)}, {"read", out.Reading}, {"themes", strings.Join(out.Themes, ", ")}, {"from", line(out.Source)},
	} {
		if fact.value != "" {
			fmt.Fprintf(&b, " · %s %s", fact.name, fact.value)
		}
	}
	b.WriteString("\n")
	writeLinks(&b, "", out.Link, out.Original)
	writeNotes(&b, out.Notes)
	writeNotes(&b, out.Warnings)
	for _, f := range out.Forms {
		fmt.Fprintf(&b, "Other form: %s, language %s, %s, from %s\n", f.ID, f.Language, plural(f.Pages, "page"), line(f.Source))
	}
	if out.Text == nil {
		out.writeOutline(&b)
	} else {
		fmt.Fprintf(&b, "\n%d of %d blocks. The link of a block is %s and its number.\n\n", out.Shown, out.Of, out.passages)
		for i := range out.Text {
			out.Text[i].write(&b)
		}
	}
	out.writeNext(&b)
	return b.String()
}

func (out *DocumentAnswer) writeOutline(b *strings.Builder) {
	if out.Of == 0 {
		fmt.Fprintf(b, "\nIt has no headings. Read it with block 0%s.\n", map[bool]string{true: " or by pages"}[out.Pages > 0])
		return
	}
	fmt.Fprintf(b, "\nOutline, %d of %d headings (block, page, key actions below):\n", out.Shown, out.Of)
	for _, h := range out.Outline {
		fmt.Fprintf(b, "%s- %s (block %d", strings.Repeat("  ", max(0, min(h.Level, 6)-1)), line(h.Text), h.Block)
		if h.Page > 0 {
			fmt.Fprintf(b, ", p. %d", h.Page)
		}
		if h.Actions > 0 {
			fmt.Fprintf(b, ", %s", plural(h.Actions, "action"))
		}
		b.WriteString(")\n")
	}
}

// write adds the block to a text: its number and page, and its words as a quote.
func (k *Block) write(b *strings.Builder) {
	fmt.Fprintf(b, "[%d", k.Block)
	if k.Page > 0 {
		fmt.Fprintf(b, ", p. %d", k.Page)
	}
	if k.Kind != string(corpus.Paragraph) {
		fmt.Fprintf(b, ", %s", k.Kind)
	}
	if len(k.Actions) > 0 {
		fmt.Fprintf(b, ", action %s", strings.Join(k.Actions, ", "))
	}
	words := strings.ReplaceAll(k.Text, corpus.CellSeparator, " | ")
	if k.Marker != "" {
		words = k.Marker + " " + words
	}
	fmt.Fprintf(b, "]\n> %s\n", line(words))
}

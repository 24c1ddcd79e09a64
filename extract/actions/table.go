package actions

import (
	"strings"

	"polidex/corpus"
	"polidex/extract/actions/grammar"
	"polidex/extract/actions/phrase"
)

// grid is an action table: what each column holds, by index.
type grid struct {
	header   corpus.Place
	columns  []grammar.Column
	heads    []corpus.Place
	action   int
	cover    string
	title    corpus.Place
	hasTitle bool
	// band is the row above that names the time or topic of those below.
	band *corpus.Place
	// responsible is the last cell filled: an empty one is merged with it.
	responsible corpus.Place
}

// table reads the rows of a table and returns the line behind.
func (w *walk) table(line int) int {
	region := w.block(line).Region
	end := line
	for end < len(w.lines) && w.block(end).Region == region {
		end++
	}
	rows := w.lines[line:end]
	head, g := w.head(rows)
	if g == nil {
		return end
	}
	w.caption(g, line, region)
	for i, block := range rows {
		b := &w.doc.Blocks[block]
		if i == head || b.Kind != corpus.Row || b.Header || b.Text == w.doc.Blocks[rows[head]].Text {
			continue
		}
		if i < head {
			g.setBand(corpus.Place{Block: block, End: len(b.Text)})
			continue
		}
		w.row(g, line+i)
	}
	w.lastItem = -1
	return end
}

// head finds the row that names the columns. A table of actions has a column of
// actions, and one of who or when; with a column of results and none of those
// responsible it is a report.
func (w *walk) head(rows []int) (int, *grid) {
	const search = 4
	for i, block := range rows {
		if i >= search {
			break
		}
		g := &grid{header: whole(block, &w.doc.Blocks[block]), action: -1, responsible: corpus.Place{Block: -1}}
		seen := map[grammar.Column]bool{}
		crosses := false
		for k, p := range w.cells(block) {
			c := w.words.ReadColumn(w.doc.Words(p))
			if c == grammar.ActionColumn && g.action >= 0 {
				c = grammar.OtherColumn // of "Measure | Description" the first counts
			}
			if c == grammar.ActionColumn {
				g.action = k
			}
			crosses = crosses || c == grammar.OtherColumn && isTime(w.doc.Words(p))
			seen[c] = true
			g.columns, g.heads = append(g.columns, c), append(g.heads, p)
		}
		when := seen[grammar.TimingColumn] || crosses && !seen[grammar.StatusColumn]
		if g.action >= 0 && (seen[grammar.ResponsibleColumn] || when && !seen[grammar.StatusColumn]) && (!crosses || w.hasCrosses(rows[i+1:]) || seen[grammar.ResponsibleColumn]) {
			return i, g
		}
	}
	return 0, nil
}

// cells returns the places of a row's cells.
func (w *walk) cells(block int) []corpus.Place {
	var out []corpus.Place
	start := 0
	for _, c := range w.doc.Blocks[block].Cells() {
		trimmed := strings.TrimSpace(c)
		at := start + strings.Index(c, trimmed)
		out = append(out, corpus.Place{Block: block, Start: at, End: at + len(trimmed)})
		start += len(c) + len(corpus.CellSeparator)
	}
	return out
}

// isTime reports whether the head of a column is a year or a part of one.
func isTime(head string) bool {
	for _, t := range phrase.Tokens(head) {
		if t.Number() && len(t.Text) == 4 {
			return true
		}
	}
	return false
}

// isCross reports whether a cell only ticks its column.
func isCross(cell string) bool {
	return cell != "" && len([]rune(cell)) <= 2 && strings.Trim(strings.ToLower(cell), "x×✓✔✗✘●•■▪*") == ""
}

func (w *walk) hasCrosses(rows []int) bool {
	for _, block := range rows {
		for _, p := range w.cells(block) {
			if isCross(w.doc.Words(p)) {
				return true
			}
		}
	}
	return false
}

// caption finds the table's title: its caption, else a title right above, else
// the nearest heading.
func (w *walk) caption(g *grid, line, region int) {
	c := w.doc.Regions[region-1].Caption
	if line > 0 {
		above := w.block(line - 1)
		_, title := w.words.ReadTitle(above.Text)
		if c != "" && above.Text == c || c == "" && (title || above.Strong || w.isCaption(line-1)) && above.Kind != corpus.Item {
			g.cover, g.title, g.hasTitle = w.titleText(above.Text), whole(w.lines[line-1], above), true
			return
		}
	}
	if c != "" {
		g.cover = w.titleText(c)
		return
	}
	if n := len(w.headings); n > 0 {
		g.title, g.hasTitle = w.headings[n-1].place, true
		g.cover = w.titleText(w.doc.Words(g.title))
	}
}

// isCaption reports whether a paragraph right above a table is its caption.
func (w *walk) isCaption(line int) bool {
	b := w.block(line)
	return b.Region == 0 && titleLike(b) && !w.words.IsReference(b.Text)
}

// titleLike reports whether a paragraph could be a title: a short line that is
// no sentence, no remark in brackets and no lead-in.
func titleLike(b *corpus.Block) bool {
	const longest = 100 // bytes
	text := strings.TrimSpace(b.Text)
	if b.Kind != corpus.Paragraph || text == "" || len(text) > longest {
		return false
	}
	return !strings.ContainsAny(text[:1], "([*-") && !strings.ContainsAny(text[len(text)-1:], ".,;:!?") && !beginsLower(text)
}

func (g *grid) setBand(p corpus.Place) { g.band = &p }

// row reads one row: an action, a band over those below, or the rest of the
// action above that a page's end cut off.
func (w *walk) row(g *grid, line int) {
	cells := w.cells(w.lines[line])
	filled := 0
	var only corpus.Place
	for _, p := range cells {
		if p.End > p.Start {
			filled++
			only = p
		}
	}
	const bandLength = 40 // bytes; a longer cell alone is an action whose other cells are merged
	words := w.doc.Words(only)
	switch {
	case filled == 0:
		return
	case filled == 1 && len(w.found) > 0 && beginsLower(words) && w.lastItem == line-1 && g.action < len(cells) && only == cells[g.action]:
		w.joinRow(only)
		w.lastItem = line
		return
	case len(cells) == 1 && len(g.columns) > 1, filled == 1 && (len(words) <= bandLength || g.action >= len(cells) || only != cells[g.action]):
		g.setBand(only)
		return
	case g.action >= len(cells) || cells[g.action].Start == cells[g.action].End:
		return
	}
	w.rowAction(g, line, cells)
}

func (w *walk) rowAction(g *grid, line int, cells []corpus.Place) {
	text, places := w.span(cells[g.action])
	if !strings.ContainsFunc(text, isLetter) {
		return
	}
	f := w.newFound(line, text, places)
	f.Action.BoxTitle, f.Action.Confidence = g.cover, sureTable
	f.because(w.doc, "action", "row-of-action-table", g.header)
	for k, p := range cells {
		if k >= len(g.columns) {
			break
		}
		w.cell(g, &f, k, p)
	}
	if g.band != nil {
		f.govern(w.doc, *g.band)
		f.Topic = append([]corpus.Place{*g.band}, f.Topic...)
	}
	if g.hasTitle {
		f.govern(w.doc, g.title)
		f.Topic = append(f.Topic, g.title)
	}
	w.rowActors(g, &f)
	w.addJoint(&f, text)
	w.found = append(w.found, f)
	w.lastItem = line
}

// cell takes what a cell beside the action says.
func (w *walk) cell(g *grid, f *Found, k int, p corpus.Place) {
	words := w.doc.Words(p)
	switch c := g.columns[k]; {
	case words == "":
	case c == grammar.ResponsibleColumn:
		g.responsible = p
	case c == grammar.TimingColumn:
		f.Timing = &p
	case c == grammar.OtherColumn && isTime(w.doc.Words(g.heads[k])) && isCross(words):
		if f.Timing == nil {
			f.Timing = &g.heads[k]
		} else {
			f.TimingUntil = &g.heads[k]
		}
	case c == grammar.TopicColumn:
		f.Topic = append([]corpus.Place{p}, f.Topic...)
	}
}

// rowActors takes the actors from the cell of those responsible; a table
// without such a column may say it in the action itself.
func (w *walk) rowActors(g *grid, f *Found) {
	if p := g.responsible; p.Block >= 0 {
		for _, a := range w.words.CellActors(w.doc.Words(p)) {
			w.addActor(f, "responsible-cell", a.ID, corpus.Place{Block: p.Block, Start: p.Start + a.Start, End: p.Start + a.End})
		}
		return
	}
	if s, ok := w.words.ReadStatement(f.Action.Text); ok {
		for _, a := range s.Actors {
			w.addActor(f, "subject", a.ID, w.placeOf(f, a))
		}
		return
	}
	w.opener(f)
}

// joinRow joins the rest of an action that a page's end cut off.
func (w *walk) joinRow(p corpus.Place) {
	f := &w.found[len(w.found)-1]
	text, places := w.span(p)
	f.Action.Text += " " + text
	f.Action.Places = append(f.Action.Places, places...)
}

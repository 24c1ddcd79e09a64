package api

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// composer lays out the blocks of a part.
type composer struct {
	s     *service
	o     *opened
	found within
	// reviews says that the person who looks may know who reviewed what.
	reviews bool
	notes   noteList
	groups  []web.TextGroup
	// region is that of the last block, level of the last heading.
	region, level int
}

// documentText fills in the text of the part that is shown.
func (s *service) documentText(r *http.Request, o *opened, found within, v *web.DocumentPage) {
	c := &composer{s: s, o: o, found: found, reviews: s.may(r, ScopeReview), level: 2}
	for _, st := range o.shown().stretches {
		c.add(st)
	}
	c.boxes()
	v.Text, v.Notes = c.groups, c.notes.notes
	for _, i := range o.loose {
		if o.partOfAction(&o.doc.Actions[i]) == o.part && len(v.Loose) < mostLoose {
			a := c.action(i)
			a.Text = clip(o.doc.Actions[i].Text, 400)
			v.Loose = append(v.Loose, a)
		}
	}
	v.Part = o.partView()
	v.Lost = o.lost
}

// mostLoose bounds the actions of a part whose words do not stand in the text.
const mostLoose = 20

// add lays out a stretch: with what it belongs to, or by itself.
func (c *composer) add(st stretch) {
	b := &c.o.doc.Blocks[st.block]
	block := c.block(st)
	region := c.region
	c.region = b.Region
	var last *web.TextGroup
	if n := len(c.groups); n > 0 {
		last = &c.groups[n-1]
	}
	boxed := b.Region > 0 && b.Region <= len(c.o.doc.Regions) && c.o.doc.Regions[b.Region-1].Kind == corpus.RegionBox
	g := web.TextGroup{Kind: string(b.Kind), Boxed: boxed, Blocks: []web.TextBlock{block}}
	switch b.Kind {
	case corpus.Heading:
		// Headings must not leave out a level, whatever the part begins with.
		c.level = min(max(b.Level, 1)+2, c.level+1, 6)
		g.Level = c.level
	case corpus.Item:
		if last != nil && last.Kind == "items" && region == b.Region {
			last.Blocks = append(last.Blocks, block)
			return
		}
		g.Kind = "items"
	case corpus.Row:
		if last != nil && last.Kind == "table" && region == b.Region {
			last.Blocks = append(last.Blocks, block)
			return
		}
		g.Kind = "table"
		if b.Region > 0 && b.Region <= len(c.o.doc.Regions) {
			g.Caption = clip(c.o.doc.Regions[b.Region-1].Caption, 200)
		}
	}
	g.First = boxed && (last == nil || region != b.Region)
	c.groups = append(c.groups, g)
}

// boxes finds the ends of boxes and the widths of tables.
func (c *composer) boxes() {
	for i := range c.groups {
		g := &c.groups[i]
		g.Last = g.Boxed && (i+1 == len(c.groups) || !c.groups[i+1].Boxed || c.groups[i+1].First)
		if g.Kind != "table" {
			continue
		}
		for _, b := range g.Blocks {
			g.Columns = max(g.Columns, len(b.Cells))
		}
		for j := range g.Blocks {
			g.Blocks[j].Span = g.Columns - len(g.Blocks[j].Cells) + 1
		}
	}
}

// block lays out a stretch of a block with all that is said of its words.
func (c *composer) block(st stretch) web.TextBlock {
	b, page := &c.o.doc.Blocks[st.block], c.o.shown().page
	out := web.TextBlock{
		ID: "p" + strconv.Itoa(st.block), Marker: clip(b.Marker, 20), Level: min(max(b.Level, 1), 4), Header: b.Header,
		Here: st.block == c.o.block, Cut: st.end < len(b.Text), Resumed: st.start > 0, Cells: c.cells(st),
	}
	if page > 0 && b.Page != page {
		out.From = b.Page
	}
	if n := len(b.Continued); n > 0 && b.Continued[n-1].Page != page {
		out.To = b.Continued[n-1].Page
	}
	begun := c.o.begun(st)
	for _, i := range begun {
		if len(out.Actions) == mostBegun {
			out.More, out.All = len(begun)-mostBegun, with("/actions", nil, "document", c.o.doc.ID)
			break
		}
		out.Actions = append(out.Actions, c.action(i))
	}
	return out
}

// cells cuts the words of a stretch wherever something else is said of them.
func (c *composer) cells(st stretch) [][]web.TextSpan {
	b := &c.o.doc.Blocks[st.block]
	row := b.Kind == corpus.Row
	out := [][]web.TextSpan{nil}
	spans, finds, marks := c.o.spans[st.block], c.o.findings[st.block], c.found.marksIn(b.Text)
	calls := slices.SortedFunc(slices.Values(b.Calls), func(x, y corpus.Call) int { return x.At - y.At })
	for at := st.start; at < st.end || len(calls) > 0 && calls[0].At <= st.end; {
		if len(calls) > 0 && calls[0].At <= at {
			if calls[0].At > st.start || st.start == 0 {
				put(&out[len(out)-1], "", c.call(calls[0]))
			}
			calls = calls[1:]
			continue
		}
		next := st.end
		if len(calls) > 0 {
			next = min(next, calls[0].At)
		}
		for len(spans) > 0 && spans[0].end <= at {
			spans = spans[1:]
		}
		for len(finds) > 0 && finds[0].end <= at {
			finds = finds[1:]
		}
		for len(marks) > 0 && marks[0].End <= at {
			marks = marks[1:]
		}
		action, run, mark := "", web.TextRun{}, false
		if len(spans) > 0 {
			if spans[0].start <= at {
				action, next = actionAnchor(spans[0].action), min(next, spans[0].end)
			} else {
				next = min(next, spans[0].start)
			}
		}
		if len(finds) > 0 {
			if finds[0].start <= at {
				run, next = c.notes.run(c, finds[0]), min(next, finds[0].end)
			} else {
				next = min(next, finds[0].start)
			}
		}
		if len(marks) > 0 {
			if marks[0].Start <= at {
				mark, next = true, min(next, marks[0].End)
			} else {
				next = min(next, marks[0].Start)
			}
		}
		words := b.Text[at:next]
		at = next
		for row {
			before, after, more := strings.Cut(words, corpus.CellSeparator)
			if !more {
				break
			}
			putWords(&out[len(out)-1], action, run, before, mark)
			out = append(out, nil)
			words = after
		}
		putWords(&out[len(out)-1], action, run, words, mark)
	}
	return out
}

func putWords(cell *[]web.TextSpan, action string, run web.TextRun, words string, mark bool) {
	if words != "" {
		run.Pieces = []web.Piece{{Text: words, Mark: mark}}
		put(cell, action, run)
	}
}

// put adds a run to a cell, to what is of the same action and of which the same is
// said.
func put(cell *[]web.TextSpan, action string, run web.TextRun) {
	n := len(*cell)
	if n == 0 || (*cell)[n-1].Action != action {
		*cell = append(*cell, web.TextSpan{Action: action, Runs: []web.TextRun{run}})
		return
	}
	span := &(*cell)[n-1]
	if last := &span.Runs[len(span.Runs)-1]; last.Kind == run.Kind && last.Note == run.Note && run.Kind != "call" {
		last.Pieces = append(last.Pieces, run.Pieces...)
		return
	}
	span.Runs = append(span.Runs, run)
}

// call is a raised mark, which leads to its note.
func (c *composer) call(call corpus.Call) web.TextRun {
	run := web.TextRun{Kind: "call", Pieces: []web.Piece{{Text: clip(call.Mark, 12)}}}
	if call.Note >= 0 && call.Note < len(c.o.doc.Blocks) && c.o.doc.Blocks[call.Note].Kind != corpus.Furniture {
		run.Note = c.o.blockPath(call.Note)
	}
	return run
}

// partView leads from the part that is shown to the others.
func (o *opened) partView() web.Part {
	p := o.shown()
	v := web.Part{Page: p.page, Pages: o.doc.Pages, Number: p.number}
	for i := range o.parts {
		if o.parts[i].page == p.page {
			v.Numbers++
		}
	}
	if o.part > 0 {
		v.Previous, v.PreviousPage = o.partPath(o.part-1), otherPage(o.parts[o.part-1].page, p.page)
	}
	if o.part+1 < len(o.parts) {
		v.Next, v.NextPage = o.partPath(o.part+1), otherPage(o.parts[o.part+1].page, p.page)
	}
	v.Keep = o.h.hidden("page", "part", "at")
	return v
}

// otherPage is the page, 0 where it is the one that is shown.
func otherPage(page, shown int) int {
	if page == shown {
		return 0
	}
	return page
}

// clip cuts a text after so many letters.
func clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	return strings.TrimRight(string(letters[:most]), " ") + "…"
}

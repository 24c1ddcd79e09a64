package api

import (
	"net/http"
	"slices"
	"strconv"

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
	// begunHere are the actions that begin in the part.
	begunHere map[int]bool
	notes     noteList
	groups    []web.TextGroup
	// region is that of the last block, level of the last heading.
	region, level int
}

// documentText fills in the text of the part that is shown.
func (s *service) documentText(r *http.Request, o *opened, found within, v *web.DocumentPage) {
	c := &composer{s: s, o: o, found: found, reviews: s.may(r, ScopeReview), begunHere: map[int]bool{}, level: 2}
	for _, st := range o.shown().stretches {
		for _, i := range o.begun(st) {
			c.begunHere[i] = true
		}
	}
	for _, st := range o.shown().stretches {
		c.add(st)
	}
	c.boxes()
	v.Text, v.Notes = c.groups, c.notes.notes
	for _, i := range o.loose {
		if o.partOfAction(&o.doc.Actions[i]) != o.part {
			continue
		}
		if len(v.Loose) == mostLoose {
			v.LooseMore++
			continue
		}
		a := c.action(i)
		a.Text = beginning(o.doc.Actions[i].Text, 400)
		v.Loose = append(v.Loose, a)
	}
	v.Part = o.partView()
	v.Lost = o.lost
}

// mostLoose bounds the actions of a part whose words do not stand in the text.
const mostLoose = 12

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
			out.More, out.All = len(begun)-mostBegun, documentActionsPath(c.o.doc.ID)
			break
		}
		out.Actions = append(out.Actions, c.action(i))
	}
	out.Elsewhere = c.elsewhere(st)
	return out
}

// mostElsewhere bounds the actions of a block that are named as begun elsewhere.
const mostElsewhere = 3

// elsewhere are the actions of which words stand in a stretch and that begin in a part
// that is not shown.
func (c *composer) elsewhere(st stretch) []web.Link {
	var out []web.Link
	var seen []int
	for _, span := range c.o.spans[st.block] {
		if span.end <= st.start || span.start >= st.end || c.begunHere[span.action] || slices.Contains(seen, span.action) {
			continue
		}
		if len(out) == mostElsewhere {
			break
		}
		seen = append(seen, span.action)
		out = append(out, web.Link{Text: beginning(c.o.doc.Actions[span.action].Text, 90), Path: c.o.actionPath(span.action)})
	}
	return out
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
		v.Previous = o.partPath(o.part - 1)
		v.PreviousPage, v.PreviousPart = o.parts[o.part-1].from(p)
	}
	if o.part+1 < len(o.parts) {
		v.Next = o.partPath(o.part + 1)
		v.NextPage, v.NextPart = o.parts[o.part+1].from(p)
	}
	v.Keep = o.h.hidden("page", "part", "at")
	return v
}

// from is what a part is called at another one: its page, or its number among the parts
// of the same page; the other is 0.
func (p *part) from(other *part) (page, number int) {
	if p.page == other.page {
		return 0, p.number
	}
	return p.page, 0
}

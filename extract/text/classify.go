package text

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"polidex/corpus"
)

// classify says of each draft whether it is an item, a heading or a paragraph.
// A bullet makes an item by itself; a dash or a number needs a neighbour of its
// kind or a lead-in above it.
func classify(in []draft) []draft {
	var c classifier
	for _, d := range in {
		c.drafts = append(c.drafts, splitBullets(d)...)
	}
	c.recent = map[string]string{}
	for i := range c.drafts {
		c.decide(i)
	}
	return c.drafts
}

type classifier struct {
	drafts []draft
	// recent are the last marks of each shape since the last heading.
	recent map[string]string
	// depth is the level of the last heading that has one of its own.
	depth int
}

func (c *classifier) decide(i int) {
	d := &c.drafts[i]
	switch {
	case d.Kind != corpus.Paragraph:
	case d.level > 0:
		c.heading(d, d.level)
	case d.kind != noMarker && c.isTitle(i):
		c.heading(d, 1+strings.Count(strings.TrimSuffix(d.Marker, "."), "."))
	case d.kind != noMarker && c.isItem(i):
		_, rest, _ := marker(d.Text)
		d.Kind, d.Level, d.Text = corpus.Item, 1, rest
		c.recent[shape(d.Marker)] = d.Marker
	case d.kind == noMarker && c.standsAlone(i):
		if numberedTitle.MatchString(d.Text) {
			c.heading(d, 1+strings.Count(strings.Fields(d.Text)[0], "."))
		} else if strings.ToUpper(d.Text) == d.Text {
			c.heading(d, 1)
		} else {
			depth := c.depth
			c.heading(d, depth+1)
			c.depth = depth
		}
	}
}

func (c *classifier) heading(d *draft, level int) {
	d.Kind, d.Level = corpus.Heading, level
	c.depth = level
	clear(c.recent)
}

// numberedTitle matches a title whose number has no full stop behind it.
var numberedTitle = regexp.MustCompile(`^\d{1,2}(?:\.\d{1,2}){0,3} \p{Lu}`)

// isTitle says whether a numbered line is a title: short, without the end of a
// sentence, above text, and no item of a list.
func (c *classifier) isTitle(i int) bool {
	d := c.drafts[i]
	_, rest, _ := marker(d.Text)
	if d.kind != dotMarker || !titleWords(rest) || c.led(i) || !d.apart && !c.aboveText(i) || c.neighbour(i, 1) < 0 {
		return false
	}
	// Items of a list follow one another; titles have text between them.
	j, k := c.neighbour(i, -1), c.neighbour(i, 1)
	return !(j >= 0 && follows(c.drafts[j].Marker, d.Marker)) && !(k >= 0 && follows(d.Marker, c.drafts[k].Marker))
}

func (c *classifier) isItem(i int) bool {
	d := c.drafts[i]
	j, k := c.neighbour(i, -1), c.neighbour(i, 1)
	same := func(n int) bool {
		return n >= 0 && c.drafts[n].kind == d.kind && shape(c.drafts[n].Marker) == shape(d.Marker)
	}
	if j >= 0 && c.drafts[j].Kind == corpus.Paragraph && isYearLine(c.drafts[j].Text) && d.kind != noMarker {
		return true // in a calendar
	}
	switch d.kind {
	case glyphMarker:
		return true
	case weakMarker:
		return j >= 0 && c.drafts[j].Kind == corpus.Item || same(k)
	case dashMarker:
		return c.led(i) || same(j) || same(k) || j >= 0 && c.drafts[j].Kind == corpus.Item && !c.closed(j, i) || d.indent > 0
	}
	return c.led(i) || j >= 0 && follows(c.drafts[j].Marker, d.Marker) || k >= 0 && follows(d.Marker, c.drafts[k].Marker) ||
		follows(c.recent[shape(d.Marker)], d.Marker)
}

// closed says whether the list of item j is over before draft i: its sentence has
// ended, and a line was left free before another that is not set in.
func (c *classifier) closed(j, i int) bool {
	return c.drafts[i].apart && c.drafts[i].indent <= c.drafts[j].indent && strings.HasSuffix(c.drafts[j].Text, ".")
}

// led says whether a lead-in stands above the draft.
func (c *classifier) led(i int) bool {
	j := c.neighbour(i, -1)
	return j >= 0 && c.drafts[j].Kind == corpus.Paragraph && strings.HasSuffix(c.drafts[j].Text, ":")
}

// neighbour returns the next draft of text in a direction, or -1.
func (c *classifier) neighbour(i, step int) int {
	for j := i + step; j >= 0 && j < len(c.drafts); j += step {
		if c.drafts[j].Kind != corpus.Furniture && c.drafts[j].Kind != corpus.Note {
			return j
		}
	}
	return -1
}

const (
	// mostTitleWords and mostTitleLetters bound a line that may be a title.
	mostTitleWords   = 14
	mostTitleLetters = 110
	// proseLetters is the length from which a paragraph is surely text.
	proseLetters = 80
)

// titleWords says whether words could be a title.
func titleWords(text string) bool {
	if text == "" || len(text) > mostTitleLetters || len(strings.Fields(text)) > mostTitleWords || endsSentence(text) || strings.HasSuffix(text, ",") {
		return false
	}
	letters, signs := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			letters++
		case !unicode.IsSpace(r):
			signs++
		}
	}
	// "COM(2021) 550 final" and "14.7.2021" are no titles.
	return startsUpper(text) && letters > 2*signs
}

// aboveText says whether what follows is text that a title could stand above: a
// whole paragraph, a lead-in, or a list.
func (c *classifier) aboveText(i int) bool {
	k := c.neighbour(i, 1)
	if k < 0 {
		return false
	}
	next := c.drafts[k]
	if t := c.neighbour(k, 1); t >= 0 && c.drafts[t].Kind == corpus.Row && !c.drafts[t].apart && next.lines == 1 && titleWords(next.Text) {
		return true // the caption of a table
	} else if t >= 0 && isYearLine(next.Text) && c.drafts[t].kind != noMarker {
		return true // a calendar
	}
	return next.Kind == corpus.Row || next.kind == glyphMarker || next.kind == dashMarker || len(next.Text) >= proseLetters ||
		endsSentence(next.Text) || next.kind == dotMarker
}

// standsAlone says whether an unmarked line is a title: one or two short lines
// below a blank line and above text, or directly above a lead-in. Of several such
// lines in a row none is, but the last: they are a cover, or a table that lost
// its columns.
func (c *classifier) standsAlone(i int) bool {
	d := c.drafts[i]
	text := d.Text
	if numberedTitle.MatchString(text) {
		text = strings.TrimLeft(text, "0123456789. ")
	}
	k := c.neighbour(i, 1)
	above := d.apart || k >= 0 && c.drafts[k].kind == noMarker && strings.HasSuffix(c.drafts[k].Text, ":")
	if d.lines > 2 || !above || d.NotedPage > 0 || !titleWords(text) || !c.aboveText(i) {
		return false
	}
	if !c.drafts[k].apart && c.drafts[k].kind == noMarker && c.drafts[k].lines < 2 && !strings.HasSuffix(c.drafts[k].Text, ":") && !isYearLine(c.drafts[k].Text) {
		return false
	}
	return true
}

// inlineBullet matches a bullet inside a paragraph.
var inlineBullet = regexp.MustCompile(`(^|\s)[•●▪■➢]\s+`)

// splitBullets parts a paragraph that holds a whole list.
func splitBullets(d draft) []draft {
	found := inlineBullet.FindAllStringIndex(d.Text, -1)
	if d.Kind != corpus.Paragraph || len(found) < 2 {
		return []draft{d}
	}
	var out []draft
	start := 0
	for i := 0; i <= len(found); i++ {
		end := len(d.Text)
		if i < len(found) {
			end = found[i][0]
		}
		if text := strings.TrimSpace(d.Text[start:end]); text != "" {
			k := d
			k.Text = text
			k.Marker, _, k.kind = marker(text)
			if len(out) > 0 {
				k.NotedPage, k.apart = 0, false
			}
			out = append(out, k)
		}
		start = end
	}
	return out
}

// settleLevels gives items their levels: by their indent, and at one indent by
// the order in which marks of another shape first appear below one another.
func settleLevels(drafts []draft) {
	type list struct {
		indent      int
		shape, last string
	}
	var open []list
	for i := range drafts {
		d := &drafts[i]
		switch d.Kind {
		case corpus.Furniture, corpus.Note:
			continue
		case corpus.Item:
		default:
			open = nil
			continue
		}
		for len(open) > 1 && open[len(open)-1].indent > d.indent+1 {
			open = open[:len(open)-1]
		}
		s := shape(d.Marker)
		at := slices.IndexFunc(open, func(l list) bool {
			return (l.shape == s || follows(l.last, d.Marker)) && l.indent >= d.indent-1 && l.indent <= d.indent+1
		})
		switch {
		case at >= 0:
			open = open[:at+1]
			open[at].last = d.Marker
		case len(open) > 0 && open[len(open)-1].indent > d.indent+1:
			open = []list{{d.indent, s, d.Marker}}
		default:
			open = append(open, list{d.indent, s, d.Marker})
		}
		d.Level = len(open)
	}
}

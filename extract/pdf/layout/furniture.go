package layout

import (
	"regexp"
	"strings"
	"unicode"
)

// The reasons for which lines are furniture.
const (
	ReasonHead     = "running head"
	ReasonFoot     = "running foot"
	ReasonNumber   = "page number"
	ReasonMark     = "language mark"
	ReasonContents = "contents"
	ReasonTurned   = "text at the margin"
)

var (
	pageNumber = regexp.MustCompile(`(?i)^[-–—|\s]*(?:(?:page|seite|pagina|página|strona|p\.|σελίδα)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|von|de|van|z|sur)\s*\d{1,4})?[-–—|\s]*$`)
	// languageMark is the foot of official texts: the code of the language at
	// both sides of the page, with or without the page's number.
	languageMark = regexp.MustCompile(`^(?:[A-Z]{2}(?:\s+\d{1,4})?\s+[A-Z]{2}|[A-Z]{2})$`)
)

// margin is the share of a page's height at its top and bottom in which running
// heads and feet stand.
const margin = 0.13

// Furniture returns the lines that the pages repeat, each with its reason:
// running heads and feet, page numbers, language marks.
func Furniture(pages []*Page) map[*Line]string {
	out := map[*Line]string{}
	type place struct {
		text string
		y    int
	}
	seen := map[place][]*Line{}
	for _, p := range pages {
		here := map[place]bool{}
		for _, l := range p.Lines {
			if l.Quarter != 0 || l.Mark != "" || !inMargin(p, l) {
				continue // "Ibid." is a note, however often it comes
			}
			key := place{pattern(l.Text), int(l.Base / 8)}
			if !here[key] {
				here[key] = true
				seen[key] = append(seen[key], l)
			}
		}
	}
	need := max(2, min(len(pages), 3), min(len(pages)/4, 8))
	for key, lines := range seen {
		on := map[int]bool{}
		least := need
		for dy := -1; dy <= 1; dy++ {
			for _, l := range seen[place{key.text, key.y + dy}] {
				on[l.Page] = true
				if l.Artifact {
					least = 2 // the file says so of one, and a foreign page has it too
				}
			}
		}
		if len(on) < least || key.text == "" {
			continue
		}
		for _, l := range lines {
			out[l] = reasonAt(pages[l.Page-1], l)
		}
	}
	for _, p := range pages {
		edge(p, out)
	}
	return out
}

func inMargin(p *Page, l *Line) bool {
	return l.Y0 > p.Height*(1-margin) || l.Y1 < p.Height*margin
}

// pattern is a line's text with its numbers made alike.
func pattern(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return r
	}, s)), " ")
}

func reasonAt(p *Page, l *Line) string {
	switch {
	case pageNumber.MatchString(l.Text):
		return ReasonNumber
	case languageMark.MatchString(l.Text):
		return ReasonMark
	case l.Base > p.Height/2:
		return ReasonHead
	}
	return ReasonFoot
}

// edge adds the page numbers and language marks that stand outermost on a page.
func edge(p *Page, out map[*Line]string) {
	lowest, highest := float32(1e9), float32(0)
	for _, l := range p.Lines {
		if l.Quarter == 0 && out[l] == "" && !pageNumber.MatchString(l.Text) && !languageMark.MatchString(l.Text) {
			lowest, highest = min(lowest, l.Base), max(highest, l.Base)
		}
	}
	for _, l := range p.Lines {
		if l.Quarter != 0 || out[l] != "" || !inMargin(p, l) {
			continue
		}
		outermost := l.Base < lowest-2 || l.Base > highest+2
		mark := languageMark.MatchString(l.Text) && (strings.Contains(l.Text, " ") || l.Base < p.Height/2)
		if outermost && (pageNumber.MatchString(l.Text) || mark) {
			out[l] = reasonAt(p, l)
		}
	}
}

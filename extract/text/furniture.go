package text

import (
	"regexp"
	"strings"
)

// printedBySites are lines that a repository's record or a web page leaves in a
// saved text, by what they say.
var printedBySites = []struct {
	reason string
	text   *regexp.Regexp
}{
	{"breadcrumb", regexp.MustCompile(`(?i)^(home|startseite|accueil|inicio|start) (>|›|»|/) `)},
	{"repository", regexp.MustCompile(`(?i)^repository staff only\b.{0,60}$|^actions \(login required\)$|^(view|edit) item$`)},
	{"file download", regexp.MustCompile(`(?i)^\[?img\]?$|^\[thumbnail\b.*\]$|^(preview|download)( preview)?$|^\d+([.,]\d+)? ?(kb|mb)$|^(pdf|text|microsoft word) \([^)]*(\)( - .*)?)?$`)},
	{"navigation", regexp.MustCompile(`(?i)^(skip to (the )?(main )?content|back to (the )?top|page contents)\W*$`)},
	{"share buttons", regexp.MustCompile(`(?i)^share (this|on|via)\b.{0,20}$`)},
}

var (
	// pageNumber matches a line that holds nothing but the number of the page,
	// as printed, and the language of the document.
	pageNumber = regexp.MustCompile(`(?i)^(?:[A-Z]{2}\s+)?(?:page |seite |- ?|– ?|\[)?(\d{1,4}|[ivxl]{1,7})(?: ?-| ?–|\])?(?:\s?(?:/|of|von|sur|de)\s?\d{1,4})?(?:\s+[A-Z]{2})?$`)
	// coverLanguage matches the language printed at both sides of a cover.
	coverLanguage = regexp.MustCompile(`^([A-Z]{2}) \[?([A-Z]{2})\]?$`)
	// dotLeader matches an entry of a contents page.
	dotLeader = regexp.MustCompile(`(?:\.\s?){5,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$`)
	digits    = regexp.MustCompile(`\d+`)
)

const (
	// linesAtEdge is how many lines at the head and foot of a page may be
	// furniture: the language on both sides of a number are three.
	linesAtEdge = 3
	// headShare is the part of the pages that a running head stands on.
	headShare = 3
)

// markFurniture finds the lines that are no part of the text.
func markFurniture(lines []line, pages int) {
	for i := range lines {
		l := &lines[i]
		if l.blank() {
			continue
		}
		if dotLeader.MatchString(l.text) {
			l.furniture = "contents"
			continue
		}
		for _, p := range printedBySites {
			if p.text.MatchString(l.text) {
				l.furniture = p.reason
				break
			}
		}
	}
	if pages > 1 {
		markPages(lines, pages)
	} else {
		markLoneNumbers(lines)
	}
}

// markPages finds page numbers and running heads at the edges of pages, from
// the edge inwards to the first line of text. A running head is a line that, but
// for its numbers, stands at the same edge of at least three pages and a third
// of all, and neither opens a list nor belongs to one.
func markPages(lines []line, pages int) {
	type edge struct {
		text string
		foot bool
	}
	count := map[edge]int{}
	edges := edgesOf(lines)
	for _, e := range edges {
		for _, i := range e.lines {
			count[edge{digits.ReplaceAllString(lines[i].text, "#"), e.foot}]++
		}
	}
	for _, e := range edges {
		for _, i := range e.lines {
			l := &lines[i]
			_, _, kind := marker(l.text)
			n := count[edge{digits.ReplaceAllString(l.text, "#"), e.foot}]
			switch {
			case pageNumber.MatchString(l.text) && !(isYearLine(l.text) && pages < firstYear):
				l.furniture = "page number"
			case coverLanguage.MatchString(l.text), n >= min(3, pages) && n*headShare >= pages && kind == noMarker && !strings.HasSuffix(l.text, ":"):
				l.furniture = "running head"
			}
			if l.furniture == "" {
				break
			}
		}
	}
}

// pageEdge is the lines at the head or foot of a page, from the edge inwards.
type pageEdge struct {
	lines []int
	foot  bool
}

func edgesOf(lines []line) []pageEdge {
	var out []pageEdge
	for i := range lines {
		if lines[i].first {
			e := pageEdge{}
			for j := i; j < len(lines) && lines[j].page == lines[i].page && len(e.lines) < linesAtEdge; j++ {
				if !lines[j].blank() {
					e.lines = append(e.lines, j)
				}
			}
			out = append(out, e)
		}
		if lines[i].last {
			e := pageEdge{foot: true}
			for j := i; j >= 0 && lines[j].page == lines[i].page && len(e.lines) < linesAtEdge; j-- {
				if !lines[j].blank() {
					e.lines = append(e.lines, j)
				}
			}
			out = append(out, e)
		}
	}
	return out
}

// loneNumbers is how many numbers alone on a line, each a little larger than the
// one before, are believed to be those of pages.
const loneNumbers = 3

// firstYear and lastYear bound the numbers that are years rather than pages.
const firstYear, lastYear = 1900, 2199

// markLoneNumbers finds the numbers of pages in a text that has lost its form
// feeds. Years alone on their lines, as in a calendar, count no pages.
func markLoneNumbers(lines []line) {
	var at []int
	last := 0
	for i := range lines {
		if n := atoi(strings.Trim(lines[i].text, "-–[] ")); n > 0 && n < 5000 {
			if len(at) == 0 && n >= firstYear && n <= lastYear {
				continue
			}
			if len(at) > 0 && (n <= last || n > last+5) {
				continue
			}
			at, last = append(at, i), n
		}
	}
	if len(at) < loneNumbers {
		return
	}
	for _, i := range at {
		lines[i].furniture = "page number"
	}
}

func atoi(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' || n > 1e6 {
			return -1
		}
		n = n*10 + int(r-'0')
	}
	if s == "" {
		return -1
	}
	return n
}

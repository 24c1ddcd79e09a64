package meta

import (
	"strings"

	"polidex/corpus"
)

// titleOfPage takes a web page's main heading where the page's own title has
// it too, else the title in its metadata without the name of the site.
func (f *finder) titleOfPage() bool {
	_, og := f.property("og:title", "twitter:title", "DC.title", "dcterms.title", "citation_title", "pdf:Title")
	_, page := f.property("html:title")
	_, site := f.property("og:site_name")
	for _, b := range f.cover {
		if b.Kind != corpus.Heading || b.Level > 1 {
			continue
		}
		h := fold(b.Text)
		if h != "" && (strings.Contains(fold(page), h) || strings.Contains(fold(og), h) || page == "" && og == "") && f.doc.Format == corpus.FormatHTML {
			return f.setTitle(withoutFormula(b.Text), "main-heading", b.index)
		}
	}
	for _, t := range []string{og, page} {
		if t != "" && !fileName(t) {
			return f.setTitle(withoutFormula(withoutSite(t, site)), "page-title", -1)
		}
	}
	return false
}

// fileName says whether a title in the metadata is the name of a file or what a
// program puts there by itself.
func fileName(t string) bool {
	l := strings.ToLower(t)
	for _, suffix := range []string{".docx", ".doc", ".pdf", ".xml", ".odt", ".indd", ".html", ".rtf", ".tex"} {
		if strings.HasSuffix(l, suffix) {
			return true
		}
	}
	return strings.HasPrefix(l, "microsoft word") || strings.HasPrefix(l, "untitled") || !strings.Contains(strings.TrimSpace(t), " ") && strings.ContainsAny(t, "_-.0123456789")
}

// siteMarks stand between a page's title and the name of its site.
var siteMarks = []string{" - ", " | ", " – ", " — ", " · ", " :: "}

// siteMost is the most words that the name of a site has.
const siteMost = 5

// withoutSite takes the name of the site from the end of a page's title.
func withoutSite(title, site string) string {
	if site != "" {
		for _, m := range siteMarks {
			if t, ok := strings.CutSuffix(title, m+site); ok {
				return t
			}
		}
	}
	at := -1
	for _, m := range siteMarks[:2] {
		if i := strings.LastIndex(title, m); i > at {
			at = i
		}
	}
	if at > 0 && len(strings.Fields(title[at:])) <= siteMost+1 {
		return title[:at]
	}
	return title
}

// titleOfHeading takes the first heading of the text where it opens it, else the
// text's first words.
func (f *finder) titleOfHeading() bool {
	for i, l := range f.cover {
		if i >= openingLines {
			break
		}
		if l.Kind == corpus.Heading && !f.stopsTitle(i) {
			return f.setTitle(withoutFormula(l.Text), "first-heading", l.index)
		}
	}
	for i, l := range f.cover {
		if l.Kind == corpus.Furniture || f.isDateLine(l.Text) || stopPattern.MatchString(l.Text) {
			continue
		}
		if !f.stopsTitle(i) && len(l.Text) <= firstWords {
			return f.setTitle(withoutFormula(l.Text), "first-line", l.index)
		}
		if t := cut(l.Text, firstWords); len(t) < len(l.Text) {
			if i := strings.LastIndexByte(t, ' '); i > 0 {
				t = t[:i]
			}
			return f.setTitle(strings.TrimRight(t, " ,;:")+" …", "first-words", l.index)
		}
		return f.setTitle(l.Text, "first-words", l.index)
	}
	return false
}

const (
	// openingLines is how near the beginning a heading must be to be the title.
	openingLines = 4
	// firstWords is how much of a text without a title is shown for one, in bytes.
	firstWords = 100
)

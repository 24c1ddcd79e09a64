package page

import (
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// eurlexMarkup is what only the texts of EUR-Lex have: the style names of the
// Commission's drafting templates and of the Official Journal, and the frame that
// the site puts around them.
const eurlexMarkup = `p[class^="Titreobjet"], p[class^="Rfrenceinstitutionnelle"], p[class^="Typedudocument"], p.oj-hd-date, td.oj-hd-date, p.oj-doc-ti, #eurlexHeader, #PP4Contents`

// fmxMarkup is what the Publications Office's own converter leaves, for the acts
// in their consolidated form.
const fmxMarkup = `link[rel="stylesheet"][href*="publications.europa.eu/resource/presentation-style-sheet"]`

// kind tells what the page is. It is Other where nothing tells.
func (r *reader) kind() Kind {
	switch {
	case r.meta.any("eprints."):
		return EPrints
	case r.isEURLex():
		return EURLex
	case r.isRecord():
		return Repository
	case r.isEuropa():
		return Europa
	}
	return Other
}

// isRecord says whether the page describes a document that it names: with
// citation_pdf_url, or with files of DSpace beside a citation. Source: Google
// Scholar's inclusion guidelines, which DSpace, OJS and Invenio follow.
func (r *reader) isRecord() bool {
	described := r.meta.any("citation_title") || r.meta.any("dc.title") || r.meta.any("dcterms.title")
	if !described {
		return false
	}
	if len(r.meta["citation_pdf_url"]) > 0 || r.doc.Find(typedFiles).Length() > 0 {
		return true
	}
	found := false
	if r.meta.any("citation_title") {
		r.doc.Find(`a[href*="/bitstream"]`).EachWithBreak(func(_ int, a *goquery.Selection) bool {
			found = isBitstream(r.at.resolve(a.AttrOr("href", "")))
			return !found
		})
	}
	return found
}

// isEURLex says whether the page is the text of an official document.
func (r *reader) isEURLex() bool {
	for _, u := range append([]*url.URL{r.at.page}, r.claimed()...) {
		if u == nil {
			continue
		}
		if host := u.Hostname(); (host == "eur-lex.europa.eu" || host == "publications.europa.eu") && official(u) != (named{}) {
			return true
		}
	}
	// The site's first pages name their text in Dublin Core alone.
	if id := r.meta.first("dc.identifier"); strings.Contains(id, "/eur-lex/") && celexInAddress.MatchString(id) {
		return true
	}
	return r.doc.Find(eurlexMarkup).Length() > 0 || r.doc.Find(fmxMarkup).Length() > 0
}

// isEuropa says whether the page is of the Union's sites: by its address, or by
// the components of the Europa Component Library that frame every such page.
func (r *reader) isEuropa() bool {
	if onEuropa(r.at.page) || onEuropa(r.at.resolve(r.meta.first("og:url"))) {
		return true
	}
	return r.doc.Find(".ecl-site-header, .ecl-page-header, .ecl-footer, .ecl-site-footer, .ecl-file").Length() > 0
}

// feeds returns the feeds and sitemaps that the page's head names.
func (r *reader) feeds() []Form {
	var out []Form
	seen := map[string]bool{}
	r.doc.Find(`link[href][rel]`).EachWithBreak(func(_ int, l *goquery.Selection) bool {
		rels := strings.Fields(strings.ToLower(l.AttrOr("rel", "")))
		media, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(l.AttrOr("type", ""))), ";")
		if !isFeed(rels, media) {
			return true
		}
		if u := r.at.resolve(l.AttrOr("href", "")); u != nil && !seen[u.String()] {
			seen[u.String()] = true
			out = append(out, Form{URL: u.String(), Label: label(l.AttrOr("title", "")), MediaType: media, Language: tag(l.AttrOr("hreflang", ""))})
		}
		return len(out) < maxFeeds
	})
	return out
}

// maxFeeds is how many feeds of a page are kept.
const maxFeeds = 50

func isFeed(rels []string, media string) bool {
	for _, rel := range rels {
		switch {
		case rel == "sitemap", rel == "alternate" && (media == "application/atom+xml" || media == "application/rss+xml"):
			return true
		}
	}
	return false
}

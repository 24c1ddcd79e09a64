package api

import (
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"polidex/api/cite"
	"polidex/api/web"
	"polidex/corpus"
)

// mostAuthors bounds the authors that stand in a page's head, and metaShown the
// letters of each value.
const (
	mostAuthors = 20
	metaShown   = 1000
)

// describe fills in the document's reference: for programs in the head (the tags of
// Highwire that Google Scholar and Zotero read, Dublin Core, JSON-LD of schema.org)
// and in the page (COinS), and in words for people. All are of the item from which
// the references as files are made.
func (s *service) describe(r *http.Request, d *corpus.Document, it *cite.Item, v *web.DocumentPage) {
	base := s.base(r)
	self := base + documentPagePath(d.ID)
	authors := it.Authors[:min(len(it.Authors), mostAuthors)]
	add := func(name, content string) {
		if content = clip(content, metaShown); content != "" {
			v.Metas = append(v.Metas, web.Meta{Name: name, Content: content})
		}
	}
	add("citation_title", it.Title)
	for _, a := range authors {
		add("citation_author", inverted(a))
	}
	add("citation_publication_date", writtenDate(it.Issued, "/"))
	if it.Kind == cite.Report {
		add("citation_technical_report_institution", it.Publisher)
		add("citation_technical_report_number", it.Number)
	} else {
		add("citation_publisher", it.Publisher)
	}
	add("citation_language", it.Language)
	if d.Format == corpus.FormatPDF {
		add("citation_pdf_url", base+originalPath(d.ID, 0))
	}
	add("citation_abstract_html_url", self)
	add("citation_public_url", it.URL)
	add("DC.title", it.Title)
	for _, a := range authors {
		add("DC.creator", inverted(a))
	}
	add("DC.publisher", it.Publisher)
	add("DC.date", writtenDate(it.Issued, "-"))
	add("DC.type", it.Genre)
	add("DC.language", it.Language)
	add("DC.identifier", it.Number)
	add("DC.identifier", self)
	add("DC.source", it.URL)
	v.Data = linkedData(d, it, base)
	v.COinS = coins(it)
	v.Citation = s.inWords(it, v.Permanent)
}

// inverted is a name as catalogues have it: the family name first.
func inverted(n cite.Name) string {
	if n.Family == "" {
		return n.Literal
	}
	if n.Given == "" {
		return n.Family
	}
	return n.Family + ", " + n.Given
}

// linkedData is the document in the vocabulary of schema.org.
func linkedData(d *corpus.Document, it *cite.Item, base string) template.JS {
	type node map[string]any
	kind := map[cite.Kind]string{cite.Report: "Report", cite.Legislation: "Legislation", cite.WebPage: "WebPage"}[it.Kind]
	if kind == "" {
		kind = "CreativeWork"
	}
	n := node{
		"@context": "https://schema.org", "@type": kind, "@id": base + documentPagePath(d.ID), "url": base + documentPagePath(d.ID), "name": clip(it.Title, metaShown),
		"encoding": node{"@type": "MediaObject", "contentUrl": base + originalPath(d.ID, 0), "encodingFormat": strings.TrimSuffix(d.Format.MediaType(), "; charset=utf-8"), "sha256": d.Digest},
	}
	set := func(name, value string) {
		if value != "" {
			n[name] = clip(value, metaShown)
		}
	}
	set("datePublished", writtenDate(it.Issued, "-"))
	set("inLanguage", it.Language)
	set("genre", it.Genre)
	set("sameAs", it.URL)
	switch kind {
	case "Report":
		set("reportNumber", it.Number)
	default:
		set("identifier", it.Number)
	}
	if it.Publisher != "" {
		n["publisher"] = node{"@type": "Organization", "name": clip(it.Publisher, metaShown)}
	}
	var authors []node
	for _, a := range it.Authors[:min(len(it.Authors), mostAuthors)] {
		if a.Family == "" {
			authors = append(authors, node{"@type": "Organization", "name": clip(a.Literal, metaShown)})
		} else {
			authors = append(authors, node{"@type": "Person", "familyName": a.Family, "givenName": a.Given})
		}
	}
	if authors != nil {
		n["author"] = authors
	}
	// Marshal escapes <, > and &, so that nothing in a text ends the element.
	data, err := json.Marshal(n)
	if err != nil {
		return ""
	}
	return template.JS(data)
}

// coins is the item as a ContextObject of OpenURL (ANSI/NISO Z39.88).
func coins(it *cite.Item) string {
	vs := url.Values{"ctx_ver": {"Z39.88-2004"}}
	set := func(name, value string) {
		if value = clip(value, metaShown); value != "" {
			vs.Add(name, value)
		}
	}
	if it.Kind == cite.WebPage {
		vs.Set("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc")
		set("rft.type", "webpage")
		set("rft.title", it.Title)
		set("rft.publisher", it.Publisher)
		set("rft.identifier", it.URL)
		for _, a := range it.Authors[:min(len(it.Authors), mostAuthors)] {
			set("rft.creator", inverted(a))
		}
	} else {
		vs.Set("rft_val_fmt", "info:ofi/fmt:kev:mtx:book")
		genre := "document"
		if it.Kind == cite.Report {
			genre = "report"
		}
		set("rft.genre", genre)
		set("rft.btitle", it.Title)
		set("rft.pub", it.Publisher)
		set("rft.series", it.Number)
		for i, a := range it.Authors[:min(len(it.Authors), mostAuthors)] {
			switch {
			case a.Family == "":
				set("rft.aucorp", a.Literal)
			case i == 0:
				set("rft.aulast", a.Family)
				set("rft.aufirst", a.Given)
			default:
				set("rft.au", inverted(a))
			}
		}
	}
	set("rft.date", writtenDate(it.Issued, "-"))
	set("rft.language", it.Language)
	set("rft_id", it.URL)
	return vs.Encode()
}

// inWords is the reference as a sentence of a bibliography.
func (s *service) inWords(it *cite.Item, permanent string) string {
	var names []string
	for _, a := range it.Authors[:min(len(it.Authors), mostAuthors)] {
		names = append(names, inverted(a))
	}
	var out []string
	who := strings.Join(names, "; ")
	if year := it.Issued.Year; year > 0 {
		who = strings.TrimSpace(fmt.Sprintf("%s (%d)", who, year))
	}
	for _, p := range []string{who, clip(it.Title, metaShown), it.Number} {
		if p != "" {
			out = append(out, strings.TrimSuffix(p, "."))
		}
	}
	text := strings.Join(out, ". ") + "."
	if it.URL != "" {
		text += " " + clip(it.URL, metaShown)
	}
	return s.pages.Say("document.citation", "Reference", text, "Address", permanent)
}

// writtenDate writes a date as far as it is known: 2031-04-01, 2031-04, 2031.
func writtenDate(p cite.Parts, separator string) string {
	switch {
	case p.Year == 0:
		return ""
	case p.Month == 0:
		return fmt.Sprintf("%04d", p.Year)
	case p.Day == 0:
		return fmt.Sprintf("%04d%s%02d", p.Year, separator, p.Month)
	}
	return fmt.Sprintf("%04[1]d%[4]s%02[2]d%[4]s%02[3]d", p.Year, p.Month, p.Day, separator)
}

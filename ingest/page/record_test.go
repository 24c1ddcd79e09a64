package page_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/page"
)

// read reads a page as fetched from the address.
func read(t *testing.T, html, address string) page.Page {
	t.Helper()
	p, err := page.Read(t.Context(), []byte(html), "text/html; charset=utf-8", address)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const dspace = `<!DOCTYPE html><html lang="en"><head><title>Dry Feet: a plan against floods</title>
<meta name="title" content="Dry Feet: a plan against floods">
<meta name="citation_title" content="Dry Feet: a plan against floods">
<meta name="citation_author" content="Moor, Ida"><meta name="citation_author" content="European Commission">
<meta name="citation_publication_date" content="2034/2/7"><meta name="citation_language" content="eng">
<meta name="citation_technical_report_number" content="SWD(2034) 21 final">
<meta name="citation_technical_report_institution" content="Water Office">
<meta name="citation_keywords" content="floods; dykes,; floods">
<meta name="citation_abstract_html_url" content="http://repo.example/handle/1721/88">
<meta name="citation_pdf_url" content="http://repo.example/bitstreams/0f8fad5b-d9cb-469f-a165-70867728950e/download">
</head><body><ds-app><header><a href="/bitstreams/aaaaaaaa-d9cb-469f-a165-70867728950e/download">Site handbook</a></header>
<main id="main-content"><ds-item-page><h1>Dry Feet: a plan against floods</h1>
<ds-thumbnail><img src="/bitstreams/bbbbbbbb-d9cb-469f-a165-70867728950e/content"></ds-thumbnail>
<ds-item-page-file-section><ds-file-download-link><a href="/bitstreams/0f8fad5b-d9cb-469f-a165-70867728950e/download" target="_blank"><span>dry-feet.pdf (1.2 MB)</span></a></ds-file-download-link>
<ds-file-download-link><a href="/bitstreams/7c9e6679-7425-40de-944b-e07fc1f90ae7/download"><span>Annex with maps (PDF, 800 KB)</span></a></ds-file-download-link>
<a href="/handle/1721/1">Collection</a></ds-item-page-file-section></ds-item-page></main></ds-app></body></html>`

func TestReadRepository(t *testing.T) {
	for _, c := range []struct {
		name, html string
		want       page.Page
	}{
		{"DSpace 7", dspace, page.Page{
			Kind: page.Repository, Address: "https://repo.example/items/88", Language: "en",
			Record: &corpus.Record{
				URL: "http://repo.example/handle/1721/88", Title: "Dry Feet: a plan against floods", Date: "2034-02-07", Reference: "SWD(2034) 21 final", Language: "en",
				Publisher: "Water Office", Creators: []string{"Moor, Ida", "European Commission"}, Subjects: []string{"floods", "dykes"},
			},
			Documents: []page.Document{
				{Title: "dry-feet.pdf", Forms: []page.Form{{URL: "http://repo.example/bitstreams/0f8fad5b-d9cb-469f-a165-70867728950e/download", Label: "dry-feet.pdf (1.2 MB)", MediaType: "application/pdf"}}},
				{Title: "Annex with maps", Forms: []page.Form{{URL: "https://repo.example/bitstreams/7c9e6679-7425-40de-944b-e07fc1f90ae7/download", Label: "Annex with maps (PDF, 800 KB)", MediaType: "application/pdf"}}},
			},
		}},
		{"OJS", `<html lang="fr-FR"><head><meta name="citation_title" content="Le quai"><meta name="citation_author" content="Ida Moor">
<meta name="citation_date" content="2034"><meta name="citation_pdf_url" content="https://repo.example/article/download/3/4">
<meta name="citation_fulltext_html_url" content="https://repo.example/article/view/3/5"><meta name="DC.Language" content="fr"></head>
<body><main><a class="obj_galley_link pdf" href="/article/view/3/4">PDF</a></main></body></html>`, page.Page{
			Kind: page.Repository, Address: "https://repo.example/items/88", Language: "fr",
			Record:    &corpus.Record{URL: "https://repo.example/items/88", Title: "Le quai", Date: "2034", Language: "fr", Creators: []string{"Ida Moor"}},
			Documents: []page.Document{{Forms: []page.Form{{URL: "https://repo.example/article/download/3/4", MediaType: "application/pdf"}}}},
		}},
		{"Invenio", `<html><head><meta name="citation_title" content="Salt"><meta name="citation_doi" content="10.5/7">
<link rel="item" type="application/pdf" href="/records/7/files/COM_2034_8_1_EN.pdf"><link rel="alternate" type="application/pdf" href="/records/7/files/COM_2034_8_1_EN.pdf"></head><body></body></html>`, page.Page{
			Kind: page.Repository, Address: "https://repo.example/items/88",
			Record:    &corpus.Record{URL: "https://repo.example/items/88", Title: "Salt"},
			Documents: []page.Document{{Reference: "COM(2034) 8", Forms: []page.Form{{URL: "https://repo.example/records/7/files/COM_2034_8_1_EN.pdf", MediaType: "application/pdf"}}}},
		}},
		{"EPrints without names of its files", `<html><head><meta name="eprints.title" content="Salt"><meta name="eprints.official_url" content="javascript:1"></head><body>
<div class="ep_tm_page_content"><a class="ep_document_link" href="/88/1/salt.doc">Download (12kB)</a><a class="ep_document_link" href="/88/2/cover.jpg">Cover</a>
<a class="ep_document_link" href="/88/1.hasmediumThumbnailVersion/salt.doc">Preview</a><a href="/87/1/other.pdf">Another record</a></div></body></html>`, page.Page{
			Kind: page.EPrints, Address: "https://repo.example/items/88",
			Record:    &corpus.Record{URL: "https://repo.example/items/88", Title: "Salt"},
			Documents: []page.Document{{Forms: []page.Form{{URL: "https://repo.example/88/1/salt.doc", Label: "Download (12kB)", MediaType: "application/msword"}}}},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, read(t, c.html, "https://repo.example/items/88")); diff != "" {
				t.Errorf("Read (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRecordFields(t *testing.T) {
	for _, c := range []struct {
		name, metas string
		want        corpus.Record
	}{
		{"day", `<meta name="eprints.date" content="2025-04-01">`, corpus.Record{Date: "2025-04-01"}},
		{"day with a time", `<meta name="DC.date" content="2025-04-01T22:00:00Z">`, corpus.Record{Date: "2025-04-01"}},
		{"month", `<meta name="eprints.date" content="2025-04">`, corpus.Record{Date: "2025-04"}},
		{"year", `<meta name="eprints.date" content="2025">`, corpus.Record{Date: "2025"}},
		{"strokes", `<meta name="citation_publication_date" content="2025/4/1">`, corpus.Record{Date: "2025-04-01"}},
		{"no such day", `<meta name="eprints.date" content="2025-02-30">`, corpus.Record{Date: "2025-02"}},
		{"no such month", `<meta name="eprints.date" content="2025-13-01">`, corpus.Record{Date: "2025"}},
		{"no date", `<meta name="eprints.date" content="in spring">`, corpus.Record{}},
		{"the day of the record itself", `<meta name="eprints.datestamp" content="2025-04-01 10:00:00">`, corpus.Record{}},
		{"reference in the number", `<meta name="eprints.number" content="COM(2025) 148 final">`, corpus.Record{Reference: "COM(2025) 148 final"}},
		{"reference in the identification number", `<meta name="eprints.number" content="4"><meta name="eprints.id_number" content="JOIN(2025) 9">`, corpus.Record{Reference: "JOIN(2025) 9"}},
		{"CELEX number", `<meta name="eprints.id_number" content="52025DC0148">`, corpus.Record{Reference: "52025DC0148"}},
		{"reference in the citation", `<meta name="eprints.citation" content="European Commission. (2025) Two plans after COM(2020) 1. Brussels. COM(2025) 148 final.">`, corpus.Record{Reference: "COM(2025) 148 final"}},
		{"number of a report", `<meta name="citation_technical_report_number" content="EUR 31888">`, corpus.Record{Reference: "EUR 31888"}},
		{"issue of a journal", `<meta name="eprints.number" content="4">`, corpus.Record{}},
		{"number of an article", `<meta name="eprints.id_number" content="doi:10.5/7">`, corpus.Record{}},
		{"language in letters of ISO 639-2", `<meta name="DC.language" content="fre">`, corpus.Record{Language: "fr"}},
		{"no language", `<meta name="DC.language" content="mul">`, corpus.Record{}},
		{"many creators", `<meta name="eprints.creators_name" content="Moor, Ida"><meta name="eprints.creators_name" content="Fels, Jon"><meta name="eprints.corp_creators" content="Europol"><meta name="citation_author" content="Ida Moor">`,
			corpus.Record{Creators: []string{"Moor, Ida", "Fels, Jon", "Europol"}}},
		{"creators in one tag", `<meta name="citation_authors" content="Ida Moor; Jon Fels">`, corpus.Record{Creators: []string{"Ida Moor", "Jon Fels"}}},
		{"official address", `<meta name="eprints.official_url" content="https://eur-lex.europa.eu/x">`, corpus.Record{OfficialURL: "https://eur-lex.europa.eu/x"}},
		{"official address with a password", `<meta name="eprints.official_url" content="https://me:secret@host.example/x">`, corpus.Record{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := read(t, `<head><meta name="eprints.eprintid" content="7"><meta name="DC.title" content="Salt">`+c.metas, "https://repo.example/7/")
			c.want.Title, c.want.URL = "Salt", "https://repo.example/7/"
			if diff := cmp.Diff(&c.want, p.Record); diff != "" {
				t.Errorf("Record (-want +got):\n%s", diff)
			}
		})
	}
}

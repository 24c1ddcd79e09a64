package eprints

import (
	"bytes"
	"html/template"
)

// page renders a page of a record.
func page(t *template.Template, rec Record, origin string) []byte {
	var out bytes.Buffer
	err := t.Execute(&out, struct {
		Record
		Origin string
	}{rec, origin})
	if err != nil {
		return []byte("<p>" + template.HTMLEscapeString(err.Error()) + "</p>")
	}
	return out.Bytes()
}

var pages = template.Must(template.New("").Funcs(template.FuncMap{
	"position": func(i int) int { return i + 1 },
}).Parse(`
{{define "top"}}<body>
<div class="ep_tm_header ep_noprint"><a href="{{.Origin}}/">Waterside Library</a>
<ul class="ep_tm_menu"><li><a href="{{.Origin}}/">Home</a></li><li><a href="{{.Origin}}/view/year/">Browse by Year</a></li><li><a href="{{.Origin}}/help/handbook.pdf">Handbook</a></li></ul>
<ul class="ep_tm_key_tools"><li><a href="{{.Origin}}/cgi/users/home">Login</a></li></ul></div>
<div class="ep_tm_page_content">{{end}}
{{define "bottom"}}</div>
<div class="ep_tm_footer ep_noprint"><p>Waterside Library is kept by its readers. <a href="{{.Origin}}/policies/terms.pdf">Terms (PDF)</a></p></div>
</body></html>
{{end}}
{{define "summary"}}<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<title>{{.Title}} - Waterside Library</title>
<meta name="eprints.eprintid" content="{{.ID}}" />
<meta name="eprints.eprint_status" content="archive" />
<meta name="eprints.datestamp" content="{{.Modified.Format "2006-01-02 15:04:05"}}" />
<meta name="eprints.type" content="monograph" />
{{range .Creators}}<meta name="eprints.creators_name" content="{{.}}" />
{{end}}<meta name="eprints.title" content="{{.Title}}" />
{{range .Subjects}}<meta name="eprints.subjects" content="{{.ID}}" />
{{end}}<meta name="eprints.abstract" content="{{.AbstractText}}" />
<meta name="eprints.date" content="{{.Date}}" />
{{with .Number}}<meta name="eprints.number" content="{{.}}" />
{{end}}{{with .IDNumber}}<meta name="eprints.id_number" content="{{.}}" />
{{end}}<meta name="eprints.publisher" content="{{.Publisher}}" />
<meta name="eprints.place_of_pub" content="{{.Place}}" />
{{with .OfficialURL}}<meta name="eprints.official_url" content="{{.}}" />
{{end}}<meta name="eprints.citation" content="{{.Names}} ({{.Year}}) {{.Title}}. {{.Place}}: {{.Publisher}}.{{with .Reference}} {{.}}.{{end}}" />
{{range $i, $f := .Files}}<meta name="eprints.document_url" content="{{$.Origin}}/{{$.ID}}/{{position $i}}/{{$f.Name}}" />
{{end}}<link rel="schema.DC" href="http://purl.org/DC/elements/1.0/" />
<meta name="DC.relation" content="{{.Origin}}/{{.ID}}/" />
<meta name="DC.title" content="{{.Title}}" />
<meta name="DC.date" content="{{.Date}}" />
<meta name="DC.language" content="{{.Language}}" />
{{range $i, $f := .Files}}<meta name="DC.format" content="{{$f.MediaType}}" />
<meta name="DC.identifier" content="{{$.Origin}}/{{$.ID}}/{{position $i}}/{{$f.Name}}" />
{{end}}<link rel="canonical" href="{{.Origin}}/{{.ID}}/" />
<link rel="alternate" type="application/rss+xml" title="Latest additions" href="{{.Origin}}/cgi/latest_tool?output=RSS2" />
</head>
{{template "top" .}}
<p class="breadcrumb"><a href="{{.Origin}}/">Home</a> &gt; {{.Title}}.</p>
<h1 class="ep_tm_pagetitle">{{.Title}}</h1>
<div class="ep_summary_content"><div class="ep_summary_content_main">
<p style="margin-bottom: 1em"><span class="person_name">{{.Names}}</span>. ({{.Year}}) <em>{{.Title}}.</em> {{.Place}}: {{.Publisher}}.{{with .Reference}} {{.}}.{{end}}</p>
{{range $i, $f := .Files}}<table style="margin-bottom: 1em"><tr><td valign="top"><a class="ep_document_link" href="{{$.Origin}}/{{$.ID}}/{{position $i}}/{{$f.Name}}"><img class="ep_doc_icon" alt="[img]" src="{{$.Origin}}/{{$.ID}}/{{position $i}}.hassmallThumbnailVersion/{{$f.Name}}" /></a><div class="ep_preview"><div class="ep_preview_title">Preview</div></div></td>
<td valign="top"><span class="ep_document_citation"><span class="document_format">{{$f.Format}}</span> ({{$f.Title}})</span><br /><a href="{{$.Origin}}/{{$.ID}}/{{position $i}}/{{$f.Name}}" class="ep_document_link">Download ({{$f.Kilobytes}}kB)</a> | <a class="ep_document_link" href="{{$.Origin}}/{{$.ID}}/{{position $i}}.haspreviewThumbnailVersion/{{$f.Name}}" rel="lightbox">Preview</a></td></tr></table>
{{end}}{{range .Abstract}}<p>{{.Text}}</p>
{{with .Items}}<ul>
{{range .}}<li>{{.}}</li>
{{end}}</ul>
{{end}}{{end}}<table style="margin-bottom: 1em"><tr><th align="right">Item Type:</th><td>Monograph (Policy paper)</td></tr><tr><th align="right">Date:</th><td>{{.Date}}</td></tr>{{if .Subjects}}<tr><th align="right">Subjects:</th><td>{{range .Subjects}}<a href="{{$.Origin}}/view/subjects/{{.ID}}.html">{{.Name}}</a><br />{{end}}</td></tr>{{end}}</table>
<p><a href="{{.Origin}}/cgi/users/home?screen=EPrint::View&amp;eprintid={{.ID}}">Repository Staff Only: item control page</a></p>
</div></div>
{{template "bottom" .}}{{end}}
{{define "tombstone"}}<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Record withdrawn - Waterside Library</title></head>
{{template "top" .}}
<h1 class="ep_tm_pagetitle">Record withdrawn</h1>
<p>The record {{.ID}} was taken out of the library. Its number will not be given to another one.</p>
{{template "bottom" .}}{{end}}
`))

var (
	summary   = pages.Lookup("summary")
	tombstone = pages.Lookup("tombstone")
)

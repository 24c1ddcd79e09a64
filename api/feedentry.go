package api

import (
	"html/template"
	"strconv"
	"strings"
	"time"

	"polidex/api/cite"
	"polidex/api/feed"
	"polidex/corpus"
)

// shown is what a feed says of an entry.
type shown struct {
	// LeadIn and Words are the text's own.
	LeadIn, Words string
	Facts         []fact
}

// fact is a line under the words; Link is empty for most.
type fact struct{ Name, Value, Link string }

var shownTemplate = template.Must(template.New("entry").Parse(
	`{{with .LeadIn}}<p>{{.}}</p>{{end}}{{with .Words}}<blockquote><p>{{.}}</p></blockquote>{{end}}` +
		`<p>{{range $i, $f := .Facts}}{{if $i}}<br>{{end}}{{.Name}}: {{if .Link}}<a href="{{.Link}}">{{.Value}}</a>{{else}}{{.Value}}{{end}}{{end}}</p>`))

// feedEntry makes a feed's entry of one of the index, whose document came in at the
// given time.
func (s *service) feedEntry(base string, e *corpus.Entry, added time.Time) feed.Entry {
	links, show := entryLinks(e), s.shown(base, e)
	out := feed.Entry{
		ID: feed.ID(e.ID), URL: base + passagePath(e, ""), Original: base + links.Original, Added: added, Language: e.Language,
		Authors: cite.Institutions(&corpus.Meta{Type: e.Type, Reference: e.Reference, Work: e.Work}),
		Title:   corpus.Opening(e.Text), HTML: show.html(), Text: show.text(),
	}
	if e.Kind == corpus.KindDocument || out.Title == "" {
		page := *e
		page.Page = 0
		out.Title = sourceWords(&page)
	}
	for _, id := range e.Themes {
		out.Categories = append(out.Categories, feed.Category{Term: id, Label: s.label(id)})
	}
	return out
}

// shown gathers what is said of an entry; facts without a value are left out.
func (s *service) shown(base string, e *corpus.Entry) shown {
	out := shown{LeadIn: e.LeadIn, Words: e.Text}
	original := base + entryLinks(e).Original
	facts := []fact{
		{"Who", s.valueLabels(corpus.FieldActor, e.Actors), ""}, {"When", whenWords(e.Deadline), ""}, {"Themes", s.valueLabels(corpus.FieldTheme, e.Themes), ""},
		{"Section", strings.Join(e.Section, " > "), ""}, {"Where", sourceWords(e), original},
	}
	if e.Kind == corpus.KindDocument {
		facts = []fact{
			{"Type", s.valueLabel(corpus.FieldType, string(e.Type)), ""}, {"Date", string(e.Date), ""}, {"Language", cite.LanguageName(e.Language), ""}, {"Pages", count(e.Pages), ""},
			{"Key actions", count(e.Actions), base + documentActionsPath(e.Document)},
			{"Themes", s.valueLabels(corpus.FieldTheme, e.Themes), ""}, {"Original", sourceWords(e), original},
		}
	}
	for _, f := range facts {
		if f.Value != "" {
			out.Facts = append(out.Facts, f)
		}
	}
	return out
}

func (s shown) html() string {
	var b strings.Builder
	if err := shownTemplate.Execute(&b, s); err != nil {
		return "" // a template of ours over strings into memory
	}
	return b.String()
}

// text is the same in lines.
func (s shown) text() string {
	var lines []string
	for _, l := range []string{s.LeadIn, s.Words} {
		if l != "" {
			lines = append(lines, l)
		}
	}
	for _, f := range s.Facts {
		lines = append(lines, f.Name+": "+f.Value)
		if f.Link != "" {
			lines = append(lines, f.Link)
		}
	}
	return strings.Join(lines, "\n")
}

// valueLabels names the values of a field.
func (s *service) valueLabels(field corpus.Field, ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.valueLabel(field, id)
	}
	return strings.Join(names, ", ")
}

// count writes a number, none for 0.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

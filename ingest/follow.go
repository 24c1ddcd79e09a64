package ingest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"polidex/ingest/cellar"
	"polidex/ingest/page"
)

// mediaPDF is the type of the files that FollowPDF takes.
const mediaPDF = "application/pdf"

// leads returns what a page leads to: the sources that are to be taken in with
// it, and a sentence on documents that it links to and that are not.
//
// The files of a record belong to it and are always taken. What other pages link
// to is taken when that was asked for.
func leads(p page.Page, m Manner) (sources []string, note string) {
	switch p.Kind {
	case page.EPrints, page.Repository:
		for _, d := range p.Documents {
			for _, f := range d.Forms {
				sources = append(sources, f.URL)
			}
		}
		return sources, ""
	case page.EURLex:
		// Its other forms and languages are asked for by its reference.
		return nil, ""
	}
	linked := slices.Concat(p.Strategies, p.Documents)
	if m.Follow == FollowNone {
		return nil, linkedNote(p)
	}
	for _, d := range linked {
		sources = append(sources, wantedForms(d, m, p.Language)...)
	}
	return sources, ""
}

// wantedForms returns the sources of a document in the wanted languages, or in
// the one that there is.
func wantedForms(d page.Document, m Manner, pageLanguage string) []string {
	if m.Follow == FollowDocuments && (d.Reference != "" || d.CELEX != "") && !slices.ContainsFunc(d.Forms, isPDF) {
		// An official document, on whatever page: its address names it.
		return []string{d.Forms[0].URL}
	}
	forms := slices.Clone(d.Forms)
	if m.Follow == FollowPDF || slices.ContainsFunc(forms, isPDF) {
		forms = slices.DeleteFunc(forms, func(f page.Form) bool { return !isPDF(f) })
	} else if d.Reference == "" && d.CELEX == "" {
		forms = nil // a page like any other
	}
	if len(forms) == 0 {
		return nil
	}
	languages := m.Languages
	if len(languages) == 0 {
		languages = []string{"en"}
		if base, _, _ := strings.Cut(pageLanguage, "-"); base != "" {
			languages = []string{base}
		}
	}
	var out []string
	for _, language := range languages {
		if code, err := cellar.ParseLanguage(language); err == nil {
			language = code
		}
		i := slices.IndexFunc(forms, func(f page.Form) bool {
			base, _, _ := strings.Cut(f.Language, "-")
			return base == language
		})
		if i >= 0 && !slices.Contains(out, forms[i].URL) {
			out = append(out, forms[i].URL)
		}
	}
	if len(out) == 0 {
		out = append(out, forms[0].URL)
	}
	return out
}

func isPDF(f page.Form) bool { return f.MediaType == mediaPDF }

// maxNamed is the number of linked documents that a row names.
const maxNamed = 3

// linkedNote says what documents a page links to that are not taken: its strategy
// documents by name, of others the number of PDF files.
func linkedNote(p page.Page) string {
	if len(p.Strategies) == 0 {
		n := 0
		for _, d := range p.Documents {
			if slices.ContainsFunc(d.Forms, isPDF) {
				n++
			}
		}
		if n == 0 {
			return ""
		}
		return fmt.Sprintf("it links to %s, which --follow pdf takes too", plural(n, "PDF document"))
	}
	var names []string
	for _, d := range p.Strategies {
		name := d.Forms[0].URL
		switch {
		case d.Reference != "":
			name = d.Reference
		case d.Title != "":
			name = "“" + d.Title + "”"
		}
		if !slices.Contains(names, name) { // it may be linked to here and there
			names = append(names, name)
		}
	}
	n := len(names)
	if n > maxNamed {
		names = append(names[:maxNamed], fmt.Sprintf("and %d more", n-maxNamed))
	}
	return fmt.Sprintf("it links to %s, which --follow takes too: %s", plural(n, "strategy document"), strings.Join(names, ", "))
}

// follow returns the inputs that an HTML page leads to.
func (r *run) follow(ctx context.Context, in *input, data []byte, contentType, address string) (more []input, note string) {
	p, err := page.Read(ctx, data, contentType, address)
	if err != nil {
		// That it cannot be read is said of the document itself.
		return nil, ""
	}
	sources, note := leads(p, in.manner)
	s := &inputs{seen: map[string]bool{in.source: true}, manner: in.manner}
	for _, source := range sources {
		s.address(source)
	}
	for _, n := range s.take() {
		n.record = p.Record
		more = append(more, n)
	}
	return r.found(in, more), note
}

package api

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"polidex/api/web"
	"polidex/corpus"
)

// fillForms puts the forms in the language of the one shown into the view. A few are
// read whole, for what the index does not know of them; the one shown is returned,
// nil where it is gone.
func (s *service) fillForms(ctx context.Context, v *web.Work, forms workForms, shown *corpus.Entry) (main *corpus.Document, err error) {
	all := 0
	for i := range forms.forms {
		e := &forms.forms[i]
		if e.Language != shown.Language {
			continue
		}
		if all++; all > mostFormsShown {
			v.More++
			continue
		}
		f := s.workForm(e)
		var d *corpus.Document
		if all <= mostFormsRead {
			if d, err = s.opts.Archive.Document(ctx, e.Document); err != nil && !errors.Is(err, corpus.ErrNotFound) {
				return nil, err
			}
		}
		if d != nil {
			s.fillForm(&f, d, main)
		}
		switch {
		case e.ID == shown.ID:
			main, v.Main = d, f
			v.Why = s.whyRead(forms, shown, d)
		case e.Form != "" && e.Form == shown.Form:
			// Both are the best of their part: a text, and its annex.
			f.Reason, f.Changes, f.Compare = "", "", ""
			v.Parts = append(v.Parts, f)
		case e.Type == corpus.TypeRepositoryRecord:
			v.Records = append(v.Records, f)
		case d != nil && d.ReplacedBy != "":
			v.Older = append(v.Older, f)
		default:
			v.Forms = append(v.Forms, f)
		}
	}
	slices.SortStableFunc(v.Older, func(a, b web.WorkForm) int { return strings.Compare(b.Retrieved, a.Retrieved) })
	return main, nil
}

// How much of what a document warns of is shown; its own page has all.
const (
	formWarnings       = 3
	formWarningLetters = 260
)

// workForm is a form as the index knows it.
func (s *service) workForm(e *corpus.Entry) web.WorkForm {
	f := web.WorkForm{
		Link: web.Link{Path: documentPagePath(e.Document)}, Pages: e.Pages, Actions: e.Actions,
	}
	f.From, f.Source = sourceName(e.Source)
	f.Text = cmp.Or(f.From, s.titleOf(e))
	if e.Pages > 0 {
		f.Format = s.pages.Say("work.formats.pdf")
	}
	return f
}

// sourceName is what a source is called on a page, and its address where it has one that
// a browser opens.
func sourceName(source string) (name, link string) {
	u, err := url.Parse(source)
	if err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
		return strings.TrimPrefix(u.Hostname(), "www."), source
	}
	return path.Base(strings.ReplaceAll(source, `\`, "/")), ""
}

// fillForm adds what the document itself knows; main is the form to read, nil while
// that is not known.
func (s *service) fillForm(f *web.WorkForm, d, main *corpus.Document) {
	f.Format, f.Actions, f.Warned = s.formatLabel(d), len(d.Actions), len(d.Quality.Warnings)
	for _, w := range d.Quality.Warnings[:min(f.Warned, formWarnings)] {
		w = beginning(w, formWarningLetters)
		f.Warnings = append(f.Warnings, w)
	}
	if len(d.Provenance) > 0 {
		f.Retrieved = d.Provenance[0].Time.UTC().Format(time.DateOnly)
	}
	if main == nil || main.ID == d.ID {
		return
	}
	f.Reason = s.pages.Say("work.reasons." + worse(main, d))
	f.Joined = beginning(strings.ReplaceAll(d.WorkReason, main.ID, s.pages.Say("work.theform")), formWarningLetters)
	if d.Type != corpus.TypeRepositoryRecord || len(d.Actions) > 0 {
		old, new := main, d
		if d.ReplacedBy != "" {
			old, new = d, main
		}
		f.Changes = s.changesLine(corpus.Compare(old.Actions, new.Actions))
		f.Compare = comparisonOf(old.ID, new.ID)
	}
}

// changesLine says in words what a comparison found.
func (s *service) changesLine(changes corpus.Changes) string {
	var parts []string
	for _, k := range changeKinds() {
		if n := changes.Count(k); n > 0 && k != corpus.ChangeCarried {
			parts = append(parts, s.pages.Say("work.changes."+string(k), n))
		}
	}
	switch {
	case len(changes) == 0:
		return s.pages.Say("work.noactions")
	case len(parts) == 0:
		return s.pages.Say("work.nochange", len(changes))
	}
	return strings.Join(parts, ", ")
}

// formatLabel is what the format of a document is called.
func (s *service) formatLabel(d *corpus.Document) string {
	switch d.Format {
	case corpus.FormatPDF, corpus.FormatHTML, corpus.FormatText:
		return s.pages.Say("work.formats." + string(d.Format))
	}
	return string(d.Format)
}

// whyRead are sentences on why a form is the one to read.
func (s *service) whyRead(forms workForms, shown *corpus.Entry, d *corpus.Document) []string {
	if len(forms.forms) == 1 {
		return []string{s.pages.Say("work.why.only")}
	}
	var ids []string
	if forms.countIn(shown.Language) == 1 {
		ids = append(ids, "onlyin")
	}
	if d != nil {
		if d.Quality.Status == corpus.ReadWhole {
			ids = append(ids, "whole")
		}
		if d.Pages > 0 {
			ids = append(ids, "pages")
		}
		if d.Review != nil {
			ids = append(ids, "reviewed")
		}
	}
	var out []string
	for _, id := range ids {
		out = append(out, s.pages.Say("work.why."+id))
	}
	return out
}

// worse names the first rule of [corpus.Rank] by which the main form goes before
// another one in its language.
func worse(main, other *corpus.Document) string {
	m, o := corpus.NewForm(main, main.Review != nil), corpus.NewForm(other, other.Review != nil)
	switch {
	case other.ReplacedBy != "":
		return "replaced"
	case o.Type == corpus.TypeRepositoryRecord && m.Type != corpus.TypeRepositoryRecord:
		return "record"
	case o.Status != m.Status && o.Status != corpus.ReadWhole:
		return "unread"
	case m.Reviewed && !o.Reviewed:
		return "unreviewed"
	case m.Pages > 0 && o.Pages == 0:
		return "pageless"
	case m.Format == corpus.FormatHTML && o.Format == corpus.FormatText:
		return "plain"
	case o.FirstSeen.Before(m.FirstSeen):
		return "earlier"
	}
	return "equal"
}

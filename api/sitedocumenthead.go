package api

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"polidex/api/cite"
	"polidex/api/web"
	"polidex/corpus"
)

// How much the head of a document's page shows.
const (
	formsShown      = 10
	retrievalsShown = 4
	warningsShown   = 6
	titleShown      = 240
	// longTitle is from how many letters on a title is written smaller.
	longTitle = 120
)

// otherForms are the forms of the same work but the document itself, with their
// number.
func (s *service) otherForms(ctx context.Context, d *corpus.Document) ([]corpus.Hit, error) {
	if d.Work == "" {
		return nil, nil
	}
	result, err := s.opts.Index.Search(ctx, corpus.Query{
		Kind: corpus.KindDocument, Limit: 60, Filters: []corpus.Filter{{Field: corpus.FieldWork, Values: []string{d.Work}}},
	})
	if err != nil {
		return nil, err
	}
	var out []corpus.Hit
	for _, hit := range result.Hits {
		if hit.Document != d.ID {
			out = append(out, hit)
		}
	}
	return out, nil
}

// documentHead fills in what is said of a document as a whole.
func (s *service) documentHead(r *http.Request, o *opened, others []corpus.Hit) web.DocumentPage {
	d := o.doc
	name := cmp.Or(clip(d.Title, titleShown), d.Reference, s.pages.Say("document.untitled"))
	item := cite.Document(d)
	v := web.DocumentPage{
		Frame: s.frame(r, "", name), Name: name, Long: utf8.RuneCountInString(name) > longTitle, Lang: languageTag(&d.Meta),
		Path: documentPagePath(d.ID), Reference: d.Reference, Type: s.valueLabel(corpus.FieldType, string(d.Type)),
		Date: string(d.Date), Language: s.valueLabel(corpus.FieldLanguage, d.Language), Format: strings.ToUpper(string(d.Format)),
		Pages: d.Pages, Themes: s.themeLinks(d.Themes[:min(len(d.Themes), 12)]), Original: originalPath(d.ID, 0), OriginalHere: originalPath(d.ID, o.shown().page),
		API: documentPath(d.ID), Source: item.URL, Quality: qualityView(&d.Quality),
	}
	v.About = s.pages.Say("document.described", len(d.Actions), "Title", name, "Type", v.Type)
	v.Permanent = s.base(r) + o.permanent()
	s.formLinks(d, others, &v)
	for i := len(d.Provenance) - 1; i >= 0; i-- {
		if len(v.Retrievals) == retrievalsShown {
			v.MoreRetrievals = i + 1
			break
		}
		v.Retrievals = append(v.Retrievals, retrievalView(&d.Provenance[i]))
	}
	for _, f := range cite.Formats() {
		v.Cites = append(v.Cites, web.Download{Label: s.pages.Say("document.cites." + string(f)), Path: documentPath(d.ID) + "/cite?format=" + string(f)})
	}
	s.describe(r, d, &item, &v)
	if d.Review != nil {
		v.Progress, v.Unreviewed = d.Review.String(), d.Review.Unreviewed
	}
	if s.opts.Reviewer != nil && s.may(r, ScopeReview) {
		v.Review = reviewPathOf(d.ID, "", "")
		if d.Review != nil {
			v.ReviewedBy = d.Review.By
		}
	}
	return v
}

// permanent is the lasting address of what is shown: of the passage or action that
// was asked for, else of the document.
func (o *opened) permanent() string {
	if o.at == "" || o.lost {
		return o.h.path
	}
	path := address(o.h.path, url.Values{"at": {o.at}})
	if o.block >= 0 {
		path += "#p" + strconv.Itoa(o.block)
	}
	return path
}

func (s *service) formLinks(d *corpus.Document, others []corpus.Hit, v *web.DocumentPage) {
	link := func(id string) web.Link {
		if id == "" || id == d.ID {
			return web.Link{}
		}
		l := web.Link{Text: id, Path: documentPagePath(id)}
		for i := range others {
			if others[i].Document == id {
				l.Text = s.titleOf(&others[i].Entry)
			}
		}
		return l
	}
	v.Main, v.Replaced = link(d.Main), link(d.ReplacedBy)
	if d.Work != "" {
		v.Work = workPath(d.Work)
	}
	for i := range others {
		if len(v.Forms) == formsShown {
			break
		}
		e := &others[i].Entry
		v.Forms = append(v.Forms, web.FormLink{
			Link:     web.Link{Text: s.titleOf(e), Path: documentPagePath(e.Document)},
			Language: s.valueLabel(corpus.FieldLanguage, e.Language), Type: s.valueLabel(corpus.FieldType, string(e.Type)),
			Pages: e.Pages, Main: e.Form == corpus.FormMain,
		})
	}
}

func qualityView(q *corpus.Quality) web.Quality {
	v := web.Quality{
		Status: string(q.Status), InFile: q.PagesInFile, Read: q.PagesRead, Characters: q.Characters, Recognised: len(q.Recognised),
		BrokenWords: q.BrokenWords, Engine: clip(q.Engine, 80), Reason: clip(sentence(q.EngineReason), 300), Doubt: clip(sentence(q.Doubt), 300),
	}
	switch q.Status {
	case corpus.ReadWhole, corpus.ReadPartly, corpus.ReadNeedsOCR:
	default:
		v.Status = string(corpus.ReadPartly)
	}
	if q.Truncated && v.Status == string(corpus.ReadWhole) {
		v.Status = string(corpus.ReadPartly)
	}
	for i, w := range q.Warnings {
		if i == warningsShown {
			v.More = len(q.Warnings) - i
			break
		}
		v.Warnings = append(v.Warnings, clip(sentence(w), 300))
	}
	return v
}

func retrievalView(r *corpus.Retrieval) web.Retrieval {
	v := web.Retrieval{Source: clip(r.Source, 240), Time: r.Time.UTC().Format(time.DateOnly), Parent: clip(r.Parent, 240)}
	if isWeb(r.Source) {
		v.Path = r.Source
	}
	if n := len(r.Redirects); n > 0 && r.Redirects[n-1] != r.Source {
		v.Final = clip(r.Redirects[n-1], 240)
	}
	return v
}

// isWeb says whether a source is an address of the web.
func isWeb(source string) bool {
	u, err := url.Parse(source)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && len(source) < 2000
}

package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// Bounds of the page where documents are added.
const (
	// addJobs is how many jobs it shows in full, and addLast how many of the newest it
	// lists.
	addJobs = 50
	addLast = 12
	// addRows is how many inputs of a job it shows, and addOpened how many documents
	// it opens for how completely they were read.
	addRows   = 40
	addOpened = 12
)

// addPages are the page where documents are added, and what its form is sent to.
func addPages() []route {
	return []route{
		page("/add", (*service).addPage, "job", "document", "more"),
		{method: http.MethodPost, path: "/add", page: true, scope: ScopeAdd, maxBody: 2 * maxUpload, handle: (*service).addForm},
	}
}

// addPage shows the form, and the jobs and documents that its address names.
func (s *service) addPage(rt *route, w http.ResponseWriter, r *http.Request) error {
	intake, err := s.intake()
	if err != nil {
		return err
	}
	if err := s.permitted(r, ScopeAdd); err != nil {
		return err
	}
	h, err := hereOf(r)
	if err != nil {
		return err
	}
	if err := onlyKnown(h.words, rt.words); err != nil {
		return err
	}
	// Where it is no number the page only says less.
	more, _ := strconv.Atoi(h.words.Get("more"))
	v, err := s.addView(r, intake, h.words["job"], h.words["document"], more)
	if err != nil {
		return err
	}
	return s.show(w, r, v)
}

// addressOfAdded is the page that shows what was added, as much of it as it shows.
func addressOfAdded(jobs, held []string) string {
	vs := url.Values{"job": jobs[:min(len(jobs), addJobs)], "document": held[:min(len(held), addOpened)]}
	if more := len(jobs) + len(held) - len(vs["job"]) - len(vs["document"]); more > 0 {
		vs.Set("more", strconv.Itoa(more))
	}
	return address("/add", vs)
}

// addView is the page with these jobs and these documents that were held already;
// more is how many further ones were asked for.
func (s *service) addView(r *http.Request, intake Intake, jobs, held []string, more int) (web.Add, error) {
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	v := web.Add{Frame: s.frame(r, "add", s.pages.Say("add.title")), Follows: s.followOptions("")}
	v.Unshown = max(0, more) + max(0, len(jobs)-addJobs) + max(0, len(held)-addOpened)
	opened := addOpened
	for _, id := range jobs[:min(len(jobs), addJobs)] {
		j, err := intake.Job(ctx, id)
		if errors.Is(err, corpus.ErrNotFound) {
			v.Forgotten++
			continue
		}
		if err != nil {
			return v, err
		}
		shown, err := s.jobView(ctx, intake, j, &opened)
		if err != nil {
			return v, err
		}
		v.Running = v.Running || !shown.Ended
		v.Jobs = append(v.Jobs, shown)
	}
	for _, id := range held[:min(len(held), addOpened)] {
		d, err := s.opts.Archive.Document(ctx, id)
		if errors.Is(err, corpus.ErrNotFound) {
			v.Forgotten++
			continue
		}
		if err != nil {
			return v, err
		}
		v.Held = append(v.Held, s.heldView(d))
	}
	newest, waiting, err := intake.Jobs(ctx, addLast)
	if err != nil {
		return v, err
	}
	v.Waiting = waiting
	for _, j := range newest {
		if !slices.Contains(jobs, j.ID) {
			v.Last = append(v.Last, s.jobLine(j))
		}
	}
	return v, nil
}

// followOptions are what a form can ask to be taken in beside a page itself.
func (s *service) followOptions(chosen string) []web.Option {
	var out []web.Option
	for _, f := range []struct{ value, id string }{{"", "none"}, {"pdf", "pdf"}, {"documents", "documents"}} {
		out = append(out, web.Option{Value: f.value, Label: s.pages.Say("add.follows." + f.id), Chosen: f.value == chosen})
	}
	return out
}

// heldView is a document whose bytes were sent once more.
func (s *service) heldView(d *corpus.Document) web.Added {
	return web.Added{
		State: "duplicate", Name: d.Title, Reference: d.Reference, Pages: d.Pages, Actions: len(d.Actions),
		Reason: s.pages.Say("add.held"), Document: documentPagePath(d.ID), Review: s.reviewPagePath(d.ID), Warnings: s.qualityWarnings(&d.Quality),
	}
}

// reviewPagePath is the page where a document's actions are reviewed, empty where
// this server keeps no reviews.
func (s *service) reviewPagePath(document string) string {
	if s.opts.Reviewer == nil {
		return ""
	}
	return reviewPathOf(document, "", "")
}

// addWarnings is how many warnings of a document are shown where it is added.
const addWarnings = 5

// qualityWarnings are sentences on how completely a document was read, none for one
// that was read whole and well.
func (s *service) qualityWarnings(q *corpus.Quality) []string {
	var out []string
	switch q.Status {
	case corpus.ReadPartly:
		out = append(out, s.pages.Say("add.partly", "Read", q.PagesRead, "Pages", q.PagesInFile))
	case corpus.ReadNeedsOCR:
		out = append(out, s.pages.Say("add.needsocr"))
	}
	if q.Doubt != "" {
		out = append(out, s.pages.Say("add.doubt", "Why", q.Doubt))
	}
	rest := q.Warnings
	if len(rest) > addWarnings {
		rest = append(slices.Clone(rest[:addWarnings]), s.pages.Say("add.morewarnings", len(q.Warnings)-addWarnings))
	}
	for _, warning := range rest {
		out = append(out, sentence(warning))
	}
	return out
}

// inputName is what an input is called on a page: a file by its name.
func inputName(source string) string {
	if named, ok := strings.CutPrefix(source, "upload:"); ok {
		if _, file, ok := strings.Cut(named, "/"); ok {
			return file
		}
	}
	return source
}

// size says a number of bytes as people do.
func (s *service) size(bytes int64) string {
	switch {
	case bytes <= 0:
		return ""
	case bytes < 1_000_000:
		return s.pages.Say("add.kilobytes", "Size", fmt.Sprint(max(1, (bytes+500)/1000)))
	}
	return s.pages.Say("add.megabytes", "Size", fmt.Sprintf("%.1f", float64(bytes)/1e6))
}

package api

import (
	"context"
	"errors"
	"strings"
	"time"

	"polidex/api/web"
	"polidex/corpus"
)

// jobView is a job in full. opened is how many documents may still be opened, and is
// taken down for each.
func (s *service) jobView(ctx context.Context, intake Intake, j corpus.Job, opened *int) (web.Job, error) {
	v := web.Job{ID: j.ID, Name: s.jobName(j), State: string(j.State), Ended: j.State.Ended(), Data: jobPath(j.ID)}
	if !v.Ended {
		events, _, err := intake.JobEvents(ctx, j.ID, "")
		if err != nil && !errors.Is(err, corpus.ErrNotFound) {
			return v, err
		}
		v.Steps = s.jobSteps(j, events)
	}
	if j.State == corpus.JobFailed {
		v.Reason = sentence(j.Reason)
		v.Hint = s.pages.Say("add.hints." + string(j.Kind))
		if j.Kind == corpus.JobSource {
			v.Again = j.Source
		}
	}
	for i, row := range j.Rows {
		if i == addRows {
			break
		}
		// The only row of a job that failed says what the job says.
		if j.State == corpus.JobFailed && len(j.Rows) == 1 && row.Document == "" {
			break
		}
		shown, err := s.rowView(ctx, row, opened)
		if err != nil {
			return v, err
		}
		v.Rows = append(v.Rows, shown)
	}
	v.More = max(0, len(j.Rows)-addRows) + j.RowsLeftOut
	if v.Ended {
		v.Summary = s.pages.Say("add.ended."+string(j.State), "Name", v.Name, "Outcome", s.outcome(j))
	}
	return v, nil
}

// jobName is what a job is called: by its file, its source, or its document.
func (s *service) jobName(j corpus.Job) string {
	if j.Kind == corpus.JobReprocess {
		return s.pages.Say("add.reprocess", "Name", inputName(j.Source))
	}
	return inputName(j.Source)
}

// jobSteps are the steps of a job that has not ended: those behind it, the one that
// it is at, and those to come.
func (s *service) jobSteps(j corpus.Job, events []corpus.JobEvent) []web.JobStep {
	var fetched, read, indexed, pages, actions int
	var size int64
	for i := range events {
		switch e := &events[i]; e.Step {
		case corpus.StepFetched:
			fetched++
			size += e.Size
		case corpus.StepRead:
			read++
			pages += e.Pages
			actions += e.Actions
		case corpus.StepIndexed:
			indexed++
		}
	}
	first := web.JobStep{State: "done", Label: s.pages.Say("add.steps.asked")}
	if j.Kind == corpus.JobUpload {
		first.Label, first.Note = s.pages.Say("add.steps.sent"), s.size(j.Size)
	}
	out := []web.JobStep{first}
	if j.State == corpus.JobWaiting {
		out = append(out, web.JobStep{State: "now", Label: s.pages.Say("add.steps.waiting"), Note: s.pages.Say("add.before", j.Before)})
	}
	steps := []struct {
		id   string
		n    int
		note string
	}{
		{"fetched", fetched, s.size(size)},
		{"read", read, s.pages.Say("add.pages", pages) + ", " + s.pages.Say("add.actions", actions)},
		{"indexed", indexed, ""},
	}
	if j.Kind != corpus.JobSource {
		steps = steps[1:]
	}
	at := j.State == corpus.JobRunning // whether the next one that is not behind it is the one it is at
	for _, step := range steps {
		v := web.JobStep{State: "later", Label: s.pages.Say("add.steps." + step.id)}
		switch {
		case step.n > 0:
			v.State, v.Note = "done", step.note
			if j.Kind == corpus.JobSource && step.n > 1 {
				v.Note = strings.Trim(s.pages.Say("add.inputs", step.n)+", "+step.note, ", ")
			}
		case at:
			v.State, at = "now", false
			v.Label = s.pages.Say("add.doing." + step.id)
		}
		out = append(out, v)
	}
	return out
}

// rowView is what became of an input.
func (s *service) rowView(ctx context.Context, row corpus.JobRow, opened *int) (web.Added, error) {
	v := web.Added{State: row.State, Name: row.Title, Reference: row.Reference, Pages: row.Pages, Actions: row.Actions, Reason: sentence(row.Reason)}
	if v.Name == "" {
		v.Name = inputName(row.Source)
	}
	switch row.State {
	case "failed", "refused", "gone":
		v.Hint = s.pages.Say("add.hints." + row.State)
		return v, nil
	}
	if row.Document == "" {
		return v, nil
	}
	v.Document, v.Review = documentPagePath(row.Document), s.reviewPagePath(row.Document)
	if *opened <= 0 || row.State != "added" && row.State != "updated" {
		return v, nil
	}
	*opened--
	d, err := s.opts.Archive.Document(ctx, row.Document)
	switch {
	case errors.Is(err, corpus.ErrNotFound): // removed since
		v.Document, v.Review = "", ""
	case err != nil:
		return v, err
	default:
		v.Warnings, v.Actions, v.Pages = s.qualityWarnings(&d.Quality), len(d.Actions), d.Pages
	}
	return v, nil
}

// outcome says in a few words how the inputs of a job ended.
func (s *service) outcome(j corpus.Job) string {
	var out []string
	for _, c := range []struct {
		n  int
		id string
	}{
		{j.Counts.Added, "added"}, {j.Counts.Updated, "updated"}, {j.Counts.Unchanged, "unchanged"}, {j.Counts.Duplicate, "duplicate"},
		{j.Counts.Refused, "refused"}, {j.Counts.Failed, "failed"}, {j.Counts.Gone, "gone"},
	} {
		if c.n > 0 {
			out = append(out, s.pages.Say("add.counts."+c.id, c.n))
		}
	}
	return strings.Join(out, ", ")
}

// jobLine is a job in the list of the newest.
func (s *service) jobLine(j corpus.Job) web.JobLine {
	v := web.JobLine{
		Link: web.Link{Text: s.jobName(j), Path: with("/add", nil, "job", j.ID)}, State: string(j.State), By: j.By,
		Time: j.Created.UTC().Format(time.RFC3339), Said: j.Created.UTC().Format("2006-01-02 15:04"),
	}
	switch {
	case j.State == corpus.JobWaiting:
		v.Outcome = s.pages.Say("add.before", j.Before)
	case j.State == corpus.JobFailed && j.Reason != "":
		v.Outcome = sentence(j.Reason)
	default:
		v.Outcome = s.outcome(j)
	}
	return v
}

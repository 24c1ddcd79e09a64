package api

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"polidex/corpus"
)

// Job is a job with where to go on.
type Job struct {
	corpus.Job
	Links JobLinks `json:"links"`
}

// JobLinks lead on from a job. All are paths of this server.
type JobLinks struct {
	Self   string `json:"self"`
	Events string `json:"events"`
	// Document is the one that the job has made; absent for a source, and before it
	// is done.
	Document string `json:"document,omitempty"`
}

// JobList is the answer of the list of jobs.
type JobList struct {
	// Waiting is the number of all jobs that wait.
	Waiting int   `json:"waiting"`
	Jobs    []Job `json:"jobs"`
}

// JobEvents are what has happened in a job so far.
type JobEvents struct {
	Events []corpus.JobEvent `json:"events"`
	// Ended says that nothing more will happen.
	Ended bool `json:"ended"`
}

// newJob makes the answer of a job for the request. Who asked for it is told to
// those who may ask themselves.
func newJob(r *http.Request, j corpus.Job) Job {
	if !callerOf(r).may(ScopeAdd) {
		j.By = ""
	}
	links := JobLinks{Self: jobPath(j.ID), Events: jobPath(j.ID) + "/events"}
	if j.State == corpus.JobDone && j.Document != "" {
		links.Document = documentPath(j.Document)
	}
	return Job{j, links}
}

func jobPath(id string) string { return "/v1/jobs/" + url.PathEscape(id) }

func (s *service) getJob(rt *route, w http.ResponseWriter, r *http.Request) error {
	j, err := s.askedJob(rt, r)
	if err != nil {
		return err
	}
	return writeJSON(w, r, "", newJob(r, j))
}

// askedJob checks the request's words and returns the job of its path.
func (s *service) askedJob(rt *route, r *http.Request) (corpus.Job, error) {
	if _, _, err := s.decode(r, rt); err != nil {
		return corpus.Job{}, err
	}
	intake, err := s.intake()
	if err != nil {
		return corpus.Job{}, err
	}
	id := r.PathValue("id")
	j, err := intake.Job(r.Context(), id)
	if errors.Is(err, corpus.ErrNotFound) {
		return j, fmt.Errorf("there is no job %q; the oldest are forgotten: %w", id, corpus.ErrNotFound)
	}
	return j, err
}

func (s *service) listJobs(rt *route, w http.ResponseWriter, r *http.Request) error {
	a, _, err := s.decode(r, rt)
	if err != nil {
		return err
	}
	if a.query.Limit > maxJobs {
		return parameterError{parameter: "limit", cause: fmt.Sprintf("%d is more than %d", a.query.Limit, maxJobs)}
	}
	if !a.limited {
		a.query.Limit = defaultJobs
	}
	intake, err := s.intake()
	if err != nil {
		return err
	}
	jobs, waiting, err := intake.Jobs(r.Context(), a.query.Limit)
	if err != nil {
		return err
	}
	answer := JobList{Waiting: waiting, Jobs: []Job{}}
	for _, j := range jobs {
		answer.Jobs = append(answer.Jobs, newJob(r, j))
	}
	return writeJSON(w, r, "", answer)
}

func (s *service) reprocessDocument(rt *route, w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	intake, err := s.intake()
	if err != nil {
		return err
	}
	j, err := intake.Reprocess(r.Context(), r.PathValue("id"), callerName(r))
	if err != nil {
		return noDocument(r.PathValue("id"), err)
	}
	return accepted(w, r, j)
}

func (s *service) removeDocument(rt *route, w http.ResponseWriter, r *http.Request) error {
	_, vs, err := s.decode(r, rt)
	if err != nil {
		return err
	}
	intake, err := s.intake()
	if err != nil {
		return err
	}
	id := r.PathValue("id")
	t, err := intake.Remove(r.Context(), id, corpus.Removal{
		Purge: slices.Contains(vs["purge"], "true"), Reason: vs.Get("reason"), By: callerName(r),
	})
	if err != nil {
		return noDocument(id, err)
	}
	return writeStatus(w, http.StatusOK, t)
}

// accepted answers with a job that was made.
func accepted(w http.ResponseWriter, r *http.Request, j corpus.Job) error {
	made := newJob(r, j)
	w.Header().Set("Location", made.Links.Self)
	return writeStatus(w, http.StatusAccepted, made)
}

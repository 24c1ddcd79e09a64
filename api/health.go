package api

import (
	"net/http"

	"polidex/corpus"
)

// Health is the answer of a server that runs.
type Health struct {
	Status     string `json:"status"`
	Version    string `json:"version"`
	Generation string `json:"generation,omitempty"`
}

// healthy answers as long as the process can answer at all.
func (s *service) healthy(rt *route, w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	return writeJSON(w, r, "", Health{Status: "ok", Version: s.opts.Version})
}

// ready answers 503 until requests can be served.
func (s *service) ready(rt *route, w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	if err := s.opts.Ready(); err != nil {
		return notReadyError{err}
	}
	return writeJSON(w, r, "", Health{Status: "ready", Version: s.opts.Version, Generation: s.opts.Index.Generation()})
}

// notReadyError is why requests cannot be served yet. It is no fault, so that a
// log of faults need not tell of it. It is of the kind [corpus.ErrUnavailable].
type notReadyError struct{ reason error }

func (e notReadyError) Error() string { return "not ready: " + e.reason.Error() }

func (e notReadyError) Unwrap() error { return corpus.ErrUnavailable }

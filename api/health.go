package api

import (
	"fmt"
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
		return fmt.Errorf("not ready: %w: %w", err, corpus.ErrUnavailable)
	}
	return writeJSON(w, r, "", Health{Status: "ready", Version: s.opts.Version, Generation: s.opts.Index.Generation()})
}

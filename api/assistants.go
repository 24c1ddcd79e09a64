package api

import (
	"net/http"

	"polidex/api/mcp"
)

// assistantRoutes is the address at which assistants ask. What is spoken there is a
// protocol of its own, which describes itself; see package api/mcp.
func assistantRoutes() []route {
	return []route{{method: http.MethodPost, path: "/mcp", handle: (*service).assist}}
}

// newAssistants returns what answers assistants from the same corpus.
func newAssistants(opts Options) (http.Handler, error) {
	server, err := mcp.New(mcp.Options{
		Index: opts.Index, Archive: opts.Archive, Themes: opts.Themes, VocabularyVersion: opts.VocabularyVersion,
		Version: opts.Version, PublicURL: opts.PublicURL, Timeout: opts.RequestTimeout, Logger: opts.Logger, Now: opts.Now,
	})
	if err != nil {
		return nil, err
	}
	return server.Handler(), nil
}

func (s *service) assist(_ *route, w http.ResponseWriter, r *http.Request) error {
	s.assistants.ServeHTTP(w, r)
	return nil
}

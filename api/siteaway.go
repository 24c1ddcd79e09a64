package api

import (
	"net/http"
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// listPath is the address of the API that lists entries of a kind.
func listPath(kind corpus.EntryKind) string {
	switch kind {
	case corpus.KindAction:
		return "/v1/actions"
	case corpus.KindDocument:
		return "/v1/documents"
	}
	return "/v1/search"
}

// asksAPI is the question of a page as the API is asked it.
func asksAPI(h here, kind corpus.EntryKind) here {
	vs := h.copy()
	for _, name := range append(shownWords(), "kind", "format", "bom") {
		delete(vs, name)
	}
	if kind == corpus.KindPassage && vs.Get("like") != "" {
		vs.Set("kind", string(kind)) // without it, it would be the kind of what they are like
	}
	return here{listPath(kind), vs}
}

// downloadsOf are the forms in which all hits can be taken away.
func (s *service) downloadsOf(h here, kind corpus.EntryKind) []web.Download {
	return s.downloads(asksAPI(h, kind), formatCSV, formatXLSX, formatParquet, formatNDJSON)
}

// downloads are the forms in which the answer to a question to the API can be taken
// away.
func (s *service) downloads(asked here, formats ...format) []web.Download {
	var out []web.Download
	for _, f := range formats {
		out = append(out, web.Download{Label: s.pages.Say("download." + string(f)), Path: with(asked.path, asked.words, "format", string(f), downloadsDrop()...)})
	}
	return out
}

// feedsOf are the feeds and, of actions, the calendar of what a page lists.
func (s *service) feedsOf(h here, kind corpus.EntryKind) []web.Feed {
	asked := asksAPI(h, kind)
	dropped := append(downloadsDrop(), "sort", "group")
	var out []web.Feed
	if s.opts.Arrivals != nil {
		for _, f := range []struct{ ending, mediaType, id string }{{".atom", "application/atom+xml", "atom"}, {".jsonfeed", "application/feed+json", "jsonfeed"}} {
			out = append(out, web.Feed{Title: s.pages.Say("download." + f.id), MediaType: f.mediaType, Path: asked.at(asked.path+f.ending, dropped...)})
		}
	}
	if kind == corpus.KindAction {
		out = append(out, web.Feed{Title: s.pages.Say("download.ics"), MediaType: "text/calendar", Path: asked.at(asked.path+".ics", dropped...)})
	}
	return out
}

// curl is the question as a command that asks the API the same.
func (s *service) curl(r *http.Request, h here, kind corpus.EntryKind) string {
	return s.command(r, asksAPI(h, kind).without())
}

// command asks for an address of this server in a terminal.
func (s *service) command(r *http.Request, path string) string {
	return "curl '" + strings.ReplaceAll(s.base(r)+path, "'", "%27") + "'"
}

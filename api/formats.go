package api

import (
	"mime"
	"net/http"
	"slices"
	"strings"
)

// format is the form of an answer.
type format string

const (
	formatJSON   format = "json"
	formatNDJSON format = "ndjson"
	formatCSV    format = "csv"
)

func formatNames() []string {
	return []string{string(formatJSON), string(formatNDJSON), string(formatCSV)}
}

// mediaType returns what the Content-Type header says of the format.
func (f format) mediaType() string {
	switch f {
	case formatCSV:
		return "text/csv; charset=utf-8; header=present"
	case formatNDJSON:
		return "application/x-ndjson"
	}
	return "application/json"
}

// wanted returns the format that the Accept header asks for first, JSON when it
// names none; the query word format has the last say.
func wanted(r *http.Request) format {
	switch first(r, "text/csv", "application/x-ndjson", "application/json", "text/html") {
	case "text/csv":
		return formatCSV
	case "application/x-ndjson":
		return formatNDJSON
	}
	return formatJSON
}

// first returns the one of the offered media types that the Accept header names
// first, or "".
func first(r *http.Request, offered ...string) string {
	for _, accept := range r.Header.Values("Accept") {
		for _, part := range strings.Split(accept, ",") {
			name, _, err := mime.ParseMediaType(strings.TrimSpace(part))
			if err != nil {
				continue
			}
			if slices.Contains(offered, name) {
				return name
			}
		}
	}
	return ""
}

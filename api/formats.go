package api

import (
	"mime"
	"net/http"
	"slices"
	"strings"

	"polidex/api/sheets"
)

// format is the form of an answer: JSON, or that of a download.
type format string

const (
	formatJSON    = format("json")
	formatNDJSON  = format(sheets.NDJSON)
	formatCSV     = format(sheets.CSV)
	formatXLSX    = format(sheets.XLSX)
	formatParquet = format(sheets.Parquet)
)

func formatNames() []string { return append([]string{string(formatJSON)}, sheets.Names()...) }

// mediaType returns what the Content-Type header says of the format.
func (f format) mediaType() string {
	switch f {
	case formatJSON:
		return "application/json"
	case formatCSV:
		return f.plainType() + "; charset=utf-8; header=present"
	}
	return f.plainType()
}

// plainType is the media type of a download without its parameters.
func (f format) plainType() string { return sheets.Format(f).MediaType() }

// downloadTypes are the media types of downloads.
func downloadTypes() []string {
	var types []string
	for _, f := range sheets.Formats() {
		types = append(types, f.MediaType())
	}
	return types
}

// wanted returns the format that the Accept header asks for first, JSON when it
// names none; the query word format has the last say.
func wanted(r *http.Request) format {
	asked := first(r, append(downloadTypes(), "application/json", "text/html")...)
	for _, f := range sheets.Formats() {
		if f.MediaType() == asked {
			return format(f)
		}
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

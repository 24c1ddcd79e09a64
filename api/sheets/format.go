package sheets

import (
	"path/filepath"
	"slices"
	"strings"
)

// Format is a form of a file of rows.
type Format string

// The formats.
const (
	NDJSON  Format = "ndjson"
	CSV     Format = "csv"
	XLSX    Format = "xlsx"
	Parquet Format = "parquet"
)

// Formats are all of them, in the order of display.
func Formats() []Format { return []Format{NDJSON, CSV, XLSX, Parquet} }

// Names are the names of the formats, in the order of display.
func Names() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, string(f))
	}
	return names
}

// MediaType returns what the Content-Type header says of the format, without
// parameters. Those of CSV, xlsx and Parquet are registered with IANA; NDJSON has
// none of its own, and the one here is in use.
func (f Format) MediaType() string {
	switch f {
	case CSV:
		return "text/csv"
	case XLSX:
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case Parquet:
		return "application/vnd.apache.parquet"
	case NDJSON:
	}
	return "application/x-ndjson"
}

// Binary says that a terminal cannot show the format.
func (f Format) Binary() bool { return f == XLSX || f == Parquet }

// OfFile returns the format that a file's name ends with, or "".
func OfFile(name string) Format {
	f := Format(strings.ToLower(strings.TrimPrefix(filepath.Ext(name), ".")))
	if !slices.Contains(Formats(), f) {
		return ""
	}
	return f
}

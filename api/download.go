package api

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/http"
)

// table is a small download that is made whole beforehand.
type table struct {
	name       string
	self       string
	format     format
	generation string
	// records are the rows for csv, the header first; rows those for ndjson.
	records [][]string
	rows    []any
}

func (s *service) download(w http.ResponseWriter, r *http.Request, t table) error {
	body, err := t.encode()
	if err != nil {
		return err
	}
	etag := s.queryETag(t.generation, t.self, t.format)
	s.exportHeaders(w.Header(), t.name, t.self, t.format, etag, t.generation)
	writeBytes(w, r, t.format.mediaType(), etag, body)
	return nil
}

func (t table) encode() ([]byte, error) {
	var buf bytes.Buffer
	if t.format == formatCSV {
		out := csv.NewWriter(&buf)
		for _, record := range t.records {
			if err := writeRecord(out, record); err != nil {
				return nil, err
			}
		}
		out.Flush()
		return buf.Bytes(), out.Error()
	}
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	for _, row := range t.rows {
		if err := enc.Encode(row); err != nil {
			return nil, err
		}
	}
	return buf.Bytes(), nil
}

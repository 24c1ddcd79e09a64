package api

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"mime"
	"net/http"
	"strconv"
	"time"

	"polidex/api/sheets"
	"polidex/corpus"
)

// file is a download: rows, and what they are made from.
type file[T any] struct {
	format format
	bom    bool
	// self is the address that gives the download again.
	self  string
	sheet sheets.Sheet[T]
	rows  iter.Seq2[T, error]
	// about is complete when the rows are read, but for their number.
	about *sheets.About
}

// send answers with a download. An error before the first byte is answered as any
// other; one after it cuts the connection, so that no client takes a part for the
// whole. The trailer Polidex-Rows tells the number of rows.
func send[T any](s *service, w http.ResponseWriter, r *http.Request, f file[T]) error {
	etag := s.queryETag(f.about.Generation+" "+f.about.Changed.UTC().Format(time.RFC3339Nano), f.self, f.format)
	if holds(r, etag) {
		writeBytes(w, r, "", etag, nil)
		return nil
	}
	if r.Method == http.MethodHead {
		f.setHeaders(w.Header(), etag)
		w.WriteHeader(http.StatusOK)
		return nil
	}
	if f.format == formatXLSX {
		if err := s.takeTurn(r.Context()); err != nil {
			return err
		}
		defer func() { <-s.workbooks }()
	}
	out := &opening{patientWriter: newPatientWriter(w), open: func() { f.setHeaders(w.Header(), etag) }}
	rows, err := sheets.Write(out, sheets.Options{Format: sheets.Format(f.format), BOM: f.bom}, f.sheet, f.rows, func(rows int) sheets.About {
		f.about.Rows = rows
		return *f.about
	})
	switch {
	case err != nil && out.opened:
		return cutError{err}
	case err != nil:
		return err
	}
	out.begin()
	w.Header().Set("Polidex-Rows", strconv.Itoa(rows))
	if after := f.about.GenerationAfter; after != "" {
		w.Header().Set("Polidex-Generation-After", after)
	}
	return nil
}

// mostWorkbooks is how many xlsx files are made at once. Their rows wait on the disk
// until the last is there, a kilobyte or two each; who comes meanwhile waits too.
const mostWorkbooks = 4

// takeTurn waits until a workbook may be made, as long as an answer may take. The
// turn ends when the file has been sent: who reads slowly keeps it.
func (s *service) takeTurn(ctx context.Context) error {
	wait := time.NewTimer(s.opts.RequestTimeout)
	defer wait.Stop()
	select {
	case s.workbooks <- struct{}{}:
		return nil
	case <-wait.C:
		return fmt.Errorf("%d workbooks are being made, and none has ended in %s: %w", mostWorkbooks, s.opts.RequestTimeout, corpus.ErrUnavailable)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// setHeaders says what the download was made from, so that it can be cited and
// made again: a file of CSV or NDJSON has no place for it.
func (f file[T]) setHeaders(h http.Header, etag string) {
	setValidator(h, etag)
	h.Set("Content-Type", f.format.mediaType())
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": "polidex-" + f.sheet.Name + "." + string(f.format)}))
	h.Set("Link", "<"+f.self+`>; rel="self"`)
	h.Set("Trailer", "Polidex-Rows, Polidex-Generation-After")
	for _, fact := range f.about.Facts() {
		if name := factHeader(fact.Name); name != "" {
			h.Set(name, fact.Value)
		}
	}
}

// factHeader is the header that tells one of the facts of a download, or "" where
// it is told only at the end.
func factHeader(fact string) string {
	return map[string]string{
		"query": "Polidex-Query", "generation": "Polidex-Generation", "corpus_time": "Polidex-Corpus-Time",
		"vocabulary_version": "Polidex-Vocabulary", "polidex_version": "Polidex-Version", "cut": "Polidex-Cut",
	}[fact]
}

// opening sets the headers of an answer when its first bytes are there.
type opening struct {
	patientWriter
	open   func()
	opened bool
}

func (o *opening) begin() {
	if !o.opened {
		o.opened = true
		o.open()
		o.WriteHeader(http.StatusOK)
	}
}

func (o *opening) Write(b []byte) (int, error) {
	o.begin()
	return o.patientWriter.Write(b)
}

// table is a small download that is made whole beforehand.
type table struct {
	name       string
	self       string
	format     format
	bom        bool
	generation string
	query      corpus.Query
	// records are the rows, the header first.
	records [][]string
}

// download answers with a table.
func (s *service) download(w http.ResponseWriter, r *http.Request, t table) error {
	about, err := s.about(r.Context(), sheets.Question(r.URL.Path, t.query))
	if err != nil {
		return err
	}
	about.Generation = t.generation
	sheet := sheets.Records(t.name, t.records[0])
	return send(s, w, r, file[[]string]{format: t.format, bom: t.bom, self: t.self, sheet: sheet, rows: sheets.Each(t.records[1:]), about: about})
}

// checkMark refuses a byte-order mark before anything but CSV.
func (a *asked) checkMark() error {
	if a.bom && a.format != formatCSV {
		return parameterError{parameter: "bom", cause: fmt.Sprintf("goes with format=csv, not with %s", cmp.Or(a.format, formatJSON))}
	}
	return nil
}

package api

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"

	"polidex/corpus"
)

// rowWriter writes entries in one format. Close writes what is still held back.
type rowWriter interface {
	row(h *corpus.Hit) error
	close() error
}

type csvRows struct{ w *csv.Writer }

func newCSVRows(w io.Writer, kind corpus.EntryKind) (csvRows, error) {
	c := csvRows{csv.NewWriter(w)}
	return c, c.w.Write(corpus.Columns(kind))
}

func (c csvRows) row(h *corpus.Hit) error { return writeRecord(c.w, h.Record()) }

func (c csvRows) close() error {
	c.w.Flush()
	return c.w.Error()
}

func writeRecord(w *csv.Writer, cells []string) error {
	for i, cell := range cells {
		cells[i] = corpus.SafeCell(cell)
	}
	return w.Write(cells)
}

type jsonRows struct{ enc *json.Encoder }

func newJSONRows(w io.Writer) jsonRows {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return jsonRows{enc}
}

func (j jsonRows) row(h *corpus.Hit) error { return j.enc.Encode(newHit(*h)) }

func (j jsonRows) close() error { return nil }

// export streams every hit of the query, page by page of the index, with memory
// for one page. An error before the first byte is answered as any other; one
// after it cuts the connection, so that no client takes a part for the whole.
// The trailer Polidex-Rows tells the number of rows, and the header Polidex-Cut
// that the search left something out.
func (s *service) export(w http.ResponseWriter, r *http.Request, a asked, vs url.Values) error {
	left := -1
	if a.limited {
		left = a.query.Limit
	}
	a.query.Facets = nil
	page, err := s.exportPage(r.Context(), &a.query, left)
	if err != nil {
		return err
	}
	self := address(r.URL.Path, vs)
	etag := s.queryETag(page.Generation, self, a.format)
	if holds(r, etag) {
		writeBytes(w, r, "", etag, nil)
		return nil
	}
	s.exportHeaders(w.Header(), string(a.query.Kind)+"s", self, a.format, etag, page.Generation)
	if page.Cut {
		w.Header().Set("Polidex-Cut", "true")
	}
	w.Header().Set("Trailer", "Polidex-Rows")
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return nil
	}
	rows, err := s.writePages(newPatientWriter(w), r.Context(), a, page, left)
	if err != nil {
		return cutError{err}
	}
	w.Header().Set("Polidex-Rows", strconv.Itoa(rows))
	return nil
}

// writePages writes the page in hand and all that follow, and returns the
// number of rows written.
func (s *service) writePages(w io.Writer, ctx context.Context, a asked, page corpus.Result, left int) (int, error) {
	var out rowWriter = newJSONRows(w)
	if a.format == formatCSV {
		c, err := newCSVRows(w, a.query.Kind)
		if err != nil {
			return 0, err
		}
		out = c
	}
	for rows := 0; ; {
		for i := range page.Hits {
			if err := out.row(&page.Hits[i]); err != nil {
				return rows, fmt.Errorf("writing row %d: %w", rows+1, err)
			}
			rows++
		}
		if left > 0 {
			left -= len(page.Hits)
		}
		if page.Next == "" || left == 0 || len(page.Hits) == 0 {
			return rows, out.close()
		}
		a.query.Cursor = page.Next
		var err error
		if page, err = s.exportPage(ctx, &a.query, left); err != nil {
			return rows, err
		}
	}
}

// exportPage asks for the next hits, at most left of them; negative is any
// number.
func (s *service) exportPage(ctx context.Context, q *corpus.Query, left int) (corpus.Result, error) {
	q.Limit = corpus.MaxLimit
	if left >= 0 {
		q.Limit = min(left, corpus.MaxLimit)
	}
	ctx, cancel := context.WithTimeout(ctx, s.opts.RequestTimeout)
	defer cancel()
	return s.opts.Index.Search(ctx, *q)
}

// exportHeaders say what the download was made from, so that it can be cited
// and made again.
func (s *service) exportHeaders(h http.Header, name, self string, f format, etag, generation string) {
	setValidator(h, etag)
	h.Set("Content-Type", f.mediaType())
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": "polidex-" + name + "." + string(f)}))
	h.Set("Link", "<"+self+`>; rel="self"`)
	h.Set("Polidex-Generation", generation)
	h.Set("Polidex-Version", s.opts.Version)
	if v := s.opts.VocabularyVersion; v != "" {
		h.Set("Polidex-Vocabulary", v)
	}
}

package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/pdf"
	"polidex/extract/pdf/worker"
)

// The names of the jobs: their answers are a document, a picture of a page, and
// the letters of one.
const (
	jobExtract = "extract"
	jobPicture = "picture"
	jobLetters = "letters"
)

// settings go with a job as its arguments.
type settings struct {
	Name        string `json:"name,omitempty"`
	ContentType string `json:"content_type,omitempty"`
	// FirstFailed says why the first engine is not to be tried.
	FirstFailed string `json:"first_failed,omitempty"`
	// Page and DPI are those of a picture.
	Page int     `json:"page,omitempty"`
	DPI  float64 `json:"dpi,omitempty"`
}

// Serve is the whole of a child: it does one job after another until in ends,
// and the process must end with it. Nothing else may use the streams.
func Serve(in io.Reader, out io.Writer, opts extract.Options) error {
	return worker.Serve(in, out, func(ctx context.Context, job worker.Job) ([]byte, error) {
		var s settings
		if err := json.Unmarshal(job.Args, &s); err != nil {
			return nil, fmt.Errorf("reading the job's settings (%v): %w", err, corpus.ErrInvalid)
		}
		switch job.Name {
		case jobExtract:
			own := opts
			own.PDF.FirstFailed = s.FirstFailed
			own.PDF.Progress = func(done, total int) { worker.Report(ctx, done, total) }
			doc, err := extract.Extract(ctx, job.Data, extract.Source{Name: s.Name, ContentType: s.ContentType}, own)
			if err != nil {
				return nil, err
			}
			return json.Marshal(doc)
		case jobPicture:
			picture, err := extract.Picture(ctx, job.Data, s.Page, s.DPI, opts)
			if err != nil {
				return nil, err
			}
			return json.Marshal(picture)
		case jobLetters:
			page, err := pdf.Letters(ctx, job.Data, s.Page, opts.PDF)
			if err != nil {
				return nil, err
			}
			return json.Marshal(page)
		}
		return nil, fmt.Errorf("job %q is unknown: %w", job.Name, corpus.ErrInvalid)
	})
}

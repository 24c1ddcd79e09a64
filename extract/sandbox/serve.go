package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/pdf/worker"
)

// jobExtract is the name of the job whose answer is a document.
const jobExtract = "extract"

// settings go with a job as its arguments.
type settings struct {
	Name        string `json:"name,omitempty"`
	ContentType string `json:"content_type,omitempty"`
}

// Serve is the whole of a child: it extracts one document after another until
// in ends, and the process must end with it. Nothing else may use the streams.
func Serve(in io.Reader, out io.Writer, opts extract.Options) error {
	return worker.Serve(in, out, func(ctx context.Context, job worker.Job) ([]byte, error) {
		if job.Name != jobExtract {
			return nil, fmt.Errorf("job %q is unknown: %w", job.Name, corpus.ErrInvalid)
		}
		var s settings
		if err := json.Unmarshal(job.Args, &s); err != nil {
			return nil, fmt.Errorf("reading the job's settings (%v): %w", err, corpus.ErrInvalid)
		}
		doc, err := extract.Extract(ctx, job.Data, extract.Source{Name: s.Name, ContentType: s.ContentType}, opts)
		if err != nil {
			return nil, err
		}
		return json.Marshal(doc)
	})
}

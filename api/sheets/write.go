package sheets

import (
	"fmt"
	"io"
	"iter"

	"polidex/corpus"
)

// Options are the choices of a file.
type Options struct {
	Format Format
	// BOM puts the UTF-8 byte-order mark before a CSV file: Excel takes one without
	// it for text of another encoding.
	BOM bool
}

// rowWriter writes rows in one format. close writes what is held back; release
// frees what is held, also after an error, and may be called after close.
type rowWriter[T any] interface {
	row(row T) error
	close(about About) error
	release() error
}

// Write writes the rows to w and returns their number. When all are written,
// about is asked what they were made from, with their number. At the first error
// of the rows or of w it stops, and what was written is no whole file.
//
// CSV and NDJSON are written as the rows come. Parquet is written by groups of
// rows of at most groupBytes. An xlsx file reaches w when all its rows are there;
// until then they are in a temporary folder, which is gone when Write returns.
func Write[T any](w io.Writer, opts Options, s Sheet[T], rows iter.Seq2[T, error], about func(rows int) About) (n int, err error) {
	out, err := newWriter(w, opts, s)
	if err != nil {
		return 0, err
	}
	defer func() {
		if releaseErr := out.release(); err == nil && releaseErr != nil {
			err = fmt.Errorf("clearing up behind the %s file: %w", opts.Format, releaseErr)
		}
	}()
	for row, err := range rows {
		if err != nil {
			return n, err
		}
		if err := out.row(row); err != nil {
			return n, fmt.Errorf("writing row %d: %w", n+1, err)
		}
		n++
	}
	if err := out.close(about(n)); err != nil {
		return n, fmt.Errorf("ending the %s file: %w", opts.Format, err)
	}
	return n, nil
}

func newWriter[T any](w io.Writer, opts Options, s Sheet[T]) (rowWriter[T], error) {
	switch opts.Format {
	case NDJSON:
		return newJSONRows(w, s), nil
	case CSV:
		return newCSVRows(w, opts.BOM, s)
	case XLSX:
		return newWorkbook(w, s)
	case Parquet:
		return newParquetRows(w, s)
	}
	return nil, fmt.Errorf("writing rows as %q: %w", opts.Format, corpus.ErrUnsupported)
}

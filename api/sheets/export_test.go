package sheets

import (
	"io"
	"iter"
)

// WriteWorkbook is Write as xlsx with sheets of at most so many rows.
func WriteWorkbook[T any](w io.Writer, mostRows int, s Sheet[T], rows iter.Seq2[T, error], about About) error {
	b, err := newLimitedWorkbook(w, s, limits{rows: mostRows, bytes: 1 << 30})
	if err != nil {
		return err
	}
	defer b.release()
	for row, err := range rows {
		if err != nil {
			return err
		}
		if err := b.row(row); err != nil {
			return err
		}
	}
	return b.close(about)
}

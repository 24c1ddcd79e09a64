package sheets

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"io"

	"polidex/corpus"
)

// byteOrderMark is U+FEFF in UTF-8.
const byteOrderMark = "\xef\xbb\xbf"

// bufferBytes is how much text waits for the next write.
const bufferBytes = 32 << 10

type csvRows[T any] struct {
	buffer *bufio.Writer
	w      *csv.Writer
	sheet  Sheet[T]
	cells  []string
}

func newCSVRows[T any](w io.Writer, bom bool, s Sheet[T]) (*csvRows[T], error) {
	buffer := bufio.NewWriterSize(w, bufferBytes)
	if bom {
		if _, err := buffer.WriteString(byteOrderMark); err != nil {
			return nil, err
		}
	}
	// The CSV writer takes the buffer for its own.
	c := &csvRows[T]{buffer, csv.NewWriter(buffer), s, make([]string, len(s.Columns))}
	return c, c.w.Write(s.Header())
}

func (c *csvRows[T]) row(row T) error {
	for i, cell := range c.sheet.Cells(row) {
		c.cells[i] = textOf(cell)
		if _, number := cell.(int); !number {
			c.cells[i] = corpus.SafeCell(c.cells[i])
		}
	}
	return c.w.Write(c.cells)
}

func (c *csvRows[T]) close(About) error {
	c.w.Flush()
	return cmp.Or(c.w.Error(), c.buffer.Flush())
}

func (c *csvRows[T]) release() error { return nil }

type jsonRows[T any] struct {
	w     *bufio.Writer
	enc   *json.Encoder
	sheet Sheet[T]
}

func newJSONRows[T any](w io.Writer, s Sheet[T]) *jsonRows[T] {
	j := &jsonRows[T]{w: bufio.NewWriterSize(w, bufferBytes), sheet: s}
	j.enc = json.NewEncoder(j.w)
	j.enc.SetEscapeHTML(false)
	return j
}

func (j *jsonRows[T]) row(row T) error { return j.enc.Encode(j.sheet.ObjectOf(row)) }

func (j *jsonRows[T]) close(About) error { return j.w.Flush() }

func (j *jsonRows[T]) release() error { return nil }

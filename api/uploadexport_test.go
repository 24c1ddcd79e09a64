package api

import (
	"io"

	"polidex/corpus"
)

// ReadForm reads a form of one file, for tests.
func ReadForm(body io.Reader, boundary string) (name string, data []byte, err error) {
	f, err := openForm(body, boundary)
	if err != nil {
		return "", nil, err
	}
	data, err = io.ReadAll(f)
	return f.name, data, err
}

// ReadOrder reads an order, for tests.
func ReadOrder(r io.Reader) (corpus.Order, error) { return readOrder(r) }

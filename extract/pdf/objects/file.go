package objects

import (
	"bytes"
	"context"
	"fmt"

	"github.com/ledongthuc/pdf"

	"polidex/corpus"
)

// File is an open PDF file. It is safe for one goroutine at a time.
type File struct {
	reader *pdf.Reader
	// Rebuilt, Encrypted and Truncated are as in [Plain].
	Rebuilt, Encrypted, Truncated bool
}

// Open normalises the file and opens it. Errors are those of [Normalise].
func Open(ctx context.Context, data []byte) (*File, error) {
	plain, err := Normalise(ctx, data)
	if err != nil {
		return nil, err
	}
	r, err := pdf.NewReader(bytes.NewReader(plain.Data), int64(len(plain.Data)))
	if err != nil {
		return nil, fmt.Errorf("%v: %w", err, corpus.ErrMalformed)
	}
	return &File{reader: r, Rebuilt: plain.Rebuilt, Encrypted: plain.Encrypted, Truncated: plain.Truncated}, nil
}

// Catalog returns the root of the document's objects.
func (f *File) Catalog() Value { return wrap(f.reader.Trailer()).Key("Root") }

// FoundPages returns the array of all pages with content, whether the page tree
// leads to them or not, in the order of their numbers; null where there are none.
func (f *File) FoundPages() Value { return wrap(f.reader.Trailer()).Key(keyPages) }

// Info returns the information dictionary, null without one.
func (f *File) Info() Value { return wrap(f.reader.Trailer()).Key("Info") }

package fetch

import (
	"fmt"
	"io"
	"net/http"

	"polidex/corpus"
)

// bodyError is a fault in the answer's body.
type bodyError struct{ error }

func (e *bodyError) Unwrap() error { return e.error }

// body reads the answer's body within the limit.
func (f *Fetcher) body(resp *http.Response) ([]byte, error) {
	tooLarge := &bodyError{fmt.Errorf("larger than the limit of %d MB: %w", f.opts.MaxBytes>>20, corpus.ErrTooLarge)}
	if f.opts.MaxBytes < 1<<20 {
		tooLarge = &bodyError{fmt.Errorf("larger than the limit of %d bytes: %w", f.opts.MaxBytes, corpus.ErrTooLarge)}
	}
	if resp.ContentLength > f.opts.MaxBytes {
		return nil, tooLarge
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, f.opts.MaxBytes+1))
	switch {
	case int64(len(data)) > f.opts.MaxBytes:
		return nil, tooLarge
	case err != nil && resp.ContentLength > 0:
		return nil, &bodyError{fmt.Errorf("the answer ended after %d of %d bytes: %w", len(data), resp.ContentLength, corpus.ErrUnavailable)}
	case err != nil:
		return nil, &bodyError{fmt.Errorf("the answer broke off after %d bytes: %w", len(data), corpus.ErrUnavailable)}
	case len(data) == 0:
		return nil, &bodyError{fmt.Errorf("the answer is empty: %w", corpus.ErrUnsupported)}
	}
	return data, nil
}

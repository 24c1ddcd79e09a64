package fetch

import (
	"fmt"
	"io"
	"net/http"
	"strings"

	"polidex/corpus"
)

// bodyError is a fault in the answer, with the sentence for it.
type bodyError struct{ error }

func (e *bodyError) Unwrap() error { return e.error }

// body reads the answer's body within the limit.
func (f *Fetcher) body(resp *http.Response) ([]byte, error) {
	if err := uncompressed(resp); err != nil {
		return nil, err
	}
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
	case err != nil:
		return nil, brokenOff(resp, len(data))
	case len(data) == 0:
		return nil, &bodyError{fmt.Errorf("the answer is empty: %w", corpus.ErrUnsupported)}
	}
	return data, nil
}

func brokenOff(resp *http.Response, got int) error {
	if resp.ContentLength > 0 {
		return &bodyError{fmt.Errorf("the answer ended after %d of %d bytes: %w", got, resp.ContentLength, corpus.ErrUnavailable)}
	}
	return &bodyError{fmt.Errorf("the answer broke off after %d bytes: %w", got, corpus.ErrUnavailable)}
}

// uncompressed refuses a body that is compressed otherwise than by gzip, which
// alone is asked for and is undone by the transport, bit by bit. What is left of
// the header then is what nobody has undone.
func uncompressed(resp *http.Response) error {
	encoding := strings.ToLower(strings.Join(resp.Header.Values("Content-Encoding"), ", "))
	if encoding == "" || encoding == "identity" {
		return nil
	}
	return &bodyError{fmt.Errorf("the answer is compressed as %q, which was not asked for and is not read: %w", shortened(encoding), corpus.ErrUnsupported)}
}

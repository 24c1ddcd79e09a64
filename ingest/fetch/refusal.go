package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"polidex/corpus"
)

// refusal describes an answer that brings no document.
func refusal(resp *http.Response) error {
	said := "the server " + answered(resp)
	switch s := resp.StatusCode; {
	case s == http.StatusNotFound || s == http.StatusGone:
		return fmt.Errorf("%s: %w", said, corpus.ErrNotFound)
	case s == http.StatusTooManyRequests || s == http.StatusServiceUnavailable:
		if wait, ok := retryAfter(resp, time.Now()); ok && wait > 0 {
			return fmt.Errorf("%s, and to come back in %s: %w", said, rounded(wait), corpus.ErrUnavailable)
		}
		return fmt.Errorf("%s: %w", said, corpus.ErrUnavailable)
	case s == http.StatusMultipleChoices:
		return fmt.Errorf("%s: the address names several documents; name one of them: %w", said, corpus.ErrUnsupported)
	case s > 200 && s < 300:
		// A challenge for browsers comes as 202: there is no document in it.
		return fmt.Errorf("%s, which brings no document: %w", said, corpus.ErrUnsupported)
	}
	return fmt.Errorf("%s: %w", said, corpus.ErrUnavailable)
}

// answered is the status of an answer in words: "answered 404 Not Found".
func answered(resp *http.Response) string {
	return strings.TrimSpace(fmt.Sprintf("answered %d %s", resp.StatusCode, http.StatusText(resp.StatusCode)))
}

// describe puts a fault of the connection in one sentence, without the URL that
// the caller names anyway.
func describe(err error) error {
	var body *bodyError
	if errors.As(err, &body) {
		return body.error
	}
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	var name *net.DNSError
	switch {
	case errors.Is(err, corpus.ErrInvalid):
		var refused *addressError
		if errors.As(err, &refused) {
			return fmt.Errorf("%w: %w", refused, corpus.ErrInvalid)
		}
		return err
	case errors.As(err, &name) && name.IsNotFound:
		return fmt.Errorf("no host of the name %s: %w", name.Name, corpus.ErrUnavailable)
	}
	// The text may hold what the server sent, of whatever length.
	return fmt.Errorf("%s: %w", shortened(err.Error()), corpus.ErrUnavailable)
}

// shortened is a text of others as it stands in a sentence.
func shortened(text string) string {
	if len(text) > 200 {
		text = text[:200] + "..."
	}
	return strings.ToValidUTF8(text, "?")
}

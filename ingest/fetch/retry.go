package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"polidex/corpus"
)

// retry says which faults pass: broken connections, 429 and the 5xx that are
// not final. A server that asks to wait longer than maxWait is not asked again.
func retry(maxWait time.Duration) retryablehttp.CheckRetry {
	return func(ctx context.Context, resp *http.Response, err error) (bool, error) {
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		if err != nil {
			return passing(err), nil
		}
		switch resp.StatusCode {
		case http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
			wait, said := retryAfter(resp, time.Now())
			return !said || wait <= maxWait, nil
		}
		return false, nil
	}
}

// passing says whether a fault of the connection or the body may be gone at the
// next attempt.
func passing(err error) bool {
	var certificate *tls.CertificateVerificationError
	var name *net.DNSError
	switch {
	case errors.Is(err, corpus.ErrInvalid), errors.Is(err, corpus.ErrTooLarge), errors.Is(err, corpus.ErrUnsupported):
		return false
	case errors.As(err, &certificate), errors.As(err, new(x509.UnknownAuthorityError)), errors.As(err, new(x509.HostnameError)):
		return false
	case errors.As(err, &name) && name.IsNotFound:
		return false
	}
	return true
}

// backoff waits as long as the server says, else twice as long at each attempt,
// a quarter more or less so that many readers do not come back at once.
func backoff(first, longest time.Duration, attempt int, resp *http.Response) time.Duration {
	if resp != nil {
		if wait, said := retryAfter(resp, time.Now()); said {
			return wait
		}
	}
	wait := longest
	if attempt < 30 {
		wait = min(first<<attempt, longest)
	}
	return wait*3/4 + rand.N(wait/2+1)
}

// retryAfter reads the Retry-After header: seconds or a date.
func retryAfter(resp *http.Response, now time.Time) (time.Duration, bool) {
	value := resp.Header.Get("Retry-After")
	if seconds, err := strconv.ParseUint(value, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second, true
	}
	if t, err := http.ParseTime(value); err == nil {
		return max(t.Sub(now), 0), true
	}
	return 0, false
}

// refusal describes an answer that brings no document.
func refusal(resp *http.Response) error {
	said := fmt.Sprintf("the server answered %d %s", resp.StatusCode, http.StatusText(resp.StatusCode))
	switch s := resp.StatusCode; {
	case s == http.StatusNotFound || s == http.StatusGone:
		return fmt.Errorf("%s: %w", said, corpus.ErrNotFound)
	case s == http.StatusTooManyRequests || s == http.StatusServiceUnavailable:
		if wait, ok := retryAfter(resp, time.Now()); ok && wait > 0 {
			return fmt.Errorf("%s, and to come back in %s: %w", said, wait.Round(time.Second), corpus.ErrUnavailable)
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
	return fmt.Errorf("%w: %w", err, corpus.ErrUnavailable)
}

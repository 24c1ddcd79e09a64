package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
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
	case errors.Is(err, corpus.ErrInvalid), errors.Is(err, corpus.ErrTooLarge), errors.Is(err, corpus.ErrUnsupported), errors.Is(err, corpus.ErrMalformed):
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

// retreat says for how long a server is not asked any more, by what it answered to
// the last attempt: as long as it says, and after 429 without a word as long as
// before the attempt that would be next; else not at all.
func (f *Fetcher) retreat(resp *http.Response) time.Duration {
	if resp.StatusCode != http.StatusTooManyRequests && resp.StatusCode != http.StatusServiceUnavailable {
		return 0
	}
	if wait, said := retryAfter(resp, time.Now()); said || resp.StatusCode == http.StatusServiceUnavailable {
		return wait
	}
	return backoff(f.opts.RetryWait, f.opts.MaxRetryWait, f.opts.Retries, nil)
}

// retryAfter reads the Retry-After header: seconds or a date (RFC 9110, section
// 10.2.3).
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

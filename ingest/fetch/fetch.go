package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"polidex/corpus"
)

// maxRedirects is the number of redirects that are followed.
const maxRedirects = 10

// Fetcher fetches. It is safe for use by many goroutines.
type Fetcher struct {
	opts   Options
	client *retryablehttp.Client
	hosts  *hosts
	sites  *sites
}

// New returns a Fetcher.
func New(opts Options) *Fetcher {
	return dialling(opts, dialer(opts).DialContext)
}

// dialer makes connections and checks each where it is about to be made.
func dialer(opts Options) *net.Dialer {
	return &net.Dialer{Timeout: 20 * time.Second, Control: guard{private: opts.AllowPrivate, ports: opts.AllowPorts}.control}
}

// dialling returns a Fetcher that connects by a function.
func dialling(opts Options, dial func(ctx context.Context, network, address string) (net.Conn, error)) *Fetcher {
	opts = opts.filled()
	transport := &http.Transport{
		// No proxy: behind one the address that is reached could not be checked.
		DialContext:            dial,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    20 * time.Second,
		ResponseHeaderTimeout:  time.Minute,
		IdleConnTimeout:        30 * time.Second,
		MaxIdleConns:           20,
		MaxResponseHeaderBytes: 1 << 20,
	}
	return &Fetcher{
		opts:  opts,
		hosts: &hosts{maxWait: opts.MaxRetryWait, maxPause: max(opts.MaxPause, opts.Pause), turns: map[string]*turn{}},
		sites: &sites{held: map[string]*site{}},
		client: &retryablehttp.Client{
			HTTPClient: &http.Client{
				Transport: readable{transport},
				// Each step is taken by Get, which checks and records it.
				CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
			},
			RetryMax:     opts.Retries,
			RetryWaitMin: opts.RetryWait,
			RetryWaitMax: opts.MaxRetryWait,
			CheckRetry:   retry(opts.MaxRetryWait),
			Backoff:      backoff,
			ErrorHandler: retryablehttp.PassthroughErrorHandler,
		},
	}
}

// Get asks for a document and returns the answer, if it is another than the one
// held. The site's robots.txt is asked for first, where it is not known from
// before, and again at each redirect to another site. Errors are sentences for a
// person, with the URL left out, and wrap [corpus.ErrInvalid] for a URL or an
// address that is refused, [corpus.ErrUnsupported] for another scheme, what a
// robots.txt does not allow, or an answer that is no document,
// [corpus.ErrNotFound], [corpus.ErrTooLarge], [corpus.ErrMalformed] for a redirect
// that leads nowhere, or [corpus.ErrUnavailable] for all that another time may
// bring; when ctx ends, its error comes back.
func (f *Fetcher) Get(ctx context.Context, r Request) (Answer, error) {
	u, err := parse(r.URL)
	if err != nil {
		return Answer{}, err
	}
	var redirects []string
	var spent time.Duration
	before := ""
	for {
		delay, err := f.admit(ctx, u)
		if err != nil {
			return Answer{}, redirected(redirects, err)
		}
		// A redirect within a site belongs to the same visit: a long delay between
		// visits is not for it.
		pause := f.opts.Pause
		if before != host(u) {
			pause = max(pause, delay)
		}
		v, err := f.hosts.enter(ctx, host(u), pause)
		if err != nil {
			return Answer{}, redirected(redirects, err)
		}
		start := time.Now()
		answer, next, err := f.step(ctx, u.String(), r, f.opts.Timeout-spent, v, f.body)
		spent += time.Since(start)
		v.leave()
		if err != nil || next == "" {
			answer.URL, answer.Redirects = u.String(), redirects
			return answer, err
		}
		if len(redirects) == maxRedirects {
			return Answer{}, fmt.Errorf("gave up after %d redirects: %w", maxRedirects, corpus.ErrUnavailable)
		}
		before = host(u)
		if u, err = follow(u, next); err != nil {
			return Answer{}, fmt.Errorf("redirected: %w", err)
		}
		redirects = append(redirects, u.String())
	}
}

// redirected says of an error that it is not about the address asked for.
func redirected(redirects []string, err error) error {
	if len(redirects) == 0 || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return fmt.Errorf("redirected: %w", err)
}

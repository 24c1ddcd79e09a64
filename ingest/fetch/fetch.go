package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"polidex/corpus"
)

// Options are the manners of a Fetcher. The zero value is right for the web.
type Options struct {
	// Version and Contact stand in the User-Agent header: the version of
	// Polidex, and a mail address or page where its user can be reached.
	Version string
	Contact string
	// AllowPrivate lets private and loopback addresses and other ports than 80
	// and 443 be reached: for a server in one's own network.
	AllowPrivate bool
	// MaxBytes bounds an answer as it stands after decompression; 0 is 256 MiB.
	MaxBytes int64
	// Timeout bounds one fetch with its redirects and further attempts, but not
	// the wait for another fetch from the same host; 0 is two minutes.
	Timeout time.Duration
	// Retries is the number of further attempts after a passing fault; 0 is 3,
	// negative is none.
	Retries int
	// RetryWait is the wait before the first further attempt, doubled for each
	// one after; 0 is one second.
	RetryWait time.Duration
	// MaxRetryWait bounds every wait; a server that asks for a longer one is
	// given up on. 0 is half a minute.
	MaxRetryWait time.Duration
	// Pause is the time between two requests to one host; 0 is one second,
	// negative is none.
	Pause time.Duration
	// Logger is told of each request; nil is silence.
	Logger *slog.Logger
}

// maxRedirects is the number of redirects that are followed.
const maxRedirects = 10

// Fetcher fetches. It is safe for use by many goroutines.
type Fetcher struct {
	opts   Options
	client *retryablehttp.Client
	hosts  *hosts
}

// New returns a Fetcher.
func New(opts Options) *Fetcher {
	opts.Version = cmp.Or(opts.Version, "dev")
	opts.MaxBytes = cmp.Or(opts.MaxBytes, 256<<20)
	opts.Timeout = cmp.Or(opts.Timeout, 2*time.Minute)
	opts.Retries = max(cmp.Or(opts.Retries, 3), 0)
	opts.RetryWait = cmp.Or(opts.RetryWait, time.Second)
	opts.MaxRetryWait = cmp.Or(opts.MaxRetryWait, 30*time.Second)
	opts.Pause = max(cmp.Or(opts.Pause, time.Second), 0)
	opts.Logger = cmp.Or(opts.Logger, slog.New(slog.DiscardHandler))
	dialer := &net.Dialer{Timeout: 20 * time.Second}
	if !opts.AllowPrivate {
		dialer.Control = guard
	}
	transport := &http.Transport{
		// No proxy: behind one the address that is reached could not be checked.
		DialContext:            dialer.DialContext,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    20 * time.Second,
		ResponseHeaderTimeout:  time.Minute,
		IdleConnTimeout:        30 * time.Second,
		MaxIdleConns:           20,
		MaxResponseHeaderBytes: 1 << 20,
	}
	return &Fetcher{
		opts:  opts,
		hosts: newHosts(opts.Pause),
		client: &retryablehttp.Client{
			HTTPClient: &http.Client{
				Transport: transport,
				// Each step is taken by follow, which checks and records it.
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

// Answer is what a fetch brought.
type Answer struct {
	// NotModified says that the source has not changed since the retrieval that
	// was held; Data is then nil.
	NotModified bool
	Data        []byte
	// URL is the address that answered, after all redirects.
	URL string
	// Redirects are the addresses gone through, in order, the final last; none
	// when there was no redirect.
	Redirects    []string
	Status       int
	ETag         string
	LastModified string
	ContentType  string
}

// Held is what is known of an earlier answer from the same URL; its zero value
// is nothing.
type Held struct {
	ETag         string
	LastModified string
}

// Fetch gets the document at an http or https URL, if it is another than the
// one held. Errors are sentences for a person, with the URL left out, and wrap
// [corpus.ErrInvalid] for a URL or an address that is refused,
// [corpus.ErrUnsupported] for another scheme or an answer that is no document,
// [corpus.ErrNotFound], [corpus.ErrTooLarge], or [corpus.ErrUnavailable] for
// all that another time may bring; when ctx ends, its error comes back.
func (f *Fetcher) Fetch(ctx context.Context, address string, held Held) (Answer, error) {
	u, err := parse(address)
	if err != nil {
		return Answer{}, err
	}
	var redirects []string
	var spent time.Duration
	for {
		leave, err := f.hosts.enter(ctx, u.Host)
		if err != nil {
			return Answer{}, err
		}
		start := time.Now()
		answer, next, err := f.step(ctx, u.String(), held, f.opts.Timeout-spent)
		spent += time.Since(start)
		leave()
		f.opts.Logger.DebugContext(ctx, "request", "url", u.String(), "status", answer.Status, "took_ms", time.Since(start).Milliseconds(), "error", err)
		if err != nil || next == "" {
			answer.URL, answer.Redirects = u.String(), redirects
			return answer, err
		}
		if len(redirects) == maxRedirects {
			return Answer{}, fmt.Errorf("gave up after %d redirects: %w", maxRedirects, corpus.ErrUnavailable)
		}
		to, err := u.Parse(next)
		if err != nil {
			return Answer{}, fmt.Errorf("redirected to an address that is none: %w", corpus.ErrMalformed)
		}
		if to, err = check(to); err != nil {
			return Answer{}, fmt.Errorf("redirected: %w", err)
		}
		u = to
		redirects = append(redirects, u.String())
	}
}

// step makes one request with its further attempts, within the time that is
// left. It returns where the answer redirects to, if it does.
func (f *Fetcher) step(ctx context.Context, address string, held Held, left time.Duration) (answer Answer, next string, err error) {
	req, err := retryablehttp.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return answer, "", fmt.Errorf("the address cannot be asked for: %w", corpus.ErrInvalid)
	}
	limited, cancel := context.WithTimeout(ctx, left)
	defer cancel()
	req = req.WithContext(limited)
	req.Header.Set("User-Agent", f.userAgent())
	req.Header.Set("Accept", "application/pdf, text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5")
	if held.ETag != "" {
		req.Header.Set("If-None-Match", held.ETag)
	}
	if held.LastModified != "" {
		req.Header.Set("If-Modified-Since", held.LastModified)
	}
	req.SetResponseHandler(func(resp *http.Response) error {
		answer, next, err = Answer{
			Status:       resp.StatusCode,
			ETag:         resp.Header.Get("ETag"),
			LastModified: resp.Header.Get("Last-Modified"),
			ContentType:  resp.Header.Get("Content-Type"),
		}, "", nil
		switch {
		case isRedirect(resp.StatusCode) && resp.Header.Get("Location") != "":
			next = resp.Header.Get("Location")
		case resp.StatusCode == http.StatusNotModified && held != Held{}:
			answer.NotModified = true
		case resp.StatusCode == http.StatusOK:
			answer.Data, err = f.body(resp)
		}
		return err
	})
	resp, err := f.client.Do(req)
	if resp != nil {
		defer resp.Body.Close()
	}
	switch {
	case ctx.Err() != nil:
		return answer, "", ctx.Err()
	case limited.Err() != nil:
		return answer, "", fmt.Errorf("no whole answer within %s: %w", f.opts.Timeout, corpus.ErrUnavailable)
	case resp == nil || errors.As(err, new(*bodyError)):
		return answer, "", describe(err)
	case next != "" || answer.NotModified || answer.Data != nil:
		return answer, next, nil
	}
	answer.Status = resp.StatusCode
	return answer, "", refusal(resp)
}

func (f *Fetcher) userAgent() string {
	if f.opts.Contact == "" {
		return "polidex/" + f.opts.Version
	}
	return "polidex/" + f.opts.Version + " (+" + f.opts.Contact + ")"
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

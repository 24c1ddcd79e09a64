package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"polidex/corpus"
)

// documents is what a request accepts that does not say otherwise.
const documents = "application/pdf, text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5"

// step makes one request with its further attempts, within the time that is
// left, and reads the body of an answer that has one that is wanted. It returns
// where the answer redirects to, if it does, and tells the visit of a server that
// wants to be left alone. The answer of an error has no more than its status.
func (f *Fetcher) step(ctx context.Context, address string, r Request, left time.Duration, v *visit, read func(*http.Response) ([]byte, error)) (answer Answer, next string, err error) {
	start := time.Now()
	defer func() {
		f.opts.Logger.DebugContext(ctx, "request", "url", address, "status", answer.Status, "took_ms", time.Since(start).Milliseconds(), "error", err)
	}()
	req, err := retryablehttp.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return answer, "", fmt.Errorf("the address cannot be asked for: %w", corpus.ErrInvalid)
	}
	limited, cancel := context.WithTimeout(ctx, left)
	defer cancel()
	req = req.WithContext(limited)
	req.Header.Set("User-Agent", f.userAgent())
	req.Header.Set("Accept", cmp.Or(r.Accept, documents))
	for name, value := range map[string]string{
		"Accept-Language": r.AcceptLanguage, "If-None-Match": r.Held.ETag, "If-Modified-Since": r.Held.LastModified,
	} {
		if value != "" {
			req.Header.Set(name, value)
		}
	}
	req.SetResponseHandler(func(resp *http.Response) error {
		answer, next = describeAnswer(resp), ""
		switch {
		case isRedirect(resp.StatusCode) && resp.Header.Get("Location") != "":
			next = resp.Header.Get("Location")
		case resp.StatusCode == http.StatusNotModified && r.Held != Held{}:
			answer.NotModified = true
		case resp.StatusCode == http.StatusOK, resp.StatusCode == http.StatusMultipleChoices && r.Choices:
			answer.Data, err = read(resp)
			return err
		}
		return nil
	})
	resp, err := f.client.Do(req)
	status := 0
	if resp != nil {
		defer resp.Body.Close()
		status = resp.StatusCode
	}
	switch {
	case ctx.Err() != nil:
		return Answer{Status: status}, "", ctx.Err()
	case limited.Err() != nil:
		return Answer{Status: status}, "", fmt.Errorf("no whole answer within %s: %w", f.opts.Timeout, corpus.ErrUnavailable)
	case resp == nil || errors.As(err, new(*bodyError)):
		return Answer{Status: status}, "", describe(err)
	case next != "" || answer.NotModified || answer.Data != nil:
		return answer, next, nil
	}
	if wait := f.retreat(resp); wait > 0 {
		v.keepAway(wait, answered(resp))
	}
	return Answer{Status: status}, "", refusal(resp)
}

func describeAnswer(resp *http.Response) Answer {
	return Answer{
		Status:       resp.StatusCode,
		ETag:         value(resp, "ETag"),
		LastModified: value(resp, "Last-Modified"),
		ContentType:  value(resp, "Content-Type"),
		Language:     value(resp, "Content-Language"),
	}
}

// value is a header, but for one so long that it is none of its kind: it would be
// kept, and sent back.
func value(resp *http.Response, name string) string {
	v := resp.Header.Get(name)
	if len(v) > 1000 {
		return ""
	}
	return v
}

func (f *Fetcher) userAgent() string {
	if f.opts.Contact == "" {
		return product + "/" + f.opts.Version
	}
	return product + "/" + f.opts.Version + " (+" + f.opts.Contact + ")"
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// readable refuses answers that net/http would refuse itself with an error that
// shows what the server sent: where a redirect leads can hold a password.
type readable struct{ http.RoundTripper }

func (t readable) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := t.RoundTripper.RoundTrip(req)
	if err != nil || !isRedirect(resp.StatusCode) {
		return resp, err
	}
	if _, err := req.URL.Parse(resp.Header.Get("Location")); err != nil {
		resp.Body.Close()
		return nil, &bodyError{fmt.Errorf("redirected to an address that is none: %w", corpus.ErrMalformed)}
	}
	return resp, nil
}

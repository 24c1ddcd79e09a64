package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"polidex/corpus"
	"polidex/ingest/robots"
)

// product is the name that Polidex goes by: in the User-Agent header, and in the
// groups of a robots.txt.
const product = "polidex"

const (
	// maxRobotsRedirects is how many redirects to a robots.txt are followed; beyond
	// them there is none (RFC 9309, section 2.3.1.2).
	maxRobotsRedirects = 5
	// robotsAge is how long a robots.txt is good for (RFC 9309, section 2.4).
	robotsAge = 24 * time.Hour
	// robotsRetry is when one that could not be read is asked for again.
	robotsRetry = time.Minute
)

// admit returns the delay that the site of a URL wants between two visits, or why
// the URL is not to be asked for.
func (f *Fetcher) admit(ctx context.Context, u *url.URL) (time.Duration, error) {
	rules, err := f.rules(ctx, u)
	if err != nil {
		return 0, err
	}
	if rule, ok := rules.Allowed(u); !ok {
		return 0, fmt.Errorf("the robots.txt of %s does not allow it (line %d, %q); on a server of your own, --ignore-robots fetches it all the same: %w",
			u.Host, rule.Line, rule, corpus.ErrUnsupported)
	}
	return rules.Delay, nil
}

// rules returns the rules of the site of a URL: those held where they are not
// older than a day, else the site is asked. There are none with IgnoreRobots.
func (f *Fetcher) rules(ctx context.Context, u *url.URL) (robots.Rules, error) {
	if f.opts.IgnoreRobots {
		return robots.Rules{}, nil
	}
	s, err := f.sites.enter(ctx, u.Scheme+"://"+host(u))
	if err != nil {
		return robots.Rules{}, err
	}
	defer s.leave()
	if time.Now().Before(s.until) {
		return s.rules, s.err
	}
	rules, err := f.askRobots(ctx, u)
	switch {
	case ctx.Err() != nil:
		return robots.Rules{}, ctx.Err()
	case err != nil && s.known:
		// What was read before holds until there is something newer (RFC 9309,
		// section 2.4).
		s.until = time.Now().Add(robotsRetry)
	case err != nil:
		s.err, s.until = err, time.Now().Add(robotsRetry)
	default:
		s.rules, s.err, s.known, s.until = rules, nil, true, time.Now().Add(robotsAge)
		f.sites.trim(s, rules.Size())
	}
	return s.rules, s.err
}

// askRobots asks a site for its robots.txt. A file that there is none of (status
// 400 to 499, an answer without content, too many redirects) allows all; one that
// cannot be had (5xx, no answer) is an error, and so is 429, as Google has it: who
// asks too much is not to ask for more (RFC 9309, section 2.3.1).
func (f *Fetcher) askRobots(ctx context.Context, u *url.URL) (robots.Rules, error) {
	to := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	left := f.opts.Timeout
	for hops := 0; ; hops++ {
		v, err := f.hosts.enter(ctx, host(to), f.opts.Pause)
		if err != nil {
			return robots.Rules{}, err
		}
		start := time.Now()
		answer, next, err := f.step(ctx, to.String(), Request{Accept: "text/plain, */*;q=0.1"}, left, v, readRobots)
		left -= time.Since(start)
		v.giveBack() // the visit is the one that it is asked for
		switch s := answer.Status; {
		case err != nil && s > 200 && s < 500 && s != http.StatusTooManyRequests, next != "" && hops == maxRobotsRedirects:
			return robots.Rules{}, nil
		case err != nil && s == 0 && hops == 0 && !errors.Is(err, corpus.ErrMalformed):
			return robots.Rules{}, err // the site cannot be reached for anything else either
		case err != nil:
			return robots.Rules{}, unreadable(u, err)
		case next == "":
			return robots.Parse(answer.Data, product), nil
		}
		if to, err = follow(to, next); err != nil {
			return robots.Rules{}, unreadable(u, fmt.Errorf("redirected: %w", err))
		}
	}
}

// unreadable says that nothing is fetched from a site whose robots.txt cannot be
// read for now (RFC 9309, section 2.3.1.4).
func unreadable(u *url.URL, err error) error {
	return fmt.Errorf("nothing is fetched from %s until its robots.txt can be read: %s: %w", u.Host, corpus.Plain(err), corpus.ErrUnavailable)
}

// readRobots reads as much of a robots.txt as counts. An empty one is one.
func readRobots(resp *http.Response) ([]byte, error) {
	if err := uncompressed(resp); err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, robots.MaxBytes))
	if err != nil {
		return nil, brokenOff(resp, len(data))
	}
	return data, nil
}

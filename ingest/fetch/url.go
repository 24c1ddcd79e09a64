package fetch

import (
	"fmt"
	"net/url"
	"strings"

	"polidex/corpus"
)

// IsURL says whether a source is written as a URL, of whatever scheme, and so
// is no path.
func IsURL(source string) bool {
	scheme, rest, ok := strings.Cut(strings.TrimSpace(source), ":")
	scheme = strings.ToLower(scheme)
	if !ok || scheme == "" || strings.Trim(scheme, "abcdefghijklmnopqrstuvwxyz0123456789+-.") != "" {
		return false
	}
	return scheme == "http" || scheme == "https" || strings.HasPrefix(rest, "//") && len(rest) > 2
}

// Redact returns a source as it may be shown and kept: a user name and password
// before the host are replaced by xxxxx, also where the URL is so broken that it
// cannot be read.
func Redact(source string) string {
	if !IsURL(source) {
		return source
	}
	scheme, rest, _ := strings.Cut(source, ":")
	slashes := rest[:len(rest)-len(strings.TrimLeft(rest, "/\\"))]
	rest = rest[len(slashes):]
	end := len(rest)
	if u, err := url.Parse(source); err == nil && u.Opaque == "" && u.Host != "" {
		// Only the first part of the rest can hold the user: an @ further on is
		// part of the path.
		if i := strings.IndexAny(rest, "/?#"); i >= 0 {
			end = i
		}
	}
	if i := strings.LastIndexByte(rest[:end], '@'); i >= 0 {
		return scheme + ":" + slashes + "xxxxx" + rest[i:]
	}
	return source
}

// parse reads a URL that may be fetched. The error never shows the URL.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, fmt.Errorf("not a web address: %w", corpus.ErrInvalid)
	}
	return check(u)
}

// check returns the URL without its fragment, or why it is not fetched.
func check(u *url.URL) (*url.URL, error) {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("only http and https are fetched, not %s: %w", u.Scheme, corpus.ErrUnsupported)
	case u.Host == "" || u.Hostname() == "":
		return nil, fmt.Errorf("not a web address, it names no host: %w", corpus.ErrInvalid)
	case u.User != nil:
		return nil, fmt.Errorf("the address carries a user name or password, which are not sent: %w", corpus.ErrInvalid)
	}
	bare := *u
	bare.Fragment, bare.RawFragment = "", ""
	return &bare, nil
}

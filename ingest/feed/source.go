package feed

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"polidex/corpus"
)

// Source is a list that was named as one.
type Source struct {
	// Sitemap says that a sitemap was named, and not a feed.
	Sitemap bool
	// URL is its address.
	URL string
}

// IsSource says whether a source is written as a list: feed:https://… or
// sitemap:https://….
func IsSource(source string) bool {
	_, _, ok := cutScheme(source)
	return ok
}

func cutScheme(source string) (address string, sitemap, ok bool) {
	scheme, address, found := strings.Cut(strings.TrimSpace(source), ":")
	sitemap = strings.EqualFold(scheme, "sitemap")
	return address, sitemap, found && (sitemap || strings.EqualFold(scheme, "feed"))
}

// Parse reads feed:https://host/path or sitemap:https://host/path. The error is a
// sentence that wraps [corpus.ErrInvalid] and never shows a user name or
// password.
func Parse(source string) (Source, error) {
	address, sitemap, ok := cutScheme(source)
	if !ok {
		return Source{}, fmt.Errorf("a list is written feed:https://host/path or sitemap:https://host/path: %w", corpus.ErrInvalid)
	}
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return Source{}, fmt.Errorf("what stands after the first colon is no web address: %w", corpus.ErrInvalid)
	case u.User != nil:
		return Source{}, fmt.Errorf("the address carries a user name or password, which are not sent: %w", corpus.ErrInvalid)
	}
	clean, ok := absolute(nil, address)
	if !ok {
		return Source{}, fmt.Errorf("after feed: or sitemap: an address that begins with http:// or https:// is needed: %w", corpus.ErrInvalid)
	}
	return Source{Sitemap: sitemap, URL: clean.String()}, nil
}

// String returns the canonical spelling, which [Parse] reads as the same source.
func (s Source) String() string {
	if s.Sitemap {
		return "sitemap:" + s.URL
	}
	return "feed:" + s.URL
}

// maxAddress is the number of bytes of an address: the protocol of sitemaps
// allows fewer than 2,048.
const maxAddress = 2047

// absolute returns an address as it may be asked for: http or https, with a host
// and without a user name or fragment. A relative one is taken from base, which
// may be nil.
func absolute(base *url.URL, address string) (*url.URL, bool) {
	address = strings.TrimSpace(address)
	if address == "" || len(address) > maxAddress || !utf8.ValidString(address) {
		return nil, false
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, false
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Opaque != "" || u.Hostname() == "" || u.User != nil {
		return nil, false
	}
	u.Host = strings.ToLower(u.Host)
	u.Fragment, u.RawFragment = "", ""
	return u, len(u.String()) <= maxAddress
}

// site returns the host that an address is on, and its port unless that goes
// without saying.
func site(u *url.URL) string {
	if port := u.Port(); port == "80" && u.Scheme == "http" || port == "443" && u.Scheme == "https" {
		return u.Hostname()
	}
	return u.Host
}

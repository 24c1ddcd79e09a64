package fetch

import (
	"cmp"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"

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

// maxURL is the length of an address in bytes, the least that all parties should
// bear (RFC 9110, section 4.1).
const maxURL = 8000

// parse reads a URL that may be fetched. The error never shows the URL.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, fmt.Errorf("not a web address: %w", corpus.ErrInvalid)
	}
	return check(u)
}

// follow returns where a redirect of a URL leads, or why that is not fetched.
func follow(from *url.URL, location string) (*url.URL, error) {
	to, err := from.Parse(location)
	if err != nil {
		return nil, fmt.Errorf("to an address that is none: %w", corpus.ErrMalformed)
	}
	return check(to)
}

// check returns the URL without its fragment, or why it is not fetched.
func check(u *url.URL) (*url.URL, error) {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("only http and https are fetched, not %s: %w", shortened(u.Scheme), corpus.ErrUnsupported)
	case u.Host == "" || u.Hostname() == "":
		return nil, fmt.Errorf("not a web address, it names no host: %w", corpus.ErrInvalid)
	case u.User != nil:
		return nil, fmt.Errorf("the address carries a user name or password, which are not sent: %w", corpus.ErrInvalid)
	}
	bare := *u
	bare.Fragment, bare.RawFragment = "", ""
	written := bare.String()
	if len(written) > maxURL {
		return nil, fmt.Errorf("the address is longer than %d bytes: %w", maxURL, corpus.ErrTooLarge)
	}
	// What net/url takes and what it writes are not the same for broken hosts.
	if again, err := url.Parse(written); err != nil || again.Host != u.Host || again.User != nil {
		return nil, fmt.Errorf("not a web address, its host cannot be read: %w", corpus.ErrInvalid)
	}
	if port, err := strconv.Atoi(cmp.Or(u.Port(), "80")); err != nil || port < 1 || port > 65535 {
		return nil, fmt.Errorf("the address names port %s, which there is not: %w", u.Port(), corpus.ErrInvalid)
	}
	if name := ascii(u.Hostname()); isNumber(name) {
		if _, err := netip.ParseAddr(name); err != nil {
			return nil, fmt.Errorf("the host %s is a number, and not written as an address is (four decimal numbers): %w", name, corpus.ErrInvalid)
		}
	}
	return &bare, nil
}

// isNumber says whether browsers and some resolvers take a host for an address of
// IPv4, in whatever notation: 127.1, 2130706433, 0x7f.0.0.1, 0177.0.0.1 (the URL
// Standard's "ends in a number").
func isNumber(name string) bool {
	last := strings.TrimSuffix(name, ".")
	last = last[strings.LastIndexByte(last, '.')+1:]
	if hex, ok := strings.CutPrefix(last, "0x"); ok {
		return strings.Trim(hex, "0123456789abcdef") == ""
	}
	return last != "" && strings.Trim(last, "0123456789") == ""
}

// host is the name of the server of a URL, and its port where it is not that of
// the scheme: the same for all ways to write it.
func host(u *url.URL) string {
	name := strings.TrimSuffix(ascii(u.Hostname()), ".")
	switch port := u.Port(); {
	case port != "" && !(port == "80" && u.Scheme == "http") && !(port == "443" && u.Scheme == "https"):
		return net.JoinHostPort(name, port)
	case strings.Contains(name, ":"):
		return "[" + name + "]"
	}
	return name
}

// ascii is a host name in small letters of ASCII, as it is looked up.
func ascii(name string) string {
	if a, err := idna.Lookup.ToASCII(name); err == nil {
		return a
	}
	return strings.ToLower(name)
}

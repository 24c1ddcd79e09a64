package oai

import (
	"fmt"
	"net"
	"net/url"
	"strings"
	"unicode/utf8"

	"polidex/corpus"
)

// Prefix is the metadata format that is harvested: every repository gives it
// (section 3.4).
const Prefix = "oai_dc"

// Source is what is harvested.
type Source struct {
	// Base is the repository's base URL, without a query.
	Base string
	// Set is a setSpec: a part of the repository; empty is all of it.
	Set string
	// From and Until bound the date stamps, both inclusive, as days ("2025-03-01")
	// or seconds ("2025-03-01T12:00:00Z"); empty is open.
	From, Until string
}

// maxSource is the number of bytes that a source may have.
const maxSource = 4000

// IsSource says whether a source is written as a repository to be harvested.
func IsSource(source string) bool {
	_, ok := cutScheme(source)
	return ok
}

func cutScheme(source string) (address string, ok bool) {
	source = strings.TrimSpace(source)
	if len(source) < 4 || !strings.EqualFold(source[:4], "oai:") {
		return "", false
	}
	return source[4:], true
}

// Parse reads a source of the form
//
//	oai:https://host/cgi/oai2?set=…&from=…&until=…&prefix=oai_dc
//
// whose query may leave each part out. The error is a sentence that wraps
// [corpus.ErrInvalid], or [corpus.ErrUnsupported] for another metadata format,
// and never shows a user name or password.
func Parse(source string) (Source, error) {
	address, ok := cutScheme(source)
	if !ok {
		return Source{}, fmt.Errorf("a repository is written oai:https://host/path: %w", corpus.ErrInvalid)
	}
	if n := len("oai:" + address); n > maxSource {
		return Source{}, fmt.Errorf("an address of %d bytes, more than %d: %w", n, maxSource, corpus.ErrInvalid)
	}
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Opaque != "" || !utf8.ValidString(address):
		return Source{}, fmt.Errorf("what stands after oai: is no web address: %w", corpus.ErrInvalid)
	case u.Scheme != "http" && u.Scheme != "https":
		return Source{}, fmt.Errorf("after oai: an address that begins with http:// or https:// is needed: %w", corpus.ErrInvalid)
	case u.User != nil:
		return Source{}, fmt.Errorf("the address carries a user name or password, which are not sent: %w", corpus.ErrInvalid)
	case u.Hostname() == "":
		return Source{}, fmt.Errorf("the address of the repository names no host: %w", corpus.ErrInvalid)
	case u.Fragment != "":
		return Source{}, fmt.Errorf("the address of a repository has no part after #: %w", corpus.ErrInvalid)
	}
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return Source{}, fmt.Errorf("what stands after ? cannot be read: %w", corpus.ErrInvalid)
	}
	s := Source{Base: base(u)}
	if err := s.set(query); err != nil {
		return Source{}, err
	}
	// What is escaped in the canonical spelling makes it longer.
	if n := len(s.String()); n > maxSource {
		return Source{}, fmt.Errorf("an address of %d bytes, more than %d: %w", n, maxSource, corpus.ErrInvalid)
	}
	return s, nil
}

// base returns the address without its query, its host in small letters and
// without the port that goes without saying.
func base(u *url.URL) string {
	bare := url.URL{Scheme: u.Scheme, Host: strings.ToLower(u.Host), Path: u.Path, RawPath: u.RawPath}
	if host, port, err := net.SplitHostPort(bare.Host); err == nil && (port == "" || port == map[string]string{"http": "80", "https": "443"}[u.Scheme]) {
		bare.Host = host
		if strings.Contains(host, ":") {
			bare.Host = "[" + host + "]"
		}
	}
	if bare.Path == "" {
		bare.Path = "/"
	}
	return bare.String()
}

func (s *Source) set(query url.Values) error {
	for name, values := range query {
		if len(values) > 1 {
			return fmt.Errorf("%q is given %d times: %w", name, len(values), corpus.ErrInvalid)
		}
		value := strings.TrimSpace(values[0])
		switch name {
		case "set":
			if strings.ContainsFunc(value, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
				return fmt.Errorf("the set %q has a space in it: %w", value, corpus.ErrInvalid)
			}
			s.Set = value
		case "from":
			s.From = value
		case "until":
			s.Until = value
		case "prefix", "metadataPrefix":
			if value != Prefix && value != "" {
				return fmt.Errorf("the metadata format %q is not read, only %s: %w", value, Prefix, corpus.ErrUnsupported)
			}
		case "verb":
			return fmt.Errorf("the address is to name the repository alone: leave verb=%s out, the verbs are chosen in harvesting: %w", value, corpus.ErrInvalid)
		case "identifier":
			return fmt.Errorf("one record is not harvested: give the address of its page, or leave identifier= out: %w", corpus.ErrInvalid)
		case "resumptionToken":
			return fmt.Errorf("a harvest begins at its beginning: leave resumptionToken= out: %w", corpus.ErrInvalid)
		default:
			return fmt.Errorf("%q is not known; after ? may stand set, from, until and prefix: %w", name, corpus.ErrInvalid)
		}
	}
	for _, stamp := range []string{s.From, s.Until} {
		if stamp != "" && !validStamp(stamp) {
			return fmt.Errorf("%q is no day of the form 2025-03-01 and no time of the form 2025-03-01T12:00:00Z: %w", stamp, corpus.ErrInvalid)
		}
	}
	if s.Until != "" && firstSecond(s.From) > lastSecond(s.Until) {
		return fmt.Errorf("from %s is after until %s: %w", s.From, s.Until, corpus.ErrInvalid)
	}
	return nil
}

// String returns the canonical spelling, which [Parse] reads as the same source.
func (s Source) String() string {
	out, mark := "oai:"+s.Base, "?"
	for _, p := range []struct{ name, value string }{{"set", s.Set}, {"from", s.From}, {"until", s.Until}} {
		if p.value != "" {
			// A colon is allowed in a query (RFC 3986, section 3.4), and reads better.
			out += mark + p.name + "=" + strings.ReplaceAll(url.QueryEscape(p.value), "%3A", ":")
			mark = "&"
		}
	}
	return out
}

// host returns the name of the repository's host.
func (s Source) host() string {
	u, err := url.Parse(s.Base)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

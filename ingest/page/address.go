package page

import (
	"net"
	"net/url"
	"strings"
)

// maxURLBytes bounds an address. Source: RFC 9110, section 4.1, asks that 8,000 be
// supported.
const maxURLBytes = 8000

// place is where a page stands: what its links are relative to.
type place struct {
	// page is the address that it was fetched from, nil for none.
	page *url.URL
	// base is what relative links go out from, nil for none.
	base *url.URL
}

func newPlace(address, base string) place {
	p := place{page: clean(nil, address)}
	p.base = p.page
	if b := clean(p.page, base); b != nil && base != "" {
		p.base = b
	}
	return p
}

// resolve returns a link's absolute address; nil for one that is not followed.
func (p place) resolve(link string) *url.URL {
	if link = strings.TrimSpace(link); link == "" || link[0] == '#' {
		return nil
	}
	return clean(p.base, link)
}

// clean reads an address and leaves its fragment out; nil where it has another
// scheme than http and https, no host, or a user name.
func clean(base *url.URL, link string) *url.URL {
	if len(link) > maxURLBytes {
		return nil
	}
	// As browsers do: the standard has line breaks and tabs in an address taken out.
	// Source: WHATWG URL, section 4.4.
	link = strings.Map(withoutBreaks, strings.TrimSpace(link))
	u, err := url.Parse(link)
	if err != nil {
		// Spaces and stray percent signs are common in addresses that people typed.
		if u, err = url.Parse(strings.ReplaceAll(link, " ", "%20")); err != nil {
			return nil
		}
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || u.Opaque != "" {
		return nil
	}
	bare := *u
	bare.Host = strings.ToLower(bare.Host)
	bare.Fragment, bare.RawFragment = "", ""
	return &bare
}

func withoutBreaks(r rune) rune {
	if r == '\n' || r == '\r' || r == '\t' {
		return -1
	}
	return r
}

// site is the part of an address that tells one site from another: its host
// without "www." and the port that its scheme has anyway.
func site(u *url.URL) string {
	host, port := strings.TrimPrefix(u.Hostname(), "www."), u.Port()
	if port == "" || u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		return host
	}
	return net.JoinHostPort(host, port)
}

// onEuropa says whether an address is one of the Union's institutions.
func onEuropa(u *url.URL) bool {
	return u != nil && (u.Hostname() == "europa.eu" || strings.HasSuffix(u.Hostname(), ".europa.eu"))
}

// canonical returns the address by which the page wants to be known, where it is
// of the same site; else its own. A page below the root that names the root is
// not believed: many sites name it on every page.
func (r *reader) canonical() string {
	if r.at.page == nil {
		return ""
	}
	for _, u := range r.claimed() {
		if site(u) != site(r.at.page) || strings.Trim(u.Path, "/") == "" && strings.Trim(r.at.page.Path, "/") != "" {
			continue
		}
		return u.String()
	}
	return r.at.page.String()
}

// claimed returns the addresses that the page gives as its own: the canonical link
// before the property, without those that are not followed.
func (r *reader) claimed() []*url.URL {
	link := r.doc.Find(`link[rel~="canonical" i][href]`).First().AttrOr("href", "")
	var out []*url.URL
	for _, address := range []string{link, r.meta.first("og:url")} {
		if u := r.at.resolve(address); u != nil {
			out = append(out, u)
		}
	}
	return out
}

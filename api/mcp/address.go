package mcp

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// LoopbackHost says whether a header Host, or an address with or without a port, names
// this machine as itself: localhost or a loopback address, in whatever zone. A page
// whose name was made to lead to a loopback address (DNS rebinding) sends that name.
func LoopbackHost(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	ip, err := netip.ParseAddr(host) // which takes any letters as a zone
	return err == nil && ip.Unmap().IsLoopback() && !strings.ContainsAny(host, "[]")
}

// AskedAt is the address by which a request reached the server, without a slash at its
// end. What proxies say of themselves is not believed: anybody can say it.
func AskedAt(r *http.Request) string {
	u := url.URL{Scheme: "http", Host: r.Host}
	if r.TLS != nil {
		u.Scheme = "https"
	}
	return u.String()
}

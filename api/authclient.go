package api

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// forwarded are headers that reverse proxies add. A request that has one is no
// program on this machine, whatever its connection says.
func forwarded() []string {
	return []string{
		"Forwarded", "Via", "X-Real-Ip", "X-Client-Ip", "True-Client-Ip", "Cf-Connecting-Ip", "Fly-Client-Ip",
	}
}

// forwardedFamilies are the beginnings of further such headers, whatever follows.
func forwardedFamilies() []string {
	return []string{"X-Forwarded", "X-Original", "X-Envoy"}
}

// direct says whether the request was made by a program on this machine: its
// connection comes from a loopback address, and nothing shows that a reverse
// proxy on this machine stands between. No proxy may be known of either, and
// HTTP/1.0 is not taken: it is what a proxy may speak that adds no header.
//
// A proxy that adds nothing and speaks HTTP/1.1 is told from a program by its user
// alone: see [sameUser].
func (s *service) direct(r *http.Request) bool {
	if s.opts.Access.TrustedProxies > 0 || !r.ProtoAtLeast(1, 1) {
		return false
	}
	for name := range r.Header {
		if slices.Contains(forwarded(), name) || slices.ContainsFunc(forwardedFamilies(), func(f string) bool { return strings.HasPrefix(name, f) }) {
			return false
		}
	}
	return ipOf(r.RemoteAddr).IsLoopback()
}

// clientAddress returns the address that the request is from. With proxies in
// front it is the one that the outermost of them saw: each adds the address of
// who asked it to the right of X-Forwarded-For, and what stands further left
// anybody can have written. A list that is too short, or an entry that is no
// address, leaves the last address that is sure.
func clientAddress(r *http.Request, proxies int) netip.Addr {
	sure := ipOf(r.RemoteAddr)
	list := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(list) - 1; i >= 0 && proxies > 0; i, proxies = i-1, proxies-1 {
		a := ipOf(strings.TrimSpace(list[i]))
		if !a.IsValid() {
			break
		}
		sure = a
	}
	return sure
}

// remote is where a request is from, for the log.
func (s *service) remote(r *http.Request) string {
	if s.opts.Access.TrustedProxies > 0 {
		return clientAddress(r, s.opts.Access.TrustedProxies).String()
	}
	return r.RemoteAddr
}

// ipOf reads an IP address with or without a port and brackets, and without
// its zone; what is none is the zero address.
func ipOf(text string) netip.Addr {
	if a, err := netip.ParseAddrPort(text); err == nil {
		return a.Addr().Unmap().WithZone("")
	}
	a, err := netip.ParseAddr(strings.TrimSuffix(strings.TrimPrefix(text, "["), "]"))
	if err != nil {
		return netip.Addr{}
	}
	return a.Unmap().WithZone("")
}

package fetch

import (
	"context"
	"net"
	"net/netip"
	"net/url"
	"syscall"
)

// Reach lets the tests ask of addresses that they cannot reach.
func Reach(a netip.Addr) string {
	switch reachOf(a) {
	case public:
		return "public"
	case inside:
		return "inside"
	}
	return "nowhere"
}

// Dialling is New with other connections.
func Dialling(opts Options, dial func(ctx context.Context, network, address string) (net.Conn, error)) *Fetcher {
	return dialling(opts, dial)
}

// Dialer makes the connections of New with another resolver, and asks of each that
// the guard lets pass whether it is made.
func Dialer(opts Options, resolver *net.Resolver, pass func(address string) error) *net.Dialer {
	d := dialer(opts)
	d.Resolver = resolver
	guarded := d.Control
	d.Control = func(network, address string, c syscall.RawConn) error {
		if err := guarded(network, address, c); err != nil {
			return err
		}
		return pass(address)
	}
	return d
}

// Remembered is the number of hosts and of robots.txt that are held.
func Remembered(f *Fetcher) (hosts, sites int) { return len(f.hosts.turns), len(f.sites.held) }

// Follow is where a redirect leads, and the host that is asked there.
func Follow(from *url.URL, location string) (to *url.URL, at string, err error) {
	to, err = follow(from, location)
	if err != nil {
		return nil, "", err
	}
	return to, host(to), nil
}

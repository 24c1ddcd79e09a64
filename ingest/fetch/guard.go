package fetch

import (
	"fmt"
	"net/netip"
	"slices"
	"syscall"

	"polidex/corpus"
)

// addressError is a refusal to connect.
type addressError struct{ sentence string }

func (e *addressError) Error() string { return e.sentence }
func (e *addressError) Unwrap() error { return corpus.ErrInvalid }

// guard refuses to connect to what is no public web server. It is called with
// the resolved address right before each connection.
func guard(network, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || (network != "tcp4" && network != "tcp6") {
		return &addressError{fmt.Sprintf("%s is no address of a web server", address)}
	}
	if to.Port() != 80 && to.Port() != 443 {
		return &addressError{fmt.Sprintf("port %d is not one of the web's, 80 and 443", to.Port())}
	}
	if !public(to.Addr()) {
		return &addressError{fmt.Sprintf("the address %s is not a public one", to.Addr())}
	}
	return nil
}

// reserved are the blocks that lead to no public server and that the methods of
// netip.Addr do not know, from the IANA registries of special-purpose addresses
// (RFC 6890 and its updates).
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),       // this network
	netip.MustParsePrefix("100.64.0.0/10"),   // shared address space
	netip.MustParsePrefix("192.0.0.0/24"),    // protocol assignments
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation
	netip.MustParsePrefix("192.88.99.0/24"),  // 6to4 relays
	netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"), // documentation
	netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	netip.MustParsePrefix("240.0.0.0/4"),     // future use, broadcast
	netip.MustParsePrefix("64:ff9b:1::/48"),  // local NAT64
	netip.MustParsePrefix("100::/64"),        // discard
	netip.MustParsePrefix("2001::/23"),       // protocol assignments, Teredo among them
	netip.MustParsePrefix("2001:db8::/32"),   // documentation
	netip.MustParsePrefix("3fff::/20"),       // documentation
	netip.MustParsePrefix("5f00::/16"),       // segment routing
	netip.MustParsePrefix("fec0::/10"),       // site-local, deprecated
}

// Blocks of IPv6 that carry an IPv4 address: what counts is that one.
var (
	nat64      = netip.MustParsePrefix("64:ff9b::/96")
	compatible = netip.MustParsePrefix("::/96")
	sixToFour  = netip.MustParsePrefix("2002::/16")
)

func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	bytes := a.As16()
	switch {
	case nat64.Contains(a):
		return public(netip.AddrFrom4([4]byte(bytes[12:])))
	case sixToFour.Contains(a):
		return public(netip.AddrFrom4([4]byte(bytes[2:6])))
	case a.Is6() && compatible.Contains(a):
		return false
	}
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	return !slices.ContainsFunc(reserved, func(p netip.Prefix) bool { return p.Contains(a) })
}

package fetch

import (
	"net/netip"
	"slices"
)

// reach is where an address leads.
type reach int

const (
	// nowhere is no server that documents come from: reserved, link-local,
	// multicast, and the services by which a cloud tells a machine its secrets.
	nowhere reach = iota
	// inside is one's own network.
	inside
	// public is the open internet.
	public
)

// reserved are the blocks that lead to no public server and that the methods of
// netip.Addr do not know, from the IANA registries of special-purpose addresses
// (RFC 6890 and its updates). Of IPv6 those outside 2000::/3 need no mention.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),       // this network
	netip.MustParsePrefix("192.0.0.0/24"),    // protocol assignments, a cloud's metadata
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation
	netip.MustParsePrefix("192.88.99.0/24"),  // 6to4 relays
	netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"), // documentation
	netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	netip.MustParsePrefix("240.0.0.0/4"),     // future use, broadcast
	netip.MustParsePrefix("2001::/23"),       // protocol assignments, Teredo among them
	netip.MustParsePrefix("2001:db8::/32"),   // documentation
	netip.MustParsePrefix("3fff::/20"),       // documentation
}

// metadata are services of clouds in blocks that are public or one's own
// otherwise. Those at 169.254.169.254 are link-local.
var metadata = []netip.Addr{
	netip.MustParseAddr("100.100.100.200"), // Alibaba
	netip.MustParseAddr("168.63.129.16"),   // Azure
	netip.MustParseAddr("fd00:ec2::254"),   // Amazon
	netip.MustParseAddr("fd20:ce::254"),    // Google
}

var (
	// shared is between a provider and its customers (RFC 6598); private networks
	// laid over the internet use it.
	shared = netip.MustParsePrefix("100.64.0.0/10")
	// global is all of IPv6 that is given out as global unicast.
	global = netip.MustParsePrefix("2000::/3")
	// Blocks of IPv6 that carry an IPv4 address: what counts is that one.
	nat64     = netip.MustParsePrefix("64:ff9b::/96") // RFC 6052
	sixToFour = netip.MustParsePrefix("2002::/16")    // RFC 3056
)

// reachOf says where an address leads. One of IPv4 that is mapped into IPv6 is the
// same address; one that a translator would reach is public or nowhere.
func reachOf(a netip.Addr) reach {
	a = a.Unmap().WithZone("")
	bytes := a.As16()
	switch {
	case slices.Contains(metadata, a):
		return nowhere
	case a.IsLoopback(), a.IsPrivate(), shared.Contains(a):
		return inside
	case nat64.Contains(a):
		return translated(netip.AddrFrom4([4]byte(bytes[12:])))
	case sixToFour.Contains(a):
		return translated(netip.AddrFrom4([4]byte(bytes[2:6])))
	case !a.IsGlobalUnicast(), a.Is6() && !global.Contains(a):
		return nowhere
	case slices.ContainsFunc(reserved, func(p netip.Prefix) bool { return p.Contains(a) }):
		return nowhere
	}
	return public
}

func translated(a netip.Addr) reach {
	if reachOf(a) == public {
		return public
	}
	return nowhere
}

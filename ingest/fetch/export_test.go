package fetch

import "net/netip"

// Public lets the tests ask of addresses that they cannot reach.
func Public(a netip.Addr) bool { return public(a) }

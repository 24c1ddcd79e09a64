package fetch_test

import (
	"net/netip"
	"testing"

	"polidex/ingest/fetch"
)

func TestPublic(t *testing.T) {
	for _, c := range []struct {
		address string
		want    bool
	}{
		{"147.67.34.45", true},
		{"2a01:7080:14:100::666:45", true},
		{"64:ff9b::9343:222d", true},
		{"::ffff:147.67.34.45", true},
		{"2002:9343:222d::1", true},
		{"0.0.0.0", false},
		{"0.1.2.3", false},
		{"10.1.2.3", false},
		{"100.64.0.1", false},
		{"127.8.8.8", false},
		{"169.254.169.254", false},
		{"172.31.255.255", false},
		{"192.168.1.1", false},
		{"198.18.0.1", false},
		{"224.0.0.251", false},
		{"255.255.255.255", false},
		{"::", false},
		{"::1", false},
		{"::127.0.0.1", false},
		{"::ffff:10.0.0.1", false},
		{"64:ff9b::7f00:1", false},
		{"64:ff9b:1::1", false},
		{"2001::1", false},
		{"2001:db8::1", false},
		{"2002:7f00:1::1", false},
		{"fc00::1", false},
		{"fd00:ec2::254", false},
		{"fe80::1", false},
		{"fe80::1%eth0", false},
		{"ff02::1", false},
	} {
		t.Run(c.address, func(t *testing.T) {
			if got := fetch.Public(netip.MustParseAddr(c.address)); got != c.want {
				t.Errorf("Public(%q) = %v, want %v", c.address, got, c.want)
			}
		})
	}
}

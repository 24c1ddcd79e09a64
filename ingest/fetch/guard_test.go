package fetch_test

import (
	"net/netip"
	"testing"

	"polidex/ingest/fetch"
)

func TestReach(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"147.67.34.45", "public"},
		{"2a01:7080:14:100::666:45", "public"},
		{"64:ff9b::9343:222d", "public"},
		{"::ffff:147.67.34.45", "public"},
		{"2002:9343:222d::1", "public"},
		{"10.1.2.3", "inside"},
		{"100.64.0.1", "inside"},
		{"127.8.8.8", "inside"},
		{"172.31.255.255", "inside"},
		{"192.168.1.1", "inside"},
		{"::1", "inside"},
		{"::ffff:10.0.0.1", "inside"},
		{"::ffff:127.0.0.1", "inside"},
		{"fc00::1", "inside"},
		{"fd12::1", "inside"},
		{"0.0.0.0", "nowhere"},
		{"0.1.2.3", "nowhere"},
		{"100.100.100.200", "nowhere"},
		{"168.63.129.16", "nowhere"},
		{"169.254.169.254", "nowhere"},
		{"169.254.1.1", "nowhere"},
		{"192.0.0.192", "nowhere"},
		{"198.18.0.1", "nowhere"},
		{"224.0.0.251", "nowhere"},
		{"255.255.255.255", "nowhere"},
		{"::", "nowhere"},
		{"::127.0.0.1", "nowhere"},
		{"::ffff:169.254.169.254", "nowhere"},
		{"::ffff:0:127.0.0.1", "nowhere"},
		{"64:ff9b::7f00:1", "nowhere"},
		{"64:ff9b::a00:1", "nowhere"},
		{"64:ff9b::a9fe:a9fe", "nowhere"},
		{"64:ff9b:1::1", "nowhere"},
		{"100::1", "nowhere"},
		{"2001::1", "nowhere"},
		{"2001:db8::1", "nowhere"},
		{"2002:7f00:1::1", "nowhere"},
		{"2002:a9fe:a9fe::", "nowhere"},
		{"3fff::1", "nowhere"},
		{"5f00::1", "nowhere"},
		{"fd00:ec2::254", "nowhere"},
		{"fd20:ce::254", "nowhere"},
		{"fe80::1", "nowhere"},
		{"fe80::1%eth0", "nowhere"},
		{"fec0::1", "nowhere"},
		{"ff02::1", "nowhere"},
	} {
		t.Run(c.address, func(t *testing.T) {
			if got := fetch.Reach(netip.MustParseAddr(c.address)); got != c.want {
				t.Errorf("Reach(%q) = %v, want %v", c.address, got, c.want)
			}
		})
	}
}

package mcp_test

import (
	"testing"

	"polidex/api/mcp"
)

func TestLoopbackHost(t *testing.T) {
	for _, c := range []struct {
		host string
		want bool
	}{
		{"localhost", true},
		{"LocalHost:8080", true},
		{"127.0.0.1", true},
		{"127.8.9.10:8080", true},
		{"::1", true},
		{"[::1]", true},
		{"[::1]:8080", true},
		{"[::1%lo]:8080", true},
		{"::1%lo", true},
		{"[::ffff:127.0.0.1]:80", true},
		{"::ffff:127.0.0.1%lo", true},
		{"", false},
		{":8080", false},
		{"0.0.0.0:8080", false},
		{"[::]:8080", false},
		{"192.0.2.1:8080", false},
		{"[fe80::1%lo]:8080", false},
		{"localhost.evil.example", false},
		{"127.0.0.1.evil.example:8080", false},
		{"evil.example:8080", false},
		{"[localhost]", false},
		{"[[127.0.0.1]]", false},
		{"[127.0.0.1:80]:8080", false},
		{"::1%[", false},
		{"::1%]]", false},
		{"127.1", false},
		{"0x7f000001", false},
	} {
		if got := mcp.LoopbackHost(c.host); got != c.want {
			t.Errorf("LoopbackHost(%q) = %v, want %v", c.host, got, c.want)
		}
	}
}

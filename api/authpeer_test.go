//go:build unix

package api_test

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"polidex/api"
)

// tableEnd writes an end as the system's table of connections does on this machine.
func tableEnd(text string) string {
	end := netip.MustParseAddrPort(text)
	b := end.Addr().AsSlice()
	for i := 0; i < len(b); i += 4 {
		binary.NativeEndian.PutUint32(b[i:], binary.BigEndian.Uint32(b[i:]))
	}
	return fmt.Sprintf("%s:%04X", strings.ToUpper(hex.EncodeToString(b)), end.Port())
}

func TestOwner(t *testing.T) {
	row := func(from, to, state string, user int) string {
		return fmt.Sprintf("   1: %s %s %s 00000000:00000000 00:00000000 00000000  %4d        0 15814 2 00000000a69401d9 100 0 0 10 0\n", tableEnd(from), tableEnd(to), state, user)
	}
	const header = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
	const client, server = "127.0.0.1:50000", "127.0.0.1:8080"
	for _, c := range []struct {
		name  string
		table string
		user  int
		found bool
	}{
		{"there", header + row("127.0.0.1:9", "127.0.0.1:8080", "01", 7) + row(server, client, "01", 1) + row(client, server, "01", 33), 33, true},
		{"in the other family", header + row("[::ffff:127.0.0.1]:50000", "[::ffff:127.0.0.1]:8080", "01", 33), 33, true},
		{"closed by its client, which leaves it no user", header + row(client, server, "05", 0) + row(client, server, "06", 0), 0, false},
		{"the server's own end", header + row(server, client, "01", 0), 0, false},
		{"none", header, 0, false},
		{"empty", "", 0, false},
		{"no table", "a b c 01 e f g h\n: : : 01 : : : :\n1: 0100007F:C350 0100007F:1F90\n", 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			user, found := api.OwnerIn(strings.NewReader(c.table), netip.MustParseAddrPort(client), netip.MustParseAddrPort(server))
			if user != c.user || found != c.found {
				t.Errorf("the owner is %d, %v, want %d, %v", user, found, c.user, c.found)
			}
		})
	}
}

// TestWritesOfAnotherUser has a program of another user ask, as a reverse proxy
// would. It takes an administrator to run one.
func TestWritesOfAnotherUser(t *testing.T) {
	g := newGuarded(t, api.Access{})
	server := httptest.NewServer(g.handler)
	defer server.Close()
	res, err := http.Post(server.URL+"/v1/things", "text/plain", nil)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Errorf("the same user is answered %d, want 200", res.StatusCode)
	}
	curl, err := exec.LookPath("curl")
	if _, linux := os.Stat("/proc/net/tcp"); err != nil || linux != nil || os.Geteuid() != 0 {
		t.Skip("no curl, no Linux, or no administrator")
	}
	const nobody = 65534
	for user, want := range map[uint32]string{nobody: "401", 0: "200"} {
		cmd := exec.CommandContext(t.Context(), curl, "-s", "-o", "/dev/null", "-w", "%{http_code}", "-X", "POST", server.URL+"/v1/things")
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: user, Gid: user}}
		cmd.Dir = "/"
		out, err := cmd.Output()
		if err != nil || string(out) != want {
			t.Errorf("user %d is answered %s, %v, want %s", user, out, err, want)
		}
	}
}

// FuzzOwner has anything stand before the line that tells.
func FuzzOwner(f *testing.F) {
	f.Add(" 1: 0100007F:C350 0100007F:1F90 01 0:0 0:0 0 33 0 1")
	f.Add(" 1: 0:C350 0100007F:1F90 01 0:0 0:0 0 -1 0 1")
	const client, server = "127.0.0.1:50000", "127.0.0.1:8080"
	told := "\n 2: " + tableEnd(client) + " " + tableEnd(server) + " 01 0:0 0:0 0 33 0 1\n"
	f.Fuzz(func(t *testing.T, before string) {
		_, found := api.OwnerIn(strings.NewReader(before+told), netip.MustParseAddrPort(client), netip.MustParseAddrPort(server))
		if !found && len(before) < 60_000 {
			t.Errorf("after %q the owner is not found", before)
		}
	})
}

package api

import (
	"bufio"
	"encoding/binary"
	"encoding/hex"
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strconv"
	"strings"
)

// sameUser says whether the program at the other end of a connection from this
// machine runs for the user that the server runs for, or for the system's
// administrator. A reverse proxy has a user of its own, as a rule, and may pass
// requests on without a trace of itself.
//
// Linux alone tells (proc_net(5)). Elsewhere, and where there is no connection,
// nothing is known against the request; where Linux does not tell, it is refused.
func sameUser(r *http.Request) bool {
	here, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return true
	}
	server, client := endOf(here.String()), endOf(r.RemoteAddr)
	told := false
	for _, name := range []string{"/proc/net/tcp", "/proc/net/tcp6"} {
		table, err := os.Open(name)
		if err != nil {
			continue
		}
		told = true
		user, found := ownerIn(table, client, server)
		_ = table.Close() // it was read only
		if found {
			return user == 0 || user == os.Geteuid()
		}
	}
	return !told
}

// endOf reads one end of a connection; what is none is the zero one.
func endOf(text string) netip.AddrPort {
	end, err := netip.ParseAddrPort(text)
	if err != nil {
		return netip.AddrPort{}
	}
	return netip.AddrPortFrom(end.Addr().Unmap().WithZone(""), end.Port())
}

// established is the state of a connection that both ends hold. One that its
// client has closed has no user any more, and must not pass for the system's.
const established = "01"

// ownerIn returns the user that holds the client's end of the connection, by a
// table in the form of /proc/net/tcp: the second and third field of a line are the
// ends, the fourth is the state and the eighth the user.
func ownerIn(table io.Reader, client, server netip.AddrPort) (user int, found bool) {
	lines := bufio.NewScanner(table)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 8 || fields[3] != established {
			continue
		}
		from, okFrom := tableEnd(fields[1])
		to, okTo := tableEnd(fields[2])
		if !okFrom || !okTo || from != client || to != server {
			continue
		}
		if user, err := strconv.Atoi(fields[7]); err == nil {
			return user, true
		}
	}
	return 0, false
}

// tableEnd reads an end as the table has it: the address in words of 32 bits, each
// in the machine's own order of bytes, and the port, in hexadecimal digits.
func tableEnd(text string) (netip.AddrPort, bool) {
	address, portText, _ := strings.Cut(text, ":")
	b, err := hex.DecodeString(address)
	if err != nil || len(b)%4 != 0 {
		return netip.AddrPort{}, false
	}
	for i := 0; i < len(b); i += 4 {
		binary.NativeEndian.PutUint32(b[i:], binary.BigEndian.Uint32(b[i:]))
	}
	a, ok := netip.AddrFromSlice(b)
	port, err := strconv.ParseUint(portText, 16, 16)
	return netip.AddrPortFrom(a.Unmap(), uint16(port)), ok && err == nil
}

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

// guard says which addresses may be connected to: public ones at the ports of the
// web and some more, and, where private, those of one's own network at any port.
type guard struct {
	private bool
	ports   []int
}

// control refuses to connect to any other. It is called with the resolved address
// right before each connection (net.Dialer.Control), so that what a name stood for
// at an earlier look does not matter.
func (g guard) control(network, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || network != "tcp4" && network != "tcp6" {
		return &addressError{fmt.Sprintf("%s is no address of a web server", address)}
	}
	port := int(to.Port())
	switch reachOf(to.Addr()) {
	case public:
		if port != 80 && port != 443 && !slices.Contains(g.ports, port) {
			return &addressError{fmt.Sprintf("port %d is not one of the web's, 80 and 443; --allow-port %d lets it be used", port, port)}
		}
		return nil
	case inside:
		if !g.private {
			return &addressError{fmt.Sprintf("the address %s is not a public one; --allow-private lets those of your own network be fetched from", to.Addr())}
		}
		return nil
	}
	return &addressError{fmt.Sprintf("the address %s is not a public one, nor one that documents are fetched from", to.Addr())}
}

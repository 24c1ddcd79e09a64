package fetch_test

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"testing"

	"polidex/ingest/fetch"
)

// wire is a network in memory: whatever address is dialled, one server answers.
// Unlike sockets it lets the clock of a synctest bubble go on.
type wire struct {
	conns  chan net.Conn
	closed chan struct{}
}

func (w *wire) Accept() (net.Conn, error) {
	select {
	case c := <-w.conns:
		return c, nil
	case <-w.closed:
		return nil, net.ErrClosed
	}
}

func (w *wire) Close() error   { close(w.closed); return nil }
func (w *wire) Addr() net.Addr { return &net.TCPAddr{} }

func (w *wire) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	near, far := net.Pipe()
	select {
	case w.conns <- far:
		return near, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// serve starts the server at the other end of a wire.
func serve(t *testing.T, h http.HandlerFunc) *wire {
	t.Helper()
	w := &wire{conns: make(chan net.Conn), closed: make(chan struct{})}
	s := &http.Server{Handler: h, ErrorLog: log.New(io.Discard, "", 0)}
	go s.Serve(w)
	t.Cleanup(func() { s.Close() })
	return w
}

// get fetches and returns the text of the answer.
func get(t *testing.T, f *fetch.Fetcher, address string) (string, error) {
	t.Helper()
	answer, err := f.Get(t.Context(), fetch.Request{URL: address})
	return string(answer.Data), err
}

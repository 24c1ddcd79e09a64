package api_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"polidex/api"
	"polidex/corpus"
)

// serving runs a handler on loopback and returns its address and what ends it.
func serving(t *testing.T, handler http.HandlerFunc, opts api.ServerOptions) (string, context.CancelFunc, <-chan error) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	ended := make(chan error, 1)
	go func() { ended <- api.Serve(ctx, listener, handler, opts) }()
	return listener.Addr().String(), cancel, ended
}

// TestServeLetsRequestsFinish ends the server in the middle of an answer.
func TestServeLetsRequestsFinish(t *testing.T) {
	began, goOn := make(chan struct{}), make(chan struct{})
	addr, stop, ended := serving(t, func(w http.ResponseWriter, r *http.Request) {
		close(began)
		<-goOn
		if r.Context().Err() != nil {
			t.Error("the request was told to stop")
		}
		io.WriteString(w, "whole")
	}, api.ServerOptions{})
	body := make(chan string, 1)
	go func() {
		res, err := http.Get("http://" + addr)
		if err != nil {
			body <- err.Error()
			return
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		body <- string(b)
	}()
	<-began
	stop()
	close(goOn)
	if got := <-body; got != "whole" {
		t.Errorf("the answer under way was %q", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("Serve returned %v", err)
	}
	if _, err := net.DialTimeout("tcp", addr, time.Second); err == nil {
		t.Error("the address still answers")
	}
}

// TestServeCutsWhatDoesNotFinish has a request that ends only when it is cut.
func TestServeCutsWhatDoesNotFinish(t *testing.T) {
	began := make(chan struct{})
	addr, stop, ended := serving(t, func(_ http.ResponseWriter, r *http.Request) {
		close(began)
		<-r.Context().Done()
	}, api.ServerOptions{ShutdownTimeout: 20 * time.Millisecond})
	go func() {
		if res, err := http.Get("http://" + addr); err == nil {
			res.Body.Close()
		}
	}()
	<-began
	stop()
	if err := <-ended; err == nil || !strings.Contains(err.Error(), "requests were cut after 20ms") {
		t.Errorf("Serve returned %v", err)
	}
}

func TestServeListenerClosed(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	if err := api.Serve(t.Context(), listener, http.NotFoundHandler(), api.ServerOptions{}); err == nil {
		t.Error("Serve on a closed listener returned nil")
	}
}

// TestServeLimits sends what a slow or greedy client would.
func TestServeLimits(t *testing.T) {
	tests := []struct {
		name string
		opts api.ServerOptions
		send string
		want string
	}{
		{"a header that never ends", api.ServerOptions{HeaderTimeout: 30 * time.Millisecond}, "GET / HTTP/1.1\r\nHost: x\r\n", ""},
		{"a header too large", api.ServerOptions{MaxHeaderBytes: 1 << 10}, "GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("a", 16<<10) + "\r\n\r\n", "431"},
		{"a connection that idles", api.ServerOptions{IdleTimeout: 30 * time.Millisecond}, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "200"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			addr, _, _ := serving(t, func(http.ResponseWriter, *http.Request) {}, test.opts)
			conn, err := net.Dial("tcp", addr)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(conn, test.send); err != nil {
				t.Fatal(err)
			}
			in := bufio.NewReader(conn)
			line, _ := in.ReadString('\n')
			if test.want == "" {
				if strings.Contains(line, "200") {
					t.Errorf("answered %q", line)
				}
			} else if !strings.Contains(line, test.want) {
				t.Errorf("answered %q, want %s", line, test.want)
			}
			// The server hangs up; a deadline of ours would be another error.
			if _, err := io.ReadAll(in); err != nil && strings.Contains(err.Error(), "timeout") {
				t.Error("the server keeps the connection")
			}
		})
	}
}

func TestOptionsMissing(t *testing.T) {
	if _, err := api.New(api.Options{}); err == nil || !strings.Contains(err.Error(), corpus.ErrInvalid.Error()) {
		t.Errorf("New without an index: %v", err)
	}
}

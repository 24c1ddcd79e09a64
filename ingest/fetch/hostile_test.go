package fetch_test

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"polidex/corpus"
	"polidex/ingest/fetch"
)

// zeros writes as many zeros as a compressed stream of some kind.
func zeros(n int, by func(io.Writer) io.WriteCloser) []byte {
	var b bytes.Buffer
	w := by(&b)
	chunk := make([]byte, 1<<16)
	for n > 0 {
		w.Write(chunk[:min(n, len(chunk))])
		n -= len(chunk)
	}
	w.Close()
	return b.Bytes()
}

// Compressed answers: gzip is undone up to the limit, and any other refused before
// a byte of it is read.
func TestEncodings(t *testing.T) {
	gz := func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }
	zl := func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }
	fl := func(w io.Writer) io.WriteCloser { d, _ := flate.NewWriter(w, 9); return d }
	bomb := zeros(4<<20, gz)
	for _, c := range []struct {
		name, encoding string
		body           []byte
		kind           error
		says           string
	}{
		{"none", "", []byte(page), nil, ""},
		{"identity", "identity", []byte(page), nil, ""},
		{"gzip", "gzip", zeros(5000, gz), nil, ""},
		{"gzip bomb", "gzip", bomb, corpus.ErrTooLarge, "larger than the limit of 5000 bytes"},
		{"gzip bomb in gzip", "gzip, gzip", bomb, corpus.ErrUnsupported, `compressed as "gzip, gzip"`},
		{"no gzip", "gzip", []byte(page), corpus.ErrUnavailable, "broke off"},
		{"broken gzip", "gzip", zeros(5000, gz)[:20], corpus.ErrUnavailable, "broke off"},
		{"deflate", "deflate", zeros(5000, zl), corpus.ErrUnsupported, `compressed as "deflate"`},
		{"deflate bomb", "Deflate", zeros(4<<20, fl), corpus.ErrUnsupported, `compressed as "deflate"`},
		{"brotli", "br", []byte(page), corpus.ErrUnsupported, `compressed as "br", which was not asked for`},
		{"zstd", "zstd", []byte(page), corpus.ErrUnsupported, `compressed as "zstd"`},
		{"compress", "x-compress", []byte(page), corpus.ErrUnsupported, `compressed as "x-compress"`},
		{"long name", strings.Repeat("x", 9000), []byte(page), corpus.ErrUnsupported, `xxx..."`},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if got := r.Header.Get("Accept-Encoding"); got != "gzip" {
					t.Errorf("Accept-Encoding: %q", got)
				}
				if c.encoding != "" {
					w.Header().Set("Content-Encoding", c.encoding)
				}
				w.Write(c.body)
			})
			f := fetch.Dialling(fetch.Options{MaxBytes: 5000, Retries: -1, IgnoreRobots: true}, w.dial)
			_, err := get(t, f, "http://example.eu/")
			if c.kind == nil && err != nil {
				t.Errorf("Get: %v", err)
			}
			if c.kind != nil && (!errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("Get: %v, want it to say %q and wrap %q", err, c.says, c.kind)
			}
		})
	}
}

// Answers without end come to one, by their size or by the time that they take.
func TestEndless(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	for _, c := range []struct {
		name string
		// head is sent once, then tail again and again with a pause in between.
		head, tail string
		pause      time.Duration
		kind       error
		says       string
	}{
		{"body", ok + "\r\n", "all the same ", 0, corpus.ErrTooLarge, "larger than the limit of 1 MB"},
		{"body in chunks", ok + "Transfer-Encoding: chunked\r\n\r\n", "4\r\nsame\r\n", 0, corpus.ErrTooLarge, "larger than the limit of 1 MB"},
		{"length of the body", ok + "Content-Length: 9000000000000000000\r\n\r\n", "x", 0, corpus.ErrTooLarge, "larger than the limit of 1 MB"},
		{"headers", ok, "X-More: of the same\r\n", 0, corpus.ErrUnavailable, "headers"},
		{"one header", ok + "X-Long: ", "of the same ", 0, corpus.ErrUnavailable, "headers"},
		{"status line", "HTTP/1.1 200 ", "all is well ", 0, corpus.ErrUnavailable, "headers"},
		{"early answers", "", "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", 0, corpus.ErrUnavailable, ""},
		{"nonsense", "", "what you will ", 0, corpus.ErrUnavailable, ""},
		{"trickle of a body", ok + "\r\n", "x", 10 * time.Second, corpus.ErrUnavailable, "no whole answer within 2m0s"},
		{"trickle of chunks", ok + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n", 10 * time.Second, corpus.ErrUnavailable, "no whole answer within 2m0s"},
		{"trickle of headers", ok, "X-More: x\r\n", 10 * time.Second, corpus.ErrUnavailable, "no whole answer within 2m0s"},
		{"trickle of early answers", "", "HTTP/1.1 103 Early Hints\r\n\r\n", 10 * time.Second, corpus.ErrUnavailable, "no whole answer within 2m0s"},
		{"silence", "", "", time.Minute, corpus.ErrUnavailable, "no whole answer within 2m0s"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var sent atomic.Int64
				w := &wire{conns: make(chan net.Conn), closed: make(chan struct{})}
				defer w.Close()
				go func() {
					for {
						conn, err := w.Accept()
						if err != nil {
							return
						}
						go drip(conn, c.head, c.tail, c.pause, &sent)
					}
				}()
				start := time.Now()
				f := fetch.Dialling(fetch.Options{MaxBytes: 1 << 20, Retries: 1, IgnoreRobots: true}, w.dial)
				_, err := get(t, f, "http://example.eu/")
				if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) || len(err.Error()) > 400 {
					t.Errorf("Get: %.500v, want it to say %q and wrap %q", err, c.says, c.kind)
				}
				if took := time.Since(start); took > 2*time.Minute {
					t.Errorf("it took %v", took)
				}
				// Two attempts of a megabyte, with what the buffers hold.
				if n := sent.Load(); n > 5<<20 {
					t.Errorf("%d bytes were taken", n)
				}
				time.Sleep(2 * c.pause) // until the server has seen that nobody listens
			})
		})
	}
}

// drip reads a request and answers without end.
func drip(conn net.Conn, head, tail string, pause time.Duration, sent *atomic.Int64) {
	defer conn.Close()
	if _, err := http.ReadRequest(bufio.NewReader(conn)); err != nil {
		return
	}
	if pause == 0 {
		tail = strings.Repeat(tail, 1000)
	}
	for next := head; ; next = tail {
		n, err := io.WriteString(conn, next)
		sent.Add(int64(n))
		if err != nil {
			return
		}
		time.Sleep(pause) // of the bubble's clock
	}
}

// A password in an address is in no error and no record of the log, whichever way
// it comes.
func TestNoPasswordShown(t *testing.T) {
	const with, broken = "http://reader:hidden@example.eu/x", "http://reader:hid%%den@example.eu:x/"
	for _, c := range []struct{ name, address, plan, robots string }{
		{"asked for", with, "", ""},
		{"asked for, broken", broken, "", ""},
		{"asked for, without slashes", "http:reader:hidden@example.eu", "", ""},
		{"redirect", "http://example.eu/plan", with, ""},
		{"redirect, broken", "http://example.eu/plan", broken, ""},
		{"redirect to another scheme", "http://example.eu/plan", "ftp://reader:hidden@example.eu/", ""},
		{"redirect without a scheme", "http://example.eu/plan", "//reader:hidden@example.eu/", ""},
		{"redirect of robots.txt", "http://example.eu/plan", "", with},
		{"redirect of robots.txt, broken", "http://example.eu/plan", "", broken},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := serve(t, func(w http.ResponseWriter, r *http.Request) {
				to := c.plan
				if r.URL.Path == "/robots.txt" {
					to = c.robots
				}
				if r.Header.Get("Authorization") != "" {
					t.Error("a password was sent")
				}
				if to != "" {
					w.Header().Set("Location", to)
					w.WriteHeader(http.StatusFound)
				}
			})
			var log bytes.Buffer
			logger := slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
			_, err := get(t, fetch.Dialling(fetch.Options{Pause: -1, Logger: logger}, w.dial), c.address)
			if shown := fmt.Sprint(err) + log.String(); err == nil || strings.Contains(shown, "hid") || strings.Contains(shown, "reader") {
				t.Errorf("Get(%q) shows the password:\n%v\n%s", c.address, err, log.String())
			}
			if strings.Contains(c.address, "/plan") && !strings.Contains(log.String(), "msg=request") {
				t.Errorf("nothing was logged:\n%s", log.String())
			}
		})
	}
}

// Headers of a length that none of their kind has are not kept.
func TestLongHeaders(t *testing.T) {
	w := serve(t, func(w http.ResponseWriter, r *http.Request) {
		for _, name := range []string{"ETag", "Last-Modified", "Content-Type", "Content-Language"} {
			w.Header().Set(name, strings.Repeat("x", 5000))
		}
		fmt.Fprint(w, page)
	})
	answer, err := fetch.Dialling(fetch.Options{}, w.dial).Get(t.Context(), fetch.Request{URL: "http://example.eu/"})
	if err != nil || answer.ETag+answer.LastModified+answer.ContentType+answer.Language != "" {
		t.Errorf("Get: %.300v, %v, want no header kept", answer, err)
	}
}

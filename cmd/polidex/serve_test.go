package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

const note = `P.2 Key actions The Commission will:

  • present a plan against waste crime on rivers in 2031
  • support river patrols
`

// served is a server that runs in the test's process.
type served struct {
	url    string
	stop   context.CancelFunc
	ended  chan int
	errors *lines
}

// lines collects what is written by several goroutines.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// serveDocuments runs "polidex serve" over the sources until the test ends, and
// returns once it greets.
func serveDocuments(t *testing.T, data string, sources ...string) *served {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	s := &served{stop: cancel, ended: make(chan int, 1), errors: &lines{}}
	t.Cleanup(cancel)
	args := []string{"serve", "--data", data, "--address", "localhost:0"}
	for _, source := range sources {
		args = append(args, "--ingest", source)
	}
	out, in := io.Pipe()
	go func() {
		code := run(ctx, args, streams{in: strings.NewReader(""), out: in, err: s.errors}, func(string) string { return "" })
		in.Close()
		s.ended <- code
	}()
	scanner := bufio.NewScanner(out)
	for scanner.Scan() {
		if m := regexp.MustCompile(`at (http://\S+)`).FindStringSubmatch(scanner.Text()); m != nil {
			s.url = m[1]
		}
		if strings.HasPrefix(scanner.Text(), "Stop with") {
			break
		}
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	if s.url == "" {
		t.Fatalf("the server gave no address; it said %s", s.errors)
	}
	return s
}

func TestServe(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "rivers.txt")
	if err := os.WriteFile(file, []byte(note), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serveDocuments(t, filepath.Join(dir, "data"), file)

	var answer struct {
		Total int `json:"total"`
		Hits  []struct {
			Text, Source string
			Page         int
		} `json:"hits"`
	}
	getJSON(t, s.url+"/v1/actions?year=2031", &answer)
	if answer.Total != 1 || len(answer.Hits) != 1 || answer.Hits[0].Page != 2 || answer.Hits[0].Source != file {
		t.Errorf("actions of 2031 = %+v, want the one on page 2 of %s", answer, file)
	}
	getJSON(t, s.url+"/readyz", &struct{}{})

	// A second process is told that the data are in use, at once and in a line.
	var second lines
	code := run(context.Background(), []string{"actions", "--data", filepath.Join(dir, "data")},
		streams{in: strings.NewReader(""), out: io.Discard, err: &second}, func(string) string { return "" })
	if code != exitFailure || !strings.Contains(second.String(), "in use by another polidex process; stop that one first") {
		t.Errorf("a second process ended with %d and said %q", code, second.String())
	}

	s.stop()
	if code := <-s.ended; code != exitOK {
		t.Errorf("the server ended with %d when it was stopped, want 0; it said %s", code, s.errors)
	}
}

func TestServePortInUse(t *testing.T) {
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, c := range []struct {
		name, address, says string
		code                int
	}{
		{"in use", l.Addr().String(), "something else already listens on", exitFailure},
		{"no port", "localhost", "--address takes host:port", exitUsage},
		{"no number", "localhost:lake", "--address takes host:port", exitUsage},
	} {
		t.Run(c.name, func(t *testing.T) {
			var said lines
			code := run(context.Background(), []string{"serve", "--data", filepath.Join(t.TempDir(), "data"), "--address", c.address},
				streams{in: strings.NewReader(""), out: io.Discard, err: &said}, func(string) string { return "" })
			if code != c.code || !strings.Contains(said.String(), c.says) || strings.Count(said.String(), "\n") != 1 {
				t.Errorf("serve ended with %d and said %q, want %d and one line with %q", code, said.String(), c.code, c.says)
			}
		})
	}
}

func getJSON(t *testing.T, url string, into any) {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK {
		t.Fatalf("GET %s = %s", url, r.Status)
	}
	if err := json.NewDecoder(r.Body).Decode(into); err != nil {
		t.Fatalf("GET %s: %v", url, err)
	}
}

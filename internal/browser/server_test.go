package browser_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// root is the folder of the module.
const root = "../.."

// server is a "polidex serve" that runs as a process of its own.
type server struct {
	url    string
	cmd    *exec.Cmd
	ended  chan error
	errors *bytes.Buffer // read once it has ended
}

// aServer runs a server over the sources that a test may write to, until the test
// ends.
func aServer(t *testing.T, sources ...string) *server {
	t.Helper()
	needed(t)
	program, err := shared.program()
	if err != nil {
		t.Fatal(err)
	}
	s, err := serve(program, filepath.Join(t.TempDir(), "data"), sources...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.stop(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// aReadServer is the server that all tests share which change nothing.
func aReadServer(t *testing.T) *server {
	t.Helper()
	needed(t)
	s, err := shared.reading()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// serve runs the program over the sources, which are paths in the module, and
// returns once it greets.
func serve(program, data string, sources ...string) (*server, error) {
	args := []string{"serve", "--data", data, "--address", "localhost:0"}
	for _, source := range sources {
		args = append(args, "--ingest", source)
	}
	s := &server{cmd: exec.Command(program, args...), ended: make(chan error, 1), errors: &bytes.Buffer{}}
	s.cmd.Dir, s.cmd.Stderr = root, s.errors
	bind(s.cmd)
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	// One that never greets is ended, which ends its output too.
	late := time.AfterFunc(2*time.Minute, func() { _ = s.cmd.Process.Kill() })
	defer late.Stop()
	address := regexp.MustCompile(`at (http://\S+)`)
	greeted := false
	lines := bufio.NewScanner(out)
	for !greeted && lines.Scan() {
		if m := address.FindStringSubmatch(lines.Text()); m != nil {
			s.url = m[1]
		}
		greeted = strings.HasPrefix(lines.Text(), "Stop with")
	}
	go func() {
		_, _ = io.Copy(io.Discard, out)
		s.ended <- s.cmd.Wait()
	}()
	if !greeted || s.url == "" {
		_ = s.cmd.Process.Kill()
		return nil, fmt.Errorf("polidex serve did not greet: %w; it said %s", <-s.ended, s.errors)
	}
	return s, nil
}

// stop ends the server as Ctrl-C does, and returns how it ended otherwise than
// well.
func (s *server) stop() error {
	late := time.AfterFunc(20*time.Second, func() { _ = s.cmd.Process.Kill() })
	defer late.Stop()
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	if err := <-s.ended; err != nil {
		return fmt.Errorf("the server ended with %w; it said %s", err, s.errors)
	}
	return nil
}

// get reads an answer of the server as the type of media.
func (s *server) get(ctx context.Context, path, media string) (*http.Response, []byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+path, nil)
	if err != nil {
		return nil, nil, err
	}
	r.Header.Set("Accept", media)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return answer, body, err
}

// json reads an answer of the API into a value.
func (s *server) json(t *testing.T, path string, into any) {
	t.Helper()
	answer, body, err := s.get(t.Context(), path, "application/json")
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("GET %s = %s: %s", path, answer.Status, body)
	}
	if err := json.Unmarshal(body, into); err != nil {
		t.Fatalf("GET %s: %v", path, err)
	}
}

package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"polidex/corpus"
)

// startServer runs "polidex serve" until the test ends, and returns what it says
// at its start, line by line, and its address.
func startServer(t *testing.T, data string, flags ...string) (said []string, url string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	ended := make(chan int, 1)
	out, in := io.Pipe()
	var errs lines
	go func() {
		args := append([]string{"serve", "--data", data, "--address", "localhost:0"}, flags...)
		code := run(ctx, args, streams{in: strings.NewReader(""), out: in, err: &errs}, func(string) string { return "" })
		in.Close()
		ended <- code
	}()
	t.Cleanup(func() {
		cancel()
		if code := <-ended; code != exitOK {
			t.Errorf("the server ended with %d and said %s", code, &errs)
		}
	})
	scanner := bufio.NewScanner(out)
	for scanner.Scan() {
		said = append(said, scanner.Text())
		if _, after, ok := strings.Cut(scanner.Text(), " at http://"); ok {
			url = "http://" + after
		}
		if strings.HasPrefix(scanner.Text(), "Stop with") {
			break
		}
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	if url == "" {
		t.Fatalf("the server gave no address; it said %s", &errs)
	}
	return said, url
}

// createToken runs "polidex token create" and returns the token.
func createToken(t *testing.T, data, name, scopes string) string {
	t.Helper()
	var out, errs lines
	code := run(context.Background(), []string{"token", "create", name, "--scope", scopes, "--data", data},
		streams{in: strings.NewReader(""), out: &out, err: &errs}, func(string) string { return "" })
	if code != exitOK {
		t.Fatalf("token create ended with %d and said %s", code, &errs)
	}
	return strings.TrimSpace(out.String())
}

// statusOf asks for an address with a token, or none, and returns the status.
func statusOf(t *testing.T, url, token string) int {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	return res.StatusCode
}

func TestServeSaysWhoMayWrite(t *testing.T) {
	for _, c := range []struct {
		name   string
		tokens []string
		flags  []string
		says   string
	}{
		{"nobody has a token", nil, nil, "There is no token: your own programs on this machine may write, and nobody else. 'polidex token create' makes one, which all will need then."},
		{"one has", []string{"anna"}, nil, "Writing needs a token; 1 token is known."},
		{"two have", []string{"anna", "ben"}, nil, "Writing needs a token; 2 tokens are known."},
		{"closed, and nobody has", nil, []string{"--require-token"}, "Reading and writing need a token, and there is none yet: 'polidex token create NAME --scope read' makes one."},
		{"closed", []string{"anna"}, []string{"--require-token"}, "Reading and writing need a token; 1 token is known."},
		{"behind a proxy", nil, []string{"--trust-proxy", "1"}, "Writing needs a token, and there is none yet: 'polidex token create NAME --scope add' makes one."},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := t.TempDir()
			for _, name := range c.tokens {
				createToken(t, data, name, "read")
			}
			said, _ := startServer(t, data, c.flags...)
			if len(said) < 2 || said[1] != c.says {
				t.Errorf("the server said %q, want %q in its second line", said, c.says)
			}
		})
	}
}

// TestServeSeesTokens makes and revokes a token from another process's point of
// view, while the server runs.
func TestServeSeesTokens(t *testing.T) {
	data := t.TempDir()
	_, url := startServer(t, data, "--require-token", "--rate", "0")
	if got := statusOf(t, url+"/v1/actions", ""); got != http.StatusUnauthorized {
		t.Errorf("without a token: %d, want 401", got)
	}
	if got := statusOf(t, url+"/healthz", ""); got != http.StatusOK {
		t.Errorf("health: %d, want 200", got)
	}
	token := createToken(t, data, "anna", "read")
	if got := statusOf(t, url+"/v1/actions", token); got != http.StatusOK {
		t.Errorf("with a token just made: %d, want 200", got)
	}
	var out lines
	run(context.Background(), []string{"token", "list", "--data", data, "--format", "csv"}, streams{in: strings.NewReader(""), out: &out, err: io.Discard}, func(string) string { return "" })
	if today := time.Now().UTC().Format(time.DateOnly); !strings.Contains(out.String(), ","+today+",") {
		t.Errorf("the list does not say that the token was used today: %s", &out)
	}
	run(context.Background(), []string{"token", "revoke", "anna", "--data", data}, streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard}, func(string) string { return "" })
	if got := statusOf(t, url+"/v1/actions", token); got != http.StatusUnauthorized {
		t.Errorf("with a token just revoked: %d, want 401", got)
	}
}

func TestExpiry(t *testing.T) {
	now := time.Date(2031, 5, 1, 12, 0, 0, 500, time.UTC)
	for _, c := range []struct {
		text string
		want string
	}{
		{"", "0001-01-01T00:00:00Z"},
		{"12h", "2031-05-02T00:00:00Z"},
		{"90d", "2031-07-30T12:00:00Z"},
		{"2w", "2031-05-15T12:00:00Z"},
		{"2031-05-01", "2031-05-01T23:59:59Z"},
		{"2032-02-29", "2032-02-29T23:59:59Z"},
		{"2031-04-30", ""},
		{"2031-02-30", ""},
		{"0d", ""},
		{"-1d", ""},
		{"1.5d", ""},
		{"90", ""},
		{"90 d", ""},
		{"1y", ""},
		{"999999w", ""},
		{"9999999d", ""},
	} {
		got, err := expiry(c.text, now)
		if c.want == "" {
			if !errors.Is(err, corpus.ErrInvalid) {
				t.Errorf("expiry(%q) = %v, %v, want ErrInvalid", c.text, got, err)
			}
			continue
		}
		if err != nil || got.Format(time.RFC3339) != c.want {
			t.Errorf("expiry(%q) = %s, %v, want %s", c.text, got.Format(time.RFC3339), err, c.want)
		}
	}
}

func FuzzExpiry(f *testing.F) {
	for _, seed := range []string{"", "12h", "90d", "999999w", "2031-05-01", "9999-12-31", "00d"} {
		f.Add(seed)
	}
	now := time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		got, err := expiry(text, now)
		switch {
		case err != nil:
			if !errors.Is(err, corpus.ErrInvalid) {
				t.Errorf("expiry(%q) = %v", text, err)
			}
		case text != "" && !got.After(now):
			t.Errorf("expiry(%q) = %s, which has passed", text, got)
		}
	})
}

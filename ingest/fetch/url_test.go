package fetch_test

import (
	"net/url"
	"strings"
	"testing"

	"polidex/ingest/fetch"
)

func TestIsURL(t *testing.T) {
	for _, c := range []struct {
		source string
		want   bool
	}{
		{"https://example.eu/plan.pdf", true},
		{"HTTP://example.eu", true},
		{" https://example.eu/", true},
		{"ftp://example.eu/plan.pdf", true},
		{"https:reader:secret@example.eu", true},
		{"plan.pdf", false},
		{"./a: b//c.txt", false},
		{`C:\plans\plan.pdf`, false},
		{"C://", false},
		{"://x", false},
		{"-", false},
		{"", false},
	} {
		t.Run(c.source, func(t *testing.T) {
			if got := fetch.IsURL(c.source); got != c.want {
				t.Errorf("IsURL(%q) = %v, want %v", c.source, got, c.want)
			}
		})
	}
}

func TestRedact(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"nothing to hide", "https://example.eu/a@b?c=d@e", "https://example.eu/a@b?c=d@e"},
		{"path of a file", "plans/me:you@home.txt", "plans/me:you@home.txt"},
		{"user and password", "https://me:secret@example.eu/a@b", "https://xxxxx@example.eu/a@b"},
		{"user alone", "https://me@example.eu", "https://xxxxx@example.eu"},
		{"slash in the password", "https://me:sec/ret@example.eu/x", "https://xxxxx@example.eu/x"},
		{"broken escape", "https://me:se%cret@example.eu:port/x", "https://xxxxx@example.eu:port/x"},
		{"without slashes", "https:me:secret@example.eu", "https:xxxxx@example.eu"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := fetch.Redact(c.source); got != c.want {
				t.Errorf("Redact(%q) = %q, want %q", c.source, got, c.want)
			}
		})
	}
}

func FuzzRedact(f *testing.F) {
	for _, s := range []string{
		"https://me:secret@example.eu/a", "https://me:sec/ret@example.eu", "http:me:x@y", "http:///me:x@y", "x://@", "https://a@b@c/d@e", `http:\\me:x@y/`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		shown := fetch.Redact(source)
		if again := fetch.Redact(shown); again != shown {
			t.Errorf("Redact(%q) = %q, and of that %q", source, shown, again)
		}
		u, err := url.Parse(source)
		if err != nil || u.User == nil || !fetch.IsURL(source) {
			return
		}
		if password, _ := u.User.Password(); password != "" && strings.Contains(shown, u.User.String()+"@") {
			t.Errorf("Redact(%q) = %q shows the password", source, shown)
		}
	})
}

// Wherever a redirect leads, it is an address of the web, without a password, of
// a host in ASCII.
func FuzzFollow(f *testing.F) {
	for _, c := range ways {
		f.Add(c.address)
	}
	for _, s := range []string{"", "..", "?a=b#c", "//", "//me@x/", "///x", "http:", "http:x", `http:\\127.0.0.1\`, "HTTP://BÜCHER.eu:443/%zz", "https://[::1%25a]:80/"} {
		f.Add(s)
	}
	from := &url.URL{Scheme: "https", Host: "example.eu", Path: "/a/b"}
	f.Fuzz(func(t *testing.T, location string) {
		to, host, err := fetch.Follow(from, location)
		if err != nil {
			return
		}
		if to.Scheme != "http" && to.Scheme != "https" || to.User != nil || to.Hostname() == "" || to.Fragment != "" || len(to.String()) > 8000 {
			t.Errorf("follow(%q) = %q", location, to)
		}
		again, at, err := fetch.Follow(from, to.String())
		if err != nil || again.String() != to.String() || at != host {
			t.Errorf("follow(%q) = %q of %q, and of that %v of %q, %v", location, to, host, again, at, err)
		}
	})
}

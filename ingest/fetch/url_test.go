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

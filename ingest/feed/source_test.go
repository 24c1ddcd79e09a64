package feed_test

import (
	"errors"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/ingest/feed"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         feed.Source
	}{
		{"feed", "feed:https://host.example/atom.xml", feed.Source{URL: "https://host.example/atom.xml"}},
		{"sitemap", " Sitemap:HTTPS://Host.example/sitemap.xml?a=b#c ", feed.Source{Sitemap: true, URL: "https://host.example/sitemap.xml?a=b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := feed.Parse(c.source)
			if err != nil || got != c.want {
				t.Fatalf("Parse(%q) = %+v, %v, want %+v", c.source, got, err, c.want)
			}
			if again, err := feed.Parse(got.String()); err != nil || again != got {
				t.Errorf("Parse(%q) = %+v, %v, want %+v", got.String(), again, err, got)
			}
		})
	}
	for _, c := range []struct{ name, source, says string }{
		{"a page", "https://host.example/", "feed:https://host/path"},
		{"nothing", "feed:", "http:// or https://"},
		{"the old spelling", "feed://host.example/atom.xml", "http:// or https://"},
		{"other scheme", "feed:ftp://host.example/atom.xml", "http:// or https://"},
		{"password", "sitemap:https://me:hidden@host.example/", "user name or password"},
		{"broken", "feed:https://host example/", "no web address"},
		{"no UTF-8", "feed:https://host.ex\xb0mple/", "http:// or https://"},
		{"long", "feed:https://host.example/" + strings.Repeat("a", 3000), "http:// or https://"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := feed.Parse(c.source)
			if !errors.Is(err, corpus.ErrInvalid) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "hidden") {
				t.Errorf("Parse(%q) = %v, want an invalid request that says %q", c.source, err, c.says)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"feed:https://host.example/atom.xml", "sitemap:http://[::1]:80/?a#b", "feed:https://a@b/", "feed:", "SITEMAP:http://h:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		s, err := feed.Parse(source)
		if err != nil {
			return
		}
		if again, err := feed.Parse(s.String()); err != nil || again != s {
			t.Errorf("Parse(%q) = %+v, and its spelling %q is %+v, %v", source, s, s.String(), again, err)
		}
	})
}

func TestFilter(t *testing.T) {
	const address = "https://home.example.eu/strategy/2025/Plan.pdf?lang=en"
	for _, c := range []struct {
		name             string
		include, exclude []string
		want             bool
	}{
		{"nothing asked", nil, nil, true},
		{"ending", []string{"*.pdf"}, nil, true},
		{"other ending", []string{"*.html"}, nil, false},
		{"one of two", []string{"*.html", "*.{doc,pdf}"}, nil, true},
		{"folder anywhere", []string{"strategy/"}, nil, true},
		{"folder from the root", []string{"/strategy/**"}, nil, true},
		{"folder that is not at the root", []string{"/2025/**"}, nil, false},
		{"a star stays in its folder", []string{"/strategy/*"}, nil, false},
		{"whole address", []string{"https://*.example.eu/**"}, nil, true},
		{"whole address of another host", []string{"https://*.example.org/**"}, nil, false},
		{"excluded", nil, []string{"/strategy/"}, false},
		{"included and excluded", []string{"*.pdf"}, []string{"2025/*"}, false},
		{"excluded elsewhere", nil, []string{"/news/"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := feed.Filter{Include: c.include, Exclude: c.exclude}
			if err := f.Check(); err != nil {
				t.Fatal(err)
			}
			if got := f.Takes(address); got != c.want {
				t.Errorf("Takes(%q) = %v, want %v", address, got, c.want)
			}
		})
	}
	for _, c := range []struct {
		name    string
		pattern string
	}{
		{"empty", ""}, {"open bracket", "[a"}, {"open brace", "{a,b"}, {"long", strings.Repeat("a", 300)}, {"stars", strings.Repeat("*a", 20)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := (feed.Filter{Exclude: []string{c.pattern}}).Check(); !errors.Is(err, corpus.ErrInvalid) {
				t.Errorf("Check() of %q = %v, want an invalid request", c.pattern, err)
			}
		})
	}
	t.Run("many", func(t *testing.T) {
		if err := (feed.Filter{Include: make([]string, 200)}).Check(); !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("Check() = %v, want an invalid request", err)
		}
	})
}

func FuzzFilter(f *testing.F) {
	f.Add("**/*.pdf", "https://host.example/a/b.pdf")
	f.Add("https://*/**", "https://host.example/a/b.pdf")
	f.Add("{a,{b,c}}[^d]", "x:")
	f.Add("**/**/**/**a", "https://host.example/"+strings.Repeat("b/", 1000))
	f.Fuzz(func(t *testing.T, pattern, address string) {
		filter := feed.Filter{Include: []string{pattern}}
		if filter.Check() == nil {
			filter.Takes(address)
		}
	})
}

package robots_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"polidex/ingest/robots"
)

// conformance are files and what they say to a crawler of the name polidex of
// the paths of their site.
var conformance = []struct {
	name, file      string
	allowed, denied []string
}{
	{"empty file", "", []string{"/", "/a?b"}, nil},
	{"all denied", "User-agent: *\nDisallow: /\n", nil, []string{"", "/", "/a", "/?q"}},
	{"the file itself is allowed", "User-agent: *\nDisallow: /\n", []string{"/robots.txt"}, []string{"/robots.txt?a", "/robots.txt.bak"}},
	{"empty rule", "User-agent: *\nDisallow:\n", []string{"/a"}, nil},
	{"empty rule beside another", "User-agent: *\nDisallow:\nDisallow: /a\nAllow:\n", []string{"/b"}, []string{"/a"}},
	{"a rule is a beginning", "User-agent: *\nDisallow: /plan\n", []string{"/", "/a/plan", "/Plan"}, []string{"/plan", "/plans/a", "/plan.pdf", "/plan?a"}},
	{"a folder", "User-agent: *\nDisallow: /plan/\n", []string{"/plan", "/plan.pdf"}, []string{"/plan/", "/plan/a"}},

	{"own group", "User-agent: polidex\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
	{"another's group", "User-agent: otherbot\nDisallow: /\n", []string{"/a"}, nil},
	{"own group before the general", "User-agent: polidex\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n", []string{"/b"}, []string{"/a"}},
	{"own group after the general", "User-agent: *\nDisallow: /b\n\nUser-agent: polidex\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
	{"own group without rules", "User-agent: *\nDisallow: /\n\nUser-agent: polidex\n", []string{"/a"}, nil},
	{"own group with an empty rule", "User-agent: *\nDisallow: /\n\nUser-agent: polidex\nDisallow:\n", []string{"/a"}, nil},
	{"groups of the same crawler", "User-agent: polidex\nDisallow: /a\n\nUser-agent: x\nDisallow: /b\n\nUser-agent: polidex\nDisallow: /c\n", []string{"/b"}, []string{"/a", "/c"}},
	{"groups for all", "User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: *\nDisallow: /c\n", []string{"/b"}, []string{"/a", "/c"}},
	{"several names, one group", "User-agent: x\nUser-agent: polidex\nUser-agent: y\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
	{"a name and all", "User-agent: x\nUser-agent: *\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
	{"empty lines end no group", "User-agent: polidex\n\n\nDisallow: /a\n\nDisallow: /b\n", nil, []string{"/a", "/b"}},
	{"other fields end no group", "User-agent: x\nSitemap: https://example.eu/s.xml\nHost: example.eu\nUser-agent: polidex\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
	{"other fields between rules", "User-agent: polidex\nDisallow: /a\nSitemap: https://example.eu/s.xml\nDisallow: /b\n", nil, []string{"/a", "/b"}},
	{"a delay ends no group", "User-agent: polidex\nCrawl-delay: 1\nUser-agent: x\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
	{"rule before any name", "Disallow: /\nUser-agent: *\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
	{"name in capitals", "USER-AGENT: PoliDEX\nDISALLOW: /a\n", []string{"/b"}, []string{"/a"}},
	{"name with a version", "User-agent: polidex/2.0\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
	{"name with more words", "User-agent: polidex for libraries\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
	{"beginning of the name", "User-agent: poli\nDisallow: /\n", []string{"/a"}, nil},
	{"longer name", "User-agent: polidexer\nDisallow: /\nUser-agent: polidex-news\nDisallow: /\n", []string{"/a"}, nil},
	{"star with more words", "User-agent: * everyone\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
	{"star in a name", "User-agent: *dex\nDisallow: /\n", []string{"/a"}, nil},

	{"the longest rule decides", "User-agent: *\nDisallow: /\nAllow: /plans/\nDisallow: /plans/drafts/\n", []string{"/plans/", "/plans/a"}, []string{"/", "/a", "/plans/drafts/a"}},
	{"order does not matter", "User-agent: *\nDisallow: /plans/drafts/\nAllow: /plans/\nDisallow: /\n", []string{"/plans/", "/plans/a"}, []string{"/", "/a", "/plans/drafts/a"}},
	{"allowed on a tie", "User-agent: *\nDisallow: /a\nAllow: /a\n", []string{"/a"}, nil},
	{"allowed on a tie, the other order", "User-agent: *\nAllow: /a\nDisallow: /a\n", []string{"/a"}, nil},
	{"allowed on a tie, whatever fits", "User-agent: *\nAllow: /page*\nDisallow: /*.htm\n", []string{"/page.htm"}, []string{"/a.htm"}},
	{"longer with a star", "User-agent: *\nAllow: /page\nDisallow: /*.php\n", []string{"/page.ph"}, []string{"/page.php5"}},
	{"the end is longer", "User-agent: *\nAllow: /$\nDisallow: /\n", []string{"/", ""}, []string{"/page.htm", "/?a"}},

	{"star in the middle", "User-agent: *\nDisallow: /a*z\n", []string{"/a", "/b/a-z"}, []string{"/az", "/abcz", "/a/b/z/c", "/a?z"}},
	{"star at the beginning", "User-agent: *\nDisallow: *.pdf\n", []string{"/a"}, []string{"/a.pdf", "/a/b.pdf?x"}},
	{"star at the end", "User-agent: *\nDisallow: /a*\n", []string{"/b"}, []string{"/a", "/abc"}},
	{"stars in a row", "User-agent: *\nDisallow: /a**b***\n", []string{"/a"}, []string{"/ab", "/a-b-c"}},
	{"end", "User-agent: *\nDisallow: /*.pdf$\n", []string{"/a.pdf?b", "/a.pdfx"}, []string{"/a.pdf", "/a.pdf.pdf"}},
	{"end after a star", "User-agent: *\nDisallow: /a*$\n", []string{"/b"}, []string{"/a", "/ab"}},
	{"parts do not overlap", "User-agent: *\nDisallow: /aba*aba$\n", []string{"/aba", "/ababa"}, []string{"/abaaba", "/aba-aba"}},
	{"dollar within", "User-agent: *\nDisallow: /a$b\n", []string{"/a", "/ab"}, []string{"/a$b", "/a%24bc"}},
	{"dollar encoded", "User-agent: *\nDisallow: /a%24\n", []string{"/a"}, []string{"/a$", "/a$b"}},
	{"star encoded", "User-agent: *\nDisallow: /a%2ab\n", []string{"/axb"}, []string{"/a*b", "/a%2Ab"}},
	{"no expression", "User-agent: *\nDisallow: /a.b+(c|d)[e]\n", []string{"/axbb", "/a.bbc"}, []string{"/a.b+(c%7Cd)[e]"}},
	{"query", "User-agent: *\nDisallow: /*?\nAllow: /*?$\n", []string{"/a", "/a?"}, []string{"/a?b", "/?b"}},

	{"letters beyond ASCII", "User-agent: *\nDisallow: /é/ツ\n", []string{"/e"}, []string{"/%C3%A9/%E3%83%84", "/%c3%a9/%e3%83%84", "/é/ツ"}},
	{"encoded in the file", "User-agent: *\nDisallow: /foo/%e3%83%84\n", nil, []string{"/foo/ツ"}},
	{"needlessly encoded in the file", "User-agent: *\nDisallow: /%62%61%7A\n", nil, []string{"/baz"}},
	{"needlessly encoded in the address", "User-agent: *\nDisallow: /baz\n", nil, []string{"/%62%61%7A"}},
	{"a delimiter is not its encoded form", "User-agent: *\nDisallow: /a%2Fb\n", []string{"/a/b"}, []string{"/a%2fb"}},
	{"but in a query", "User-agent: *\nDisallow: /a?b=http://c.eu\n", nil, []string{"/a?b=http%3A%2F%2Fc.eu"}},
	{"broken encoding", "User-agent: *\nDisallow: /a?%zz%\n", []string{"/a"}, []string{"/a?%zz%", "/a?%25zz%25"}},
	{"space in a rule", "User-agent: *\nDisallow: /a b\n", []string{"/a"}, []string{"/a%20b"}},

	{"byte order mark", "\xEF\xBB\xBFUser-agent: *\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
	{"part of a byte order mark", "\xEF\xBBUser-agent: *\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
	{"broken mark", "\xEF\xBB\x01User-agent: *\nDisallow: /a\n", []string{"/a"}, nil},
	{"CR", "User-agent: *\rDisallow: /a\rDisallow: /b\r", []string{"/c"}, []string{"/a", "/b"}},
	{"CR LF", "User-agent: *\r\nDisallow: /a\r\nDisallow: /b\r\n", []string{"/c"}, []string{"/a", "/b"}},
	{"no end of the last line", "User-agent: *\nDisallow: /a", []string{"/b"}, []string{"/a"}},
	{"spaces everywhere", " \tUser-agent \t: \t* \t\n\t Disallow\t:/a\t \n", []string{"/b"}, []string{"/a"}},
	{"comments", "# all\nUser-agent: * # of you\nDisallow: /a # now\nDisallow: /b#c\n#Disallow: /d\n", []string{"/d"}, []string{"/a", "/b"}},
	{"no colon", "User-agent *\nDisallow /a\nDisallow /b /c\n", []string{"/b"}, []string{"/a"}},
	{"misspelt", "Useragent: *\nDisalow: /a\nDissallow: /b\nDiasllow: /c\n", []string{"/d"}, []string{"/a", "/b", "/c"}},
	{"nonsense", "<html>\nUser-agent\n:\n::\nUser-agent: *\nDisallow: /a\n\x00\xff: /b\nnofollow: /c\n", []string{"/b", "/c"}, []string{"/a"}},
	{"delay that is none", "User-agent: *\nCrawl-delay: soon\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
	{"rule that is no path", "User-agent: *\nDisallow: a\nDisallow: https://example.eu/b\n", []string{"/a", "/b"}, nil},
	{"index of an allowed folder", "User-agent: *\nAllow: /a/index.html\nDisallow: /\n", []string{"/a/", "/a/index.html"}, []string{"/a", "/a/b"}},
	{"index of a denied folder", "User-agent: *\nDisallow: /a/index.html\n", []string{"/a/"}, []string{"/a/index.html"}},
}

func TestConformance(t *testing.T) {
	for _, c := range conformance {
		t.Run(c.name, func(t *testing.T) {
			rules := robots.Parse([]byte(c.file), "polidex")
			for want, paths := range map[bool][]string{true: c.allowed, false: c.denied} {
				for _, path := range paths {
					u := address(t, path)
					if rule, got := rules.Allowed(u); got != want {
						t.Errorf("Allowed(%q) = %v by %q, want %v", path, got, rule, want)
					}
				}
			}
		})
	}
}

func address(t *testing.T, path string) *url.URL {
	t.Helper()
	u, err := url.Parse("https://example.eu" + path)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestRule(t *testing.T) {
	file := "User-agent: *\r\nDisallow: /b\r\n\r\nDisallow: /a/*.pdf$\rAllow: /a/plan.pdf\n\nDisallow: /é/" + strings.Repeat("x", 300)
	rules := robots.Parse([]byte(file), "polidex")
	for _, c := range []struct {
		path string
		line int
		text string
	}{
		{"/a/b.pdf", 4, "Disallow: /a/*.pdf$"},
		{"/a/plan.pdf", 5, "Allow: /a/plan.pdf"},
		{"/é/" + strings.Repeat("x", 300), 7, "Disallow: /%C3%A9/" + strings.Repeat("x", 92) + "..."},
	} {
		t.Run(c.text[:8], func(t *testing.T) {
			rule, _ := rules.Allowed(address(t, c.path))
			if rule.Line != c.line || rule.String() != c.text {
				t.Errorf("Allowed(%q): line %d, %q, want line %d, %q", c.path, rule.Line, rule, c.line, c.text)
			}
		})
	}
}

func TestDelay(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       time.Duration
	}{
		{"none", "User-agent: *\nDisallow: /a\n", 0},
		{"seconds", "User-agent: *\nCrawl-delay: 10\n", 10 * time.Second},
		{"fraction", "User-agent: *\nCrawl-Delay: 0.5 # please\n", 500 * time.Millisecond},
		{"after the rules", "User-agent: *\nDisallow: /a\nCrawl-delay: 2\n", 2 * time.Second},
		{"the longest", "User-agent: *\nCrawl-delay: 3\nCrawl-delay: 7\nCrawl-delay: 5\n", 7 * time.Second},
		{"own before all", "User-agent: *\nCrawl-delay: 9\n\nUser-agent: polidex\nCrawl-delay: 3\n", 3 * time.Second},
		{"own without one", "User-agent: *\nCrawl-delay: 9\n\nUser-agent: polidex\nDisallow: /a\n", 0},
		{"of the one named before", "User-agent: x\nCrawl-delay: 9\n\nUser-agent: *\nDisallow: /\n", 0},
		{"before any name", "Crawl-delay: 9\nUser-agent: *\n", 0},
		{"negative", "User-agent: *\nCrawl-delay: -1\n", 0},
		{"no number", "User-agent: *\nCrawl-delay: NaN\n", 0},
		{"endless", "User-agent: *\nCrawl-delay: Inf\n", 24 * time.Hour},
		{"a year", "User-agent: *\nCrawl-delay: 31536000\n", 24 * time.Hour},
		{"words", "User-agent: *\nCrawl-delay: 10 s\n", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := robots.Parse([]byte(c.file), "polidex").Delay; got != c.want {
				t.Errorf("Parse(%q).Delay = %v, want %v", c.file, got, c.want)
			}
		})
	}
}

// What is after the first 500 KiB does not count, and what is within does.
func TestLimit(t *testing.T) {
	head := "User-agent: *\nDisallow: /first\n"
	last := "\nDisallow: /last\n"
	filler := strings.Repeat("#", robots.MaxBytes-len(head)-len(last))
	rules := robots.Parse([]byte(head+filler+last+"Disallow: /after\n"), "polidex")
	for path, want := range map[string]bool{"/first": false, "/last": false, "/after": true} {
		if _, got := rules.Allowed(address(t, path)); got != want {
			t.Errorf("Allowed(%q) = %v, want %v", path, got, want)
		}
	}
}

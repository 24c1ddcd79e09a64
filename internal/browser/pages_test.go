package browser_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"polidex/internal/browser"
)

// page is a page that is looked at in all views. What stands in braces in its path
// is put in from the test documents.
type page struct {
	name, path string
	// status is what it answers with, 0 for 200.
	status int
	// again says that another page of its kind stands before, whose stops of the
	// keyboard are the same.
	again bool
}

// pages are all kinds of pages that there are; a new page has its line here.
var pages = []page{
	{name: "home", path: "/"},
	{name: "search", path: "/?q=boat"},
	{name: "search-narrowed", path: "/?q=boats+OR+ports&kind=action&theme=property-crime&theme=drug-trafficking&-actor=europol&year_from=2030&group=document"},
	{name: "search-widened", path: "/?q=secruity+THB", again: true},
	{name: "search-nothing", path: "/?q=zzyzx&theme=fraud"},
	{name: "search-documents", path: "/?kind=document&sort=date", again: true},
	{name: "lost", path: "/no/such/page", status: http.StatusNotFound},
	{name: "actions", path: "/actions"},
	{name: "actions-narrowed", path: "/actions?q=crime&theme=fraud&actor=commission&year=2033..&form=main"},
	{name: "actions-by-theme", path: "/actions?by=theme", again: true},
	{name: "matrix", path: "/actions?view=matrix"},
	{name: "matrix-actors", path: "/actions?view=matrix&across=actor&order=total&due=open&form=all", again: true},
	{name: "document", path: "/documents/{document:safe-waters.pdf}?page=7"},
	{name: "document-found", path: "/documents/{document:safe-waters.pdf}?q=boats"},
	{name: "document-html", path: "/documents/{document:safe-waters-eurlex.html}"},
	{name: "document-text", path: "/documents/{document:open-doors-record.txt}", again: true},
	{name: "review", path: "/documents/{document:safe-waters.pdf}/review"},
	{name: "work", path: "/works/{work:safe-waters.pdf}"},
	{name: "compare", path: "/compare"},
	{name: "compared", path: "/compare?a={work:safe-waters.pdf}&b={work:villages-surs.pdf}"},
	{name: "compared-actions", path: "/compare?a={work:safe-waters.pdf}&b={work:open-doors-record.txt}", again: true},
	{name: "themes", path: "/themes"},
	{name: "theme", path: "/themes/fraud"},
	{name: "add", path: "/add"},
	{name: "sign-in", path: "/sign-in"},
	{name: "help", path: "/help"},
	{name: "about", path: "/about"},
	{name: "docs", path: "/docs"},
	{name: "docs-ask", path: "/docs/ask"},
	{name: "docs-objects", path: "/docs/objects"},
	{name: "docs-object", path: "/docs/objects/Action"},
}

// views are those in which every page is looked at.
var views = []browser.View{
	{Width: 1280, Height: 900},
	{Width: 1280, Height: 900, Dark: true},
	{Width: 390, Height: 844},
	{Width: 390, Height: 844, Dark: true},
}

// maxWeight is how many bytes of HTML, CSS and script a page may have together,
// uncompressed.
const maxWeight = 60_000

// fill puts what the server holds into the braces of a path.
func (s *server) fill(t *testing.T, path string) string {
	t.Helper()
	if !strings.Contains(path, "{") {
		return path
	}
	var documents struct {
		Hits []struct{ ID, Work, Source string }
	}
	s.json(t, "/v1/documents?limit=100", &documents)
	var words []string
	for _, d := range documents.Hits {
		file := filepath.Base(d.Source)
		words = append(words, "{document:"+file+"}", d.ID, "{work:"+file+"}", d.Work)
	}
	filled := strings.NewReplacer(words...).Replace(path)
	if strings.Contains(filled, "{") {
		t.Fatalf("nothing fills %s", filled)
	}
	return filled
}

// colours are the rules of axe that judge a page otherwise in the dark; what stands on
// it is the same there, and judged in the light.
var colours = []string{"color-contrast", "link-in-text-block"}

// TestPages looks at every page at both widths, in light and dark.
func TestPages(t *testing.T) {
	s := aReadServer(t)
	script := axe(t)
	for _, v := range views {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			tab := quietTab(t, v)
			var rules []string
			if v.Dark {
				rules = colours
			}
			for _, p := range pages {
				t.Run(p.name, func(t *testing.T) { look(t, tab, s, p, script, rules) })
			}
		})
	}
}

func look(t *testing.T, tab *browser.Tab, s *server, p page, script string, rules []string) {
	want := p.status
	if want == 0 {
		want = http.StatusOK
	} else {
		tab.Excuse(p.path)
	}
	status, err := tab.Go(s.url + s.fill(t, p.path))
	if err != nil {
		t.Fatal(err)
	}
	if status != want {
		t.Fatalf("GET %s = %d, want %d", p.path, status, want)
	}
	if faults := loose(tab.Header("Content-Security-Policy")); len(faults) > 0 {
		t.Errorf("the content security policy %s", strings.Join(faults, ", "))
	}
	over, err := tab.Overhang()
	if err != nil {
		t.Fatal(err)
	}
	if len(over) > 0 {
		t.Errorf("it must be scrolled sideways:\n%s", strings.Join(over, "\n"))
	}
	violations, err := tab.Axe(script, rules...)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations {
		t.Errorf("axe: %s", v)
	}
	t.Logf("%s: %s", p.path, tab.Weight())
	if w := tab.Weight(); w.HTML == 0 || w.Total() > maxWeight {
		t.Errorf("the page has %s, want at most %d", w, maxWeight)
	}
	for _, trouble := range tab.Troubles() {
		t.Error(trouble)
	}
}

// loose is what a content security policy allows that it should not.
func loose(policy string) []string {
	var out []string
	directives := map[string][]string{}
	for directive := range strings.SplitSeq(policy, ";") {
		if words := strings.Fields(directive); len(words) > 0 {
			directives[words[0]] = words[1:]
		}
	}
	if !slices.Equal(directives["default-src"], []string{"'none'"}) {
		out = append(out, "should have default-src 'none'")
	}
	if script := directives["script-src"]; len(script) > 0 && !slices.Equal(script, []string{"'self'"}) && !slices.Equal(script, []string{"'none'"}) {
		out = append(out, fmt.Sprintf("has script-src %s", strings.Join(script, " ")))
	}
	for _, name := range []string{"base-uri", "frame-ancestors", "form-action"} {
		if len(directives[name]) == 0 {
			out = append(out, "has no "+name)
		}
	}
	for name, values := range directives {
		for _, v := range values {
			if v == "*" || strings.HasPrefix(v, "'unsafe-") || strings.Contains(v, "http") {
				out = append(out, fmt.Sprintf("has %s %s", name, v))
			}
		}
	}
	return out
}

func TestLoose(t *testing.T) {
	const good = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	for _, c := range []struct {
		name, policy string
		faults       int
	}{
		{"strict", good, 0},
		{"own script", good + "; script-src 'self'", 0},
		{"none", "", 4},
		{"inline style", good + "; style-src-attr 'unsafe-inline'", 1},
		{"eval", good + "; script-src 'self' 'unsafe-eval'", 2},
		{"other host", good + "; font-src https://example.org", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := loose(c.policy); len(got) != c.faults {
				t.Errorf("loose(%q) = %q, want %d faults", c.policy, got, c.faults)
			}
		})
	}
}

// TestHTML validates every page as it is served.
func TestHTML(t *testing.T) {
	s := aReadServer(t)
	validator, err := filepath.Abs(npm(t, ".bin/html-validate"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, p := range pages {
		answer, body, err := s.get(t.Context(), s.fill(t, p.path), "text/html")
		if err != nil {
			t.Fatal(err)
		}
		if media := answer.Header.Get("Content-Type"); media != "text/html; charset=utf-8" {
			t.Errorf("%s is %q, want HTML", p.path, media)
		}
		d, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		// Without it a telephone shows the page as a desk does, and small.
		if got := d.Find("head meta[name=viewport]").AttrOr("content", ""); !strings.Contains(got, "width=device-width") {
			t.Errorf("%s has the viewport %q", p.path, got)
		}
		if err := os.WriteFile(filepath.Join(folder, p.name+".html"), body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	config, err := filepath.Abs(".htmlvalidate.cjs")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), validator, "--config", config, "--formatter", "json", folder)
	// Into a file: what is longer than a pipe holds would be cut off.
	file, err := os.Create(filepath.Join(t.TempDir(), "results.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = file, &complaints
	err = cmd.Run()
	out, readErr := os.ReadFile(file.Name())
	if readErr != nil {
		t.Fatal(readErr)
	}
	var results []struct {
		FilePath string
		Messages []struct {
			RuleID, Message, Selector string
			Line, Column              int
		}
	}
	if jsonErr := json.Unmarshal(out, &results); jsonErr != nil {
		t.Fatalf("html-validate: %v, %v, %s%s", err, jsonErr, out, &complaints)
	}
	for _, r := range results {
		for _, m := range r.Messages {
			t.Errorf("%s:%d:%d: %s (%s) at %s", filepath.Base(r.FilePath), m.Line, m.Column, m.Message, m.RuleID, m.Selector)
		}
	}
	if err != nil && !t.Failed() {
		t.Errorf("html-validate: %v: %s", err, &complaints)
	}
}

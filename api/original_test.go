package api_test

import (
	"strings"
	"testing"

	"polidex/corpus"
)

func TestOriginals(t *testing.T) {
	f := newFixture(t)
	tests := []struct {
		format      corpus.Format
		mediaType   string
		disposition string
		sandboxed   bool
	}{
		{corpus.FormatPDF, "application/pdf", "inline; filename=com-2031-9.pdf", false},
		{corpus.FormatHTML, "text/html; charset=ISO-8859-1", "inline; filename=strategies.html", true},
		{corpus.FormatText, "text/plain; charset=utf-8", `inline; filename="notes on ports.txt"`, true},
	}
	for _, test := range tests {
		t.Run(string(test.format), func(t *testing.T) {
			d := f.held(test.format)
			got := f.get(t, "/v1/documents/"+d.ID+"/original")
			if got.body != string(f.archive.originals[d.Digest]) {
				t.Errorf("the bytes differ: %q", got.body)
			}
			for name, want := range map[string]string{
				"Content-Type": test.mediaType, "Content-Disposition": test.disposition, "ETag": `"` + d.Digest + `"`,
				"X-Content-Type-Options": "nosniff", "Accept-Ranges": "bytes",
			} {
				if v := got.Header.Get(name); v != want {
					t.Errorf("%s is %q, want %q", name, v, want)
				}
			}
			policy := got.Header.Get("Content-Security-Policy")
			if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "sandbox") != test.sandboxed {
				t.Errorf("policy %q", policy)
			}
		})
	}
}

func TestOriginalRanges(t *testing.T) {
	f := newFixture(t)
	d := f.held(corpus.FormatPDF)
	path := "/v1/documents/" + d.ID + "/original"
	tests := []struct {
		name    string
		headers []string
		status  int
		body    string
	}{
		{"the first bytes", []string{"Range", "bytes=0-3"}, 206, "%PDF"},
		{"the last bytes", []string{"Range", "bytes=-4"}, 206, "one\n"},
		{"the same file", []string{"Range", "bytes=1-3", "If-Range", `"` + d.Digest + `"`}, 206, "PDF"},
		{"another file", []string{"Range", "bytes=1-3", "If-Range", `"other"`}, 200, string(f.archive.originals[d.Digest])},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := f.get(t, path, test.headers...)
			if got.StatusCode != test.status || got.body != test.body {
				t.Errorf("%d %q, want %d %q", got.StatusCode, got.body, test.status, test.body)
			}
		})
	}
}

func TestOriginalLost(t *testing.T) {
	f := newFixture(t)
	d := f.held(corpus.FormatPDF)
	delete(f.archive.originals, d.Digest)
	got := f.get(t, "/v1/documents/"+d.ID+"/original")
	if got.StatusCode != 404 || strings.Contains(got.body, "secret") || got.Header.Get("Content-Disposition") != "" {
		t.Errorf("%d %v %s", got.StatusCode, got.Header, got.body)
	}
}

func TestNamesOfOriginals(t *testing.T) {
	for source, want := range map[string]string{
		"":                               "<id>.txt",
		"/":                              "<id>.txt",
		"..":                             "<id>.txt",
		"a/b/plan.txt":                   "plan.txt",
		`C:\plans\one.txt`:               "one.txt",
		"https://example.org/p/?a=b/c":   "c.txt",
		"https://example.org/p?a=b":      "p.txt",
		"estratégia.txt":                 "utf-8''estrat%C3%A9gia.txt",
		"a\r\nSet-Cookie: b":             "aSet-Cookie b.txt",
		strings.Repeat("long", 99) + "x": "<id>.txt",
	} {
		f := newFixture(t)
		f.add(corpus.FormatText, "other words", source)
		id := corpus.DocumentID(corpus.Digest([]byte("other words")))
		got := f.get(t, "/v1/documents/"+id+"/original").Header.Get("Content-Disposition")
		got = strings.ReplaceAll(strings.TrimPrefix(strings.TrimPrefix(got, "inline; filename="), "inline; filename*="), id, "<id>")
		if got = strings.Trim(got, `"`); got != want {
			t.Errorf("source %q is named %q, want %q", source, got, want)
		}
	}
}

package api_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"

	"polidex/api"
	"polidex/corpus"
	"polidex/ingest"
)

// part is one part of a form with the boundary b.
func part(headers, body string) string { return "--b\r\n" + headers + "\r\n\r\n" + body + "\r\n" }

const fileHeader = `Content-Disposition: form-data; name="file"; filename="a.txt"`

// Nothing is kept of a form that is not one whole file, whatever it is instead.
func TestHostileForms(t *testing.T) {
	l := newLibrary(t, 0)
	c := l.contract(t)
	for _, test := range []struct {
		name, mediaType, body string
		status                int
		says                  string
	}{
		{"no boundary", "multipart/form-data", part(fileHeader, "A") + "--b--", 400, "no boundary"},
		{"another boundary", "multipart/form-data; boundary=c", part(fileHeader, "A") + "--b--", 400, "form"},
		{"nothing", "multipart/form-data; boundary=b", "", 400, "no field file"},
		{"no part", "multipart/form-data; boundary=b", "--b--\r\n", 400, "no field file"},
		{"cut off", "multipart/form-data; boundary=b", "--b\r\n" + fileHeader + "\r\n\r\nhalf of", 400, "cut off"},
		{"cut off behind the file", "multipart/form-data; boundary=b", part(fileHeader, "A"), 400, "form"},
		{"another field", "multipart/form-data; boundary=b", part(`Content-Disposition: form-data; name="title"`, "A") + "--b--", 400, `field "title"`},
		{"another field behind", "multipart/form-data; boundary=b", part(fileHeader, "A") + part(`Content-Disposition: form-data; name="title"`, "A") + "--b--", 400, `field "title"`},
		{"two files", "multipart/form-data; boundary=b", part(fileHeader, "A") + part(fileHeader, "B") + "--b--", 400, "more than one file"},
		{"empty file", "multipart/form-data; boundary=b", part(fileHeader, "") + "--b--", 422, "empty"},
		{"too large", "multipart/form-data; boundary=b", part(fileHeader, strings.Repeat("x", 1<<20+1)) + "--b--", 413, "larger than the limit"},
		{"endless header", "multipart/form-data; boundary=b", "--b\r\nX: " + strings.Repeat("x", 11<<20), 400, "form"},
		{"many headers", "multipart/form-data; boundary=b", "--b\r\n" + strings.Repeat("X: y\r\n", 20_000) + "\r\nA\r\n--b--", 400, "form"},
		{"no disposition", "multipart/form-data; boundary=b", part("X: y", "A") + "--b--", 400, `field ""`},
		{"mixed", "multipart/mixed; boundary=b", part(fileHeader, "A") + "--b--", 415, "multipart/form-data"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := l.post(t, "/v1/documents", test.mediaType, strings.NewReader(test.body))
			c.check(t, "post /v1/documents", test.status, got)
			var p api.Problem
			if err := json.Unmarshal([]byte(got.body), &p); err != nil || !strings.Contains(p.Detail, test.says) {
				t.Errorf("problem %+v, %v, want %q", p, err, test.says)
			}
		})
	}
	if all, err := l.archive.Originals(t.Context()); len(all) != 0 || err != nil {
		t.Errorf("%d originals, %v, want none", len(all), err)
	}
}

// What a sender calls a file cannot reach anything, nor be mistaken for a source of
// another kind.
func TestFileNames(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"plan.pdf", "/plan.pdf"},
		{"", ""},
		{"..", ""},
		{"/", ""},
		{"../../etc/passwd", "/passwd"},
		{`C:\Users\me\plan.pdf`, "/plan.pdf"},
		{"https://example.org/plan.pdf", "/plan.pdf"},
		{"plan\x1b[2J.pdf", `/plan\x1b[2J.pdf`},
		{"pl\u202ean.pdf", `/pl\u202ean.pdf`},
		{"zażółć.pdf", "/zażółć.pdf"},
		{"bad\xffname.pdf", "/badname.pdf"},
		{strings.Repeat("ż", 200) + ".pdf", "/" + strings.Repeat("ż", 73) + ".pdf"},
		{strings.Repeat("x", 300), "/" + strings.Repeat("x", 150)},
	} {
		digest := corpus.Digest([]byte("A"))
		if got := ingest.UploadSource(digest, c.name); got != "upload:"+corpus.DocumentID(digest)+c.want {
			t.Errorf("UploadSource(%q) = %q, want it to end in %q", c.name, got, c.want)
		}
	}
}

func FuzzForm(f *testing.F) {
	f.Add("b", part(fileHeader, "A")+"--b--")
	f.Add("b", part(fileHeader, "A"))
	f.Add("b", part(fileHeader, "A")+part(fileHeader, "B")+"--b--")
	f.Add("", "--b--")
	f.Fuzz(func(t *testing.T, boundary, body string) {
		name, data, err := api.ReadForm(strings.NewReader(body), boundary)
		switch {
		case err != nil && !errors.Is(err, corpus.ErrInvalid):
			t.Errorf("the error %v is of no kind", err)
		case err == nil && !strings.Contains(body, string(data)):
			t.Errorf("%q was read of %q, which is not in it", data, name)
		}
	})
}

func FuzzReadOrder(f *testing.F) {
	for _, s := range []string{`{"source": "https://example.org/"}`, `{"source": 1}`, `{}`, `null`, `[]`, `{"sourse": ""}`, `{"source": "a"}{`, ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		o, err := api.ReadOrder(strings.NewReader(body))
		if err != nil && !errors.Is(err, corpus.ErrInvalid) && !errors.Is(err, corpus.ErrTooLarge) {
			t.Errorf("the error %v is of no kind", err)
		}
		if err != nil && o.Source != "" {
			t.Errorf("an order %+v comes with the error %v", o, err)
		}
	})
}

// Files that come at once are all taken; of the same bytes there is one document.
func TestAddConcurrently(t *testing.T) {
	l := newLibrary(t, 0)
	l.open(t)
	var all sync.WaitGroup
	for i := range 24 {
		all.Go(func() {
			got := l.send(t, fmt.Sprintf("%d.txt", i), fmt.Sprintf("Text %d", i%8))
			switch got.StatusCode {
			case http.StatusOK:
			case http.StatusAccepted:
				if j := l.done(t, answeredJob(t, got)); j.State != corpus.JobDone {
					t.Errorf("job %+v", j)
				}
			default:
				t.Errorf("%d: %s", got.StatusCode, got.body)
			}
		})
	}
	all.Wait()
	if ids, err := l.archive.DocumentIDs(t.Context()); len(ids) != 8 || err != nil {
		t.Errorf("%d documents, %v, want 8", len(ids), err)
	}
}

// A large file goes through in pieces. What the pipeline then reads of it, it reads
// whole, and is not part of this.
func TestLargeFile(t *testing.T) {
	if os.Getenv("POLIDEX_SLOW") == "" {
		t.Skip("POLIDEX_SLOW is not set")
	}
	archive, err := ingest.OpenArchive(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	l := newLibraryOf(t, archive, 0, 256<<20)
	const size = 200 << 20
	head := []byte("--b\r\n" + fileHeader + "\r\n\r\n")
	body := io.MultiReader(bytes.NewReader(head), io.LimitReader(zeros{}, size), strings.NewReader("\r\n--b--\r\n"))
	peak, stop := heapPeak()
	got := l.post(t, "/v1/documents", "multipart/form-data; boundary=b", body)
	stop()
	j := answeredJob(t, got)
	if got.StatusCode != http.StatusAccepted || j.Size != size {
		t.Fatalf("%d: %s", got.StatusCode, got.body)
	}
	t.Logf("the heap grew to %d MB", *peak>>20)
	if *peak > 64<<20 {
		t.Errorf("the heap grew to %d MB while 200 MB came", *peak>>20)
	}
}

// heapPeak looks at the heap until stop is called.
func heapPeak() (peak *uint64, stop func()) {
	peak = new(uint64)
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			*peak = max(*peak, m.HeapInuse)
			select {
			case <-done:
				return
			default:
				runtime.Gosched()
			}
		}
	}()
	return peak, func() {
		close(done)
		<-ended
	}
}

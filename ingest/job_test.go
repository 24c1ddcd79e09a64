package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest"
)

// No order reads a file of this machine, whatever it is called and whatever there
// is under that name.
func TestAddRefuses(t *testing.T) {
	dir := folder(t, map[string]string{"secret.txt": "Secret", "COM(2025) 148": "Not the Commission's", "https:/example.org/a.txt": "Nor this", "in.zip": "PK"})
	t.Chdir(dir)
	o := newOffice(t, newDesk(t, nil), nil)
	for _, c := range []struct {
		name  string
		order corpus.Order
		says  string
	}{
		{"nothing", corpus.Order{}, "an order needs a source"},
		{"spaces", corpus.Order{Source: " \n"}, "an order needs a source"},
		{"standard input", corpus.Order{Source: "-"}, "it is no web address"},
		{"file", corpus.Order{Source: "secret.txt"}, "it is no web address"},
		{"path", corpus.Order{Source: filepath.Join(dir, "secret.txt")}, "it is no web address"},
		{"above", corpus.Order{Source: "../../etc/passwd"}, "it is no web address"},
		{"folder", corpus.Order{Source: "."}, "it is no web address"},
		{"member of an archive", corpus.Order{Source: "in.zip/a.txt"}, "it is no web address"},
		{"file address", corpus.Order{Source: "file:///etc/passwd"}, "it is no web address"},
		{"uploaded", corpus.Order{Source: "upload:0123456789abcdef/a.txt"}, "it is no web address"},
		{"feed of a file", corpus.Order{Source: "feed:/etc/passwd"}, "http:// or https:// is needed"},
		{"sitemap of a file", corpus.Order{Source: "sitemap:file:///etc/passwd"}, "http:// or https:// is needed"},
		{"harvest of a file", corpus.Order{Source: "oai:/etc/passwd"}, "none that can be taken in"},
		{"password", corpus.Order{Source: "https://me:secret@example.org/"}, "user name or password"},
		{"broken name", corpus.Order{Source: "celex:banana"}, "celex:52025DC0148"},
		{"control letters", corpus.Order{Source: "a\x1b[2Jb"}, "it is no web address"},
		{"long", corpus.Order{Source: "https://example.org/" + strings.Repeat("x", 3000)}, "longer than 2048 bytes"},
		{"no text", corpus.Order{Source: "https://example.org/\xff"}, "is no text"},
		{"follow", corpus.Order{Source: "https://example.org/", Follow: "everything"}, "not one of pdf, documents"},
		{"language", corpus.Order{Source: "https://example.org/", Languages: []string{"klingon"}}, "klingon"},
		{"form", corpus.Order{Source: "https://example.org/", Forms: []string{"docx"}}, "not one of html, pdf"},
		{"pattern", corpus.Order{Source: "https://example.org/", Include: []string{"["}}, "pattern"},
		{"many", corpus.Order{Source: "https://example.org/", Exclude: make([]string, 51)}, "more than 50 values"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := o.queue.Add(t.Context(), c.order, "")
			if !errors.Is(err, corpus.ErrInvalid) || !strings.Contains(fmt.Sprint(err), c.says) || strings.Contains(fmt.Sprint(err), "\x1b") {
				t.Errorf("Add: %v, want %q", err, c.says)
			}
		})
	}
	if jobs := o.all(); len(jobs) != 0 {
		t.Errorf("%d jobs, want none", len(jobs))
	}
}

func FuzzOrder(f *testing.F) {
	for _, s := range []string{"-", "a.txt", "https://example.org/a.pdf#p", "feed:https://example.org/feed", "sitemap:/etc/passwd", "oai:https://example.org/oai?set=a",
		"COM(2025) 148", "celex:52025DC0148", "eli:reg/2016/794", "upload:x/y", "file:///etc/passwd", "HTTP://[::1]:80/", "com:2025/148?language=de&form=pdf"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		// What is taken is what another look takes too, and never a path.
		err := ingest.CheckOrder(corpus.Order{Source: source})
		if err != nil && !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("%q: %v, want %v", source, err, corpus.ErrInvalid)
		}
		if err == nil && (filepath.IsAbs(source) || strings.HasPrefix(source, ".") || source == ingest.Stdin) {
			t.Errorf("%q is taken", source)
		}
	})
}

// An address is taken in with what it leads to, a row each; an order that waits is
// not taken twice.
func TestAdd(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/missing.txt":
			http.NotFound(w, r)
		case "/robots.txt":
			http.NotFound(w, r)
		case "/page":
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, "Page\n- one thing\n<a href='/a.pdf'>A</a><a href='/broken.pdf'>B</a>")
		case "/a.pdf":
			w.Header().Set("Content-Type", "application/pdf")
			io.WriteString(w, "A\n- a thing")
		default:
			w.Header().Set("Content-Type", "application/pdf")
			io.WriteString(w, "broken")
		}
	}))
	defer site.Close()
	o := newOffice(t, newDesk(t, nil), nil)
	order := corpus.Order{Source: site.URL + "/page", Follow: "pdf", Languages: []string{"en"}}
	job, err := o.queue.Add(t.Context(), order, "Ada")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := o.queue.Add(t.Context(), order, "Eve"); again.ID != job.ID || err != nil {
		t.Errorf("the same order brought job %s, %v, want %s", again.ID, err, job.ID)
	}
	gone, err := o.queue.Add(t.Context(), corpus.Order{Source: site.URL + "/missing.txt"}, "")
	if err != nil {
		t.Fatal(err)
	}
	o.work()
	got := o.job(job.ID)
	want := []string{
		"added " + site.URL + "/page",
		"added " + site.URL + "/a.pdf",
		"failed " + site.URL + "/broken.pdf: the file ends after 12 kB of 57 kB: it was cut off in transfer",
	}
	if diff := cmp.Diff(want, shortRows(got)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if got.State != corpus.JobDone || got.Counts != (corpus.JobCounts{Inputs: 3, Added: 2, Failed: 1}) || got.By != "Ada" || got.Follow != "pdf" {
		t.Errorf("job = %+v", got)
	}
	if j := o.job(gone.ID); j.State != corpus.JobFailed || !strings.Contains(j.Reason, "404") {
		t.Errorf("job = %s: %s, want that there is nothing", j.State, j.Reason)
	}
}

func TestReprocess(t *testing.T) {
	d := newDesk(t, nil)
	o := newOffice(t, d, nil)
	o.work()
	o.job(o.upload("a.txt", "A\n- light every buoy\n- mend the quay").ID)
	doc := id("A\n- light every buoy\n- mend the quay")
	o.close()

	// The next version reads it otherwise.
	mode := "more"
	d.opts.Tool = "2.0"
	d.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		switch mode {
		case "broken":
			return nil, fmt.Errorf("no page of it could be read: %w", corpus.ErrMalformed)
		case "less":
			out, err := read(ctx, data, name, contentType)
			out.Quality.PagesWithoutText = []int{1, 2}
			return out, err
		}
		out, err := read(ctx, append(slices.Clone(data), "\n- paint the lighthouse"...), name, contentType)
		out.ID = "" // it is that of the bytes
		return out, err
	}
	o = newOffice(t, d, nil)
	o.work()
	for _, c := range []struct {
		mode, row string
		state     corpus.JobState
		actions   int
	}{
		{"more", "updated %s: read again: 1 added", corpus.JobDone, 3},
		{"same", "updated %s: read again: no change in 3 actions", corpus.JobDone, 3},
		{"broken", "failed %s: no page of it could be read; the document stays as it was", corpus.JobFailed, 3},
		{"less", "failed %s: 2 pages would be left unread that the document has; it stays as it was", corpus.JobFailed, 3},
	} {
		t.Run(c.mode, func(t *testing.T) {
			mode = c.mode
			job, err := o.queue.Reprocess(t.Context(), doc, "")
			if err != nil {
				t.Fatal(err)
			}
			got := o.job(job.ID)
			if diff := cmp.Diff([]string{fmt.Sprintf(c.row, "upload:"+doc+"/a.txt")}, shortRows(got)); diff != "" || got.State != c.state {
				t.Errorf("%s: rows (-want +got):\n%s", got.State, diff)
			}
			held, err := d.opts.Archive.Document(t.Context(), doc)
			if err != nil || len(held.Actions) != c.actions || held.Source != "upload:"+doc+"/a.txt" {
				t.Errorf("document %+v, %v, want %d actions", held, err, c.actions)
			}
			if x := o.ix.docs[doc]; x == nil || len(x.Actions) != c.actions {
				t.Errorf("the index has %+v, want %d actions", x, c.actions)
			}
		})
	}
	for _, id := range []string{"", "nonsense", "0123456789abcdef", "../../x"} {
		if _, err := o.queue.Reprocess(t.Context(), id, ""); !errors.Is(err, corpus.ErrNotFound) {
			t.Errorf("Reprocess(%q): %v, want %v", id, err, corpus.ErrNotFound)
		}
	}
	// What could not be read is tried again by the ID that it would have.
	mode = "broken"
	o.job(o.upload("b.txt", "B").ID)
	mode = "same"
	job, err := o.queue.Reprocess(t.Context(), id("B"), "")
	if err != nil {
		t.Fatal(err)
	}
	if j := o.job(job.ID); j.State != corpus.JobDone || j.Counts.Added != 1 {
		t.Errorf("job = %+v, want it read", j)
	}
}

// A file that ends every process that reads it is left alone in the end, and what
// waits behind it is done.
func TestQueueKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signals")
	}
	if dir := os.Getenv(queueVariable); dir != "" {
		killedQueue(t, dir)
		return
	}
	dir := t.TempDir()
	var out string
	runs := 0
	for ; runs < 20; runs++ {
		child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestQueueKilled$")
		child.Env = append(os.Environ(), queueVariable+"="+dir)
		said, err := child.CombinedOutput()
		if out = string(said); err == nil {
			break
		} else if !strings.Contains(err.Error(), "killed") {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	if runs < 2 || runs > 12 {
		t.Errorf("%d processes were killed, want some\n%s", runs, out)
	}
}

// queueVariable tells a child of the test where to work.
const queueVariable = "POLIDEX_TEST_QUEUE"

func killedQueue(t *testing.T, dir string) {
	a, err := ingest.OpenArchive(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	d := newDesk(t, a)
	d.opts.Workers = 1
	d.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		if string(data) == "killer" {
			self, err := os.FindProcess(os.Getpid())
			if err == nil {
				err = self.Signal(syscall.SIGKILL)
			}
			if err != nil {
				return nil, err
			}
			select {}
		}
		return read(ctx, data, name, contentType)
	}
	o := newOffice(t, d, func(q *ingest.QueueOptions) { q.Random = nil })
	if len(o.all()) == 0 {
		o.upload("killer.pdf", "killer")
		o.upload("harmless.txt", "Harmless")
	}
	o.work()
	states := map[string]corpus.JobState{}
	for _, j := range o.all() {
		j = o.job(j.ID)
		states[j.Source] = j.State
		if j.State == corpus.JobFailed && !strings.Contains(j.Reason, "times") {
			t.Errorf("the reason of %s is %q", j.Source, j.Reason)
		}
	}
	want := map[string]corpus.JobState{
		"upload:" + id("killer") + "/killer.pdf":     corpus.JobFailed,
		"upload:" + id("Harmless") + "/harmless.txt": corpus.JobDone,
	}
	if diff := cmp.Diff(want, states); diff != "" {
		t.Errorf("jobs (-want +got):\n%s", diff)
	}
	o.close()
}

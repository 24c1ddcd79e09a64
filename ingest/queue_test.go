package ingest_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest"
)

// counter is a source of randomness that never repeats itself.
type counter struct {
	mu sync.Mutex
	n  byte
}

func (c *counter) Read(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
	for i := range p {
		p[i] = c.n
	}
	return len(p), nil
}

// Delete makes the fake index one that documents are removed from.
func (x *fakeIndex) Delete(_ context.Context, ids ...string) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, id := range ids {
		delete(x.docs, id)
	}
	return nil
}

// office is a desk with a queue, whose clerk works once told to.
type office struct {
	*desk
	queue   *ingest.Queue
	remover *ingest.Remover
	stop    context.CancelFunc
	ended   chan struct{}
}

// newOffice opens a queue on a desk. Nothing is worked on before work is called.
func newOffice(t *testing.T, d *desk, change func(*ingest.QueueOptions)) *office {
	t.Helper()
	p, err := ingest.New(d.opts)
	if err != nil {
		t.Fatal(err)
	}
	o := &office{desk: d, ended: make(chan struct{})}
	if o.remover, err = ingest.NewRemover(ingest.RemoverOptions{Archive: d.opts.Archive, Index: d.ix, Now: d.opts.Now}); err != nil {
		t.Fatal(err)
	}
	opts := ingest.QueueOptions{Pipeline: p, Remover: o.remover, Random: &counter{}}
	if change != nil {
		change(&opts)
	}
	ctx, stop := context.WithCancel(t.Context())
	o.stop = stop
	t.Cleanup(stop)
	if o.queue, err = ingest.OpenQueue(ctx, opts); err != nil {
		t.Fatal(err)
	}
	return o
}

// work has the queue worked on until the test ends or close is called.
func (o *office) work() {
	ctx, cancel := context.WithCancel(o.t.Context())
	stop := o.stop
	o.stop = func() { cancel(); stop() }
	go func() {
		defer close(o.ended)
		o.queue.Work(ctx)
	}()
	o.t.Cleanup(o.close)
}

func (o *office) close() {
	o.stop()
	<-o.ended
}

func (o *office) upload(name, text string) corpus.Job {
	o.t.Helper()
	job, id, err := o.queue.Upload(o.t.Context(), name, "", "", strings.NewReader(text))
	if err != nil || id != "" {
		o.t.Fatalf("Upload(%q) = document %q, %v, want a job", name, id, err)
	}
	return job
}

// events waits for the end of a job and returns what happened in it.
func (o *office) events(id string) []corpus.JobEvent {
	o.t.Helper()
	var all []corpus.JobEvent
	after := ""
	for {
		events, more, err := o.queue.JobEvents(o.t.Context(), id, after)
		if err != nil {
			o.t.Fatal(err)
		}
		all = append(all, events...)
		if len(events) > 0 {
			after = events[len(events)-1].ID
		}
		if more == nil {
			return all
		}
		select {
		case <-more:
		case <-o.t.Context().Done():
			o.t.Fatal("the job does not end")
		}
	}
}

// job waits for the end of a job and returns it.
func (o *office) job(id string) corpus.Job {
	o.t.Helper()
	o.events(id)
	j, err := o.queue.Job(o.t.Context(), id)
	if err != nil {
		o.t.Fatal(err)
	}
	return j
}

// steps are events in short.
func steps(events []corpus.JobEvent) []string {
	var out []string
	for _, e := range events {
		s := string(e.Step)
		if e.Row != nil {
			s += " " + e.Row.State
		}
		out = append(out, s)
	}
	return out
}

// shortRows are a job's rows in short.
func shortRows(j corpus.Job) []string {
	var out []string
	for _, r := range j.Rows {
		line := r.State + " " + r.Source
		if r.Reason != "" {
			line += ": " + r.Reason
		}
		out = append(out, line)
	}
	return out
}

func TestUpload(t *testing.T) {
	text := "Harbours\n- light every buoy\n- mend the quay"
	o := newOffice(t, newDesk(t, nil), nil)
	job, known, err := o.queue.Upload(t.Context(), `C:\Users\me\harbours.txt`, "text/plain; charset=utf-8", "Ada", strings.NewReader(text))
	if err != nil || known != "" {
		t.Fatalf("Upload = %q, %v", known, err)
	}
	want := corpus.Job{
		ID: "20300301T090003Z-010101010101", Kind: corpus.JobUpload, State: corpus.JobWaiting, Document: id(text), Size: int64(len(text)), By: "Ada",
		Order: corpus.Order{Source: "upload:" + id(text) + "/harbours.txt"}, Created: time.Date(2030, 3, 1, 9, 0, 3, 0, time.UTC),
	}
	if diff := cmp.Diff(want, job); diff != "" {
		t.Errorf("job (-want +got):\n%s", diff)
	}
	// It is in the archive before it is read.
	if data, err := o.opts.Archive.ReadOriginal(t.Context(), corpus.Digest([]byte(text))); string(data) != text || err != nil {
		t.Errorf("the original is %q, %v", data, err)
	}
	if again := o.upload("copy.txt", text); again.ID != job.ID {
		t.Errorf("the same bytes brought job %s, want %s, which waits for them", again.ID, job.ID)
	}
	o.work()
	if diff := cmp.Diff([]string{"waiting", "started", "fetched", "read", "indexed", "row added", "done"}, steps(o.events(job.ID))); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
	got := o.job(job.ID)
	row := corpus.JobRow{Source: job.Source, State: "added", Document: id(text), Title: "Harbours", Actions: 2}
	if len(got.Rows) == 1 {
		got.Rows[0].TookMS = 0
	}
	if diff := cmp.Diff([]corpus.JobRow{row}, got.Rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if got.State != corpus.JobDone || got.Counts != (corpus.JobCounts{Inputs: 1, Added: 1}) || o.ix.docs[id(text)] == nil {
		t.Errorf("job %+v with %d documents in the index, want it done and one", got, len(o.ix.docs))
	}

	if _, known, err := o.queue.Upload(t.Context(), "third.txt", "", "", strings.NewReader(text)); known != id(text) || err != nil {
		t.Errorf("bytes that are known: document %q, %v, want %s", known, err, id(text))
	}
	doc, err := o.opts.Archive.Document(t.Context(), id(text))
	if err != nil {
		t.Fatal(err)
	}
	var sources []string
	for _, r := range doc.Provenance {
		sources = append(sources, strings.TrimPrefix(r.Source, "upload:"+id(text)+"/")+" "+r.ContentType)
	}
	if diff := cmp.Diff([]string{"harbours.txt text/plain; charset=utf-8", "copy.txt ", "third.txt "}, sources); diff != "" {
		t.Errorf("provenance (-want +got):\n%s", diff)
	}
	// A source that cannot be visited again is not.
	if rows, err := o.refresh(); len(rows) > 0 || err != nil {
		t.Errorf("a refresh brought %v, %v", lines(rows, ""), err)
	}
}

// refresh visits the sources of a desk again.
func (d *desk) refresh() ([]ingest.Row, error) {
	p, err := ingest.New(d.opts)
	if err != nil {
		d.t.Fatal(err)
	}
	var rows []ingest.Row
	_, err = p.Refresh(d.t.Context(), func(r ingest.Row) { rows = append(rows, r) })
	return rows, err
}

func TestUploadFails(t *testing.T) {
	d := newDesk(t, nil)
	d.opts.MaxBytes = 100
	o := newOffice(t, d, nil)
	o.work()
	for _, c := range []struct {
		name string
		body io.Reader
		want error
	}{
		{"empty", strings.NewReader(""), corpus.ErrMalformed},
		{"too large", strings.NewReader(strings.Repeat("x", 101)), corpus.ErrTooLarge},
		{"cut off", io.MultiReader(strings.NewReader("half"), &failingReader{io.ErrUnexpectedEOF}), io.ErrUnexpectedEOF},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, _, err := o.queue.Upload(t.Context(), "a.txt", "", "", c.body); !errors.Is(err, c.want) {
				t.Errorf("Upload: %v, want %v", err, c.want)
			}
		})
	}
	if all, err := d.opts.Archive.Originals(t.Context()); len(all) != 0 || err != nil {
		t.Errorf("%d originals, %v, want none", len(all), err)
	}
	// What cannot be read is kept, said, and tried again when it is sent again.
	for range 2 {
		job := o.job(o.upload("b.pdf", "broken").ID)
		if job.State != corpus.JobFailed || job.Reason != "the file ends after 12 kB of 57 kB: it was cut off in transfer" {
			t.Errorf("job = %s: %s", job.State, job.Reason)
		}
	}
	if sources, err := d.opts.Archive.Sources(t.Context()); err != nil || len(sources) != 1 || sources[0].State != ingest.StateFailed {
		t.Errorf("sources = %+v, %v, want one that failed", sources, err)
	}
}

type failingReader struct{ err error }

func (f *failingReader) Read([]byte) (int, error) { return 0, f.err }

// What waits is done by the next process, and what another began too.
func TestQueueRestart(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "Page %s\n- do it", r.URL.Path)
	}))
	defer site.Close()
	d := newDesk(t, nil)
	first := newOffice(t, d, nil)
	upload := first.upload("a.txt", "A")
	source, err := first.queue.Add(t.Context(), corpus.Order{Source: site.URL + "/b.txt"}, "")
	if err != nil {
		t.Fatal(err)
	}
	first.stop()

	// The second is stopped while it reads.
	reading := make(chan struct{})
	var once sync.Once
	d.opts.Extract = func(ctx context.Context, _ []byte, _, _ string) (*corpus.Document, error) {
		once.Do(func() { close(reading) })
		<-ctx.Done()
		return nil, ctx.Err()
	}
	second := newOffice(t, d, nil)
	second.work()
	<-reading
	second.close()
	if j, err := second.queue.Job(t.Context(), upload.ID); j.State != corpus.JobWaiting || err != nil {
		t.Errorf("an interrupted job is %s, %v, want waiting", j.State, err)
	}

	d.opts.Extract = read
	third := newOffice(t, d, nil)
	waiting, n, err := third.queue.Jobs(t.Context(), 10)
	if len(waiting) != 2 || n != 2 || err != nil || waiting[0].ID != source.ID || waiting[0].Before != 1 {
		t.Errorf("jobs = %+v, %d, %v, want the source's and before it the file's", waiting, n, err)
	}
	third.work()
	for _, job := range []corpus.Job{upload, source} {
		if j := third.job(job.ID); j.State != corpus.JobDone || j.Counts.Added != 1 {
			t.Errorf("job %s is %s with %+v", j.Source, j.State, j.Counts)
		}
	}
	third.close()

	fourth := newOffice(t, d, nil)
	if j := fourth.job(source.ID); j.State != corpus.JobDone || len(j.Rows) != 1 {
		t.Errorf("a job that has ended is %+v in the next process", j)
	}
	if diff := cmp.Diff([]string{"done"}, steps(fourth.events(source.ID))); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
}

func TestQueueBounds(t *testing.T) {
	o := newOffice(t, newDesk(t, nil), func(q *ingest.QueueOptions) { q.MaxWaiting, q.MaxEnded = 2, 3 })
	var ids []string
	for i := range 2 {
		ids = append(ids, o.upload("a.txt", fmt.Sprint("Text ", i)).ID)
	}
	_, _, err := o.queue.Upload(t.Context(), "c.txt", "", "", strings.NewReader("C"))
	var full corpus.QueueFullError
	if !errors.As(err, &full) || full.Waiting != 2 || !errors.Is(err, corpus.ErrUnavailable) {
		t.Errorf("a third: %v, want that two wait", err)
	}
	if _, err := o.queue.Add(t.Context(), corpus.Order{Source: "https://example.org/"}, ""); !errors.As(err, &full) {
		t.Errorf("a source: %v, want that two wait", err)
	}
	o.work()
	for _, id := range ids {
		o.job(id)
	}
	for i := range 3 {
		id := o.upload("a.txt", fmt.Sprint("Another text ", i)).ID
		o.job(id)
		ids = append(ids, id)
	}
	o.close() // what was forgotten is removed after the last was told
	jobs, _, err := o.queue.Jobs(t.Context(), 10)
	if len(jobs) != 3 || err != nil || jobs[0].ID != ids[4] {
		t.Errorf("%d jobs are remembered, %v, want the last three", len(jobs), err)
	}
	if _, err := o.queue.Job(t.Context(), ids[0]); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("a forgotten job: %v, want %v", err, corpus.ErrNotFound)
	}
	if again := newOffice(t, o.desk, nil); len(again.all()) != 3 {
		t.Errorf("the archive holds %d jobs, want 3", len(again.all()))
	}
}

func (o *office) all() []corpus.Job {
	o.t.Helper()
	jobs, _, err := o.queue.Jobs(o.t.Context(), 1000)
	if err != nil {
		o.t.Fatal(err)
	}
	return jobs
}

// Many who send at once, some of them the same, are all served, and each text is
// read once.
func TestUploadConcurrently(t *testing.T) {
	d := newDesk(t, nil)
	var mu sync.Mutex
	reads := map[string]int{}
	d.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		mu.Lock()
		reads[string(data)]++
		mu.Unlock()
		return read(ctx, data, name, contentType)
	}
	o := newOffice(t, d, nil)
	o.work()
	var all sync.WaitGroup
	jobs := make([]string, 40)
	for i := range jobs {
		all.Go(func() {
			text := fmt.Sprintf("Text %d", i%10)
			j, known, err := o.queue.Upload(t.Context(), "a.txt", "", "", iotestReader(text))
			if err != nil || (j.ID == "") == (known == "") {
				t.Errorf("Upload(%q) = %q, %q, %v", text, j.ID, known, err)
			}
			jobs[i] = j.ID
		})
	}
	all.Wait()
	for _, id := range jobs {
		if id == "" {
			continue
		}
		if j := o.job(id); j.State != corpus.JobDone {
			t.Errorf("job = %s: %s", j.State, j.Reason)
		}
	}
	for text, n := range reads {
		if n != 1 {
			t.Errorf("%q was read %d times", text, n)
		}
	}
	if len(reads) != 10 || len(o.ix.docs) != 10 {
		t.Errorf("%d texts were read, %d are in the index, want 10", len(reads), len(o.ix.docs))
	}
}

// iotestReader brings a text a byte at a time.
func iotestReader(text string) io.Reader {
	var readers []io.Reader
	for _, b := range []byte(text) {
		readers = append(readers, bytes.NewReader([]byte{b}))
	}
	return io.MultiReader(readers...)
}

// Events are given after any other; those of another process are before all.
func TestJobEventsResume(t *testing.T) {
	o := newOffice(t, newDesk(t, nil), nil)
	job := o.upload("a.txt", "A")
	o.work()
	all := o.events(job.ID)
	for i, e := range all {
		got, _, err := o.queue.JobEvents(t.Context(), job.ID, e.ID)
		if diff := cmp.Diff(steps(all[i+1:]), steps(got)); diff != "" || err != nil {
			t.Errorf("after %s: %v (-want +got):\n%s", e.Step, err, diff)
		}
	}
	for _, after := range []string{"", "other-3", "nonsense", "-", all[0].ID + "9999"} {
		got, _, err := o.queue.JobEvents(t.Context(), job.ID, after)
		if want := len(all); err != nil || len(got) != want && !strings.HasSuffix(after, "9999") {
			t.Errorf("after %q: %d events, %v, want %d", after, len(got), err, want)
		}
	}
	for _, id := range []string{"", "..", "../documents/x", job.ID + "0", "20300301T090001Z-aaaaaaaaaaaa"} {
		if _, _, err := o.queue.JobEvents(t.Context(), id, ""); !errors.Is(err, corpus.ErrNotFound) {
			t.Errorf("JobEvents(%q): %v, want %v", id, err, corpus.ErrNotFound)
		}
		if _, err := o.queue.Job(t.Context(), id); !errors.Is(err, corpus.ErrNotFound) {
			t.Errorf("Job(%q): %v, want %v", id, err, corpus.ErrNotFound)
		}
	}
}

// A fault of the machine is told to those who asked in words that name no path,
// and ends nothing else.
func TestJobFault(t *testing.T) {
	o := newOffice(t, newDesk(t, nil), nil)
	job := o.upload("a.txt", "A")
	o.ix.fail = errors.New("writing /var/lib/secret/index: input/output error")
	o.work()
	if j := o.job(job.ID); j.State != corpus.JobFailed || !strings.HasPrefix(j.Reason, "the server met a fault") || strings.Contains(j.Reason, "secret") {
		t.Errorf("job = %s: %s", j.State, j.Reason)
	}
	if j := o.job(o.upload("b.txt", "B").ID); j.State != corpus.JobDone {
		t.Errorf("the next job = %s: %s", j.State, j.Reason)
	}
}

func TestOpenQueueNeeds(t *testing.T) {
	d, other := newDesk(t, nil), newDesk(t, nil)
	p, err := ingest.New(d.opts)
	if err != nil {
		t.Fatal(err)
	}
	r, err := ingest.NewRemover(ingest.RemoverOptions{Archive: other.opts.Archive})
	if err != nil {
		t.Fatal(err)
	}
	for _, opts := range []ingest.QueueOptions{{}, {Pipeline: p}, {Remover: r}, {Pipeline: p, Remover: r}} {
		if _, err := ingest.OpenQueue(t.Context(), opts); !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("OpenQueue(%+v): %v, want %v", opts, err, corpus.ErrInvalid)
		}
	}
	if _, err := ingest.NewRemover(ingest.RemoverOptions{}); !errors.Is(err, corpus.ErrInvalid) {
		t.Errorf("NewRemover: %v, want %v", err, corpus.ErrInvalid)
	}
}

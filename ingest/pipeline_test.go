package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest"
)

func TestRun(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.txt":       "A\n- do one thing\n- do another",
		"b/b.txt":     "B\n- do a third",
		"b/copy.txt":  "A\n- do one thing\n- do another",
		"broken.pdf":  "broken",
		"c.txt":       "C",
		"empty.txt":   "",
		"panic.pdf":   "panic",
		"picture.png": "picture",
		"slow.pdf":    "slow",
		"stuck.pdf":   "stuck",
		"too-big.txt": strings.Repeat("x", 2000),
		"z-copy.pdf":  "broken",
	})
	d := newDesk(t, nil)
	d.opts.MaxBytes, d.opts.Timeout = 1000, time.Second
	rows, summary := d.run(dir, filepath.Join(dir, "missing.pdf"), filepath.Join(dir, "a.txt"))
	want := []string{
		"added a.txt",
		"added b/b.txt",
		"duplicate b/copy.txt: the same bytes as a.txt",
		"failed broken.pdf: the file ends after 12 kB of 57 kB: it was cut off in transfer",
		"added c.txt",
		"failed empty.txt: it is empty",
		"failed panic.pdf: reading it met an error in Polidex itself (index out of range)",
		"refused picture.png: a PNG picture; Polidex reads PDF, HTML and plain text",
		"failed slow.pdf: reading it took longer than 1s",
		"failed stuck.pdf: reading it took longer than 1s",
		"refused too-big.txt: 2.0 kB, above the limit of 1.0 kB",
		"failed z-copy.pdf: the file ends after 12 kB of 57 kB: it was cut off in transfer (the same bytes as broken.pdf)",
		"failed missing.pdf: no such file or folder",
	}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(ingest.Summary{Inputs: 13, Added: 3, Duplicate: 1, Refused: 2, Failed: 7, Trouble: 7}, summary); diff != "" {
		t.Errorf("summary (-want +got):\n%s", diff)
	}
	first := ingest.Row{
		Number: 1, Total: 13, Source: filepath.Join(dir, "a.txt"), State: ingest.StateAdded,
		Document: id("A\n- do one thing\n- do another"), Title: "A", Actions: 2, Parent: dir,
	}
	if diff := cmp.Diff(first, rows[0]); diff != "" {
		t.Errorf("row (-want +got):\n%s", diff)
	}

	doc, err := d.opts.Archive.Document(t.Context(), first.Document)
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Provenance) != 2 || doc.Source != filepath.Join(dir, "a.txt") || doc.Provenance[1].Source != filepath.Join(dir, "b", "copy.txt") {
		t.Errorf("source %q, provenance %+v, want both files, a.txt first", doc.Source, doc.Provenance)
	}
	if len(d.ix.docs) != 3 {
		t.Errorf("the index holds %d documents, want 3", len(d.ix.docs))
	}
	originals, err := d.opts.Archive.Originals(t.Context())
	if len(originals) != 8 || err != nil {
		t.Errorf("%d originals, %v, want 8: what could not be read is kept too", len(originals), err)
	}
}

// A second run does no work, and says so; what failed is not read again until
// it is asked for, or by another version.
func TestRunAgain(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A", "b.txt": "B", "broken.pdf": "broken", "copy.txt": "A"})
	d := newDesk(t, nil)
	var reads []string
	d.opts.Workers = 1
	d.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		reads = append(reads, filepath.Base(name))
		return read(ctx, data, name, contentType)
	}
	steps := []struct {
		name   string
		change func()
		rows   []string
		reads  []string
	}{
		{"first", func() {}, []string{
			"added a.txt", "added b.txt",
			"failed broken.pdf: the file ends after 12 kB of 57 kB: it was cut off in transfer",
			"duplicate copy.txt: the same bytes as a.txt",
		}, []string{"a.txt", "b.txt", "broken.pdf"}},
		{"nothing changed", func() {}, []string{
			"unchanged a.txt", "unchanged b.txt",
			"failed broken.pdf: the file ends after 12 kB of 57 kB: it was cut off in transfer (as before: the source has not changed)",
			"unchanged copy.txt",
		}, nil},
		{"touched, the same bytes", func() {
			for _, name := range []string{"a.txt", "broken.pdf", "copy.txt"} {
				touch(t, filepath.Join(dir, name))
			}
		}, []string{
			"unchanged a.txt: got again, the bytes are the same", "unchanged b.txt",
			"failed broken.pdf: the file ends after 12 kB of 57 kB: it was cut off in transfer (as before: the bytes are the same)",
			"unchanged copy.txt: got again, the bytes are the same",
		}, nil},
		{"changed", func() {
			put(t, filepath.Join(dir, "b.txt"), "B, second edition")
			put(t, filepath.Join(dir, "broken.pdf"), "mended")
			put(t, filepath.Join(dir, "copy.txt"), "B, second edition")
		}, []string{
			"unchanged a.txt", "updated b.txt: it has changed since 2030-03-01; the earlier text stays as " + id("B"),
			"updated broken.pdf: it has changed since 2030-03-01",
			"duplicate copy.txt: the same bytes as b.txt",
		}, []string{"b.txt", "broken.pdf"}},
		{"changed back", func() { put(t, filepath.Join(dir, "b.txt"), "B") }, []string{
			"unchanged a.txt", "updated b.txt: it is again what it was on 2030-03-01; the earlier text stays as " + id("B, second edition"), "unchanged broken.pdf", "unchanged copy.txt",
		}, nil},
		{"broken again", func() { put(t, filepath.Join(dir, "broken.pdf"), "broken") }, []string{
			"unchanged a.txt", "unchanged b.txt",
			"failed broken.pdf: the file ends after 12 kB of 57 kB: it was cut off in transfer (as before: the bytes are the same)",
			"unchanged copy.txt",
		}, nil},
		{"tried again on request", func() { d.opts.RetryFailed = true }, []string{
			"unchanged a.txt", "unchanged b.txt",
			"failed broken.pdf: the file ends after 12 kB of 57 kB: it was cut off in transfer", "unchanged copy.txt",
		}, []string{"broken.pdf"}},
	}
	for _, s := range steps {
		reads = nil
		s.change()
		rows, _ := d.run(dir)
		if diff := cmp.Diff(s.rows, lines(rows, dir)); diff != "" {
			t.Errorf("%s: rows (-want +got):\n%s", s.name, diff)
		}
		if diff := cmp.Diff(s.reads, reads); diff != "" {
			t.Errorf("%s: read (-want +got):\n%s", s.name, diff)
		}
	}
}

func touch(t *testing.T, path string) {
	t.Helper()
	at := time.Date(2031, 1, 2, 3, 4, 5, 0, time.UTC)
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}

// A failure of one version is tried again by the next.
func TestNewerVersion(t *testing.T) {
	dir := folder(t, map[string]string{"broken.pdf": "broken"})
	d := newDesk(t, nil)
	d.run(dir)
	d.opts.Tool = "2.0"
	d.opts.Extract = func(_ context.Context, data []byte, _, _ string) (*corpus.Document, error) {
		return &corpus.Document{Meta: corpus.Meta{Title: "Mended"}}, nil
	}
	rows, summary := d.run(dir)
	want := []string{"added broken.pdf: read at another try"}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" || summary.Recovered != 1 {
		t.Errorf("rows (-want +got):\n%s%+v", diff, summary)
	}
	if _, ok := d.ix.docs[id("broken")]; !ok {
		t.Error("the index does not hold the document")
	}
	failures, err := d.opts.Archive.Failures(t.Context())
	if len(failures) != 0 || err != nil {
		t.Errorf("failures = %v, %v, want none left", failures, err)
	}
}

func TestRunStdin(t *testing.T) {
	d := newDesk(t, nil)
	for _, c := range []struct {
		name, in, want string
	}{
		{"new", "Minutes", "added stdin"},
		{"the same", "Minutes", "unchanged stdin: got again, the bytes are the same"},
		{"another", "Other minutes", "added stdin"},
		{"nothing", "", "failed stdin: it is empty"},
		{"too much", strings.Repeat("x", 2000), "refused stdin: 1.0 kB, above the limit of 1.0 kB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d.opts.Stdin, d.opts.MaxBytes = strings.NewReader(c.in), 1000
			rows, _ := d.run(ingest.Stdin)
			if diff := cmp.Diff([]string{c.want}, lines(rows, "")); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
		})
	}
	doc, err := d.opts.Archive.Document(t.Context(), id("Minutes"))
	if err != nil || len(doc.Provenance) != 2 {
		t.Errorf("provenance %+v, %v, want two retrievals", doc, err)
	}
}

// An interrupted run keeps what is done and tells what it did not reach.
func TestRunInterrupted(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A", "b.txt": "B", "c.txt": "C", "d.txt": "D"})
	d := newDesk(t, nil)
	d.opts.Workers = 1
	ctx, cancel := context.WithCancel(t.Context())
	d.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		if string(data) == "C" {
			cancel()
			<-ctx.Done()
			return nil, ctx.Err()
		}
		return read(ctx, data, name, contentType)
	}
	p, err := ingest.New(d.opts)
	if err != nil {
		t.Fatal(err)
	}
	var rows []ingest.Row
	summary, err := p.Run(ctx, []string{dir}, func(r ingest.Row) { rows = append(rows, r) })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Run: %v, want %v", err, context.Canceled)
	}
	if diff := cmp.Diff([]string{"added a.txt", "added b.txt"}, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if summary.Added != 2 || summary.NotReached != 2 || len(d.ix.docs) != 2 {
		t.Errorf("summary %+v with %d documents in the index, want 2 added, 2 not reached", summary, len(d.ix.docs))
	}
	d.opts.Extract = read
	again, _ := d.run(dir)
	want := []string{"unchanged a.txt", "unchanged b.txt", "added c.txt: finished from an interrupted run", "added d.txt"}
	if diff := cmp.Diff(want, lines(again, dir)); diff != "" {
		t.Errorf("rows of the next run (-want +got):\n%s", diff)
	}
}

// A fault of the machine ends the run in one sentence, and is not said of every
// input.
func TestRunFault(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A", "b.txt": "B", "c.txt": "C"})
	archive := t.TempDir()
	a, err := ingest.OpenArchive(t.Context(), archive)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	put(t, filepath.Join(archive, "documents"), "a file where a folder belongs")
	d := newDesk(t, a)
	d.opts.Workers = 1
	rows, summary, err := d.try(dir)
	if !errors.Is(err, corpus.ErrUnavailable) || strings.Contains(err.Error(), "\n") {
		t.Errorf("Run: %v, want one line that wraps %q", err, corpus.ErrUnavailable)
	}
	if len(rows) != 1 || rows[0].State != ingest.StateFailed || summary.NotReached != 2 {
		t.Errorf("rows %v, summary %+v, want the first failed and two not reached", lines(rows, dir), summary)
	}
}

func TestRunIndexFault(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A"})
	d := newDesk(t, nil)
	d.ix.fail = errors.New("no space left on device")
	rows, _, err := d.try(dir)
	if err == nil || !strings.Contains(err.Error(), "no space left on device") {
		t.Errorf("Run: %v, want the index's error", err)
	}
	want := []string{"failed a.txt: kept in the archive, but not yet in the index"}
	if diff := cmp.Diff(want, lines(rows, dir)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	again, summary := d.run(dir)
	if diff := cmp.Diff([]string{"unchanged a.txt"}, lines(again, dir)); diff != "" || summary.Indexed != 1 || len(d.ix.docs) != 1 {
		t.Errorf("rows of the next run (-want +got):\n%s%+v", diff, summary)
	}
}

// An index that has failed is left alone for the rest of the run: what it is
// asked next may end the process. The next run puts what is missing.
func TestRunIndexBroken(t *testing.T) {
	files := map[string]string{}
	for i := range 70 { // more than two batches
		files[fmt.Sprintf("%02d.txt", i)] = fmt.Sprintf("Text %d", i)
	}
	dir := folder(t, files)
	d := newDesk(t, nil)
	d.opts.BatchDelay = time.Hour
	d.ix.fail = errors.New("no space left on device")
	rows, summary, err := d.try(dir)
	if err == nil || len(d.ix.docs) != 0 {
		t.Errorf("Run: %v with %d documents in the index, want its error and none", err, len(d.ix.docs))
	}
	for _, r := range rows {
		if r.State != ingest.StateFailed || r.Reason != "kept in the archive, but not yet in the index" {
			t.Errorf("row %s: %s %s", r.Source, r.State, r.Reason)
		}
	}
	if summary.Failed < 32 || summary.Failed+summary.NotReached != 70 {
		t.Errorf("summary %+v, want a batch or more failed and the rest not reached", summary)
	}
	if _, summary := d.run(dir); len(d.ix.docs) != 70 || summary.Failed != 0 {
		t.Errorf("the next run: %+v with %d documents in the index, want 70", summary, len(d.ix.docs))
	}
}

func TestNewNeeds(t *testing.T) {
	for _, o := range []ingest.Options{{}, {Archive: memory(t)}, {Extract: read}} {
		if _, err := ingest.New(o); !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("New(%+v): %v, want %q", o, err, corpus.ErrInvalid)
		}
	}
}

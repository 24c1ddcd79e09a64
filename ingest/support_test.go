package ingest_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"polidex/corpus"
	"polidex/ingest"
	"polidex/ingest/fetch"
)

// read stands for the extraction: the first line is the title, a line with a
// dash an action; some first words make trouble.
func read(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
	title, rest, _ := strings.Cut(string(data), "\n")
	switch title {
	case "broken":
		return nil, fmt.Errorf("the file ends after 12 kB of 57 kB: it was cut off in transfer: %w", corpus.ErrMalformed)
	case "picture":
		return nil, fmt.Errorf("a PNG picture; Polidex reads PDF, HTML and plain text: %w", corpus.ErrUnsupported)
	case "panic":
		panic("index out of range")
	case "slow":
		<-ctx.Done()
		return nil, ctx.Err()
	case "stuck":
		select {}
	}
	doc := &corpus.Document{Meta: corpus.Meta{Title: title, Type: corpus.TypeReport, Format: corpus.FormatText}}
	doc.Digest = corpus.Digest(data)
	doc.ID = corpus.DocumentID(doc.Digest)
	for i, line := range strings.Split(rest, "\n") {
		doc.Blocks = append(doc.Blocks, corpus.Block{Kind: corpus.Paragraph, Text: line})
		if words, ok := strings.CutPrefix(line, "- "); ok {
			doc.Actions = append(doc.Actions, corpus.Action{ID: corpus.ActionID(doc.ID, i, words), Text: words, Block: i})
		}
	}
	return doc, nil
}

// fakeIndex is an index in memory.
type fakeIndex struct {
	mu   sync.Mutex
	docs map[string]*corpus.Document
	// puts counts how often each document was put.
	puts map[string]int
	// fail is what Put returns once, before it does anything.
	fail error
}

func newIndex() *fakeIndex {
	return &fakeIndex{docs: map[string]*corpus.Document{}, puts: map[string]int{}}
}

func (x *fakeIndex) Put(_ context.Context, docs ...*corpus.Document) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.fail; err != nil {
		x.fail = nil
		return err
	}
	for _, d := range docs {
		x.docs[d.ID] = d
		x.puts[d.ID]++
	}
	return nil
}

func (x *fakeIndex) Held(context.Context) ([]string, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return slices.Sorted(maps.Keys(x.docs)), nil
}

// clock ticks a second at each look.
func clock() func() time.Time {
	var mu sync.Mutex
	now := time.Date(2030, time.March, 1, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Second)
		return now
	}
}

// desk is an archive, an index and what a pipeline needs besides.
type desk struct {
	t    *testing.T
	opts ingest.Options
	ix   *fakeIndex
}

func newDesk(t *testing.T, archive *ingest.Archive) *desk {
	t.Helper()
	if archive == nil {
		archive = memory(t)
	}
	ix := newIndex()
	return &desk{t: t, ix: ix, opts: ingest.Options{
		Archive: archive, Index: ix, Extract: read, Workers: 4, Now: clock(), Tool: "1.0",
		Fetch: fetch.New(fetch.Options{AllowPrivate: true, Pause: -1, Retries: -1, RetryWait: time.Millisecond}),
	}}
}

func memory(t *testing.T) *ingest.Archive {
	t.Helper()
	a, err := ingest.OpenArchive(t.Context(), "mem://")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// run runs the pipeline and returns its rows without what differs each time.
func (d *desk) run(sources ...string) ([]ingest.Row, ingest.Summary) {
	d.t.Helper()
	rows, summary, err := d.try(sources...)
	if err != nil {
		d.t.Fatalf("Run(%q): %v", sources, err)
	}
	return rows, summary
}

func (d *desk) try(sources ...string) ([]ingest.Row, ingest.Summary, error) {
	d.t.Helper()
	p, err := ingest.New(d.opts)
	if err != nil {
		d.t.Fatal(err)
	}
	var rows []ingest.Row
	summary, err := p.Run(d.t.Context(), sources, func(r ingest.Row) {
		r.Took = 0
		rows = append(rows, r)
	})
	summary.Took = 0
	return rows, summary, err
}

// lines are rows in short: "added a.txt: reason".
func lines(rows []ingest.Row, dir string) []string {
	var out []string
	if dir != "" {
		dir += string(filepath.Separator)
	}
	for _, r := range rows {
		line := fmt.Sprintf("%s %s", r.State, filepath.ToSlash(strings.TrimPrefix(r.Source, dir)))
		if r.Reason != "" {
			line += ": " + r.Reason
		}
		if dir != "" {
			line = strings.ReplaceAll(line, dir, "")
		}
		out = append(out, line)
	}
	return out
}

// folder makes a folder of files by name.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		put(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	return dir
}

func put(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// id is the ID of the document of some bytes.
func id(text string) string { return corpus.DocumentID(corpus.Digest([]byte(text))) }

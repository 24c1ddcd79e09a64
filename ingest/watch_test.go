package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest"
)

// patience is how long a test waits for what is to come.
const patience = 20 * time.Second

// toldWatcher is a Watcher that a test tells what changes. It has a limit of
// folders, if that is not 0, and refuses so many folders before it takes one.
type toldWatcher struct {
	changes  chan string
	faults   chan error
	limit    int
	refusals int
	added    []string
}

func (w *toldWatcher) Add(folder string) error {
	if w.refusals > 0 {
		w.refusals--
		return fmt.Errorf("watching %s: %w", folder, syscall.EACCES)
	}
	if w.added = append(w.added, folder); w.limit > 0 && len(w.added) > w.limit {
		return fmt.Errorf("watching %s: %w", folder, syscall.ENOSPC)
	}
	return nil
}
func (w *toldWatcher) Remove(string) error    { return nil }
func (w *toldWatcher) Changes() <-chan string { return w.changes }
func (w *toldWatcher) Faults() <-chan error   { return w.faults }
func (w *toldWatcher) Close() error           { return nil }

// watched is a pipeline that follows folders until the test ends.
type watched struct {
	t       *testing.T
	watcher *toldWatcher
	tick    chan time.Time
	now     time.Time
	rows    []ingest.Row // until ran brings their sums
	ran     chan []ingest.Row
	notices chan string
	ended   chan error
	stop    context.CancelFunc
}

// watch begins to follow the folders and returns with the rows of the first run.
func watch(t *testing.T, d *desk, limit int, system bool, sources ...string) (*watched, []ingest.Row) {
	t.Helper()
	return watchBy(t, d, &toldWatcher{limit: limit}, system, sources...)
}

// watchBy is watch with a watcher that a test has made.
func watchBy(t *testing.T, d *desk, watcher *toldWatcher, system bool, sources ...string) (*watched, []ingest.Row) {
	t.Helper()
	watcher.changes, watcher.faults = make(chan string), make(chan error)
	p, err := ingest.New(d.opts)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	w := &watched{
		t: t, watcher: watcher, tick: make(chan time.Time),
		now: time.Date(2030, time.March, 1, 9, 0, 0, 0, time.UTC), ran: make(chan []ingest.Row, 100), notices: make(chan string, 10),
		ended: make(chan error, 1), stop: stop,
	}
	opts := ingest.Watching{
		Report: func(r ingest.Row) { w.rows = append(w.rows, r) },
		Ran: func(ingest.Summary) {
			w.ran <- w.rows
			w.rows = nil
		},
		Notice: func(s string) { w.notices <- s },
		Settle: 50 * time.Millisecond,
	}
	if !system {
		opts.Settle, opts.Watcher, opts.Tick = time.Second, w.watcher, w.tick
	}
	go func() { w.ended <- p.Watch(ctx, sources, opts) }()
	t.Cleanup(func() {
		stop()
		<-w.ended
	})
	return w, w.next()
}

// next returns the rows of the next run.
func (w *watched) next() []ingest.Row {
	w.t.Helper()
	select {
	case rows := <-w.ran:
		return rows
	case <-time.After(patience):
		w.t.Fatal("no run came")
	case err := <-w.ended:
		w.ended <- err
		w.t.Fatalf("the watch ended: %v", err)
	}
	return nil
}

// tell says that paths have changed, and pass that time has passed.
func (w *watched) tell(paths ...string) {
	for _, p := range paths {
		w.watcher.changes <- p
	}
}

func (w *watched) pass(times ...time.Duration) {
	for _, d := range times {
		w.now = w.now.Add(d)
		w.tick <- w.now
	}
}

// settle lets so much time pass that what has changed is taken in, and returns its
// rows.
func (w *watched) settle() []ingest.Row {
	w.t.Helper()
	// The run before may not have ended for the watch when its sums are told.
	for range 1000 {
		w.pass(time.Second)
		select {
		case rows := <-w.ran:
			return rows
		case <-time.After(time.Millisecond):
		}
	}
	w.t.Fatal("no run came")
	return nil
}

// idle lets time pass and says whether no run came of it.
func (w *watched) idle() bool {
	w.pass(time.Second, time.Second, time.Second)
	select {
	case rows := <-w.ran:
		w.t.Logf("rows %v", lines(rows, ""))
		return false
	default:
		return true
	}
}

func TestWatch(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.txt": "A", "in/b.txt": "B", "c.txt.part": "half", "own/index": "ours",
		"z.zip": string(archiveOf(t, zipped{name: "y.txt", text: "Y"}, zipped{name: "z.txt", text: "Z"})),
	})
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	d := newDesk(t, nil)
	d.opts.Exclude = []string{at("own")}
	w, first := watch(t, d, 0, false, dir)
	want := []string{"added a.txt", "added in/b.txt", "refused own: the folder where Polidex keeps its own data", "added z.zip/y.txt", "added z.zip/z.txt"}
	if diff := cmp.Diff(want, lines(first, dir)); diff != "" {
		t.Errorf("the first run (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{dir, at("in")}, w.watcher.added); diff != "" {
		t.Errorf("watched folders (-want +got):\n%s", diff)
	}
	stays := "; what was taken in on 2030-03-01 stays as "
	steps := []struct {
		name   string
		change func()
		want   []string // nothing where no run is to come
	}{
		{"a download goes on", func() { w.tell(at("c.txt.part")) }, nil},
		{"it is whole", func() {
			os.Rename(at("c.txt.part"), at("c.txt"))
			w.tell(at("c.txt.part"), at("c.txt"))
		}, []string{"added c.txt"}},
		{"several at once", func() {
			put(t, at("e.txt"), "E")
			put(t, at("a.txt"), "A2")
			w.tell(at("e.txt"), at("a.txt"), at("e.txt"), at("a.txt"))
		}, []string{"updated a.txt: it has changed since 2030-03-01; the earlier text stays as " + id("A"), "added e.txt"}},
		{"nothing after all", func() { w.tell(at("a.txt"), at("never.txt")) }, nil},
		{"what is hidden", func() {
			put(t, at(".cache/x.txt"), "X")
			w.tell(at(".cache"), at(".cache/x.txt"))
		}, nil},
		{"what is our own", func() {
			put(t, at("own/more"), "ours")
			w.tell(at("own"))
		}, nil},
		{"a folder comes", func() {
			put(t, at("new/deep/f.txt"), "F")
			w.tell(at("new"))
		}, []string{"added new/deep/f.txt"}},
		{"it is moved", func() {
			os.Rename(at("new"), at("old"))
			w.tell(at("new"), at("old"))
		}, []string{
			"duplicate old/deep/f.txt: the same bytes as " + at("new/deep/f.txt"),
			"gone new/deep/f.txt: no such file or folder" + stays + id("F"),
		}},
		{"a file goes", func() {
			os.Remove(at("e.txt"))
			w.tell(at("e.txt"))
		}, []string{"gone e.txt: no such file or folder" + stays + id("E")}},
		{"an archive changes", func() {
			put(t, at("z.zip"), string(archiveOf(t, zipped{name: "y.txt", text: "Y"}, zipped{name: "x.txt", text: "X"})))
			w.tell(at("z.zip"))
		}, []string{"added z.zip/x.txt", "gone z.zip/z.txt: the archive has no such file in it" + stays + id("Z")}},
		{"all goes", func() {
			os.RemoveAll(at("old"))
			os.RemoveAll(at("in"))
			w.tell(at("old/deep/f.txt"), at("old"), at("in"))
		}, []string{
			"gone in/b.txt: no such file or folder" + stays + id("B"),
			"gone old/deep/f.txt: no such file or folder" + stays + id("F"),
		}},
		{"changes were missed", func() {
			put(t, at("later/g.txt"), "G")
			os.Remove(at("c.txt"))
			w.watcher.faults <- errors.New("queue overflow")
		}, []string{"added later/g.txt", "gone c.txt: no such file or folder" + stays + id("half")}},
	}
	for _, step := range steps {
		step.change()
		if step.want == nil {
			if !w.idle() {
				t.Errorf("%s: a run came", step.name)
			}
			continue
		}
		rows := w.settle()
		got := lines(rows, "")
		for i := range got {
			got[i] = strings.Replace(got[i], dir+string(filepath.Separator), "", 1)
		}
		if diff := cmp.Diff(step.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
	}
	all, err := d.opts.Archive.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, s := range all {
		if s.Named {
			named = append(named, s.Source)
		}
	}
	if diff := cmp.Diff([]string{dir}, named); diff != "" {
		t.Errorf("sources that count as named (-want +got):\n%s", diff)
	}
	w.stop()
	if err := <-w.ended; !errors.Is(err, context.Canceled) {
		t.Errorf("Watch = %v, want %v", err, context.Canceled)
	}
	w.ended <- nil
}

// A file is not taken while it grows, and one that is whole does not wait for it
// for ever.
func TestWatchSettles(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A"})
	growing, whole := filepath.Join(dir, "growing.txt"), filepath.Join(dir, "whole.txt")
	w, _ := watch(t, newDesk(t, nil), 0, false, dir)
	w.idle() // the first run has ended for the watch too
	put(t, growing, "G")
	put(t, whole, "W")
	w.tell(growing, whole)
	for i := range 30 {
		put(t, growing, strings.Repeat("G", i+2))
		w.pass(900 * time.Millisecond)
		select {
		case rows := <-w.ran:
			if got := lines(rows, dir); !slices.Equal(got, []string{"added whole.txt"}) || i < 10 {
				t.Fatalf("after %d steps: %q, want the whole file alone, after 10 or more", i, got)
			}
			if got := lines(w.settle(), dir); !slices.Equal(got, []string{"added growing.txt"}) {
				t.Errorf("at the end: %q, want the other", got)
			}
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
	t.Error("the whole file was not taken in")
}

// Where the system does not watch so many folders, they are looked through.
func TestWatchPolls(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A", "in/b.txt": "B"})
	w, _ := watch(t, newDesk(t, nil), 1, false, dir)
	const want = "the system tells of no more changes (its limit is fs.inotify.max_user_watches); the folders are looked through every 5s instead"
	if got := <-w.notices; got != want {
		t.Errorf("notice %q, want %q", got, want)
	}
	put(t, filepath.Join(dir, "new", "c.txt"), "C")
	os.Remove(filepath.Join(dir, "in", "b.txt"))
	got := lines(w.settle(), dir)
	wantRows := []string{"added new/c.txt", "gone in/b.txt: no such file or folder; what was taken in on 2030-03-01 stays as " + id("B")}
	if diff := cmp.Diff(wantRows, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if len(w.notices) > 0 {
		t.Errorf("another notice: %q", <-w.notices)
	}
}

// A watched folder that goes and comes back is followed again.
func TestWatchFolderReturns(t *testing.T) {
	dir := filepath.Join(folder(t, map[string]string{"in/a.txt": "A"}), "in")
	w, _ := watch(t, newDesk(t, nil), 0, false, dir)
	away := dir + ".away"
	if err := os.Rename(dir, away); err != nil {
		t.Fatal(err)
	}
	w.tell(dir)
	want := []string{
		"failed " + dir + ": no such file or folder",
		"gone a.txt: no such file or folder; what was taken in on 2030-03-01 stays as " + id("A"),
	}
	if diff := cmp.Diff(want, lines(w.settle(), dir)); diff != "" {
		t.Errorf("it went (-want +got):\n%s", diff)
	}
	if err := os.Rename(away, dir); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"unchanged a.txt"}, lines(w.settle(), dir)); diff != "" {
		t.Errorf("it came back (-want +got):\n%s", diff)
	}
}

// A folder that could not be watched is tried again until it can be.
func TestWatchTriesAgain(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A"})
	w, _ := watchBy(t, newDesk(t, nil), &toldWatcher{refusals: 1}, false, dir)
	put(t, filepath.Join(dir, "b.txt"), "B")
	if diff := cmp.Diff([]string{"added b.txt"}, lines(w.settle(), dir)); diff != "" {
		t.Errorf("what nothing told of (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{dir}, w.watcher.added); diff != "" {
		t.Errorf("watched folders (-want +got):\n%s", diff)
	}
	if len(w.notices) > 0 {
		t.Errorf("a notice: %q", <-w.notices)
	}
}

func TestWatchRefuses(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A"})
	p, err := ingest.New(newDesk(t, nil).opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range []string{filepath.Join(dir, "a.txt"), filepath.Join(dir, "none"), "https://example.org/", "-"} {
		if err := p.Watch(t.Context(), []string{source}, ingest.Watching{}); !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("Watch(%q) = %v, want %v", source, err, corpus.ErrInvalid)
		}
	}
}

// TestWatchSystem follows a real folder by the means of the system.
func TestWatchSystem(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A"})
	w, _ := watch(t, newDesk(t, nil), 0, true, dir)
	comes := func(name string) {
		path := filepath.Join(dir, "new", "deep", name)
		put(t, path+".part", name)
		if err := os.Rename(path+".part", path); err != nil {
			t.Fatal(err)
		}
	}
	comes("b.txt")
	if diff := cmp.Diff([]string{"added new/deep/b.txt"}, lines(w.next(), dir)); diff != "" {
		t.Errorf("a file in a new folder (-want +got):\n%s", diff)
	}
	comes("c.txt")
	if diff := cmp.Diff([]string{"added new/deep/c.txt"}, lines(w.next(), dir)); diff != "" {
		t.Errorf("another (-want +got):\n%s", diff)
	}
	if err := os.RemoveAll(filepath.Join(dir, "new")); err != nil {
		t.Fatal(err)
	}
	var gone []string
	for len(gone) < 2 {
		for _, r := range w.next() {
			gone = append(gone, fmt.Sprintf("%s %s", r.State, filepath.Base(r.Source)))
		}
	}
	slices.Sort(gone)
	if diff := cmp.Diff([]string{"gone b.txt", "gone c.txt"}, gone); diff != "" {
		t.Errorf("what was removed (-want +got):\n%s", diff)
	}
}

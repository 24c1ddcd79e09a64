package ingest_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"polidex/corpus"
	"polidex/ingest"
)

// These tell a child of the test where to work and when; see TestKilled.
const (
	killVariable  = "POLIDEX_TEST_KILL"
	listVariable  = "POLIDEX_TEST_LIST"
	clockVariable = "POLIDEX_TEST_CLOCK"
)

// A process that is killed while it reads loses nothing and doubles nothing,
// and a file that kills every process that reads it is left alone in the end.
func TestKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signals")
	}
	if dir := os.Getenv(killVariable); dir != "" {
		killed(t, dir)
		return
	}
	dir := folder(t, map[string]string{"in/a.txt": "A", "in/b.txt": "B", "in/killer.pdf": "killer", "in/z.txt": "Z"})
	// Two processes at each time: one that follows at once does not count.
	runs := 0
	start := time.Date(2030, 4, 1, 9, 0, 0, 0, time.UTC)
	for ; runs < 30; runs++ {
		child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilled$")
		child.Env = append(os.Environ(), killVariable+"="+dir, clockVariable+"="+start.Add(time.Duration(runs/2)*time.Minute).Format(time.RFC3339))
		if out, err := child.CombinedOutput(); err == nil {
			break
		} else if !strings.Contains(err.Error(), "killed") {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	if runs < 8 || runs > 20 {
		t.Errorf("%d processes were killed, want about ten", runs)
	}
	a, err := ingest.OpenArchive(t.Context(), filepath.Join(dir, "archive"))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	d := newDesk(t, a)
	rows, _ := d.run(filepath.Join(dir, "in"))
	want := []string{"unchanged a.txt", "unchanged b.txt", "failed killer.pdf: the run ended", "unchanged z.txt"}
	got := lines(rows, filepath.Join(dir, "in"))
	for i := range got {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("row = %q, want %q", got[i], want[i])
		}
	}
	if len(d.ix.docs) != 3 {
		t.Errorf("the index holds %d documents, want 3", len(d.ix.docs))
	}
}

func killed(t *testing.T, dir string) {
	a, err := ingest.OpenArchive(t.Context(), filepath.Join(dir, "archive"))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	now, err := time.Parse(time.RFC3339, os.Getenv(clockVariable))
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, a)
	d.opts.Now = func() time.Time { return now }
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
	source := os.Getenv(listVariable)
	if source == "" {
		source = filepath.Join(dir, "in")
	}
	if _, _, err := d.try(source); err != nil {
		t.Fatal(err)
	}
}

// A process that is killed in the middle of a list loses none of its entries, and
// the next one goes on with those that are left.
func TestKilledInList(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signals")
	}
	if dir := os.Getenv(killVariable); dir != "" {
		killed(t, dir)
		return
	}
	s := newSite(t, map[string]string{"/feed.atom": atom("/a", "/b", "/c", "/d"), "/a": "A", "/b": "killer", "/c": "C", "/d": "D"})
	dir := t.TempDir()
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilledInList$")
	child.Env = append(os.Environ(), killVariable+"="+dir, clockVariable+"=2030-04-01T09:00:00Z", listVariable+"="+s.URL+"/feed.atom")
	if out, err := child.CombinedOutput(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("%v, want it killed\n%s", err, out)
	}
	a, err := ingest.OpenArchive(t.Context(), filepath.Join(dir, "archive"))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	d := newDesk(t, a)
	rows, _ := d.run(s.URL + "/feed.atom")
	ended := map[string]bool{}
	for _, r := range rows {
		ended[strings.TrimPrefix(r.Source, s.URL)] = r.Document != ""
	}
	for _, path := range []string{"/a", "/b", "/c", "/d"} {
		if !ended[path] || d.ix.docs[id(s.texts[path])] == nil {
			t.Errorf("%s is not taken in; rows %q", path, s.short(rows))
		}
	}
	for doc, n := range d.ix.puts {
		if n != 1 {
			t.Errorf("%s was put %d times", doc, n)
		}
	}
	if rows, _ := d.run(s.URL + "/feed.atom"); len(rows) != 1 {
		t.Errorf("then %q, want nothing new", s.short(rows))
	}
}

// A run that is interrupted keeps what it knows: the visits that were, and of lists
// the entries that were not.
func TestInterruptedInList(t *testing.T) {
	s := newSite(t, map[string]string{"/feed.atom": atom("/a", "/b", "/c"), "/a": "A", "/b": "B", "/c": "C"})
	d := newDesk(t, nil)
	d.opts.Workers = 1
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	extract := d.opts.Extract
	d.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		if string(data) == "B" {
			stop()
		}
		return extract(ctx, data, name, contentType)
	}
	p, err := ingest.New(d.opts)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Run(ctx, []string{s.URL + "/feed.atom"}, func(ingest.Row) {}); !errors.Is(err, context.Canceled) {
		t.Fatalf("Run = %v, want it cancelled", err)
	}
	if got := d.state(s.URL + "/a"); got.State != ingest.StateAdded || got.Parent != s.URL+"/feed.atom" {
		t.Errorf("the first entry: %+v", got)
	}
	d.opts.Extract = extract
	rows, _ := d.run(s.URL + "/feed.atom")
	got := s.short(rows)
	if len(got) != 3 || !strings.HasSuffix(got[0], "nothing new; 2 entries tried again") || !strings.HasSuffix(got[1], " /b: finished from an interrupted run") || got[2] != "added /c" {
		t.Errorf("then %q, want the two others", got)
	}
}

package ingest_test

import (
	"context"
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
	if _, _, err := d.try(filepath.Join(dir, "in")); err != nil {
		t.Fatal(err)
	}
}

package bleve_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"polidex/corpus"
	"polidex/index/bleve"
	"polidex/index/indextest"
)

// patient waits for others that have the index open.
var patient = bleve.Options{LockTimeout: time.Minute}

// named is the first document of the suite under another ID.
func named(id string) *corpus.Document {
	d := indextest.Documents()[0]
	d.ID = id
	for i := range d.Actions {
		d.Actions[i].ID = fmt.Sprintf("%s-a%d", id, i+1)
	}
	return d
}

// The lock of an index is held by an open file, so that openers in one process
// are to each other as processes are.
func TestOpenersAtOnce(t *testing.T) {
	dir := t.TempDir()
	var wait sync.WaitGroup
	var want []string
	for n := range 6 {
		id := fmt.Sprintf("d%d", n)
		want = append(want, id)
		wait.Go(func() {
			x, err := bleve.Open(dir, patient)
			if err != nil {
				t.Errorf("Open() = %v", err)
				return
			}
			if err := x.Put(t.Context(), named(id)); err != nil {
				t.Errorf("Put() = %v", err)
			}
			if err := x.Close(); err != nil {
				t.Errorf("Close() = %v", err)
			}
		})
	}
	wait.Wait()
	wantHeld(t, open(t, dir), want)
	if got := generations(t, dir); len(got) != 1 {
		t.Errorf("generations = %v, want one", got)
	}
}

// Who opens an index while it is built anew gets the old or the new one, and
// leaves the other's work alone.
func TestOpenDuringBuilds(t *testing.T) {
	dir := t.TempDir()
	if err := bleve.Build(t.Context(), dir, docs(indextest.Documents(), nil), patient); err != nil {
		t.Fatalf("Build() = %v", err)
	}
	var wait sync.WaitGroup
	for range 2 {
		wait.Go(func() {
			for range 6 {
				if err := bleve.Build(t.Context(), dir, docs(indextest.Documents(), nil), patient); err != nil {
					t.Errorf("Build() = %v", err)
				}
			}
		})
	}
	for range 2 {
		wait.Go(func() {
			for range 6 {
				x, err := bleve.Open(dir, patient)
				if err != nil {
					t.Errorf("Open() = %v", err)
					return
				}
				if got := total(t, x, "ferries"); got != 2 {
					t.Errorf("Search(ferries): total %d, want 2", got)
				}
				if err := x.Close(); err != nil {
					t.Errorf("Close() = %v", err)
				}
			}
		})
	}
	wait.Wait()
	if got := total(t, open(t, dir), "ferries"); got != 2 {
		t.Errorf("Search(ferries) in the end: total %d, want 2", got)
	}
}

func wantHeld(t *testing.T, x *bleve.Index, want []string) {
	t.Helper()
	got, err := x.Held(t.Context())
	if err != nil {
		t.Fatalf("Held() = %v", err)
	}
	for _, id := range want {
		if !slices.Contains(got, id) {
			t.Errorf("Held() = %v, want %s among them", got, id)
		}
	}
}

// Variables that make a test of this file the process that is killed.
const (
	killedDir  = "POLIDEX_TEST_KILLED_DIR"
	killedFrom = "POLIDEX_TEST_KILLED_FROM"
)

// killed runs the test again as a process of its own, in which it is to write to
// dir and print a line for each step, and kills it after so many lines.
func killed(t *testing.T, dir, from string, after int) (lines []string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$")
	cmd.Env = append(os.Environ(), killedDir+"="+dir, killedFrom+"="+from)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatalf("starting a process: %v", err)
	}
	for s := bufio.NewScanner(out); s.Scan(); {
		lines = append(lines, s.Text())
		if len(lines) == after {
			// What it still prints counts.
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Wait(); err == nil || len(lines) < after {
		t.Fatalf("the process ended by itself after %d lines: %q", len(lines), lines)
	}
	return lines
}

// A process that is killed while it puts documents loses none that it was told
// of, and leaves none in part.
func TestKilledInPut(t *testing.T) {
	if dir := os.Getenv(killedDir); dir != "" {
		x, err := bleve.Open(dir, bleve.Options{})
		if err != nil {
			fmt.Println("opening:", err)
			return
		}
		for n := 0; ; n++ {
			id := fmt.Sprintf("%s-%d", os.Getenv(killedFrom), n)
			if err := x.Put(t.Context(), named(id)); err != nil {
				fmt.Println("putting:", err)
				return
			}
			fmt.Println(id)
		}
	}
	dir := t.TempDir()
	var want []string
	for round := range 4 {
		want = append(want, killed(t, dir, fmt.Sprint("d", round), 3+4*round)...)
		x := open(t, dir)
		wantHeld(t, x, want)
		held, err := x.Held(t.Context())
		if err != nil {
			t.Fatalf("Held() = %v", err)
		}
		for kind, each := range map[corpus.EntryKind]int{corpus.KindPassage: 8, corpus.KindAction: 2, corpus.KindDocument: 1} {
			r, err := x.Search(t.Context(), corpus.Query{Kind: kind})
			if err != nil || r.Total != each*len(held) {
				t.Errorf("Search(%s): total %d, %v; want %d of each of %d documents", kind, r.Total, err, each, len(held))
			}
		}
		if err := x.Close(); err != nil {
			t.Fatalf("Close() = %v", err)
		}
	}
}

// A process that is killed while it builds leaves the index as it was, and
// nothing that is not removed.
func TestKilledInBuild(t *testing.T) {
	if dir := os.Getenv(killedDir); dir != "" {
		endless := func(yield func(*corpus.Document, error) bool) {
			for n := 0; yield(named(fmt.Sprint("n", n)), nil); n++ {
				fmt.Println(n)
			}
		}
		fmt.Println("building:", bleve.Build(t.Context(), dir, endless, bleve.Options{BatchBytes: 1000}))
		return
	}
	dir := t.TempDir()
	x := open(t, dir)
	put(t, x, indextest.Documents()...)
	if err := x.Close(); err != nil {
		t.Fatalf("Close() = %v", err)
	}
	before := generations(t, dir)
	killed(t, dir, "", 20)
	if got := generations(t, dir); len(got) != 2 {
		t.Fatalf("generations after the kill = %v, want two", got)
	}
	if got := total(t, open(t, dir), "ferries"); got != 2 {
		t.Errorf("Search(ferries): total %d, want 2", got)
	}
	if got := generations(t, dir); !slices.Equal(got, before) {
		t.Errorf("generations = %v, want %v", got, before)
	}
}

// What is left of a CURRENT that was being written goes when it is old.
func TestLeftoverCurrent(t *testing.T) {
	dir := t.TempDir()
	for name, age := range map[string]time.Duration{"CURRENT.1": time.Hour, "CURRENT.2": 0} {
		path := filepath.Join(dir, name)
		write(t, path, "g1")
		then := time.Now().Add(-age)
		if err := os.Chtimes(path, then, then); err != nil {
			t.Fatal(err)
		}
	}
	open(t, dir)
	if _, err := os.Stat(filepath.Join(dir, "CURRENT.1")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("an old CURRENT.1 is still there: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "CURRENT.2")); err != nil {
		t.Errorf("a new CURRENT.2 is not there any more: %v", err)
	}
}

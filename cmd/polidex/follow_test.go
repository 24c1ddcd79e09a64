package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"polidex/corpus"
)

// reopening is an index whose Reopen ends as listed, one call after the other.
type reopening struct {
	ends []error // nil is a change
	call int
}

func (r *reopening) Reopen() (bool, error) {
	r.call++
	err := r.ends[r.call-1]
	return err == nil, err
}

func TestFollow(t *testing.T) {
	busy := fmt.Errorf("reopening: in use: %w", corpus.ErrUnavailable)
	broken := fmt.Errorf("reopening: cut off: %w", corpus.ErrMalformed)
	index := &reopening{ends: []error{busy, nil, broken, broken, nil}}
	var said lines
	a := &app{streams: streams{err: &said}}
	ctx, cancel := context.WithCancel(context.Background())
	tick, ended := make(chan time.Time), make(chan struct{})
	completed := 0
	go func() {
		defer close(ended)
		a.follow(ctx, index, tick, func() error {
			if completed++; completed == 2 {
				return errors.New("the disk is gone")
			}
			return nil
		})
	}()
	for range index.ends {
		tick <- time.Time{}
	}
	cancel()
	<-ended
	if completed != 2 {
		t.Errorf("the new index was completed %d times, want 2", completed)
	}
	want := `polidex: the index was rebuilt; answers come from the new one
polidex: turning to the rebuilt index: reopening: cut off
polidex: the index was rebuilt; answers come from the new one
`
	// The fault of the last tick is told unless the context ended first.
	if got := strings.TrimSuffix(said.String(), "polidex: turning to the rebuilt index: the disk is gone\n"); got != want {
		t.Errorf("follow said\n%s\nwant\n%s", got, want)
	}
}

// TestReindexBesideServe rebuilds the index of a server that runs, and waits
// until the server answers from the new one.
func TestReindexBesideServe(t *testing.T) {
	dir := t.TempDir()
	file, data := filepath.Join(dir, "rivers.txt"), filepath.Join(dir, "data")
	if err := os.WriteFile(file, []byte(note), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serveDocuments(t, data, file)
	var said lines
	code := run(context.Background(), []string{"reindex", "--data", data},
		streams{in: strings.NewReader(""), out: io.Discard, err: &said}, func(string) string { return "" })
	if code != exitOK {
		t.Fatalf("reindex ended with %d and said %s", code, &said)
	}
	var answer struct{ Total int }
	turned := func() bool { return strings.Contains(s.errors.String(), "answers come from the new one") }
	for limit := time.Now().Add(time.Minute); !turned() && time.Now().Before(limit); {
		getJSON(t, s.url+"/v1/actions", &answer) // never without an answer meanwhile
	}
	getJSON(t, s.url+"/v1/actions", &answer)
	if !turned() || answer.Total != 2 {
		t.Errorf("the server has %d actions, want 2; it said %s", answer.Total, s.errors)
	}
	s.stop()
	<-s.ended
}

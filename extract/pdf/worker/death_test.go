package worker_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/pdf/worker"
)

// Every way in which a job can bring its child down costs that job alone.
func TestDoDeaths(t *testing.T) {
	const soon = time.Second
	for _, c := range []struct {
		name string
		job  worker.Job
		opts worker.Options
		kind error
		says string
	}{
		{
			name: "memory hog", job: worker.Job{Name: "hog"}, opts: worker.Options{Memory: 200 << 20},
			kind: corpus.ErrTooLarge, says: "reading it needed more than 200 MB of memory: too large",
		},
		{
			name: "one huge allocation", job: worker.Job{Name: "gulp"}, opts: worker.Options{Memory: 200 << 20},
			kind: corpus.ErrTooLarge, says: "reading it needed more than 200 MB of memory: too large",
		},
		{
			name: "hog that the system does not hold", job: worker.Job{Name: "watched hog"}, opts: worker.Options{Memory: 4 << 30},
			kind: corpus.ErrTooLarge, says: "reading it needed more than 4096 MB of memory: too large",
		},
		{
			name: "endless loop", job: worker.Job{Name: "loop"}, opts: worker.Options{Deadline: worker.Deadline{Base: soon, PerStep: -1}},
			kind: corpus.ErrTooLarge, says: "reading it took more than 1 s: too large",
		},
		{
			name: "endless progress", job: worker.Job{Name: "pages", Data: []byte("1h")}, opts: worker.Options{Deadline: worker.Deadline{Max: soon}},
			kind: corpus.ErrTooLarge, says: "reading it took more than 1 s: too large",
		},
		{
			name: "recursion", job: worker.Job{Name: "recurse"}, opts: worker.Options{Memory: 4 << 30}, // the race detector's stacks are large
			kind: corpus.ErrMalformed, says: "the reader crashed on it (stack overflow): malformed",
		},
		{
			name: "panic", job: worker.Job{Name: "panic", Data: []byte("abc")},
			kind: corpus.ErrMalformed, says: "the reader crashed on it (runtime error: index out of range [7] with length 3): malformed",
		},
		{
			name: "panic of another goroutine", job: worker.Job{Name: "panic aside"},
			kind: corpus.ErrMalformed, says: "the reader crashed on it (no page [31mseven): malformed",
		},
		{
			name: "exit", job: worker.Job{Name: "exit"},
			kind: corpus.ErrMalformed, says: "the reader ended in the midst of it (that was all): malformed",
		},
		{
			name: "words in place of frames", job: worker.Job{Name: "garbage", Data: []byte("page 1 of 3\n")},
			kind: corpus.ErrMalformed, says: "the reader answered nonsense (a frame with a head of 1885431653 bytes): malformed",
		},
		{
			name: "zeros in place of frames", job: worker.Job{Name: "garbage", Data: make([]byte, 100)},
			kind: corpus.ErrMalformed, says: "the reader answered nonsense (a frame with a head of 0 bytes): malformed",
		},
		{
			name: "a frame out of turn", job: worker.Job{Name: "garbage", Data: worker.Frame(worker.JobType, nil)},
			kind: corpus.ErrMalformed, says: `the reader answered nonsense (a "job" frame in place of an answer): malformed`,
		},
		{
			name: "an answer that is too long", job: worker.Job{Name: "huge"}, opts: worker.Options{MaxAnswer: 2 << 20},
			kind: corpus.ErrTooLarge, says: "what was read of it takes more than 2 MB: too large",
		},
		{
			name: "a frame that is too long", job: worker.Job{Name: "garbage", Data: worker.Frame(worker.AnswerType, make([]byte, 3<<20))}, opts: worker.Options{MaxAnswer: 2 << 20},
			kind: corpus.ErrTooLarge, says: "what was read of it takes more than 2 MB: too large",
		},
		{
			name: "data that are too long", job: worker.Job{Name: "echo", Data: make([]byte, 3<<20)}, opts: worker.Options{MaxData: 2 << 20},
			kind: corpus.ErrTooLarge, says: "it has 3 MB; files of up to 2 MB are read: too large",
		},
		{
			name: "args that are too long", job: worker.Job{Name: "echo", Args: json.RawMessage(`"` + strings.Repeat("a", 70_000) + `"`)},
			kind: corpus.ErrInvalid, says: "the head of a job frame has 70038 bytes, of 65536 allowed: invalid request",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.opts.Workers = 1
			p := newPool(t, c.opts)
			// In a fresh child, and in one that has done a job before.
			for range 2 {
				answer, err := p.Do(t.Context(), c.job)
				if !errors.Is(err, c.kind) || answer != nil {
					t.Errorf("Do = %d bytes, %v; want an error of kind %v", len(answer), err, c.kind)
				}
				if diff := cmp.Diff(c.says, fmt.Sprint(err)); diff != "" {
					t.Errorf("words (-want +got):\n%s", diff)
				}
				if got := mustDo(t, p, worker.Job{Name: "echo", Data: []byte("next")}); string(got) != "next" {
					t.Errorf("the next job = %q", got)
				}
			}
		})
	}
}

// What children do that never run Serve.
func TestDoRogues(t *testing.T) {
	for _, c := range []struct {
		how  string
		kind error
		says string
	}{
		{"end at once", corpus.ErrUnavailable, `starting a reader process: exit status 2 (unknown command "worker"): unavailable`},
		{"end without a word", corpus.ErrUnavailable, "starting a reader process: it ended at once (exit status 0): unavailable"},
		{"never ready", corpus.ErrUnavailable, "starting a reader process: it was not ready within 2 s: unavailable"},
		{"not ready", corpus.ErrUnavailable, `starting a reader process: it said "answer" in place of being ready: unavailable`},
		{"deaf", corpus.ErrTooLarge, "reading it took more than 3 s: too large"},
		{"silent", corpus.ErrMalformed, "the reader ended in the midst of it (exit status 0): malformed"},
		{"mute", corpus.ErrMalformed, "the reader closed its output in the midst of it: malformed"},
		{"half", corpus.ErrMalformed, "the reader ended in the midst of it (exit status 0): malformed"},
	} {
		t.Run(c.how, func(t *testing.T) {
			t.Parallel()
			p := newPool(t, worker.Options{
				Args: []string{rogueArg, c.how}, Workers: 1, StartWithin: 2 * time.Second,
				Deadline: worker.Deadline{Base: time.Second, Max: 3 * time.Second, PerStep: 2 * time.Second},
			})
			_, err := p.Do(t.Context(), worker.Job{Name: "echo", Data: make([]byte, 1<<20)})
			if !errors.Is(err, c.kind) {
				t.Errorf("Do: %v, want kind %v", err, c.kind)
			}
			if diff := cmp.Diff(c.says, fmt.Sprint(err)); diff != "" {
				t.Errorf("words (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("no such program", func(t *testing.T) {
		p := newPool(t, worker.Options{Program: "/no/such/program"})
		if _, err := p.Do(t.Context(), worker.Job{Name: "echo"}); !errors.Is(err, corpus.ErrUnavailable) || !errors.Is(err, os.ErrNotExist) {
			t.Errorf("Do: %v, want unavailable, for it does not exist", err)
		}
	})
}

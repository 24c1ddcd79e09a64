package worker_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/pdf/worker"
)

// quickEnd keeps a child that is built with the race detector from lingering for
// a second at its end.
const quickEnd = "GORACE=atexit_sleep_ms=0"

// newPool makes a pool of this test's own children, and closes it at its end.
func newPool(t testing.TB, opts worker.Options) *worker.Pool {
	t.Helper()
	if !worker.Supported() {
		t.Skip("no child processes on this platform")
	}
	if opts.Args == nil {
		opts.Args = []string{childArg}
	}
	if opts.Env == nil {
		opts.Env = []string{quickEnd}
	}
	p := worker.NewPool(opts)
	t.Cleanup(func() { p.Close() })
	return p
}

func mustDo(t testing.TB, p *worker.Pool, job worker.Job) []byte {
	t.Helper()
	answer, err := p.Do(t.Context(), job)
	if err != nil {
		t.Fatalf("Do(%q): %v", job.Name, err)
	}
	return answer
}

// stateOf is the state of the child that does the next job.
func stateOf(t testing.TB, p *worker.Pool) childState {
	t.Helper()
	var s childState
	if err := json.Unmarshal(mustDo(t, p, worker.Job{Name: "state"}), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDoAnswers(t *testing.T) {
	p := newPool(t, worker.Options{Workers: 1})
	for _, size := range []int{0, 1, 1 << 16, 5<<20 + 1} {
		data := bytes.Repeat([]byte("a"), size)
		got := mustDo(t, p, worker.Job{Name: "echo", Args: json.RawMessage(`{"n":1}`), Data: data})
		if want := append([]byte(`{"n":1}`), data...); !bytes.Equal(got, want) {
			t.Errorf("echo of %d bytes: %d bytes came back, want %d", size, len(got), len(want))
		}
	}
}

func TestDoErrors(t *testing.T) {
	p := newPool(t, worker.Options{Workers: 1})
	first := stateOf(t, p).PID
	for name, want := range childErrors {
		t.Run(name, func(t *testing.T) {
			_, err := p.Do(t.Context(), worker.Job{Name: "error", Data: []byte(name)})
			if err == nil {
				t.Fatal("no error")
			}
			words := strings.ToValidUTF8(want.Error(), "\uFFFD")
			if len(words) > 4<<10 {
				words = words[:4<<10] + "…"
			}
			if diff := cmp.Diff(words, err.Error()); diff != "" {
				t.Errorf("words (-want +got):\n%s", diff)
			}
			for _, kind := range []error{corpus.ErrMalformed, corpus.ErrTooLarge, corpus.ErrUnsupported, corpus.ErrInvalid} {
				if got, want := errors.Is(err, kind), errors.Is(want, kind); got != want {
					t.Errorf("errors.Is(%v, %v) = %v, want %v", err, kind, got, want)
				}
			}
		})
	}
	if got := stateOf(t, p).PID; got != first {
		t.Error("an error of the handler cost the child")
	}
}

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
			kind: corpus.ErrTooLarge, says: "it has 3 MB, of 2 MB that are read: too large",
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

func TestProgress(t *testing.T) {
	p := newPool(t, worker.Options{Workers: 1, Deadline: worker.Deadline{Base: time.Second, PerStep: time.Minute}})
	var got []int
	n := mustDo(t, p, worker.Job{Name: "pages", Data: []byte("1300ms"), Progress: func(done, total int) {
		if total < done {
			t.Errorf("Progress(%d, %d)", done, total)
		}
		got = append(got, done)
	}})
	// The job outlived the base of its deadline by the steps that it reported,
	// and reported them in measure.
	last, err := strconv.Atoi(string(n))
	if err != nil || len(got) < 2 || got[0] != 1 || got[len(got)-1] != last {
		t.Errorf("reported %v, want steps from 1 to %d", got, last)
	}
	if len(got) > 100 {
		t.Errorf("%d reports within 1.3 s", len(got))
	}
}

// A goroutine that goes on reporting does not disturb the jobs that follow.
func TestProgressAfterAnswer(t *testing.T) {
	p := newPool(t, worker.Options{Workers: 1})
	mustDo(t, p, worker.Job{Name: "report late"})
	for range 20 {
		mustDo(t, p, worker.Job{Name: "echo", Progress: func(done, total int) { t.Errorf("Progress(%d, %d) of another job", done, total) }})
	}
}

func TestReuse(t *testing.T) {
	p := newPool(t, worker.Options{Workers: 1, MaxJobs: 3})
	var pids []int
	for range 7 {
		pids = append(pids, stateOf(t, p).PID)
	}
	seen := map[int]int{}
	for _, pid := range pids {
		seen[pid]++
	}
	if seen[pids[0]] != 3 || seen[pids[3]] != 3 || seen[pids[6]] != 1 || len(seen) != 3 {
		t.Errorf("children %v, want three, three and one jobs", pids)
	}
}

func TestManyAtOnce(t *testing.T) {
	const workers, jobs = 3, 60
	p := newPool(t, worker.Options{Workers: workers, MaxJobs: 10})
	var wg sync.WaitGroup
	for i := range jobs {
		wg.Go(func() {
			name, want := "echo", strconv.Itoa(i)
			if i%7 == 3 {
				name = "panic"
			}
			got, err := p.Do(t.Context(), worker.Job{Name: name, Data: []byte(want)})
			switch {
			case name == "panic" && !errors.Is(err, corpus.ErrMalformed):
				t.Errorf("job %d: %v, want a crash", i, err)
			case name == "echo" && (err != nil || string(got) != want):
				t.Errorf("job %d = %q, %v", i, got, err)
			}
		})
	}
	wg.Wait()
}

func TestCancel(t *testing.T) {
	p := newPool(t, worker.Options{Workers: 1})
	for _, name := range []string{"wait", "loop"} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancelCause(t.Context())
			_, err := p.Do(ctx, worker.Job{Name: name, Progress: func(int, int) { cancel(errors.New("enough")) }})
			if err != context.Canceled {
				t.Errorf("Do: %v, want %v", err, context.Canceled)
			}
		})
	}
	t.Run("before", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := p.Do(ctx, worker.Job{Name: "echo"}); err != context.Canceled {
			t.Errorf("Do: %v, want %v", err, context.Canceled)
		}
	})
	t.Run("while waiting for a child", func(t *testing.T) {
		first, stop := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		begun := make(chan bool, 1)
		wg.Go(func() { p.Do(first, worker.Job{Name: "wait", Progress: func(int, int) { begun <- true }}) })
		<-begun
		second, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		if _, err := p.Do(second, worker.Job{Name: "wait"}); err != context.DeadlineExceeded {
			t.Errorf("Do: %v, want %v", err, context.DeadlineExceeded)
		}
		stop()
		wg.Wait()
	})
	mustDo(t, p, worker.Job{Name: "echo"})
}

func TestClose(t *testing.T) {
	p := newPool(t, worker.Options{Workers: 2})
	under := make(chan error, 1)
	begun := make(chan bool, 1)
	go func() {
		_, err := p.Do(t.Context(), worker.Job{Name: "loop", Progress: func(int, int) { begun <- true }})
		under <- err
	}()
	<-begun
	mustDo(t, p, worker.Job{Name: "echo"}) // leaves an idle child
	for range 2 {
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := <-under; !errors.Is(err, corpus.ErrUnavailable) {
		t.Errorf("the job under way: %v, want unavailable", err)
	}
	if _, err := p.Do(t.Context(), worker.Job{Name: "echo"}); !errors.Is(err, corpus.ErrUnavailable) {
		t.Errorf("a job after Close: %v, want unavailable", err)
	}
	if err := worker.NewPool(worker.Options{}).Close(); err != nil {
		t.Errorf("closing a pool that was never used: %v", err)
	}
}

package worker_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
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

package worker_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"polidex/corpus"
	"polidex/extract/pdf/worker"
)

// The arguments that make the test binary a child, and one that keeps no rule.
const (
	childArg = "-as-child"
	rogueArg = "-as-rogue"
	middle   = "-as-parent"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case childArg:
			if err := worker.Serve(os.Stdin, os.Stdout, handle); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			return
		case rogueArg:
			rogue(os.Args[2])
			return
		case middle:
			parent()
			return
		}
	}
	os.Exit(m.Run())
}

// handle does what the tests want of a child.
func handle(ctx context.Context, job worker.Job) ([]byte, error) {
	switch job.Name {
	case "echo":
		return append([]byte(job.Args), job.Data...), nil
	case "state":
		return state()
	case "wait":
		worker.Report(ctx, 1, 2)
		<-ctx.Done()
		return nil, ctx.Err()
	case "loop":
		worker.Report(ctx, 1, 2)
		for i := uint(0); ; i++ {
			sink = i
		}
	case "hog":
		var all [][]byte
		for {
			b := make([]byte, 8<<20)
			for i := 0; i < len(b); i += 4096 {
				b[i] = 1
			}
			all = append(all, b)
			sink = uint(len(all))
		}
	case "watched hog":
		go worker.WatchMemory(100 << 20)
		job.Name = "hog"
		return handle(ctx, job)
	case "gulp":
		b := make([]byte, 1<<30)
		<-ctx.Done() // the watch that stands in for the system comes a moment late
		return b, nil
	case "recurse":
		return nil, fmt.Errorf("%d", recurse(1))
	case "panic":
		words := strings.Split(string(job.Data), "")
		return []byte(words[7]), nil
	case "panic aside":
		go func() { panic("no page \x1b[31m\x00seven") }()
		<-ctx.Done()
		return nil, nil
	case "exit":
		fmt.Fprintln(os.Stderr, "that was all")
		os.Exit(3)
	case "garbage":
		fmt.Print(string(job.Data))
		return nil, nil
	case "huge":
		return make([]byte, 3<<20), nil
	case "pages":
		return pages(ctx, string(job.Data))
	case "error":
		return nil, childErrors[string(job.Data)]
	case "report late":
		go func() {
			for {
				worker.Report(ctx, 8, 9)
			}
		}()
		return nil, nil
	}
	return nil, fmt.Errorf("no job %q: %w", job.Name, corpus.ErrInvalid)
}

var childErrors = map[string]error{
	"plain":     errors.New("no kind"),
	"malformed": fmt.Errorf("page 3: no font: %w", corpus.ErrMalformed),
	"two":       fmt.Errorf("%w and %w", corpus.ErrUnsupported, corpus.ErrTooLarge),
	"long":      errors.New(strings.Repeat("a", 1<<20)),
	"broken":    errors.New("a\xffb"),
}

// sink keeps the compiler from dropping a child's useless work.
var sink uint

func recurse(n int) int {
	if n < 0 {
		return 0
	}
	var room [256]int
	room[n%256] = n
	return recurse(n+1) + room[(n+1)%256]
}

// pages reports steps for as long as data says.
func pages(ctx context.Context, data string) ([]byte, error) {
	d, err := time.ParseDuration(data)
	if err != nil {
		return nil, err
	}
	begun, n := time.Now(), 0
	for time.Since(begun) < d {
		n++
		worker.Report(ctx, n, 1<<30)
	}
	worker.Report(ctx, n, n)
	return fmt.Append(nil, n), nil
}

// childState is what a child sees of itself.
type childState struct {
	PID   int
	Env   []string
	Dir   string
	Files []string
}

func state() ([]byte, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	s := childState{PID: os.Getpid(), Env: os.Environ(), Dir: dir}
	for fd := 3; fd < 64; fd++ {
		name, err := os.Readlink(fmt.Sprintf("/proc/self/fd/%d", fd))
		// The runtime has files of its own.
		if err != nil || strings.HasPrefix(name, "anon_inode:") || strings.HasPrefix(name, "/sys/") {
			continue
		}
		s.Files = append(s.Files, name)
	}
	return json.Marshal(s)
}

// rogue is a child that breaks the rules.
func rogue(how string) {
	ready := worker.Frame(worker.ReadyType, nil)
	switch how {
	case "end at once":
		fmt.Fprintln(os.Stderr, "unknown command \"worker\"")
		os.Exit(2)
	case "end without a word":
	case "never ready":
		io.Copy(io.Discard, os.Stdin)
	case "not ready":
		os.Stdout.Write(worker.Frame(worker.AnswerType, nil))
	case "deaf": // writes and writes, and reads nothing
		signal.Ignore(syscall.SIGTERM)
		os.Stdout.Write(ready)
		for {
			os.Stdout.Write(worker.Frame(worker.ProgressType, nil))
		}
	case "silent":
		os.Stdout.Write(ready)
		os.Stdout.Close()
	case "mute": // lives on behind a closed output
		os.Stdout.Write(ready)
		os.Stdout.Close()
		io.Copy(io.Discard, os.Stdin)
	case "half": // ends in the middle of its answer
		os.Stdout.Write(ready)
		io.CopyN(io.Discard, os.Stdin, 4)
		answer := worker.Frame(worker.AnswerType, []byte("the answer"))
		os.Stdout.Write(answer[:len(answer)-3])
	}
}

// parent is a process with a pool whose child is at work; it says who that is.
func parent() {
	p := worker.NewPool(worker.Options{Args: []string{childArg}})
	ctx := context.Background()
	var s childState
	data, err := p.Do(ctx, worker.Job{Name: "state"})
	if err == nil {
		err = json.NewDecoder(bytes.NewReader(data)).Decode(&s)
	}
	if err != nil {
		panic(err)
	}
	p.Do(ctx, worker.Job{Name: "loop", Progress: func(int, int) { fmt.Println(s.PID) }})
}

package worker

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"time"

	"polidex/corpus"
)

// grace is how long a child may take to end of itself before it is killed, and
// how long its pipes are listened to after it has ended, for processes that it
// left behind may hold them open.
const grace = time.Second

// child is one child process and the parent's ends of its pipes. One goroutine
// at a time uses it, but for kill.
type child struct {
	opts   Options
	cmd    *exec.Cmd
	in     *os.File
	out    *os.File
	frames *bufio.Reader // over out
	stderr *lastWords
	jobs   int           // jobs given to it
	idle   *time.Timer   // ends it while it is idle
	killed atomic.Bool   // by the parent
	done   chan struct{} // closed when the process is gone and reaped
}

// start starts a child and waits until it is ready. The error wraps
// [corpus.ErrUnavailable], or is that of ctx.
func start(ctx context.Context, opts Options) (*child, error) {
	c := &child{opts: opts, stderr: &lastWords{}, done: make(chan struct{})}
	if err := c.launch(); err != nil {
		return nil, fmt.Errorf("starting a reader process: %w: %w", err, corpus.ErrUnavailable)
	}
	timer := time.AfterFunc(opts.StartWithin, c.kill)
	release := context.AfterFunc(ctx, c.kill)
	err := c.greet()
	inTime := timer.Stop()
	if release() && inTime && err == nil {
		opts.Logger.Debug("worker started", "pid", c.cmd.Process.Pid)
		return c, nil
	}
	c.end(err)
	c.bury()
	crash, last, _ := c.stderr.words()
	switch words := cmp.Or(crash, last); {
	case ctx.Err() != nil:
		return nil, reason(ctx)
	case !inTime:
		err = fmt.Errorf("it was not ready within %s", seconds(opts.StartWithin))
	case words != "":
		err = fmt.Errorf("%s (%s)", c.cmd.ProcessState, words)
	case errors.Is(err, io.EOF):
		err = fmt.Errorf("it ended at once (%s)", c.cmd.ProcessState)
	}
	return nil, fmt.Errorf("starting a reader process: %w: %w", err, corpus.ErrUnavailable)
}

// launch starts the process and the goroutine that waits for its end.
func (c *child) launch() error {
	program, err := c.program()
	if err != nil {
		return err
	}
	c.cmd = exec.Command(program, c.opts.Args...)
	c.cmd.Dir = "/"
	c.cmd.Env = append([]string{}, c.opts.Env...) // nil would be the parent's own
	c.cmd.SysProcAttr = attributes()
	c.cmd.Stderr = c.stderr
	c.cmd.WaitDelay = grace
	// Not StdoutPipe, which Wait closes with the answer still in it.
	theirIn, in, err := os.Pipe()
	if err != nil {
		return err
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		theirIn.Close()
		in.Close()
		return err
	}
	c.in, c.out, c.frames = in, out, bufio.NewReader(out)
	c.cmd.Stdin, c.cmd.Stdout = theirIn, theirOut

	started := make(chan error, 1)
	go func() {
		// Where the kernel kills children with the thread that started them, that
		// thread must live as long as the child. Waiting takes a thread anyway.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := c.cmd.Start()
		theirIn.Close()
		theirOut.Close()
		started <- err
		if err != nil {
			return
		}
		_ = c.cmd.Wait() // its state says how it ended
		c.in.Close()
		_ = c.out.SetReadDeadline(time.Now().Add(grace)) // not everywhere a pipe can
		close(c.done)
	}()
	if err := <-started; err != nil {
		in.Close()
		out.Close()
		return err
	}
	return nil
}

func (c *child) program() (string, error) {
	if c.opts.Program == "" {
		return self()
	}
	path, err := exec.LookPath(c.opts.Program)
	if err != nil {
		return "", err
	}
	return filepath.Abs(path) // it starts in another folder
}

// greet sends the limits and waits for the child to have taken them.
func (c *child) greet() error {
	l := limits{Memory: c.opts.Memory, Data: c.opts.MaxData, Answer: c.opts.MaxAnswer}
	_ = writeFrame(c.in, header{Type: frameLimits, Limits: &l}, nil) // the reading side says more
	h, _, err := readFrame(c.frames, 0)
	if err == nil && h.Type != frameReady {
		err = fmt.Errorf("it said %q in place of being ready", h.Type)
	}
	return err
}

// kill ends the process at once, unless it has ended already. It may be called
// at any time.
func (c *child) kill() {
	if c.alive() {
		c.killed.Store(true)
		_ = c.cmd.Process.Kill() // it may have gone this moment
	}
}

// alive says whether the process has not ended yet.
func (c *child) alive() bool {
	select {
	case <-c.done:
		return false
	default:
		return true
	}
}

// bury kills the process, waits for its end and lets go of what it held.
func (c *child) bury() {
	c.kill()
	c.wait()
}

// retire lets the process end of itself, for a moment, and then buries it.
func (c *child) retire() {
	c.in.Close()
	c.settle()
	c.wait()
}

// settle gives the process a moment to end of itself.
func (c *child) settle() {
	timer := time.AfterFunc(grace, c.kill)
	<-c.done
	timer.Stop()
}

func (c *child) wait() {
	<-c.done
	c.out.Close()
	c.opts.Logger.Debug("worker ended", "pid", c.cmd.Process.Pid, "jobs", c.jobs, "state", c.cmd.ProcessState.String())
}

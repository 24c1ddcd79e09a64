package worker_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"

	"polidex/corpus"
	"polidex/extract/pdf/worker"
)

// awaitEnd waits until a process, which need not be a child of this one, has
// ended.
func awaitEnd(t *testing.T, pidfd int) {
	t.Helper()
	fds := []unix.PollFd{{Fd: int32(pidfd), Events: unix.POLLIN}}
	for {
		n, err := unix.Poll(fds, 20_000)
		if err == unix.EINTR {
			continue
		}
		if err != nil || n != 1 {
			t.Fatalf("the process has not ended: %d, %v", n, err)
		}
		return
	}
}

func openProcess(t *testing.T, pid int) int {
	t.Helper()
	fd, err := unix.PidfdOpen(pid, 0)
	if err != nil {
		t.Fatalf("opening process %d: %v", pid, err)
	}
	t.Cleanup(func() { unix.Close(fd) })
	return fd
}

func TestChildHasNothing(t *testing.T) {
	// A file that this process leaves open to all below it.
	f, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	fd, err := unix.Dup(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(fd)
	t.Setenv("SECRET", "1")
	p := newPool(t, worker.Options{Env: []string{"CACHE=/tmp", quickEnd}})
	got := stateOf(t, p)
	got.PID = 0
	if diff := cmp.Diff(childState{Env: []string{"CACHE=/tmp", quickEnd}, Dir: "/"}, got); diff != "" {
		t.Errorf("what a child sees (-want +got):\n%s", diff)
	}
}

func TestKilledFromOutside(t *testing.T) {
	p := newPool(t, worker.Options{Workers: 1})
	t.Run("between jobs", func(t *testing.T) {
		pid := stateOf(t, p).PID
		end := openProcess(t, pid)
		if err := unix.Kill(pid, unix.SIGKILL); err != nil {
			t.Fatal(err)
		}
		awaitEnd(t, end)
		if got := stateOf(t, p).PID; got == pid {
			t.Errorf("process %d does jobs after its death", pid)
		}
	})
	// A child that has done jobs before is given the doubt, a fresh one not.
	for _, c := range []struct {
		name   string
		before int
		deaths int
	}{{"first job", 0, 1}, {"later job", 1, 2}} {
		t.Run(c.name, func(t *testing.T) {
			p := newPool(t, worker.Options{Workers: 1})
			for range c.before {
				mustDo(t, p, worker.Job{Name: "echo"})
			}
			deaths := 0
			_, err := p.Do(t.Context(), worker.Job{Name: "wait", Progress: func(int, int) {
				deaths++
				for _, pid := range childrenOf(t, os.Getpid()) {
					unix.Kill(pid, unix.SIGKILL)
				}
			}})
			if !errors.Is(err, corpus.ErrUnavailable) || deaths != c.deaths {
				t.Errorf("Do: %v after %d deaths, want unavailable after %d", err, deaths, c.deaths)
			}
		})
	}
}

// Children outlive interrupts of the whole group, which are the parent's to
// answer.
func TestInterrupt(t *testing.T) {
	p := newPool(t, worker.Options{Workers: 1})
	pid := stateOf(t, p).PID
	for _, s := range []unix.Signal{unix.SIGINT, unix.SIGTERM} {
		if err := unix.Kill(pid, s); err != nil {
			t.Fatal(err)
		}
	}
	if got := stateOf(t, p).PID; got != pid {
		t.Errorf("child %d ended of an interrupt", pid)
	}
}

func TestIdleChildrenEnd(t *testing.T) {
	p := newPool(t, worker.Options{IdleAfter: 100 * time.Millisecond})
	pid := stateOf(t, p).PID
	fd, err := unix.PidfdOpen(pid, 0)
	if err == unix.ESRCH {
		return // it has ended already
	}
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(fd)
	awaitEnd(t, fd)
	if got := stateOf(t, p).PID; got == pid {
		t.Errorf("process %d does jobs after its end", pid)
	}
}

// A child outlives the thread that asked for it, with which the kernel would kill
// it had that thread started it.
func TestThreadDies(t *testing.T) {
	p := newPool(t, worker.Options{Workers: 1})
	done := make(chan error, 1)
	go func() {
		runtime.LockOSThread() // the thread ends with this goroutine
		_, err := p.Do(t.Context(), worker.Job{Name: "echo"})
		done <- err
	}()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	// Whenever it dies, the child is told at once: the second job would see it.
	before := childrenOf(t, os.Getpid())
	mustDo(t, p, worker.Job{Name: "pages", Data: []byte("200ms")})
	if diff := cmp.Diff(before, childrenOf(t, os.Getpid())); diff != "" {
		t.Errorf("children (-before +after):\n%s", diff)
	}
}

// When the parent dies its children end with it, busy as they are.
func TestParentDies(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, middle)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var pid int
	if _, err := fmt.Fscan(out, &pid); err != nil {
		t.Fatalf("reading the child's process id: %v", err)
	}
	end := openProcess(t, pid)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	awaitEnd(t, end)
}

// A child ends when its input does, without the kernel's help.
func TestInputEnds(t *testing.T) {
	for _, name := range []string{"idle", "at work"} {
		t.Run(name, func(t *testing.T) {
			self, err := os.Executable()
			if err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(self, childArg)
			cmd.Env = []string{quickEnd}
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			in.Write(worker.Frame(worker.LimitsType, nil))
			if name == "at work" {
				in.Write(bytes.Replace(worker.Frame(worker.JobType, nil), []byte("echo"), []byte("loop"), 1))
			}
			want := []string{worker.ReadyType, worker.ProgressType}
			for _, w := range want[:map[string]int{"idle": 1, "at work": 2}[name]] {
				if kind, _, err := worker.ReadFrame(out, 1<<20); kind != w || err != nil {
					t.Fatalf("ReadFrame = %q, %v, want %q", kind, err, w)
				}
			}
			in.Close()
			if err := cmd.Wait(); err != nil {
				t.Errorf("the child: %v", err)
			}
		})
	}
}

// A pool leaves no process, no file and no goroutine behind.
func TestNothingIsLeft(t *testing.T) {
	p := newPool(t, worker.Options{}) // what the runtime opens once is open now
	mustDo(t, p, worker.Job{Name: "echo"})
	p.Close()
	files, routines := openFiles(t), runtime.NumGoroutine()

	for range 3 {
		p := newPool(t, worker.Options{Workers: 2, MaxJobs: 2, Deadline: worker.Deadline{Base: 200 * time.Millisecond, PerStep: -1}})
		for _, name := range []string{"echo", "panic", "echo", "echo", "loop", "garbage", "exit", "echo"} {
			p.Do(t.Context(), worker.Job{Name: name, Data: []byte("abc")})
		}
		p.Close()
	}
	bad := newPool(t, worker.Options{Program: "/no/such/program"})
	bad.Do(t.Context(), worker.Job{})
	bad.Close()

	if got := childrenOf(t, os.Getpid()); len(got) > 0 {
		t.Errorf("children %v are left", got)
	}
	if got := openFiles(t); got > files {
		t.Errorf("%d files are open, %d before", got, files)
	}
	// A goroutine that is done is counted until it has been scheduled away.
	for i := 0; runtime.NumGoroutine() > routines; i++ {
		if i == 1_000_000 {
			buf := make([]byte, 1<<16)
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), routines, buf[:runtime.Stack(buf, true)])
		}
		runtime.Gosched()
	}
}

func openFiles(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip(err)
	}
	return len(entries)
}

// childrenOf lists the processes whose parent is pid, zombies too.
func childrenOf(t *testing.T, pid int) (children []int) {
	t.Helper()
	entries, err := os.ReadDir("/proc")
	if err != nil {
		t.Skip(err)
	}
	for _, e := range entries {
		var id, parent int
		var state string
		stat, err := os.ReadFile("/proc/" + e.Name() + "/stat")
		if err != nil {
			continue
		}
		if i := bytes.LastIndexByte(stat, ')'); i < 0 {
			continue
		} else if _, err := fmt.Sscan(string(stat[i+1:]), &state, &parent); err != nil || parent != pid {
			continue
		}
		if _, err := fmt.Sscan(e.Name(), &id); err == nil {
			children = append(children, id)
		}
	}
	return children
}

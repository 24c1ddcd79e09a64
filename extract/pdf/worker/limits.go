package worker

import (
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"syscall"
	"time"
)

// maxStack bounds the stack of a goroutine in a child, in bytes. Go's own bound
// of 1 GB would be more than the memory.
const maxStack = 64 << 20

// collectAt is by how many per cent the memory in use may grow before the
// collector works, twice Go's own.
const collectAt = 200

// watchInterval is how often a child that the system does not hold to its memory
// looks at it.
const watchInterval = 20 * time.Millisecond

// limits are what the parent holds a child to and the child knows of.
type limits struct {
	Memory int64 `json:"memory"`
	Data   int64 `json:"data"`
	Answer int64 `json:"answer"`
}

// apply holds this process to its limits, for good.
func (l limits) apply() error {
	// An interrupt at the terminal, or a service being stopped, reaches the whole
	// group of processes. What becomes of the jobs is the parent's to say: it ends
	// its children, and they end when it has gone.
	signal.Ignore(os.Interrupt, syscall.SIGTERM)
	runtime.GOMAXPROCS(1)
	debug.SetMaxStack(maxStack)
	// The collector may be lazier than usual, since jobs are short, and works harder
	// well before the limit, which ends the process.
	debug.SetGCPercent(collectAt)
	debug.SetMemoryLimit(l.Memory / 10 * 6)
	if err := closeInherited(); err != nil {
		return fmt.Errorf("closing inherited files: %w", err)
	}
	held, err := limitMemory(uint64(l.Memory))
	if err != nil {
		return fmt.Errorf("limiting the memory to %s: %w", megabytes(l.Memory), err)
	}
	if !held {
		go watchMemory(uint64(l.Memory))
	}
	return nil
}

// watchMemory ends the process by a panic when the Go runtime holds more than
// limit bytes. It stands in for the system where that cannot do it: not as
// strict, for it comes a moment late.
func watchMemory(limit uint64) {
	samples := []metrics.Sample{
		{Name: "/memory/classes/total:bytes"},
		{Name: "/memory/classes/heap/released:bytes"},
	}
	for range time.Tick(watchInterval) {
		metrics.Read(samples)
		if used := samples[0].Value.Uint64() - samples[1].Value.Uint64(); used > limit {
			panic(fmt.Sprintf("out of memory: %d bytes in use, of %d allowed", used, limit))
		}
	}
}

// megabytes prints a number of bytes for a person.
func megabytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%d MB", n>>20)
}

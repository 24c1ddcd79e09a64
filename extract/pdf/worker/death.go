package worker

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"polidex/corpus"
)

// death is the end of a child in the midst of a job, through its own fault or
// another's. The same job may go well in a fresh child.
type death struct{ err error }

func (d *death) Error() string { return d.err.Error() }
func (d *death) Unwrap() error { return d.err }

// end ends the process after cause cut its answer short. One that closed its
// output is ending, and its last words are still on their way.
func (c *child) end(cause error) {
	if errors.Is(cause, io.EOF) || errors.Is(cause, io.ErrUnexpectedEOF) {
		c.settle()
	}
	c.bury()
}

// explain says why the child is dead, after it was buried, in words for the
// report on the file: what the runtime or the system said comes before what was
// seen of the answer.
func (c *child) explain(cause error) error {
	crash, last, trace := c.stderr.words()
	state := c.cmd.ProcessState
	if trace != "" {
		c.opts.Logger.Debug("worker crashed", "pid", state.Pid(), "trace", trace)
	}
	switch {
	case outOfMemory(crash, trace):
		return &death{fmt.Errorf("reading it needed more than %s of memory: %w", megabytes(c.opts.Memory), corpus.ErrTooLarge)}
	case crash != "":
		return &death{fmt.Errorf("the reader crashed on it (%s): %w", crash, corpus.ErrMalformed)}
	case errors.Is(cause, corpus.ErrTooLarge):
		return tooMuch(c.opts.MaxAnswer)
	case errors.Is(cause, corpus.ErrMalformed):
		return &death{fmt.Errorf("the reader answered nonsense (%s): %w", strings.TrimSuffix(cause.Error(), ": "+corpus.ErrMalformed.Error()), corpus.ErrMalformed)}
	case !c.killed.Load() && state.String() == "signal: killed":
		return &death{fmt.Errorf("the reader was killed from outside, which a system short of memory does: %w", corpus.ErrUnavailable)}
	}
	if c.killed.Load() {
		return &death{fmt.Errorf("the reader closed its output in the midst of it: %w", corpus.ErrMalformed)}
	}
	return &death{fmt.Errorf("the reader ended in the midst of it (%s): %w", cmp.Or(last, state.String()), corpus.ErrMalformed)}
}

// outOfMemory recognises how the Go runtime ends when the system gives it no
// more memory, at one of several places. The collector of Go 1.26 uses what it was
// not given, and ends in a fault.
func outOfMemory(crash, trace string) bool {
	return strings.Contains(crash, "out of memory") || strings.Contains(crash, "cannot allocate memory") ||
		strings.HasPrefix(crash, collectorFault) && strings.Contains(trace, "/runtime/mgc")
}

// tooMuch is the error for an answer of more bytes than are allowed. The same
// job would give the same answer again.
func tooMuch(limit int64) error {
	return fmt.Errorf("what was read of it takes more than %s: %w", megabytes(limit), corpus.ErrTooLarge)
}

// seconds prints a duration for a person.
func seconds(d time.Duration) string {
	return strconv.FormatFloat(d.Round(100*time.Millisecond).Seconds(), 'f', -1, 64) + " s"
}

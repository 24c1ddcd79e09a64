package worker

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
)

// maxLine bounds a line of a child's standard error that is kept, in bytes, and
// maxTrace what is kept of its last words for the log.
const (
	maxLine  = 300
	maxTrace = 4 << 10
)

// collectorFault begins what a Go program says that a fault of memory access
// ended where no Go code can catch it.
const collectorFault = "SIGSEGV: segmentation violation"

// lastWords takes a child's standard error and keeps the little of it that says
// how the child ended. Of a Go program that is the line with which a crash
// begins, hundreds of lines before the last one.
type lastWords struct {
	mu    sync.Mutex
	line  []byte // the line being written
	crash string // what the runtime said of the crash
	last  string // the last line that was not empty
	trace []byte // from the crash on
}

// Write implements io.Writer. It never fails.
func (w *lastWords) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for rest := p; len(rest) > 0; {
		line, after, whole := bytes.Cut(rest, []byte("\n"))
		w.line = append(w.line, line[:min(len(line), maxLine-len(w.line))]...)
		if whole {
			w.endLine()
		}
		rest = after
	}
	return len(p), nil
}

func (w *lastWords) endLine() {
	line := printable(w.line)
	w.line = w.line[:0]
	if line == "" {
		return
	}
	w.last = line
	if w.crash == "" {
		for _, mark := range []string{"panic: ", "fatal error: "} {
			if words, ok := strings.CutPrefix(line, mark); ok {
				w.crash = words
			}
		}
		if strings.HasPrefix(line, collectorFault) {
			w.crash = line
		}
	}
	if w.crash != "" && len(w.trace)+len(line) < maxTrace {
		w.trace = append(append(w.trace, line...), '\n')
	}
}

// forget begins anew: a job answers for its own words alone.
func (w *lastWords) forget() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.line, w.crash, w.last, w.trace = w.line[:0], "", "", nil
}

// words returns what the runtime said of a crash, the last line, and the trace.
func (w *lastWords) words() (crash, last, trace string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.line) > 0 {
		w.endLine()
	}
	return w.crash, w.last, string(w.trace)
}

// printable is a line that does a terminal no harm: a crash may quote the file.
func printable(line []byte) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case !unicode.IsPrint(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(string(line), "\uFFFD")))
}

package worker

import (
	"bytes"
	"io"
	"time"
)

// The types of frames that the tests make.
const (
	LimitsType   = frameLimits
	ReadyType    = frameReady
	JobType      = frameJob
	ProgressType = frameProgress
	AnswerType   = frameAnswer
	ErrorType    = frameError
)

// Frame is the bytes of a frame.
func Frame(kind string, body []byte) []byte {
	h := header{Type: kind, Name: "echo", Done: 1, Total: 2}
	if kind == frameLimits {
		h.Limits = &limits{Memory: 1 << 30, Data: 1 << 20, Answer: 1 << 20}
	}
	var b bytes.Buffer
	if err := writeFrame(&b, h, body); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// ReadFrame reads a frame and returns its type and body.
func ReadFrame(r io.Reader, maxBody int64) (kind string, body []byte, err error) {
	h, body, err := readFrame(r, maxBody)
	return h.Type, body, err
}

// ServeLoop is Serve without the effects on the process.
func ServeLoop(in io.Reader, out io.Writer, maxData, maxAnswer int64, handle Handler) error {
	return serve(in, out, limits{Data: maxData, Answer: maxAnswer}, handle)
}

// Crash is what is kept of a child's standard error.
func Crash(pieces ...string) (crash, last, trace string) {
	var w lastWords
	for _, p := range pieces {
		if n, err := w.Write([]byte(p)); n != len(p) || err != nil {
			panic("a short write")
		}
	}
	return w.words()
}

// Within is the time for a job of size bytes of which done steps are behind.
func Within(d Deadline, size, done int) time.Duration { return d.filled().within(size, done) }

// WatchMemory is what stands in for the system's memory limit.
var WatchMemory = watchMemory

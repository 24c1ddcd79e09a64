package ocr

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"strings"
	"time"
	"unicode"

	"polidex/corpus"
)

const (
	// maxOutput bounds what the program may say of one picture, in bytes; a page
	// of small print takes 1 MB.
	maxOutput = 32 << 20
	// maxStderr bounds what is kept of its complaints, maxComplaint the line of
	// them that goes into an error.
	maxStderr    = 4 << 10
	maxComplaint = 200
	// grace is how long pipes are listened to after the program has ended, for
	// processes that it left behind may hold them open.
	grace = time.Second
)

// errTooMuch says that the program said more than maxOutput.
var errTooMuch = errors.New("it said too much")

// run runs the program and returns what it wrote to its outputs. It is over when
// the program is gone. An error is the context's or says how the program ended,
// with the last line of its complaints.
func (r *Recogniser) run(ctx context.Context, stdin io.Reader, args ...string) (stdout, stderr []byte, err error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	out, complaints := &bounded{limit: maxOutput, strict: true}, &bounded{limit: maxStderr}
	cmd := exec.CommandContext(ctx, r.program, args...)
	cmd.Dir = rootFolder(r.program)
	cmd.Env = environment()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = stdin, out, complaints
	cmd.WaitDelay = grace
	contain(cmd)

	// Where the kernel kills a child with the thread that started it, that thread
	// must live as long as the child.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err = cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, nil, ctx.Err()
	case out.over:
		return nil, nil, fmt.Errorf("%w (over %d MB)", errTooMuch, maxOutput>>20)
	case err != nil:
		if last := lastLine(complaints.data); last != "" {
			err = fmt.Errorf("%w (%s)", err, last)
		}
		return nil, nil, err
	}
	return out.data, complaints.data, nil
}

// runPicture is run within the time for a picture. Its errors have a kind,
// unless they are those of ctx.
func (r *Recogniser) runPicture(ctx context.Context, stdin io.Reader, args ...string) ([]byte, error) {
	within, cancel := context.WithTimeout(ctx, r.opts.Timeout)
	defer cancel()
	out, _, err := r.run(within, stdin, args...)
	switch {
	case err == nil:
		return out, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case within.Err() != nil:
		return nil, fmt.Errorf("it took more than %s: %w", r.opts.Timeout, corpus.ErrTooLarge)
	case errors.Is(err, errTooMuch):
		return nil, fmt.Errorf("%w: %w", err, corpus.ErrTooLarge)
	}
	return nil, fmt.Errorf("%w: %w", err, corpus.ErrUnavailable)
}

// bounded keeps the last bytes written to it, or with strict set the first, and
// then refuses more.
type bounded struct {
	data   []byte
	limit  int
	strict bool
	over   bool
}

// Write implements io.Writer.
func (b *bounded) Write(p []byte) (int, error) {
	if b.strict && len(b.data)+len(p) > b.limit {
		b.over = true
		return 0, errTooMuch
	}
	b.data = append(b.data, p...)
	if n := len(b.data) - b.limit; n > 0 {
		b.data = append(b.data[:0], b.data[n:]...)
	}
	return len(p), nil
}

// lastLine returns the last line that is not empty, in letters that do a
// terminal no harm.
func lastLine(said []byte) string {
	lines := strings.FieldsFunc(strings.ToValidUTF8(string(said), "\uFFFD"), func(r rune) bool { return r == '\n' || r == '\r' })
	for i := len(lines) - 1; i >= 0; i-- {
		line := strings.TrimSpace(strings.Map(func(r rune) rune {
			if !unicode.IsPrint(r) {
				return ' '
			}
			return r
		}, lines[i]))
		if line != "" {
			return strings.ToValidUTF8(line[:min(len(line), maxComplaint)], "")
		}
	}
	return ""
}

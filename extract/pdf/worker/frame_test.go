package worker_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/pdf/worker"
)

func TestReadFrame(t *testing.T) {
	whole := worker.Frame(worker.AnswerType, []byte("abc"))
	for _, c := range []struct {
		name  string
		input []byte
		err   error
	}{
		{"whole", whole, nil},
		{"nothing", nil, io.EOF},
		{"part of the length", whole[:3], io.ErrUnexpectedEOF},
		{"length alone", whole[:4], io.ErrUnexpectedEOF},
		{"part of the head", whole[:10], io.ErrUnexpectedEOF},
		{"no body", whole[:len(whole)-3], io.ErrUnexpectedEOF},
		{"part of the body", whole[:len(whole)-1], io.ErrUnexpectedEOF},
		{"a head of no length", []byte("\x00\x00\x00\x00{}"), corpus.ErrMalformed},
		{"a head that is too long", []byte("\x00\x01\x00\x01{}"), corpus.ErrMalformed},
		{"a head that is no JSON", []byte("\x00\x00\x00\x02ab"), corpus.ErrMalformed},
		{"a head that is no object", []byte("\x00\x00\x00\x0212"), corpus.ErrMalformed},
		{"a size below zero", []byte("\x00\x00\x00\x0b{\"size\":-1}"), corpus.ErrMalformed},
		{"a size beyond all numbers", []byte("\x00\x00\x00\x1d{\"size\":99999999999999999999}"), corpus.ErrMalformed},
		{"a body that is too long", worker.Frame(worker.AnswerType, make([]byte, 101)), corpus.ErrTooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, r := range []io.Reader{bytes.NewReader(c.input), iotest.OneByteReader(bytes.NewReader(c.input)), iotest.DataErrReader(bytes.NewReader(c.input))} {
				kind, body, err := worker.ReadFrame(r, 100)
				if !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
					t.Errorf("ReadFrame: %v, want %v", err, c.err)
				}
				if err == nil && (kind != worker.AnswerType || string(body) != "abc") {
					t.Errorf("ReadFrame = %q, %q", kind, body)
				}
			}
		})
	}
}

// The child's loop, over pipes in this process.
func TestServeLoop(t *testing.T) {
	for _, c := range []struct {
		name  string
		input string
		kind  string // of the frame that answers
		err   error
	}{
		{"a job", string(worker.Frame(worker.JobType, []byte("abc"))), worker.AnswerType, nil},
		{"a job whose answer is too long", string(worker.Frame(worker.JobType, make([]byte, 60))), worker.ErrorType, nil},
		{"data that are too long", string(worker.Frame(worker.JobType, make([]byte, 101))), "", corpus.ErrTooLarge},
		{"a frame out of turn", string(worker.Frame(worker.AnswerType, nil)), "", corpus.ErrMalformed},
		{"no frame", "polidex worker", "", corpus.ErrMalformed},
	} {
		t.Run(c.name, func(t *testing.T) {
			in, theirIn := io.Pipe()
			theirOut, out := io.Pipe()
			served := make(chan error, 1)
			go func() {
				err := worker.ServeLoop(in, out, 100, 50, handle)
				in.Close()
				out.Close()
				served <- err
			}()
			if kind, _, err := worker.ReadFrame(theirOut, 0); kind != worker.ReadyType || err != nil {
				t.Fatalf("at first %q, %v, want %q", kind, err, worker.ReadyType)
			}
			io.WriteString(theirIn, c.input)
			kind, _, err := worker.ReadFrame(theirOut, 50)
			if kind != c.kind || c.kind != "" && err != nil {
				t.Errorf("the answer is %q, %v, want %q", kind, err, c.kind)
			}
			theirIn.Close()
			if err := <-served; !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
				t.Errorf("serving ended with %v, want %v", err, c.err)
			}
		})
	}
}

// Limits come first, and only once they are there is a job done.
func TestServeWantsLimits(t *testing.T) {
	for _, c := range []struct {
		name  string
		input []byte
		err   error
	}{
		{"nothing", nil, nil},
		{"a job", worker.Frame(worker.JobType, nil), corpus.ErrMalformed},
		{"words", []byte("help\n"), corpus.ErrMalformed},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			err := worker.Serve(bytes.NewReader(c.input), &out, func(context.Context, worker.Job) ([]byte, error) {
				t.Error("a job was done")
				return nil, nil
			})
			if !errors.Is(err, c.err) || (err == nil) != (c.err == nil) || out.Len() > 0 {
				t.Errorf("Serve: %v and %d bytes, want %v and none", err, out.Len(), c.err)
			}
		})
	}
}

func TestLastWords(t *testing.T) {
	const trace = "goroutine 1 [running]:\nmain.main()\n"
	for _, c := range []struct {
		name        string
		pieces      []string
		crash, last string
	}{
		{name: "nothing"},
		{name: "a line", pieces: []string{"no such command\n"}, last: "no such command"},
		{name: "a line without an end", pieces: []string{"one\nt", "wo"}, last: "two"},
		{name: "a panic", pieces: []string{"reading\npanic: no page\n\n" + trace}, crash: "no page", last: "main.main()"},
		{name: "a panic in pieces", pieces: []string{"pan", "ic: no", " page\n", trace}, crash: "no page", last: "main.main()"},
		{name: "the first of two", pieces: []string{"panic: first [recovered]\n\tpanic: second\n"}, crash: "first [recovered]", last: "panic: second"},
		{name: "a fault of the runtime", pieces: []string{"runtime: goroutine stack exceeds 67108864-byte limit\nfatal error: stack overflow\n"}, crash: "stack overflow", last: "fatal error: stack overflow"},
		{name: "marks that would move a cursor", pieces: []string{"panic: \x1b[2Ja\tb\x00\xff\u202e\n"}, crash: "[2Ja b\uFFFD", last: "panic: [2Ja b\uFFFD"},
		{name: "a long line", pieces: []string{"panic: " + strings.Repeat("a", 1000), strings.Repeat("b", 1000) + "\n"}, crash: strings.Repeat("a", 293), last: "panic: " + strings.Repeat("a", 293)},
	} {
		t.Run(c.name, func(t *testing.T) {
			crash, last, _ := worker.Crash(c.pieces...)
			if diff := cmp.Diff([]string{c.crash, c.last}, []string{crash, last}); diff != "" {
				t.Errorf("crash and last line (-want +got):\n%s", diff)
			}
		})
	}
	if _, _, trace := worker.Crash("panic: a\n", strings.Repeat("main.main()\n", 10_000)); len(trace) > 4<<10 {
		t.Errorf("a trace of %d bytes is kept", len(trace))
	}
}

// Whatever comes over the pipe, a frame is within its bounds and reads as it was
// written, and the child's loop ends.
func FuzzFrames(f *testing.F) {
	for _, kind := range []string{worker.LimitsType, worker.ReadyType, worker.JobType, worker.ProgressType, worker.AnswerType, worker.ErrorType} {
		f.Add(worker.Frame(kind, nil))
		f.Add(worker.Frame(kind, []byte("the data of a job")))
	}
	f.Add([]byte("\x00\x00\x00\x02{}\x00\x00\x00\x02{}"))
	f.Add([]byte("\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		const most = 1 << 10
		for r := bytes.NewReader(data); ; {
			_, body, err := worker.ReadFrame(r, most)
			if err != nil {
				break
			}
			if len(body) > most {
				t.Fatalf("a body of %d bytes, of %d allowed", len(body), most)
			}
		}
		kind, body, err := worker.ReadFrame(bytes.NewReader(worker.Frame(worker.AnswerType, data)), int64(len(data)))
		if kind != worker.AnswerType || !bytes.Equal(body, data) || err != nil {
			t.Fatalf("ReadFrame of what was written = %q, %q, %v", kind, body, err)
		}
		echo := func(_ context.Context, job worker.Job) ([]byte, error) { return job.Data, nil }
		worker.ServeLoop(bytes.NewReader(data), io.Discard, most, most, echo)
	})
}

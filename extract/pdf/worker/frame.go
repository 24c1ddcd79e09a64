package worker

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"polidex/corpus"
)

// The types of frames. The parent sends limits, once, and jobs; the child sends
// ready, once, and for each job any number of progress frames and then an answer
// or an error.
const (
	frameLimits   = "limits"
	frameReady    = "ready"
	frameJob      = "job"
	frameProgress = "progress"
	frameAnswer   = "answer"
	frameError    = "error"
)

// maxHeader bounds the JSON of a frame, in bytes.
const maxHeader = 64 << 10

// bodyChunk is how much of a body is made room for before any of it has come, in
// bytes: the length that a frame states is not trusted.
const bodyChunk = 1 << 20

// header is the JSON at the head of a frame. On the wire stand its length in four
// bytes, big end first, itself, and Size bytes of body.
type header struct {
	Type    string          `json:"type"`
	Size    int64           `json:"size,omitempty"`
	Name    string          `json:"name,omitempty"`    // job
	Args    json.RawMessage `json:"args,omitempty"`    // job
	Done    int             `json:"done,omitempty"`    // progress
	Total   int             `json:"total,omitempty"`   // progress
	Message string          `json:"message,omitempty"` // error
	Kinds   []string        `json:"kinds,omitempty"`   // error
	Limits  *limits         `json:"limits,omitempty"`  // limits
}

// encode makes the bytes of a frame that stand before its body.
func (h header) encode(size int) ([]byte, error) {
	h.Size = int64(size)
	text, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("writing the head of a %s frame: %s: %w", h.Type, err, corpus.ErrInvalid)
	}
	if len(text) > maxHeader {
		return nil, fmt.Errorf("the head of a %s frame has %d bytes, of %d allowed: %w", h.Type, len(text), maxHeader, corpus.ErrInvalid)
	}
	return append(binary.BigEndian.AppendUint32(nil, uint32(len(text))), text...), nil
}

// writeFrame writes a whole frame.
func writeFrame(w io.Writer, h header, body []byte) error {
	head, err := h.encode(len(body))
	if err != nil {
		return err
	}
	return writeParts(w, head, body)
}

func writeParts(w io.Writer, parts ...[]byte) error {
	for _, p := range parts {
		if len(p) == 0 {
			continue
		}
		if _, err := w.Write(p); err != nil {
			return err
		}
	}
	return nil
}

// readFrame reads a whole frame, whose body is nil if it is empty. The error is
// io.EOF where the input ends between two frames and io.ErrUnexpectedEOF where
// it ends inside one; it wraps [corpus.ErrMalformed] for what is no frame and
// [corpus.ErrTooLarge] for a body of more than maxBody bytes.
func readFrame(r io.Reader, maxBody int64) (header, []byte, error) {
	var length [4]byte
	if _, err := io.ReadFull(r, length[:]); err != nil {
		return header{}, nil, err
	}
	n := binary.BigEndian.Uint32(length[:])
	if n < 2 || n > maxHeader {
		return header{}, nil, fmt.Errorf("a frame with a head of %d bytes: %w", n, corpus.ErrMalformed)
	}
	text := make([]byte, n)
	if _, err := io.ReadFull(r, text); err != nil {
		return header{}, nil, inside(err)
	}
	var h header
	if err := json.Unmarshal(text, &h); err != nil {
		return header{}, nil, fmt.Errorf("reading the head of a frame: %s: %w", err, corpus.ErrMalformed)
	}
	switch {
	case h.Size < 0:
		return header{}, nil, fmt.Errorf("a frame of %d bytes: %w", h.Size, corpus.ErrMalformed)
	case h.Size > maxBody:
		return header{}, nil, fmt.Errorf("a frame of %d bytes, of %d allowed: %w", h.Size, maxBody, corpus.ErrTooLarge)
	}
	body, err := readBody(r, int(h.Size))
	return h, body, err
}

// readBody makes room as the bytes come.
func readBody(r io.Reader, size int) ([]byte, error) {
	if size == 0 {
		return nil, nil
	}
	body := make([]byte, 0, min(size, bodyChunk))
	for len(body) < size {
		have := len(body)
		if have == cap(body) {
			body = slices.Grow(body, min(size-have, have))
		}
		body = body[:min(cap(body), size)]
		if _, err := io.ReadFull(r, body[have:]); err != nil {
			return nil, inside(err)
		}
	}
	return body, nil
}

// inside is an end of input in the middle of a frame.
func inside(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

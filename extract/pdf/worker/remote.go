package worker

import (
	"errors"
	"strings"

	"polidex/corpus"
)

// maxMessage bounds the words of an error that crosses the pipe, in bytes.
const maxMessage = 4 << 10

// kinds are the errors that cross the pipe as themselves.
var kinds = []struct {
	name string
	err  error
}{
	{"invalid", corpus.ErrInvalid},
	{"not_found", corpus.ErrNotFound},
	{"unsupported", corpus.ErrUnsupported},
	{"malformed", corpus.ErrMalformed},
	{"too_large", corpus.ErrTooLarge},
	{"conflict", corpus.ErrConflict},
	{"unavailable", corpus.ErrUnavailable},
}

// errorHeader is an error made ready to cross.
func errorHeader(err error) header {
	h := header{Type: frameError, Message: err.Error()}
	if len(h.Message) > maxMessage {
		h.Message = h.Message[:maxMessage] + "…"
	}
	h.Message = strings.ToValidUTF8(h.Message, "\uFFFD")
	for _, k := range kinds {
		if errors.Is(err, k.err) {
			h.Kinds = append(h.Kinds, k.name)
		}
	}
	return h
}

// remote is an error of the handler, on the parent's side.
type remote struct {
	message string
	kinds   []error
}

func (h header) remote() *remote {
	r := &remote{message: h.Message}
	for _, k := range kinds {
		for _, name := range h.Kinds {
			if name == k.name {
				r.kinds = append(r.kinds, k.err)
			}
		}
	}
	return r
}

func (r *remote) Error() string   { return r.message }
func (r *remote) Unwrap() []error { return r.kinds }

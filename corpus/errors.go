package corpus

import (
	"errors"
	"strings"
)

// The kinds of errors that callers tell apart with errors.Is. They are wrapped
// last: fmt.Errorf("reading %q: %s: %w", name, what, ErrMalformed). Any other
// error is a fault of the machine or of Polidex.
var (
	// ErrInvalid: the request itself is wrong.
	ErrInvalid = errors.New("invalid request")
	// ErrNotFound: the thing asked for does not exist.
	ErrNotFound = errors.New("not found")
	// ErrUnsupported: a format or feature that Polidex does not read.
	ErrUnsupported = errors.New("not supported")
	// ErrMalformed: the bytes are not what they claim to be.
	ErrMalformed = errors.New("malformed")
	// ErrTooLarge: a limit was passed.
	ErrTooLarge = errors.New("too large")
	// ErrConflict: the state has changed since the caller saw it.
	ErrConflict = errors.New("conflict")
	// ErrUnavailable: something needed did not answer; trying again may help.
	ErrUnavailable = errors.New("unavailable")
)

// Plain returns an error's message without the kind at its end, which is for
// the program and not for a person.
func Plain(err error) string {
	s := err.Error()
	for _, kind := range []error{ErrInvalid, ErrNotFound, ErrUnsupported, ErrMalformed, ErrTooLarge, ErrConflict, ErrUnavailable} {
		s = strings.TrimSuffix(s, ": "+kind.Error())
	}
	return s
}

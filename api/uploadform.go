package api

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"time"

	"polidex/corpus"
)

// fileField is the field of a form that a file is sent in.
const fileField = "file"

// formFile is the one file of a form, read while it comes. It ends well only where
// the form does, with nothing else in it.
type formFile struct {
	// name and mediaType are what the sender says; either may be empty.
	name, mediaType string
	form            *multipart.Reader
	part            io.Reader
}

// openForm reads the form as far as the beginning of its file. Errors wrap
// [corpus.ErrInvalid] for a form that is not of one file, or are those of the body.
func openForm(body io.Reader, boundary string) (*formFile, error) {
	if boundary == "" {
		return nil, fmt.Errorf("the header Content-Type names no boundary: %w", corpus.ErrInvalid)
	}
	form := multipart.NewReader(body, boundary)
	part, err := form.NextPart()
	switch {
	case errors.Is(err, io.EOF):
		return nil, fmt.Errorf("the form has no field %s: %w", fileField, corpus.ErrInvalid)
	case err != nil:
		return nil, formFault(err)
	case part.FormName() != fileField:
		return nil, otherField(part)
	}
	return &formFile{name: part.FileName(), mediaType: part.Header.Get("Content-Type"), form: form, part: part}, nil
}

// Read reads the file. At its end the form must end too.
func (f *formFile) Read(p []byte) (int, error) {
	n, err := f.part.Read(p)
	switch {
	case err == nil:
		return n, nil
	case !errors.Is(err, io.EOF):
		return n, formFault(err)
	}
	switch next, err := f.form.NextPart(); {
	case errors.Is(err, io.EOF):
		return n, io.EOF
	case err != nil:
		return n, formFault(err)
	case next.FormName() == fileField:
		return n, fmt.Errorf("the form has more than one file; send each by itself: %w", corpus.ErrInvalid)
	default:
		return n, otherField(next)
	}
}

func otherField(part *multipart.Part) error {
	return fmt.Errorf("the form has a field %q, and takes %s alone: %w", part.FormName(), fileField, corpus.ErrInvalid)
}

// formFault is the error of a form that cannot be read on.
func formFault(err error) error {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return err
	case errors.Is(err, os.ErrDeadlineExceeded):
		return fmt.Errorf("nothing more came of the file for too long: %w", corpus.ErrInvalid)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("the form ends before its end; the file was cut off: %w", corpus.ErrInvalid)
	}
	return fmt.Errorf("the form is no multipart/form-data that can be read: %w", corpus.ErrInvalid)
}

const (
	// readPatience is how long nothing may come of a body that is being sent.
	readPatience = time.Minute
	// uploadPatience is how long a body may take in all.
	uploadPatience = time.Hour
)

// patientBody puts the server's limits on the time of a request off while a file
// comes, so that a large one over a slow line arrives and one that stands still
// does not hold its place for ever.
type patientBody struct {
	io.Reader
	control *http.ResponseController
	until   time.Time
}

func newPatientBody(w http.ResponseWriter, body io.Reader) patientBody {
	return patientBody{body, http.NewResponseController(w), time.Now().Add(uploadPatience)}
}

func (b patientBody) Read(p []byte) (int, error) {
	now := time.Now()
	if now.After(b.until) {
		return 0, os.ErrDeadlineExceeded
	}
	// A writer that knows no deadlines (a test's recorder) needs none put off.
	_ = b.control.SetReadDeadline(now.Add(readPatience))
	_ = b.control.SetWriteDeadline(now.Add(readPatience + writePatience))
	return b.Reader.Read(p)
}

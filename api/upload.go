package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"reflect"
	"strings"

	"polidex/corpus"
)

// addDocument takes a file or an order, by the media type of the body.
func (s *service) addDocument(rt *route, w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	intake, err := s.intake()
	if err != nil {
		return err
	}
	mediaType, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case err == nil && mediaType == "multipart/form-data":
		return s.addFile(intake, w, r, params["boundary"])
	case err == nil && mediaType == "application/json":
		order, err := readOrder(r.Body)
		if err != nil {
			return err
		}
		j, err := intake.Add(r.Context(), order, callerName(r))
		if err != nil {
			return ofIntake(err)
		}
		return accepted(w, r, j)
	}
	return fmt.Errorf("a file is sent as multipart/form-data in the field file, a source as application/json, not as %q: %w", r.Header.Get("Content-Type"), corpus.ErrUnsupported)
}

// addFile takes a file while it comes, and answers with its job, or with the
// document of bytes that are held.
func (s *service) addFile(intake Intake, w http.ResponseWriter, r *http.Request, boundary string) error {
	body := newPatientBody(w, r.Body)
	file, err := openForm(body, boundary)
	if err != nil {
		return err
	}
	j, document, err := intake.Upload(r.Context(), file.name, file.mediaType, callerName(r), file)
	if err != nil {
		return ofIntake(err)
	}
	if document == "" {
		return accepted(w, r, j)
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	d, err := s.opts.Archive.Document(ctx, document)
	if err != nil {
		return ofDocument(document, err)
	}
	w.Header().Set("Content-Location", documentPath(d.ID))
	return writeStatus(w, http.StatusOK, Document{withoutNulls(d), documentLinks(d)})
}

// readOrder reads the body of an order. Errors wrap [corpus.ErrInvalid] or
// [corpus.ErrTooLarge], and say what is wrong in words of the order.
func readOrder(r io.Reader) (corpus.Order, error) {
	var o corpus.Order
	data, err := io.ReadAll(io.LimitReader(r, maxBody+1))
	switch {
	case err != nil:
		return o, fmt.Errorf("the order cannot be read to its end: %w", corpus.ErrInvalid)
	case len(data) > maxBody:
		return o, fmt.Errorf("the order is larger than %d bytes: %w", maxBody, corpus.ErrTooLarge)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&o); err != nil {
		return corpus.Order{}, orderFault(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return corpus.Order{}, fmt.Errorf("there is more behind the order: %w", corpus.ErrInvalid)
	}
	return o, nil
}

// orderFault says what is wrong with the JSON of an order, without Go's own words.
func orderFault(err error) error {
	const example = `{"source": "https://example.org/strategy.pdf"}`
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind) && kind.Field != "":
		return parameterError{parameter: kind.Field, cause: "is of the wrong kind: a " + kind.Value}
	case errors.As(err, &syntax), errors.As(err, &kind), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("an order is one JSON object, such as %s: %w", example, corpus.ErrInvalid)
	}
	if _, quoted, unknown := strings.Cut(err.Error(), "unknown field "); unknown {
		name := strings.Trim(quoted, `"`)
		return parameterError{parameter: name, cause: "is no member of an order", suggestion: corpus.Nearest(name, orderMembers())}
	}
	return fmt.Errorf("the order cannot be read; it is one JSON object, such as %s: %w", example, corpus.ErrInvalid)
}

// orderMembers are the JSON names of an order's members.
func orderMembers() []string {
	var out []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[corpus.Order]()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		out = append(out, name)
	}
	return out
}

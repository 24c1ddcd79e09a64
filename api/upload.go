package api

import (
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"reflect"

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
		return noDocument(document, err)
	}
	w.Header().Set("Content-Location", documentPath(d.ID))
	return writeStatus(w, http.StatusOK, Document{withoutNulls(d), documentLinks(d)})
}

// readOrder reads the body of an order. Errors wrap [corpus.ErrInvalid] or
// [corpus.ErrTooLarge], and say what is wrong in words of the order.
func readOrder(r io.Reader) (corpus.Order, error) {
	var o corpus.Order
	// The route is bounded by what a file may have.
	bounded := http.MaxBytesReader(nil, io.NopCloser(r), maxBody)
	if err := orderJSON().read(bounded, &o); err != nil {
		return corpus.Order{}, err
	}
	return o, nil
}

func orderJSON() jsonBody {
	return jsonBody{
		what: "an order", example: `{"source": "https://example.org/strategy.pdf"}`,
		types: []reflect.Type{reflect.TypeFor[corpus.Order]()},
	}
}

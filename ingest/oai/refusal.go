package oai

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"polidex/corpus"
	"polidex/ingest/markup"
)

// The conditions that a harvest goes on after (section 3.6).
const (
	noRecordsMatch     = "noRecordsMatch"
	badResumptionToken = "badResumptionToken"
)

// condition returns the error that an answer stands for: the first that is not
// noRecordsMatch, for that one may come beside another; nil without any.
func (a *answer) condition() *protocolError {
	var out *protocolError
	for i := range a.Errors {
		if e := &a.Errors[i]; out == nil || out.Code == noRecordsMatch {
			out = e
		}
	}
	return out
}

// sentence says what a condition means to the person who named the source.
func (e *protocolError) sentence() error {
	said := ""
	if m := markup.Clip(e.Message, 200); m != "" {
		said = fmt.Sprintf(" (it says %q)", m)
	}
	switch e.Code {
	case "badArgument":
		return fmt.Errorf("the repository does not accept the request; look at set, from and until%s: %w", said, corpus.ErrInvalid)
	case badResumptionToken:
		return fmt.Errorf("the repository no longer goes on with the list that it began%s: %w", said, corpus.ErrUnavailable)
	case "badVerb":
		return fmt.Errorf("the repository does not know the request ListRecords or Identify%s: %w", said, corpus.ErrUnsupported)
	case "cannotDisseminateFormat":
		return fmt.Errorf("the repository does not give its records in the format %s%s: %w", Prefix, said, corpus.ErrUnsupported)
	case "noSetHierarchy":
		return fmt.Errorf("the repository has no sets; leave set= out%s: %w", said, corpus.ErrInvalid)
	case "idDoesNotExist":
		return fmt.Errorf("the repository has no such record%s: %w", said, corpus.ErrNotFound)
	case noRecordsMatch:
		return fmt.Errorf("the repository has no such records%s: %w", said, corpus.ErrNotFound)
	}
	return fmt.Errorf("the repository answered with the error %q%s: %w", markup.Clip(e.Code, 40), said, corpus.ErrMalformed)
}

// unanswered adds to a fault of the request what its status means in this
// protocol, which answers its own errors with status 200.
func unanswered(err error, status int, identified bool) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	switch {
	case status == http.StatusUnprocessableEntity && identified:
		// Invenio answers every error so, noRecordsMatch among them.
		return fmt.Errorf("%s: the repository does not accept the request, or has nothing for it: %w", corpus.Plain(err), corpus.ErrUnavailable)
	case identified:
		return err
	}
	switch status {
	case http.StatusBadRequest, http.StatusMethodNotAllowed, http.StatusUnprocessableEntity, http.StatusNotImplemented:
		return fmt.Errorf("%s: it is hardly the address of an OAI-PMH repository: %w", corpus.Plain(err), corpus.ErrUnsupported)
	case http.StatusUnauthorized, http.StatusForbidden:
		return fmt.Errorf("%s: it is not open to harvesting, or not the address of an OAI-PMH repository: %w", corpus.Plain(err), corpus.ErrUnavailable)
	case http.StatusNotFound, http.StatusGone:
		return fmt.Errorf("%s: there is no OAI-PMH repository at the address: %w", corpus.Plain(err), corpus.ErrNotFound)
	}
	return err
}

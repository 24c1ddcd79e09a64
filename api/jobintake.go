package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"polidex/corpus"
)

// Intake is what the API asks of what takes documents in and out. It is used by
// many goroutines.
type Intake interface {
	// Upload keeps a file that is being sent and has it read. Of bytes that are held
	// it returns the document's ID in place of a job. The reader's errors come back as
	// they are; others wrap [corpus.ErrTooLarge], [corpus.ErrMalformed], or
	// [corpus.QueueFullError].
	Upload(ctx context.Context, name, mediaType, by string, body io.Reader) (job corpus.Job, document string, err error)
	// Add has a source taken in; errors wrap [corpus.ErrInvalid] for what may not be
	// asked for, or [corpus.QueueFullError].
	Add(ctx context.Context, order corpus.Order, by string) (corpus.Job, error)
	// Reprocess has the original of a document read again; errors wrap
	// [corpus.ErrNotFound] or [corpus.QueueFullError].
	Reprocess(ctx context.Context, id, by string) (corpus.Job, error)
	// Remove puts a tombstone in the place of a document; errors wrap
	// [corpus.ErrNotFound].
	Remove(ctx context.Context, id string, how corpus.Removal) (corpus.Tombstone, error)
	// Job returns a job with its rows; errors wrap [corpus.ErrNotFound].
	Job(ctx context.Context, id string) (corpus.Job, error)
	// Jobs returns the newest jobs without their rows, the newest first, and how many
	// wait.
	Jobs(ctx context.Context, most int) (jobs []corpus.Job, waiting int, err error)
	// JobEvents returns what happened in a job after the event with the ID, and a
	// channel that is closed when there is more; nil when there will be none.
	JobEvents(ctx context.Context, id, after string) (events []corpus.JobEvent, more <-chan struct{}, err error)
}

// Errors of adding and removing that package corpus has no kinds for.
var (
	errGone = errors.New("removed")
	errBusy = errors.New("busy")
)

// jobKinds are the rows of the table of errors for them.
func jobKinds() []errorKind {
	return []errorKind{
		{errGone, http.StatusGone, "gone", "The document was held and has been removed; the detail says when, and why where that was said.", ""},
		{errBusy, http.StatusServiceUnavailable, "busy", "As many jobs wait as the server takes; ask again when some are done.", ""},
	}
}

// intake returns what takes documents in, if this server does.
func (s *service) intake() (Intake, error) {
	if s.opts.Intake == nil {
		return nil, fmt.Errorf("this server takes no documents in: %w", errNoPath)
	}
	return s.opts.Intake, nil
}

// ofIntake gives the errors of an intake the kinds of the API's own.
func ofIntake(err error) error {
	var removed *corpus.RemovedError
	var full corpus.QueueFullError
	switch {
	case errors.As(err, &removed):
		return errRemoved(removed.Tombstone)
	case errors.As(err, &full):
		return fmt.Errorf("%v: %w", full, errBusy)
	}
	return err
}

// errRemoved is the error of asking for what a tombstone stands for.
func errRemoved(t corpus.Tombstone) error {
	what := fmt.Sprintf("document %q was removed at %s", t.Document, t.Time.UTC().Format("2006-01-02T15:04:05Z"))
	if t.Reason != "" {
		what += ": " + t.Reason
	}
	return fmt.Errorf("%s: %w", what, errGone)
}

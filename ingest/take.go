package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"polidex/corpus"
)

// take does all that is to be done for one input, but for the index.
func (r *run) take(ctx context.Context, in *input, t *turn) outcome {
	start := time.Now()
	out := r.outcome(ctx, in, t)
	out.row.Source, out.row.Named, out.row.Parent = in.shown, in.named, in.parent
	out.row.Took = time.Since(start)
	if out.fault != nil {
		out.row.State, out.row.Reason = StateFailed, plain(out.fault)
	}
	if !out.interrupted() {
		r.opts.Logger.InfoContext(ctx, "input", "source", in.shown, "state", out.row.State, "reason", out.row.Reason,
			"document", out.row.Document, "took_ms", out.row.Took.Milliseconds())
	}
	return out
}

func (r *run) outcome(ctx context.Context, in *input, t *turn) outcome {
	last, known := r.history.Latest(in.source)
	if in.kind == streamInput {
		// What came through it before has nothing to do with what comes now.
		last, known = corpus.Retrieval{}, false
	}
	held := last
	failure, settled := r.settled(last.Digest)
	if !known || !settled || r.isBuried(last.Digest) {
		held = corpus.Retrieval{}
	}
	l, err := r.load(ctx, in, held)
	switch {
	case ctx.Err() != nil:
		return outcome{fault: ctx.Err()}
	case err != nil && last.Digest != "" && isMissing(err):
		return outcome{row: r.gone(err, last)}
	case err != nil:
		return outcome{row: Row{State: verdict(err), Reason: reason(err)}}
	case l.list != nil:
		return r.list(in, l.known, l.list)
	}
	var out outcome
	switch {
	case l.same && failure.State != "":
		out = r.failed(failure, "the source has not changed")
	case l.same:
		out = r.unchangedButNamed(ctx, in, last)
	default:
		if l.retrieval.Record == nil {
			l.retrieval.Record = last.Record // the source is visited by itself this time
		}
		out = r.arrived(ctx, in, l, last, t)
	}
	out.more = l.more
	if l.note != "" && (in.named || out.row.State != StateUnchanged) {
		out.row.Reason = strings.TrimPrefix(out.row.Reason+"; "+l.note, "; ")
	}
	return out
}

// isMissing says whether there is nothing any more where an input was.
func isMissing(err error) bool {
	return errors.Is(err, corpus.ErrNotFound) || errors.Is(err, fs.ErrNotExist)
}

// gone reports a source that held something when it was last retrieved.
func (r *run) gone(err error, last corpus.Retrieval) Row {
	day := last.Time.Format(time.DateOnly)
	if t, ok := r.tombstone(last.Digest); ok {
		return Row{
			State:  StateGone,
			Reason: fmt.Sprintf("%s; what was taken in on %s was removed on %s", reason(err), day, t.Sentence()),
		}
	}
	id := corpus.DocumentID(last.Digest)
	return Row{
		State: StateGone, Document: id,
		Reason: fmt.Sprintf("%s; what was taken in on %s stays as %s", reason(err), day, id),
	}
}

// unchanged reports a source that brought nothing new. What a run before left
// and this one finished is new to the person.
func (r *run) unchanged(digest string) outcome {
	r.mu.Lock()
	defer r.mu.Unlock()
	if row, ok := r.recovered[digest]; ok {
		return outcome{row: row}
	}
	row := Row{State: StateUnchanged, Document: corpus.DocumentID(digest)}
	if r.failures[digest].Wants != "" {
		row.Reason, row.Unread = "some of its pages are pictures of text that were not read", true
	}
	return outcome{row: row}
}

// What a row says of an original that this run read although no input brought
// it.
const (
	reasonRecovered = "finished from an interrupted run"
	reasonRetried   = "read at another try"
)

// arrived takes in bytes that were got, as the first input of the run that
// brought them or after it.
func (r *run) arrived(ctx context.Context, in *input, l loaded, last corpus.Retrieval, t *turn) outcome {
	t.wait()
	// Here and not when the bytes came: the times are in the order of the inputs,
	// so that the first of several sources is the same whoever was faster.
	l.retrieval.Time = r.opts.Now().UTC()
	digest := l.retrieval.Digest
	r.mu.Lock()
	first, later := r.claims[digest]
	if !later {
		first = &claim{shown: in.shown, done: make(chan struct{})}
		r.claims[digest] = first
	}
	r.mu.Unlock()
	t.pass()
	if later {
		return r.again(ctx, in, l, last, first)
	}
	defer close(first.done)
	out := r.first(ctx, in, l, last)
	first.row, first.fault = out.row, out.fault
	return out
}

// again reports bytes that an input before brought in the same run.
func (r *run) again(ctx context.Context, in *input, l loaded, last corpus.Retrieval, first *claim) outcome {
	select {
	case <-ctx.Done():
		return outcome{fault: ctx.Err()}
	case <-first.done:
	}
	if first.fault != nil {
		return outcome{fault: context.Canceled} // the run ends with the first's
	}
	if err := r.record(ctx, in, l, last); err != nil {
		return outcome{fault: err}
	}
	row := first.row
	same := "the same bytes as " + first.shown
	switch {
	case row.Document == "":
		row.Reason = fmt.Sprintf("%s (%s)", row.Reason, same)
	case row.State == StateUnchanged && last.Digest == l.retrieval.Digest:
	default:
		row.State, row.Reason = StateDuplicate, same
	}
	if row.Document == "" {
		return outcome{row: row}
	}
	doc, err := r.knownAgain(ctx, in, l.retrieval, last)
	if errors.Is(err, corpus.ErrMalformed) || errors.Is(err, corpus.ErrNotFound) {
		err = nil // the first input has told what became of it
	}
	return outcome{row: row, doc: doc, fault: err}
}

// knownAgain has a document that is held follow what a further retrieval of its bytes
// says: which source holds them again, and what it is a form of. It returns the
// document where that is to be put into the index.
func (r *run) knownAgain(ctx context.Context, in *input, got, last corpus.Retrieval) (*corpus.Document, error) {
	if err := r.returned(ctx, in, got, last); err != nil {
		return nil, err
	}
	return r.relateAgain(ctx, got)
}

// record adds the retrieval, unless a run that was killed right after has done
// so for this very file.
func (r *run) record(ctx context.Context, in *input, l loaded, last corpus.Retrieval) error {
	if (in.kind == fileInput || in.kind == memberInput) && last.Digest == l.retrieval.Digest && last.ModTime.Equal(l.retrieval.ModTime) {
		return nil
	}
	r.mu.Lock()
	r.history.add(l.retrieval)
	r.mu.Unlock()
	return r.opts.Archive.AddRetrieval(ctx, l.retrieval)
}

// first takes in bytes that no input before brought in this run: retrieval,
// original, document, in this order. The retrieval goes first because an
// original can be read rightly only with what it says (the charset, the address
// that links are relative to).
func (r *run) first(ctx context.Context, in *input, l loaded, last corpus.Retrieval) outcome {
	digest := l.retrieval.Digest
	if out, ended := r.removed(ctx, in, digest); ended {
		return out
	}
	if err := r.record(ctx, in, l, last); err != nil {
		return outcome{fault: err}
	}
	if _, _, err := r.opts.Archive.PutOriginal(ctx, l.data); err != nil {
		return outcome{fault: err}
	}
	failure, settled := r.settled(digest)
	if settled && failure.State != "" {
		return r.failed(failure, "the bytes are the same")
	}
	if settled {
		row, err := r.known(ctx, in, digest, last)
		var related *corpus.Document
		if err == nil {
			related, err = r.knownAgain(ctx, in, l.retrieval, last)
		}
		if err == nil {
			return outcome{row: row, doc: related}
		}
		if !errors.Is(err, corpus.ErrMalformed) {
			return outcome{fault: err}
		}
		// The document in the archive is damaged; the bytes are at hand.
	}
	doc, fault := r.extract(ctx, l.data, l.retrieval, in.source)
	if fault != nil {
		return outcome{fault: fault}
	}
	if doc == nil {
		failure, _ := r.settled(digest)
		return r.failed(failure, "")
	}
	out := outcome{row: describe(doc, StateAdded, ""), doc: doc}
	if settled {
		out.row.Reason = "its document in the archive was damaged, and has been made again"
	}
	if last.Digest != "" && last.Digest != digest {
		out.row.State = StateUpdated
		out.row.Reason = "it has changed since " + last.Time.Format(time.DateOnly)
		r.compare(ctx, &out.row, doc, last)
	}
	return out
}

// compare says in the row of a source that has changed what was changed of its
// actions since it was last retrieved.
func (r *run) compare(ctx context.Context, row *Row, now *corpus.Document, last corpus.Retrieval) {
	if f, settled := r.settled(last.Digest); !settled || f.State != "" {
		return // the earlier bytes could not be read
	}
	id := corpus.DocumentID(last.Digest)
	row.Reason += "; the earlier text stays as " + id
	earlier, err := r.opts.Archive.extracted(ctx, id)
	if err != nil {
		return
	}
	if row.Changes = corpus.Compare(earlier.Actions, now.Actions); len(row.Changes) > 0 {
		row.Reason += "; actions: " + row.Changes.Summary()
	}
}

// known is the row of bytes whose document the archive held before.
func (r *run) known(ctx context.Context, in *input, digest string, last corpus.Retrieval) (Row, error) {
	r.mu.Lock()
	recovered, ok := r.recovered[digest]
	r.mu.Unlock()
	if ok {
		return recovered, nil
	}
	doc, err := r.opts.Archive.reviewedDocument(ctx, corpus.DocumentID(digest), true)
	if err != nil {
		return Row{}, err
	}
	row := describe(doc, StateUnchanged, "got again, the bytes are the same")
	first, _ := r.history.First(digest)
	switch {
	case last.Digest == digest, in.kind == streamInput && first.Source == in.source:
	case first.Source != in.source:
		row.State, row.Reason = StateDuplicate, "the same bytes as "+first.Source
	default:
		row.State = StateUpdated
		row.Reason = "it is again what it was on " + first.Time.Format(time.DateOnly)
		if text, err := r.opts.Archive.extracted(ctx, doc.ID); err == nil {
			r.compare(ctx, &row, text, last) // without the reviews, as the other
		}
	}
	return row, nil
}

func describe(doc *corpus.Document, state State, why string) Row {
	row := Row{
		State: state, Reason: why, Document: doc.ID, Title: doc.Title, Reference: doc.Reference,
		Actions: len(doc.Actions), Pages: doc.Pages, Unread: len(doc.Quality.PagesWithoutText) > 0,
	}
	if row.Reason == "" {
		row.Reason = shortfall(doc.Quality)
	}
	return row
}

// shortfall says what of a document could not be read, and nothing of one that
// was read whole.
func shortfall(q corpus.Quality) string {
	switch q.Status {
	case corpus.ReadNeedsOCR:
		why := "needs OCR: its pages are images, and without character recognition there is no text to find anything in"
		if q.Unread != "" {
			why += "; " + q.Unread
		}
		return why
	case corpus.ReadPartly:
		if len(q.Warnings) > 0 {
			return "read in part: " + q.Warnings[0]
		}
		return fmt.Sprintf("read in part: %d of %d pages", q.PagesRead, q.PagesInFile)
	}
	switch {
	case q.PagesInFile > 0 && q.Characters == 0:
		return "there is no text in it"
	case len(q.Recognised) > 0:
		return fmt.Sprintf("the text of %s by character recognition (OCR)", plural(len(q.Recognised), "page"))
	}
	return ""
}

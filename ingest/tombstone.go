package ingest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"
	"time"

	"polidex/corpus"
)

// tombstonesPrefix is the folder of the records of what was removed:
// tombstones/<id>/<time>-<hash>.json, append-only.
const tombstonesPrefix = "tombstones/"

// graveRecord is a removal, or what takes it back: the last of a document holds.
type graveRecord struct {
	corpus.Tombstone
	// Lifted says that the document may be taken in again, since Time.
	Lifted bool `json:"lifted,omitempty"`
}

func (a *Archive) addGrave(ctx context.Context, g graveRecord) error {
	if !isDigest(g.Digest) || g.Document != corpus.DocumentID(g.Digest) || g.Time.IsZero() {
		return fmt.Errorf("recording the removal of %q: document, digest and time are needed: %w", g.Document, corpus.ErrInvalid)
	}
	g.Time = g.Time.UTC()
	data, err := json.Marshal(g)
	if err != nil {
		return fmt.Errorf("recording the removal of %s: %w", g.Document, err)
	}
	return a.write(ctx, tombstonesPrefix+g.Document+"/"+recordName(g.Time, data), "application/json", data)
}

// Tombstone returns the tombstone of a document; ok is false where none stands.
func (a *Archive) Tombstone(ctx context.Context, id string) (t corpus.Tombstone, ok bool, err error) {
	if !isDocumentID(id) {
		return t, false, nil
	}
	all, err := a.graves(ctx, id+"/")
	t, ok = all[id]
	return t, ok, err
}

// Tombstones returns those that stand, by the ID of the document.
func (a *Archive) Tombstones(ctx context.Context) (map[string]corpus.Tombstone, error) {
	return a.graves(ctx, "")
}

// graves reads the records under the prefix. Names sort as times do, so that the
// last record of a document is read last. A damaged one counts for nothing.
func (a *Archive) graves(ctx context.Context, prefix string) (map[string]corpus.Tombstone, error) {
	objects, err := a.list(ctx, tombstonesPrefix+prefix)
	if err != nil {
		return nil, err
	}
	out := map[string]corpus.Tombstone{}
	for _, o := range objects {
		var g graveRecord
		switch err := a.readRecord(ctx, o.key, &g); {
		case errors.Is(err, corpus.ErrMalformed):
			continue
		case err != nil:
			return nil, err
		}
		id := path.Base(path.Dir(o.key))
		switch {
		case g.Document != id || !isDigest(g.Digest) || corpus.DocumentID(g.Digest) != id:
		case g.Lifted:
			delete(out, id)
		default:
			out[id] = g.Tombstone
		}
	}
	return out, nil
}

// removedOr returns the error for a document that is not there: that it was
// removed, where it was, else the one given.
func (a *Archive) removedOr(ctx context.Context, id string, err error) error {
	if !errors.Is(err, corpus.ErrNotFound) {
		return err
	}
	t, ok, failed := a.Tombstone(ctx, id)
	switch {
	case failed != nil:
		return failed
	case ok:
		return &corpus.RemovedError{Tombstone: t}
	}
	return err
}

// lift takes a tombstone away, if one stands: its document may be taken in again.
func (a *Archive) lift(ctx context.Context, id string, now time.Time) error {
	t, ok, err := a.Tombstone(ctx, id)
	if err != nil || !ok {
		return err
	}
	if t.Time, err = a.graveTime(ctx, id, now); err != nil {
		return err
	}
	t.Reason, t.By = "", ""
	return a.addGrave(ctx, graveRecord{Tombstone: t, Lifted: true})
}

// graveTime returns the time of a new record of a document's removal: now, but
// always after the last one, for names sort as times do and a clock may have been
// put back.
func (a *Archive) graveTime(ctx context.Context, id string, now time.Time) (time.Time, error) {
	now = now.UTC()
	objects, err := a.list(ctx, tombstonesPrefix+id+"/")
	if err != nil {
		return now, err
	}
	for _, o := range objects {
		if t, ok := recordedAt(o.key); ok && !now.After(t) {
			now = t.Add(time.Nanosecond)
		}
	}
	return now, nil
}

// remark makes a line of what a person said, cut to what a record holds.
func remark(s string) string {
	const most = 500 // bytes
	s = printable(strings.Join(strings.Fields(s), " "))
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}

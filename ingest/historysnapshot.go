package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"polidex/corpus"
)

// snapshotKey is where what the records of retrievals say is kept in one piece.
// It is derived from them, and may be removed at any time: opening ten thousand
// small files takes most of the time of a run that finds nothing new, the more so
// when the disk has to be asked for each.
const snapshotKey = derivedPrefix + "history.ndjson"

// A snapshot is written again when it lacks minSnapshot records and one in
// snapshotShare, so that writing costs less than it spares.
const (
	minSnapshot   = 256
	snapshotShare = 16
)

// snapshotLine is a record as it was read: it holds while the listing has it with
// the same size and time.
type snapshotLine struct {
	Key       string           `json:"key"`
	Size      int64            `json:"size"`
	Modified  time.Time        `json:"modified"`
	Retrieval corpus.Retrieval `json:"retrieval"`
}

// snapshot returns what is kept of the records, by their keys; nothing where that
// cannot be read, which is no error.
func (a *Archive) snapshot(ctx context.Context) map[string]snapshotLine {
	data, err := a.read(ctx, snapshotKey)
	if err != nil {
		return nil
	}
	parts := make([][]snapshotLine, runtime.GOMAXPROCS(0))
	var group errgroup.Group
	for i := range parts {
		part := data
		if i < len(parts)-1 {
			end := len(data) / (len(parts) - i)
			end += bytes.IndexByte(data[end:], '\n') + 1
			part, data = data[:end], data[end:]
		}
		group.Go(func() error {
			for line := range bytes.Lines(part) {
				var l snapshotLine
				if json.Unmarshal(line, &l) == nil {
					parts[i] = append(parts[i], l)
				}
			}
			return nil
		})
	}
	_ = group.Wait() // there are no errors
	out := map[string]snapshotLine{}
	for _, part := range parts {
		for _, l := range part {
			out[l.Key] = l
		}
	}
	return out
}

// holds says whether a record is as it was read. A line that is no record holds
// for nothing.
func (l snapshotLine) holds(o listed) bool {
	return l.Key == o.key && l.Size == o.size && l.Modified.Equal(o.modified) && l.Retrieval.Digest != "" && l.Retrieval.Source != ""
}

// keepSnapshot keeps what the records say, if what was kept lacks many of them.
// That it could not be written is no loss.
func (a *Archive) keepSnapshot(ctx context.Context, objects []listed, records []corpus.Retrieval, lacking int) {
	if lacking < max(minSnapshot, len(objects)/snapshotShare) {
		return
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	for i, o := range objects {
		if records[i].Digest == "" {
			continue
		}
		if e.Encode(snapshotLine{o.key, o.size, o.modified, records[i]}) != nil {
			return
		}
	}
	_ = a.write(ctx, snapshotKey, "application/x-ndjson", out.Bytes())
}

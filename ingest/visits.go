package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"polidex/corpus"
)

// Visit records what became of a source in one run. It is kept for every input
// that was named itself, and for every other one that was not found unchanged:
// thousands of files that stay as they are cost nothing.
type Visit struct {
	Source string    `json:"source"`
	Time   time.Time `json:"time"`
	State  State     `json:"state"`
	Reason string    `json:"reason,omitempty"`
	// Document is the ID of what the source held.
	Document string `json:"document,omitempty"`
	// Parent is the source through which this one was found.
	Parent string `json:"parent,omitempty"`
	// Named says that a person named it: these are what a refresh begins with.
	Named bool `json:"named,omitempty"`
	// Manner is how a source that was named is to be visited again.
	Manner *Manner `json:"manner,omitempty"`
}

// Manner is how sources are taken in: what of them, and what that they link to.
type Manner struct {
	// Follow says which linked documents of a page are taken in too.
	Follow Follow `json:"follow,omitempty"`
	// Languages are those in which the documents of a source are wanted that
	// offers several, ISO 639-1 codes, the best first; none is English.
	Languages []string `json:"languages,omitempty"`
	// Forms are those in which such a source is asked for documents, "html" and
	// "pdf"; none is the first that there is.
	Forms []string `json:"forms,omitempty"`
	// Include and Exclude are patterns: of what is found in folders and archives by
	// path, of what lists name by address. Without Include all are taken.
	Include []string `json:"include,omitempty"`
	Exclude []string `json:"exclude,omitempty"`
}

// Follow says which of the documents that a page links to are taken in.
type Follow string

// What is followed.
const (
	FollowNone Follow = ""
	// FollowPDF: linked PDF files.
	FollowPDF Follow = "pdf"
	// FollowDocuments: linked PDF files, and official documents under whatever
	// address.
	FollowDocuments Follow = "documents"
)

func (m Manner) isZero() bool {
	return m.Follow == FollowNone && len(m.Languages)+len(m.Forms)+len(m.Include)+len(m.Exclude) == 0
}

// equal says whether two manners ask for the same: a list without values is one that
// is not there, as it is once written down and read again.
func (m Manner) equal(o Manner) bool {
	return m.Follow == o.Follow && slices.Equal(m.Languages, o.Languages) && slices.Equal(m.Forms, o.Forms) &&
		slices.Equal(m.Include, o.Include) && slices.Equal(m.Exclude, o.Exclude)
}

// addVisits appends the visits of a run as one record, a line each.
func (a *Archive) addVisits(ctx context.Context, visits []Visit) error {
	if len(visits) == 0 {
		return nil
	}
	var lines bytes.Buffer
	e := json.NewEncoder(&lines)
	e.SetEscapeHTML(false)
	for _, v := range visits {
		v.Time = v.Time.UTC()
		if err := e.Encode(v); err != nil {
			return fmt.Errorf("recording the visit of %q: %w", v.Source, err)
		}
	}
	name := strings.TrimSuffix(recordName(visits[0].Time, lines.Bytes()), ".json")
	return a.write(ctx, visitsPrefix+name+".ndjson", "application/x-ndjson", lines.Bytes())
}

// Visits returns the visits of every source, oldest first. A damaged record
// counts for nothing.
func (a *Archive) Visits(ctx context.Context) (map[string][]Visit, error) {
	objects, err := a.list(ctx, visitsPrefix)
	if err != nil {
		return nil, err
	}
	runs := make([][]Visit, len(objects))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(4 * runtime.GOMAXPROCS(0))
	for i, o := range objects {
		group.Go(func() error {
			data, err := a.read(ctx, o.key)
			if errors.Is(err, corpus.ErrNotFound) {
				return nil // it was listed while it came in, or was taken away
			}
			for line := range bytes.Lines(data) {
				var v Visit
				if json.Unmarshal(line, &v) == nil && v.Source != "" {
					runs[i] = append(runs[i], v)
				}
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	out := map[string][]Visit{}
	for _, run := range runs {
		for _, v := range run {
			out[v.Source] = append(out[v.Source], v)
		}
	}
	for _, visits := range out {
		slices.SortStableFunc(visits, func(x, y Visit) int { return x.Time.Compare(y.Time) })
	}
	return out, nil
}

package ingest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"polidex/corpus"
	"polidex/ingest/feed"
	"polidex/ingest/fetch"
	"polidex/ingest/listing"
	"polidex/ingest/oai"
)

// contents are what a visit to a list brought.
type contents struct {
	kind    string
	entries []listing.Entry
	// same says that the list has not changed since the last visit.
	same bool
	// held and from are what the next visit begins with.
	held  fetch.Held
	from  string
	notes []string
	// err says why the list ended before its end; what it named until then counts.
	err error
}

// readList takes an answer for a list, if it is one.
func (r *run) readList(ctx context.Context, in *input, answer fetch.Answer) (*contents, bool, error) {
	if _, ok := feed.Recognise(answer.Data, answer.ContentType); !ok {
		return nil, false, nil
	}
	l, err := feed.Read(ctx, r.opts.Fetch, answer, feed.Options{Filter: in.manner.filter()})
	if err != nil {
		return nil, true, err
	}
	return newContents(l), true, nil
}

// loadList gets a list that was named as one.
func (r *run) loadList(ctx context.Context, in *input, known list) (*contents, error) {
	source, err := feed.Parse(in.source)
	if err != nil {
		return nil, err
	}
	l, err := feed.Get(ctx, r.opts.Fetch, source, fetch.Held{ETag: known.ETag, LastModified: known.LastModified}, feed.Options{Filter: in.manner.filter()})
	if err != nil {
		return nil, err
	}
	return newContents(l), nil
}

func newContents(l feed.List) *contents {
	kind := map[feed.Kind]string{
		feed.Atom: "an Atom feed", feed.RSS: "an RSS feed", feed.JSON: "a JSON feed", feed.Sitemap: "a sitemap",
		feed.SitemapIndex: "an index of sitemaps", feed.URLList: "a list of addresses",
	}[l.Kind]
	out := &contents{kind: kind, entries: l.Entries, same: l.NotModified, held: l.Held, notes: l.Notes}
	if l.Partial {
		out.held = fetch.Held{} // to be read whole the next time
	}
	return out
}

// maxRecords bounds the records of a harvest, which are held until all are there.
const maxRecords = 200_000

// loadHarvest gets the records of a repository that have changed since the last
// harvest.
func (r *run) loadHarvest(ctx context.Context, in *input, known list) (*contents, error) {
	source, err := oai.Parse(in.source)
	if err != nil {
		return nil, err
	}
	l := &contents{kind: "a repository"}
	next, err := oai.Harvest(ctx, r.opts.Fetch, source, known.From, oai.Options{MaxRecords: maxRecords}, func(page []listing.Entry) error {
		for _, e := range page {
			if e.Deleted || in.manner.filter().Takes(e.URL) {
				l.entries = append(l.entries, e)
			}
		}
		return nil
	})
	if err != nil && len(l.entries) == 0 || ctx.Err() != nil {
		return nil, err
	}
	l.from, l.err = next.From, err
	if next.Skipped > 0 {
		l.notes = append(l.notes, plural(next.Skipped, "record")+" without an address left out")
	}
	return l, nil
}

// list reports a visit to a list, and with it the inputs that are new in it.
func (r *run) list(in *input, known list, l *contents) outcome {
	now := known
	now.Source, now.ETag, now.LastModified, now.From = in.source, l.held.ETag, l.held.LastModified, l.from
	if l.kind != "" {
		now.Kind = l.kind
	}
	if l.same {
		now.ETag, now.LastModified = known.ETag, known.LastModified
	}
	now.Manner = in.manner
	open := now.open(known.Seen.New(slices.Concat(known.Pending, l.entries)))
	return outcome{list: open, more: r.entriesInputs(in, open), row: listRow(known, now, l, open.entries)}
}

// entriesInputs returns the inputs of all entries of an open list.
func (r *run) entriesInputs(in *input, open *openList) []input {
	var more []input
	for _, e := range open.entries {
		more = append(more, r.entryInputs(in, open, e)...)
	}
	return r.found(in, more)
}

// listRow says what a visit to a list brought.
func listRow(known, now list, l *contents, fresh []listing.Entry) Row {
	row := Row{State: StateUpdated}
	pending := map[string]string{}
	for _, e := range known.Pending {
		pending[e.ID] = e.Version
	}
	var n, again, withdrawn int
	for _, e := range fresh {
		version, before := pending[e.ID]
		switch {
		case e.Deleted:
			withdrawn++
		case before && version == e.Version:
			again++
		default:
			n++
		}
	}
	var what []string
	if n > 0 {
		what = append(what, entries(n, "new "))
	}
	if withdrawn > 0 {
		what = append(what, entries(withdrawn, "withdrawn "))
	}
	switch {
	case known.Source == "":
		row.State = StateAdded
		row.Reason = now.Kind + " with " + entries(n, "")
	case !known.Manner.equal(now.Manner):
		row.Reason = now.Kind + " with " + entries(n, "") + ", looked at anew: it is to be taken in in another manner"
	case len(what) == 0:
		row.State, row.Reason = StateUnchanged, now.Kind+" with nothing new"
	default:
		row.Reason = now.Kind + " with " + strings.Join(what, " and ")
	}
	if again > 0 {
		row.Reason += "; " + entries(again, "") + " tried again"
	}
	if l.err != nil {
		row.State = StateFailed
		row.Reason += "; it broke off: " + reason(l.err)
	}
	for _, note := range l.notes {
		row.Reason += "; " + note
	}
	return row
}

// entries counts entries in words.
func entries(n int, which string) string {
	if n == 1 {
		return "1 " + which + "entry"
	}
	return fmt.Sprintf("%d %sentries", n, which)
}

// entryInputs returns the inputs of an entry: its page, and its documents as found
// through that.
func (r *run) entryInputs(in *input, open *openList, e listing.Entry) []input {
	if e.Deleted {
		where := open.list.Where[e.ID]
		if _, seen := open.list.Seen[e.ID]; seen && where == "" {
			where = e.ID
		}
		// It is said only of what was taken in, and by the list through which it was.
		if _, taken := r.history.Latest(where); !taken {
			return nil
		}
		return []input{{source: where, shown: where, kind: withdrawn, err: errWithdrawn, entry: &openEntry{open, e.ID}}}
	}
	s := &inputs{seen: map[string]bool{}, manner: in.manner}
	s.address(e.URL)
	own := len(s.all)
	for _, address := range e.Documents {
		s.address(address)
	}
	all := s.take()
	for i := range all {
		all[i].record, all[i].entry = e.Record, &openEntry{open, e.ID}
		if i >= own && own > 0 {
			all[i].parent = all[0].source
		}
	}
	return all
}

var errWithdrawn = fmt.Errorf("the list in which it stood says that it was withdrawn: %w", corpus.ErrNotFound)

func (m Manner) filter() feed.Filter { return feed.Filter{Include: m.Include, Exclude: m.Exclude} }

// isHTML says whether a content type is that of a page; an empty one may be.
func isHTML(contentType string) bool {
	return contentType == "" || strings.Contains(contentType, "html")
}

package feed

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/url"

	"polidex/corpus"
	"polidex/ingest/fetch"
	"polidex/ingest/listing"
	"polidex/ingest/markup"
)

// Getter gets the lists; a [fetch.Fetcher] is one.
type Getter interface {
	Get(ctx context.Context, r fetch.Request) (fetch.Answer, error)
}

// Options say what is taken, and bound the work. The zero value takes all of a
// list of any size that the protocols allow.
type Options struct {
	Filter Filter
	// MaxEntries is the number of entries after which the rest is left out, with
	// a note; 0 is 200,000.
	MaxEntries int
	// MaxSitemaps is the number of sitemaps of an index that are fetched; 0 is
	// 500.
	MaxSitemaps int
	// MaxBytes is the size of a list as it stands after decompression; 0 is 50
	// MiB, which is what the protocol of sitemaps allows. Feeds are read up to 16
	// MiB.
	MaxBytes int
}

func (o Options) filled() Options {
	o.MaxEntries = cmp.Or(o.MaxEntries, 200_000)
	o.MaxSitemaps = cmp.Or(o.MaxSitemaps, 500)
	o.MaxBytes = cmp.Or(o.MaxBytes, 50<<20)
	return o
}

// accept is what a request for a list accepts.
const accept = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"

// List is what a list says.
type List struct {
	Kind  Kind
	Title string
	// Entries are in the order of the list, those of an index in the order of its
	// sitemaps.
	Entries []listing.Entry
	// Held is to be sent when the list is asked for again; it is empty where an
	// answer of "not modified" would not mean that nothing is new: of an index
	// whose sitemaps have no dates.
	Held fetch.Held
	// NotModified says that the list has not changed since the answer that was
	// held; there are then no entries.
	NotModified bool
	// Unaddressed counts the entries without an address that can be fetched,
	// Elsewhere those of a sitemap on another host than its own, Filtered those
	// that the filter did not take.
	Unaddressed, Elsewhere, Filtered int
	// Partial says that entries are missing: a sitemap of the index could not be
	// read, or a bound was reached.
	Partial bool
	// Notes are sentences on what was left out.
	Notes []string
}

// Get fetches a list and reads it. Errors are those of [Read] and of the fetch.
func Get(ctx context.Context, getter Getter, source Source, held fetch.Held, opts Options) (List, error) {
	if err := opts.Filter.Check(); err != nil {
		return List{}, err
	}
	answer, err := getter.Get(ctx, fetch.Request{URL: source.URL, Accept: accept, Held: held})
	if err != nil {
		return List{}, err
	}
	if answer.NotModified {
		return List{NotModified: true, Held: held}, nil
	}
	return Read(ctx, getter, answer, opts)
}

// Read reads a list that was fetched; getter fetches the sitemaps that it may be
// the index of. Addresses are taken from the one that answered.
//
// Errors are sentences for a person and wrap [corpus.ErrUnsupported] for what is
// no list, [corpus.ErrMalformed], [corpus.ErrTooLarge], [corpus.ErrInvalid] for a
// pattern of the filter; of an index, none of whose sitemaps can be had, the
// first one's; or are the context's.
func Read(ctx context.Context, getter Getter, answer fetch.Answer, opts Options) (List, error) {
	opts = opts.filled()
	if err := opts.Filter.Check(); err != nil {
		return List{}, err
	}
	r := &reader{getter: getter, opts: opts, list: List{Held: fetch.Held{ETag: answer.ETag, LastModified: answer.LastModified}}}
	data, kind, base, err := r.open(answer)
	if err != nil {
		return List{}, err
	}
	r.list.Kind = kind
	switch kind {
	case SitemapIndex:
		err = r.index(ctx, data, base)
	case Sitemap, URLList:
		err = r.sitemap(data, kind, base)
	default:
		err = r.feed(ctx, data, kind, base)
	}
	r.note()
	return r.list, err
}

// reader reads one list and those it is the index of.
type reader struct {
	getter Getter
	opts   Options
	list   List
	full   bool
}

// open returns an answer's content in plain, its kind and its address.
func (r *reader) open(answer fetch.Answer) ([]byte, Kind, *url.URL, error) {
	base, ok := absolute(nil, answer.URL)
	if !ok {
		return nil, "", nil, fmt.Errorf("a list without an address of its own: %w", corpus.ErrInvalid)
	}
	data, err := plain(answer.Data, r.opts.MaxBytes)
	if err != nil {
		return nil, "", nil, err
	}
	data = markup.Readable(data)
	kind, ok := kindOf(data[:min(len(data), maxHead)], answer.ContentType)
	if !ok {
		return nil, "", nil, fmt.Errorf("neither a feed nor a sitemap: %w", corpus.ErrUnsupported)
	}
	return data, kind, base, nil
}

// gzipMagic begins a file in gzip (RFC 1952, section 2.3.1).
var gzipMagic = []byte{0x1f, 0x8b}

// plain unpacks a list in gzip.
func plain(data []byte, limit int) ([]byte, error) {
	if bytes.HasPrefix(data, gzipMagic) {
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("the list is no whole gzip file: %w", corpus.ErrMalformed)
		}
		if data, err = io.ReadAll(io.LimitReader(z, int64(limit)+1)); err != nil {
			return nil, fmt.Errorf("the list is no whole gzip file: %w", corpus.ErrMalformed)
		}
	}
	if len(data) > limit {
		return nil, fmt.Errorf("a list of more than %d bytes: %w", limit, corpus.ErrTooLarge)
	}
	return data, nil
}

// add takes in an entry, unless the filter does not or there is no room.
func (r *reader) add(e listing.Entry) {
	switch {
	case !r.opts.Filter.Takes(e.URL):
		r.list.Filtered++
	case len(r.list.Entries) == r.opts.MaxEntries:
		r.full = true
	default:
		r.list.Entries = append(r.list.Entries, e)
	}
}

// note says what was left out.
func (r *reader) note() {
	l := &r.list
	if l.Unaddressed > 0 {
		l.say("entries left out, without an address that can be fetched: %d", l.Unaddressed)
	}
	if l.Elsewhere > 0 {
		l.say("entries left out, on another host than the sitemap, which it cannot speak for: %d", l.Elsewhere)
	}
	if l.Filtered > 0 {
		l.say("entries left out by the patterns: %d", l.Filtered)
	}
	if r.full {
		l.Partial = true
		l.say("there are more than %d entries; the others were left out", r.opts.MaxEntries)
	}
}

func (l *List) say(format string, args ...any) {
	l.Notes = append(l.Notes, fmt.Sprintf(format, args...))
}

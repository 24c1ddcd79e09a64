package bleve

import (
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"polidex/corpus"
)

// view is one snapshot of a generation: its segments, their columns and the
// documents that are held in it.
type view struct {
	reader     *scorch.IndexSnapshot
	segments   []*segment
	dicts      *dictionaries
	documents  []*corpus.Entry // by code, nil where not held
	generation string
	// entries and words count the entries of each kind and the words of their
	// first and second texts.
	entries [kindCount]int
	words   [kindCount][2]uint64
	// byID and byTitle rank the documents.
	byID    func() *ranks
	byTitle func() *ranks
	dates   func() []int64
	// spoken are the languages of the documents held.
	spoken func() []string
	// own are the values of the fields that are a document's own.
	own map[corpus.Field]func() *ownValues
	// tables are those over all entries of a kind.
	tables sync.Map
	// listings are those of answers that were continued.
	listings listings
	// refs counts the searches under way, and one for the cache.
	refs atomic.Int64
}

// segment is a segment of a view.
type segment struct {
	snapshot *scorch.SegmentSnapshot
	*columns
	deleted *roaring.Bitmap // nil when there are none
	alive   [kindCount]func() *roaring.Bitmap
	// whole has the counts of all entries of a kind, once they were asked for.
	whole sync.Map
	// ofView are sets that depend on the view.
	ofView sets
}

func newSegment(s *scorch.SegmentSnapshot, c *columns) *segment {
	seg := &segment{snapshot: s, columns: c}
	if d := s.Deleted(); d != nil && !d.IsEmpty() {
		seg.deleted = d
	}
	for k := range kindCount {
		seg.alive[k] = sync.OnceValue(func() *roaring.Bitmap {
			if seg.deleted == nil {
				return c.ofKind[k]
			}
			return roaring.AndNot(c.ofKind[k], seg.deleted)
		})
	}
	return seg
}

// live returns the numbers of the segment's entries of a kind. It is not to be
// changed.
func (s *segment) live(k kindNumber) *roaring.Bitmap { return s.alive[k]() }

func (v *view) done() {
	if v.refs.Add(-1) == 0 {
		_ = v.reader.Close()
	}
}

// viewCache holds the latest view and the columns of its segments.
type viewCache struct {
	mu      sync.Mutex
	latest  *view
	dicts   *dictionaries
	columns map[segmentKey]*columns
	// folder is where columns are kept on disk.
	folder string
	keeper keeper
	// unwritten is told of the files that cannot be written there.
	unwritten unwritten
}

// segmentKey names a segment: its number in the store, and to be sure its size.
type segmentKey struct {
	id   uint64
	size int64
}

// view returns the view of the store's present snapshot, to be given back with
// its method done.
func (g *generation) view() (*view, error) {
	r, err := g.store.Reader()
	if err != nil {
		return nil, err
	}
	reader, ok := r.(*scorch.IndexSnapshot)
	if !ok || reader == nil {
		return nil, errClosed
	}
	c := &g.views
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.latest != nil && c.latest.reader == reader {
		_ = reader.Close() // the view holds it already
		c.latest.refs.Add(1)
		return c.latest, nil
	}
	v, err := c.build(reader)
	if err != nil {
		_ = reader.Close()
		return nil, err
	}
	if c.latest != nil {
		c.latest.done()
	}
	v.refs.Store(2)
	c.latest = v
	c.keeper.keep(v, &c.unwritten)
	return v, nil
}

// drop gives the cached view back, before the store is closed.
func (c *viewCache) drop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keeper.stop()
	if c.latest != nil {
		c.latest.done()
		c.latest = nil
	}
}

// build makes the view of a snapshot, with the columns of the segments that it
// shares with the one before.
func (c *viewCache) build(reader *scorch.IndexSnapshot) (*view, error) {
	if c.dicts == nil {
		c.dicts, c.columns = newDictionaries(), map[segmentKey]*columns{}
	}
	held, err := readContent(reader)
	if err != nil {
		return nil, err
	}
	v := &view{reader: reader, dicts: c.dicts, generation: held.generation()}
	kept := map[segmentKey]*columns{}
	for _, s := range reader.Segments() {
		key := segmentKey{s.Id(), s.FullSize()}
		cols := c.columns[key]
		if cols == nil {
			if cols, err = columnsOf(s, c.dicts, c.folder, &c.unwritten); err != nil {
				return nil, err
			}
		}
		kept[key] = cols
		v.segments = append(v.segments, newSegment(s, cols))
	}
	forgetColumns(c.folder, reader.Segments())
	c.columns = kept
	v.count()
	v.dates = sync.OnceValue(v.dateKeys)
	v.spoken = sync.OnceValue(v.languages)
	v.byID = sync.OnceValue(func() *ranks { return v.rankBy(documentID) })
	v.byTitle = sync.OnceValue(func() *ranks { return v.rankBy(documentTitle) })
	v.own = map[corpus.Field]func() *ownValues{}
	for _, f := range []corpus.Field{corpus.FieldType, corpus.FieldLanguage, corpus.FieldDocument, corpus.FieldWork, corpus.FieldForm, corpus.FieldSource} {
		v.own[f] = sync.OnceValue(func() *ownValues { return v.ownValues(f) })
	}
	return v, nil
}

// count counts entries and words, and finds the documents held.
func (v *view) count() {
	v.documents = make([]*corpus.Entry, len(v.dicts.documents.list()))
	for _, s := range v.segments {
		for k := range kindCount {
			v.entries[k] += int(s.ofKind[k].GetCardinality())
			v.words[k][0] += s.columns.words[k][0]
			v.words[k][1] += s.columns.words[k][1]
		}
		if s.deleted != nil {
			for it := s.deleted.Iterator(); it.HasNext(); {
				i := it.Next()
				k := s.kind[i]
				v.entries[k]--
				v.words[k][0] -= uint64(s.lengths[0][i])
				v.words[k][1] -= uint64(s.lengths[1][i])
			}
		}
		for _, d := range s.columns.documents {
			if s.deleted == nil || !s.deleted.Contains(d.local) {
				v.documents[d.code] = d.entry
			}
		}
	}
}

// entry reads a stored entry.
func (s *segment) entry(i uint32) (corpus.Entry, error) {
	var e corpus.Entry
	var bad error
	err := s.snapshot.VisitDocument(uint64(i), func(field string, _ byte, value []byte, _ []uint64) bool {
		if field == fieldEntry {
			bad = json.Unmarshal(value, &e)
		}
		return true
	})
	if err == nil {
		err = bad
	}
	if err == nil && e.ID == "" {
		err = errShort
	}
	if err != nil {
		return e, fmt.Errorf("reading entry %d of a segment of the index: %w: %w", i, err, corpus.ErrMalformed)
	}
	return e, nil
}

// languages returns the languages of the documents held, sorted.
func (v *view) languages() []string {
	var out []string
	for _, d := range v.documents {
		if d != nil && !slices.Contains(out, d.Language) {
			out = append(out, d.Language)
		}
	}
	slices.Sort(out)
	return out
}

package api

import (
	"context"
	"slices"
	"sync"
	"time"
)

// How many documents are kept ready, and for how long: whoever reads one turns its
// pages, and to read a large one from the archive takes a tenth of a second.
const (
	mostReadings = 8
	mostBlocks   = 60_000
	readingLasts = time.Minute
)

// readingMemory keeps the documents that were read last, by the generation of the
// index: one that is reviewed, read again or removed changes it. What the index has not
// been told of, as a further retrieval of a document, is seen when its time is over.
type readingMemory struct {
	mu   sync.Mutex
	kept []keptReading // the latest first
}

type keptReading struct {
	*reading
	id, generation string
	read           time.Time
}

func newReadingMemory() *readingMemory { return &readingMemory{} }

// reading returns a document made ready, from memory where it is there still.
func (s *service) reading(ctx context.Context, m *readingMemory, id string) (*reading, error) {
	generation, now := s.opts.Index.Generation(), s.opts.Now()
	if d := m.get(id, generation, now); d != nil {
		return d, nil
	}
	doc, err := s.opts.Archive.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	d := newReading(doc)
	if generation != "" { // else the index could not tell it
		m.keep(keptReading{d, id, generation, now})
	}
	return d, nil
}

func (m *readingMemory) get(id, generation string, now time.Time) *reading {
	m.mu.Lock()
	defer m.mu.Unlock()
	i := slices.IndexFunc(m.kept, func(k keptReading) bool { return k.id == id })
	if i < 0 || m.kept[i].generation != generation || now.Sub(m.kept[i].read) > readingLasts {
		return nil
	}
	k := m.kept[i]
	m.kept = slices.Insert(slices.Delete(m.kept, i, i+1), 0, k)
	return k.reading
}

func (m *readingMemory) keep(k keptReading) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept = slices.DeleteFunc(m.kept, func(old keptReading) bool { return old.id == k.id })
	m.kept = slices.Insert(m.kept, 0, k)
	blocks := 0
	for i := range m.kept {
		if blocks += len(m.kept[i].doc.Blocks); i >= mostReadings || i > 0 && blocks > mostBlocks {
			clear(m.kept[i:])
			m.kept = m.kept[:i]
			return
		}
	}
}

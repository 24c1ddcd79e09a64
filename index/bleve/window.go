package bleve

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// stretch is the number of entries that are worked on at once: what is held of
// them stays in the processor's cache, and it is what a bitmap holds together.
const stretch = 1 << 16

// walker goes through the entries of a bitmap, stretch by stretch.
type walker struct {
	it        roaring.ManyIntIterable
	buf, rest []uint32
}

func newWalker(b *roaring.Bitmap) walker {
	return walker{it: b.ManyIterator(), buf: make([]uint32, min(1024, b.GetCardinality()))}
}

// next returns some of the next entries before end, none when there are no more.
func (w *walker) next(end uint64) []uint32 {
	if len(w.rest) == 0 {
		w.rest = w.buf[:w.it.NextMany(w.buf)]
	}
	n := len(w.rest)
	if n > 0 && uint64(w.rest[n-1]) >= end {
		n, _ = slices.BinarySearch(w.rest, uint32(end))
	}
	out := w.rest[:n]
	w.rest = w.rest[n:]
	return out
}

// wordTimes goes through a word's postings and how often it stands in each.
type wordTimes struct {
	walker
	times
	// at is the number of entries before the next; unsigned, which divides fast.
	at uint
}

// fill notes the numbers of the entries before end, those from from on, where
// they are greater.
func (w *wordTimes) fill(counts *[stretch]uint8, from, end uint64) {
	for batch := w.next(end); len(batch) > 0; batch = w.next(end) {
		if uint64(batch[0]) < from { // asked for last in an earlier stretch
			n, _ := slices.BinarySearch(batch, uint32(from))
			w.skip(n)
			batch = batch[n:]
		}
		at, codes := w.at, w.codes
		for _, i := range batch {
			n := codes[at/4] >> (at % 4 * 2) & 3
			at++
			if n == 0 {
				n = w.more[0]
				w.more = w.more[1:]
			}
			if n > counts[uint16(i)] {
				counts[uint16(i)] = n
			}
		}
		w.at = at
	}
}

// skip passes over the numbers of the next n entries.
func (w *wordTimes) skip(n int) {
	for range n {
		if w.codes[w.at/4]>>(w.at%4*2)&3 == 0 {
			w.more = w.more[1:]
		}
		w.at++
	}
}

// window is how often any of some words stands in an entry, the most frequent
// of them. It looks at a stretch at once, and is moved on by what is asked for.
type window struct {
	words  []wordTimes
	counts *[stretch]uint8 // of the stretch, nil before the first
	number uint32          // the stretch's
}

// at returns the number of entry i; entries are asked for in rising order.
func (w *window) at(i uint32) uint8 {
	if w.counts == nil || i/stretch != w.number {
		w.move(i / stretch)
	}
	return w.counts[uint16(i)]
}

func (w *window) move(number uint32) {
	if w.counts == nil {
		w.counts = new([stretch]uint8)
	} else {
		clear(w.counts[:])
	}
	w.number = number
	from := uint64(number) * stretch
	for n := range w.words {
		w.words[n].fill(w.counts, from, from+stretch)
	}
}

package bleve

import (
	"fmt"
	"math"

	segmentapi "github.com/blevesearch/scorch_segment_api/v2"
)

// times is how often a word stands in each entry that has it, in the order of
// its postings, the deleted ones with them. Of a hundred, some ninety have it
// once: each takes two bits, four to a byte, lowest first. 1, 2 and 3 are the
// number itself; 0 says that it is the next one of more.
type times struct {
	entries int
	codes   []byte
	more    []byte
}

// mostTimes bounds what is counted of a word in an entry, by whatever way it is
// found, so that the points of an entry do not hang on the segment that it is in.
const mostTimes = math.MaxUint8

// add appends the number of one entry, at least 1.
func (t *times) add(n uint64) {
	if t.entries%4 == 0 {
		t.codes = append(t.codes, 0)
	}
	if n < 4 {
		t.codes[len(t.codes)-1] |= byte(n) << (t.entries % 4 * 2)
	} else {
		t.more = append(t.more, byte(min(n, mostTimes)))
	}
	t.entries++
}

// codeBytes is the size of the codes of so many entries.
func codeBytes(entries int) int { return (entries + 3) / 4 }

// packTimes reads the numbers from bleve's postings, which takes some 60 ns an
// entry.
func packTimes(term string, p segmentapi.PostingsList) (times, error) {
	n := int(p.Count())
	t := times{codes: make([]byte, 0, codeBytes(n))}
	it := p.Iterator(true, false, false, nil)
	for {
		posting, err := it.Next()
		if err != nil {
			return t, fmt.Errorf("reading the postings of %q: %w", term, err)
		}
		if posting == nil {
			return t, nil
		}
		t.add(max(1, posting.Frequency()))
	}
}

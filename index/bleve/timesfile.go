package bleve

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"slices"
	"strings"

	"polidex/index"
)

// To read from bleve's postings how often a word stands in each entry takes
// longer than all else of a query. So for the frequent words of a segment on
// disk that has many entries it is kept in a file beside that of the columns,
// two bits an entry, and read from there word by word. The file is a cache too:
// where it is missing, damaged or of another segment, the postings are read.
//
//	columns/00000000002a.times
//	  magic, the segment's number, size and checksum
//	  for each word its codes, its greater numbers and their checksum (CRC-32C)
//	  the list of words, sorted: its length and text name, the word; number of
//	    entries and of greater numbers, as varints
//	  where the list begins (8 bytes), a checksum of head, list and that

// timesMagic opens a file of times; it changes with the form.
const timesMagic = "polidex times 1\n"

// manyTimes is the number of entries with a word from which it is in the file.
const manyTimes = 512

// timesKey names a word of a text in the file.
func timesKey(field, term string) string { return field + "\n" + term }

// keptTexts are the texts whose words are in the file, sorted.
var keptTexts = []index.TextField{index.ActionText, index.ActionContext, index.PassageText, index.DocumentTitle}

// timesFile is an open file of times. It is closed when nothing refers to it.
type timesFile struct {
	f     *os.File
	words []wordPlace
}

// wordPlace is where the times of a word stand in the file.
type wordPlace struct {
	key           string
	at            int64
	entries, more int
}

// size is how many bytes the word takes, its checksum with them.
func (p wordPlace) size() int { return codeBytes(p.entries) + p.more + crc32.Size }

// head is what a file of the segment begins with.
func (n segmentOnDisk) head() []byte {
	b, _ := binary.Append([]byte(timesMagic), binary.LittleEndian, n) // numbers alone never fail
	return b
}

var errTimes = errors.New("the file of times is damaged, or of another segment")

// openTimes opens a segment's file and reads its list of words.
func openTimes(file string, name segmentOnDisk) (*timesFile, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	words, err := readWordPlaces(f, name)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &timesFile{f, words}, nil
}

func readWordPlaces(f *os.File, name segmentOnDisk) ([]wordPlace, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	head := make([]byte, len(name.head()))
	const endSize = 8 + crc32.Size
	var end [endSize]byte
	if info.Size() < int64(len(head)+endSize) {
		return nil, errTimes
	}
	if _, err := f.ReadAt(head, 0); err != nil {
		return nil, err
	}
	if _, err := f.ReadAt(end[:], info.Size()-endSize); err != nil {
		return nil, err
	}
	from, to := binary.LittleEndian.Uint64(end[:]), uint64(info.Size()-endSize)
	if !bytes.Equal(head, name.head()) || from < uint64(len(head)) || from > to {
		return nil, errTimes
	}
	list := make([]byte, to-from)
	if _, err := f.ReadAt(list, int64(from)); err != nil {
		return nil, err
	}
	if listSum(head, list, from) != binary.LittleEndian.Uint32(end[8:]) {
		return nil, errTimes
	}
	return decodePlaces(list, int64(len(head)), int64(from))
}

// listSum is the checksum at the end of a file.
func listSum(head, list []byte, from uint64) uint32 {
	sum := crc32.Update(crc32.Checksum(head, castagnoli), castagnoli, list)
	return crc32.Update(sum, castagnoli, binary.LittleEndian.AppendUint64(nil, from))
}

// decodePlaces reads the list of words, whose times begin at at and end at end.
func decodePlaces(list []byte, at, end int64) ([]wordPlace, error) {
	keys := string(list) // one piece for all of them
	d := decoder{b: list}
	var out []wordPlace
	for len(d.b) > 0 && d.err == nil {
		n := len(d.string())
		last := len(list) - len(d.b)
		p := wordPlace{key: keys[last-n : last], at: at, entries: int(d.uvarint()), more: int(d.uvarint())}
		if p.entries < 0 || p.more < 0 || int64(p.size()) > end-at || d.err != nil {
			return nil, errTimes
		}
		at += int64(p.size())
		out = append(out, p)
	}
	if d.err != nil || at != end {
		return nil, errTimes
	}
	return out, nil
}

// appendPlace appends a word to the list.
func appendPlace(list []byte, p wordPlace) []byte {
	list = appendString(list, p.key)
	list = binary.AppendUvarint(list, uint64(p.entries))
	return binary.AppendUvarint(list, uint64(p.more))
}

// find reads the times of a word. It tells of none where the file has none, or
// damaged ones: then it is removed, so that the next opening makes it anew.
func (t *timesFile) find(key string) (times, bool) {
	n, ok := slices.BinarySearchFunc(t.words, key, func(p wordPlace, key string) int { return strings.Compare(p.key, key) })
	if !ok {
		return times{}, false
	}
	p := t.words[n]
	b := make([]byte, p.size())
	_, err := t.f.ReadAt(b, p.at)
	b, sum := b[:len(b)-crc32.Size], b[len(b)-crc32.Size:]
	if err != nil || crc32.Checksum(b, castagnoli) != binary.LittleEndian.Uint32(sum) {
		_ = os.Remove(t.f.Name()) // it is met again
		return times{}, false
	}
	return times{p.entries, b[:codeBytes(p.entries)], b[codeBytes(p.entries):]}, true
}

// storeTimes writes the file of a segment.
func storeTimes(ctx context.Context, s *segment, name segmentOnDisk, file string) error {
	return writeWhole(file, func(f *os.File) error { return writeTimes(ctx, f, s, name) })
}

func writeTimes(ctx context.Context, f *os.File, s *segment, name segmentOnDisk) error {
	w := bufio.NewWriterSize(f, 1<<16)
	head := name.head()
	at := uint64(len(head))
	_, _ = w.Write(head) // Flush tells of its errors
	var list []byte
	for _, field := range keptTexts {
		err := s.eachFrequent(ctx, string(field), func(term string, t times) {
			p := wordPlace{key: timesKey(string(field), term), entries: t.entries, more: len(t.more)}
			list = appendPlace(list, p)
			at += uint64(p.size())
			sum := crc32.Update(crc32.Checksum(t.codes, castagnoli), castagnoli, t.more)
			_, _ = w.Write(t.codes)
			_, _ = w.Write(t.more)
			_, _ = w.Write(binary.LittleEndian.AppendUint32(nil, sum))
		})
		if err != nil {
			return err
		}
	}
	_, _ = w.Write(list)
	_, _ = w.Write(binary.LittleEndian.AppendUint64(nil, at))
	_, _ = w.Write(binary.LittleEndian.AppendUint32(nil, listSum(head, list, at)))
	return w.Flush()
}

// eachFrequent calls yield with the frequent words of a text, in order.
func (s *segment) eachFrequent(ctx context.Context, field string, yield func(term string, t times)) error {
	d, err := s.snapshot.Segment().Dictionary(field)
	if err != nil {
		return err
	}
	terms := d.AutomatonIterator(nil, nil, nil)
	for {
		e, err := terms.Next()
		if err != nil || e == nil {
			return err
		}
		if e.Count < manyTimes {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		p, err := d.PostingsList([]byte(e.Term), nil, nil)
		if err != nil {
			return err
		}
		t, err := packTimes(e.Term, p)
		if err != nil {
			return err
		}
		yield(e.Term, t)
	}
}

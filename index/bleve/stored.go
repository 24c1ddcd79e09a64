package bleve

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"
	segmentapi "github.com/blevesearch/scorch_segment_api/v2"
)

// Columns are read from the entries of a segment, one by one, which takes
// seconds for a million of them. So those of a segment on disk that has many are
// kept in a file of their own, in the generation's folder columns, and read from
// it when the index is opened. The file is a cache of a cache: where it is
// missing, damaged or of another segment, the entries are read again.
//
//	columns/00000000002a.columns
//	  magic, the segment's number, size and checksum
//	  the entries of documents, as JSON
//	  the columns, one after the other, in little endian, each behind the values
//	    of a dictionary that it uses; those of several values by combinations
//	  the entries of each theme, actor and year
//	  a checksum (CRC-32C) of all that

// columnsMagic opens a file of columns; it changes with the form.
const columnsMagic = "polidex columns 2\n"

// manyStored is the number of entries from which a segment's columns are kept.
const manyStored = 4096

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// segmentOnDisk names a segment that is a file.
type segmentOnDisk struct {
	ID, Size uint64
	// Sum is the checksum at the end of the segment's file.
	Sum uint32
}

// onDisk returns the name of a segment; ok is false of one in memory, or of few
// entries.
func onDisk(s *scorch.SegmentSnapshot) (name segmentOnDisk, ok bool) {
	p, isFile := s.Segment().(segmentapi.PersistedSegment)
	if !isFile || s.FullSize() < manyStored {
		return name, false
	}
	f, err := os.Open(p.Path())
	if err != nil {
		return name, false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return name, false
	}
	var end [4]byte
	if _, err := f.ReadAt(end[:], info.Size()-int64(len(end))); err != nil {
		return name, false
	}
	return segmentOnDisk{s.Id(), uint64(s.FullSize()), binary.LittleEndian.Uint32(end[:])}, true
}

func (n segmentOnDisk) timesFile(folder string) string {
	return filepath.Join(folder, fmt.Sprintf("%012x.times", n.ID))
}

func (n segmentOnDisk) file(folder string) string {
	return filepath.Join(folder, fmt.Sprintf("%012x.columns", n.ID))
}

// columnsOf returns the columns of a segment, from their file where there is a
// good one; where there should be, one is written.
func columnsOf(s *scorch.SegmentSnapshot, dicts *dictionaries, folder string, u *unwritten) (c *columns, err error) {
	name, keep := onDisk(s)
	defer func() {
		if keep && err == nil {
			c.kept.open(name, folder)
		}
	}()
	if keep {
		if data, err := os.ReadFile(name.file(folder)); err == nil {
			if c, err := decodeColumns(data, name, dicts); err == nil {
				return c, nil
			}
		}
	}
	c, err = readColumns(s, dicts)
	if err == nil && keep {
		// Without the file the next opening is slower, and no answer is wrong.
		if err := storeColumns(c, name, dicts, folder); err != nil {
			u.tell(name.file(folder), err)
		}
	}
	return c, err
}

// storeColumns writes the file of a segment.
func storeColumns(c *columns, name segmentOnDisk, dicts *dictionaries, folder string) error {
	return writeWhole(name.file(folder), func(f *os.File) error { return c.encode(f, name, dicts) })
}

// writeWhole writes a file under another name and gives it its own once it is
// whole, in a folder that it makes.
func writeWhole(file string, write func(*os.File) error) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.Create(file + ".new")
	if err != nil {
		return err
	}
	err = write(f)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return errors.Join(err, os.Remove(file+".new"))
	}
	return os.Rename(file+".new", file)
}

// forgetColumns removes the files of segments that are no more.
func forgetColumns(folder string, segments []*scorch.SegmentSnapshot) {
	files, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	kept := map[string]bool{}
	for _, s := range segments {
		name := segmentOnDisk{ID: s.Id()}
		kept[filepath.Base(name.file(folder))] = true
		kept[filepath.Base(name.timesFile(folder))] = true
	}
	for _, f := range files {
		name, unfinished := strings.CutSuffix(f.Name(), ".new")
		columns, times := strings.HasSuffix(name, ".columns"), strings.HasSuffix(name, ".times")
		// What is unfinished of times may be being written.
		if (columns || times) && (!kept[name] || columns && unfinished) {
			_ = os.Remove(filepath.Join(folder, f.Name())) // it is looked for again
		}
	}
}

package ingest

import (
	"archive/zip"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"polidex/corpus"
)

// Bounds of an archive of files. What its directory says of itself is never
// trusted: these hold for what is read.
const (
	// maxMembers is the number of names in an archive.
	maxMembers = 100_000
	// maxDirectoryBytes bounds what is read to find them; a hundred thousand long
	// names take about half of it.
	maxDirectoryBytes = 24 << 20
	// maxUnpackedBytes bounds the files that are taken of one archive, together.
	maxUnpackedBytes = 4_000_000_000
	// maxExpansion is how many times its packed size a member may have when it is
	// larger than minExpansionBytes. The text of documents packs to a tenth, and
	// nothing that deflate makes expands more than 1032 times.
	maxExpansion      = 200
	minExpansionBytes = 1 << 20
)

// isZip says whether a name is that of an archive of files, which is opened. What
// else begins like one (a DOCX file, an EPUB book) is a document of its own kind.
func isZip(name string) bool { return strings.EqualFold(filepath.Ext(name), ".zip") }

// zipFile is an archive of files. Its directory is held; the file itself is open
// only while members are read, so that thousands of archives can be.
type zipFile struct {
	in   input
	info fs.FileInfo
	// members are in the order of their names; all of them, also those that are
	// not to be taken.
	members []member

	mu    sync.Mutex
	file  *os.File
	users int
	// left is what may still be read of it while its directory is; then negative.
	left int64
}

// member is what one name of an archive stands for.
type member struct {
	of *zipFile
	// name is the path within the archive, without any part that leads out of it.
	name string
	file *zip.File
	// refused says why it is not taken; nil for a file that is.
	refused error
}

// openZip reads the directory of an archive. Errors wrap [corpus.ErrMalformed]
// where there is none and [corpus.ErrTooLarge] where it is beyond the bounds.
func openZip(in input) (*zipFile, error) {
	info, err := in.stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	if info.Size() == 0 {
		return nil, fmt.Errorf("it is empty: %w", corpus.ErrMalformed)
	}
	z := &zipFile{in: in, info: info, left: maxDirectoryBytes}
	if err := z.acquire(); err != nil {
		return nil, err
	}
	defer z.release()
	directory, err := zip.NewReader(z, info.Size())
	switch {
	case z.left <= 0:
		return nil, fmt.Errorf("the directory of the archive is larger than %s: %w", bytesText(maxDirectoryBytes), corpus.ErrTooLarge)
	case errors.Is(err, zip.ErrInsecurePath):
		// Said of each member, and of no other.
	case err != nil:
		return nil, fmt.Errorf("it is no ZIP archive, or the directory at its end is damaged or cut off: %w", corpus.ErrMalformed)
	}
	if n := len(directory.File); n > maxMembers {
		return nil, fmt.Errorf("the archive has %d names in it, more than %d: %w", n, maxMembers, corpus.ErrTooLarge)
	}
	z.left = -1
	z.list(directory.File)
	return z, nil
}

// list takes the members over from the directory.
func (z *zipFile) list(files []*zip.File) {
	seen := map[string]int{}
	for _, f := range files {
		m := member{of: z, file: f}
		m.name, m.refused = memberName(f.FileHeader)
		if m.refused == nil && f.Mode().IsDir() {
			continue
		}
		if seen[m.name]++; seen[m.name] > 1 {
			m.name, m.refused = fmt.Sprintf("%s (%d)", m.name, seen[m.name]), errSameName
		}
		if m.refused == nil {
			m.refused = unreadable(f)
		}
		z.members = append(z.members, m)
	}
	slices.SortStableFunc(z.members, func(a, b member) int { return byPath(a.name, b.name) })
}

// byPath orders names as those of a folder and of the folders in it: "a/b" is
// before "a.txt".
func byPath(a, b string) int {
	return strings.Compare(strings.ReplaceAll(a, "/", "\x00"), strings.ReplaceAll(b, "/", "\x00"))
}

// find returns the member of a name.
func (z *zipFile) find(name string) (member, bool) {
	i, ok := slices.BinarySearchFunc(z.members, name, func(m member, name string) int { return byPath(m.name, name) })
	if !ok {
		return member{}, false
	}
	return z.members[i], true
}

// acquire opens the archive for a reader, unless it is open for another.
func (z *zipFile) acquire() error {
	z.mu.Lock()
	defer z.mu.Unlock()
	if z.users == 0 {
		f, err := z.in.open()
		if err != nil {
			return err
		}
		info, err := f.Stat()
		if err == nil && !(os.SameFile(info, z.info) && info.Size() == z.info.Size() && info.ModTime().Equal(z.info.ModTime())) {
			err = errArchiveChanged
		}
		if err != nil {
			f.Close()
			return err
		}
		z.file = f
	}
	z.users++
	return nil
}

// release ends what acquire began.
func (z *zipFile) release() {
	z.mu.Lock()
	defer z.mu.Unlock()
	if z.users--; z.users == 0 {
		z.file.Close()
		z.file = nil
	}
}

// changed says whether the file is no longer what it was when it was found.
func (z *zipFile) changed() bool {
	info, err := z.in.stat()
	return err != nil || info.Size() != z.info.Size() || !info.ModTime().Equal(z.info.ModTime())
}

// ReadAt reads of the archive between acquire and release.
func (z *zipFile) ReadAt(p []byte, offset int64) (int, error) {
	if z.left >= 0 {
		if z.left -= int64(len(p)); z.left <= 0 {
			z.left = 0
			return 0, errTruncated
		}
	}
	if offset < 0 || offset > z.info.Size() {
		return 0, errOutside // the directory says where a member is
	}
	return z.file.ReadAt(p, offset)
}

var (
	errArchiveChanged = fmt.Errorf("the archive changed while it was being read; run again once it is whole: %w", corpus.ErrConflict)
	errSameName       = fmt.Errorf("another file of the archive has the same name, and is the one that is taken: %w", corpus.ErrUnsupported)
	errTruncated      = errors.New("the directory is too large")
	errOutside        = errors.New("the place that the directory gives is not within the archive")
)

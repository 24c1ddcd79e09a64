package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"polidex/corpus"
)

// uploadScheme begins the source of a file that was sent:
// "upload:36f25f9f5adef76f/strategy.pdf". The ID of its document stands in it since
// two files of one name are not two versions of one text.
const uploadScheme = "upload:"

// IsUpload says whether a source is a file that was sent, which cannot be visited
// again.
func IsUpload(source string) bool { return strings.HasPrefix(source, uploadScheme) }

// UploadSource is the source of a file that was sent, under the name that its
// sender gave it: without folders, in letters that can be shown, and cut to a
// length that people still read.
func UploadSource(digest, name string) string {
	const most = 150 // bytes
	source := uploadScheme + corpus.DocumentID(digest)
	name = path.Base(strings.ReplaceAll(strings.TrimSpace(strings.ToValidUTF8(name, "")), `\`, "/"))
	if name == "." || name == ".." || name == "/" {
		return source
	}
	if name = printable(name); len(name) > most {
		end := path.Ext(name)
		if len(end) > 10 {
			end = ""
		}
		name = strings.ToValidUTF8(name[:most-len(end)], "") + end
	}
	return source + "/" + name
}

// incoming is the folder in which an archive of files keeps what is being sent,
// until it is whole.
const incoming = "incoming"

// incomingAge is how old a file there is before it counts as left behind.
const incomingAge = 24 * time.Hour

// spooled is what was sent, in a temporary file.
type spooled struct {
	file   *os.File
	digest string
	size   int64
}

// spool takes what is sent to its end, at most so many bytes, with memory for a
// piece of it. Errors of the reader come back as they are; others wrap
// [corpus.ErrTooLarge], [corpus.ErrMalformed] for nothing at all, or
// [corpus.ErrUnavailable].
func (a *Archive) spool(r io.Reader, most int64) (*spooled, error) {
	dir := "" // the system's own
	if a.dir != "" {
		dir = filepath.Join(a.dir, incoming)
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return nil, spoolFault(err)
		}
	}
	f, err := os.CreateTemp(dir, "upload-*.part")
	if err != nil {
		return nil, spoolFault(err)
	}
	s := &spooled{file: f}
	source, sum := &failing{r: io.LimitReader(r, most+1)}, sha256.New()
	s.size, err = io.CopyBuffer(io.MultiWriter(f, sum), source, make([]byte, 256<<10))
	switch {
	case source.err != nil:
		err = source.err
	case err != nil:
		err = spoolFault(err)
	case s.size > most:
		err = fmt.Errorf("the file is larger than the limit of %s: %w", bytesText(most), corpus.ErrTooLarge)
	case s.size == 0:
		err = fmt.Errorf("the file is empty: %w", corpus.ErrMalformed)
	}
	if err != nil {
		s.close()
		return nil, err
	}
	s.digest = hex.EncodeToString(sum.Sum(nil))
	return s, nil
}

func spoolFault(err error) error {
	return fmt.Errorf("keeping what is being sent: %w: %w", cause(err), corpus.ErrUnavailable)
}

// close removes the temporary file; what cannot be removed is swept later.
func (s *spooled) close() {
	s.file.Close()
	os.Remove(s.file.Name())
}

// failing remembers the error of its reader, to tell it from one of writing.
type failing struct {
	r   io.Reader
	err error
}

func (f *failing) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		f.err = err
	}
	return n, err
}

// keepSpooled puts the original of what was sent into the archive, as PutOriginal
// does, without ever holding all of it.
func (a *Archive) keepSpooled(ctx context.Context, s *spooled) error {
	whole, err := a.holdsWhole(ctx, s.digest)
	if err != nil || whole {
		return err
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return spoolFault(err)
	}
	return a.writeFrom(ctx, originalKey(s.digest), "application/octet-stream", s.file)
}

// holdsWhole says whether the archive holds an original and its bytes are those
// that were kept.
func (a *Archive) holdsWhole(ctx context.Context, digest string) (bool, error) {
	r, err := a.Original(ctx, digest)
	if errors.Is(err, corpus.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer r.Close()
	sum := sha256.New()
	if _, err := io.CopyBuffer(sum, r, make([]byte, 256<<10)); err != nil {
		return false, a.fault("reading", originalKey(digest), err)
	}
	return hex.EncodeToString(sum.Sum(nil)) == digest, nil
}

// sweepIncoming removes what processes that were killed had begun to take.
func (a *Archive) sweepIncoming(before time.Time) error {
	if a.dir == "" {
		return nil
	}
	dir := filepath.Join(a.dir, incoming)
	found, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return spoolFault(err)
	}
	for _, f := range found {
		info, err := f.Info()
		if err != nil || !info.ModTime().Before(before) {
			continue
		}
		if err := os.Remove(filepath.Join(dir, f.Name())); err != nil && !errors.Is(err, os.ErrNotExist) {
			return spoolFault(err)
		}
	}
	return nil
}

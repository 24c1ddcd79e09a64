package bleve

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2/util"
	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"polidex/corpus"
)

// smallestSegment is less than the footer of any segment file takes.
const smallestSegment = 64

// checkRoot looks into a generation's root before scorch does. Scorch falls back
// to an older snapshot without a word where the latest cannot be read, which
// would be an index with documents missing. So the segments of the latest are
// looked for here, and its content is returned, to be compared with that of what
// scorch opened.
func checkRoot(path string, timeout time.Duration) (content, error) {
	var latestContent content
	root := filepath.Join(path, "root.bolt")
	if _, err := os.Stat(root); err != nil {
		return latestContent, fmt.Errorf("generation %q is not whole: %w", filepath.Base(path), corpus.ErrMalformed)
	}
	db, err := bbolt.Open(root, 0o600, &bbolt.Options{ReadOnly: true, Timeout: timeout})
	if err != nil {
		return latestContent, storeError(path, err)
	}
	defer db.Close()
	err = db.View(func(tx *bbolt.Tx) error {
		if file, err := os.Stat(root); err != nil || tx.Size() > file.Size() {
			// Reading on would be a fault that ends the process.
			return errors.Join(errors.New("its root is cut short"), err)
		}
		snapshots := tx.Bucket(util.BoltSnapshotsBucket)
		if snapshots == nil {
			return errors.New("it has no snapshot")
		}
		key, _ := snapshots.Cursor().Last()
		latest := snapshots.Bucket(key)
		if latest == nil {
			return errors.New("it has no snapshot")
		}
		if internal := latest.Bucket(util.BoltInternalKey); internal != nil {
			latestContent = contentOf(internal.Get(keyContent))
		}
		return latest.ForEachBucket(func(name []byte) error {
			file := latest.Bucket(name).Get(util.BoltPathKey)
			if file == nil {
				return nil
			}
			info, err := os.Stat(filepath.Join(path, string(file)))
			if err == nil && info.Size() < smallestSegment {
				err = fmt.Errorf("segment %q is cut short", file)
			}
			return err
		})
	})
	if err != nil {
		return latestContent, fmt.Errorf("reading generation %q: %w: %w", filepath.Base(path), err, corpus.ErrMalformed)
	}
	return latestContent, nil
}

// storeError gives an error of the store its kind.
func storeError(path string, err error) error {
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return fmt.Errorf("the index is in use by another polidex process: %w", corpus.ErrUnavailable)
	case errors.Is(err, os.ErrPermission):
		return err
	}
	return fmt.Errorf("reading generation %q: %w: %w", filepath.Base(path), err, corpus.ErrMalformed)
}

// locked reports whether another process has the generation open, or is about
// to make it.
func locked(path string) bool {
	root := filepath.Join(path, "root.bolt")
	if info, err := os.Stat(root); err != nil || info.Size() == 0 {
		return !abandoned(path)
	}
	db, err := bbolt.Open(root, 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Millisecond})
	if err != nil {
		return errors.Is(err, bolterrors.ErrTimeout)
	}
	return db.Close() != nil
}

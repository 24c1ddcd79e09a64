package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"gocloud.dev/blob"
	"gocloud.dev/blob/fileblob"
	"gocloud.dev/blob/memblob"

	"polidex/corpus"
)

// The folders of an archive; parts lists them, with those that stand where their
// records are.
const (
	originalsPrefix  = "originals/"
	provenancePrefix = "provenance/"
	documentsPrefix  = "documents/"
	reviewsPrefix    = "reviews/"
	failuresPrefix   = "failures/"
	visitsPrefix     = "visits/"
	listsPrefix      = "lists/"
	worksPrefix      = "works/"
	derivedPrefix    = "derived/"
)

// Archive keeps originals, retrievals, documents, reviews and what else a run or a
// person leaves in a bucket:
//
//	originals/<aa>/<sha256>                the bytes as they came
//	provenance/<sha256>/<time>-<hash>.json one record a retrieval, append-only
//	documents/<id>.json                    the document as extracted
//	reviews/<id>/<time>-<hash>.json        one record a correction, append-only
//	unindexed/<id>                         a mark while a review is on its way to the index
//	failures/<sha256>.json                 why an original has no document
//	visits/<time>-<hash>.ndjson            what became of the sources of a run
//	lists/<sha256 of source>.json          which entries of a list were dealt with
//	works/<id>.json                        which documents are one work, and why
//	vocabulary/<time>-<version>.yaml       a vocabulary that was edited; the latest holds
//	vocabulary/<time>-<version>.json       who edited it, and of what
//	vocabulary/tagged.json                 the version that all documents have the themes of
//	tombstones/<id>/<time>-<hash>.json     one record a removal, or its end, append-only
//	jobs/<id>.json                         what was asked for, and how far it is
//	incoming/                              files that are being sent; may be removed
//	derived/history.ndjson                 what the records of retrievals say; may be removed
//
// It is safe for use by many goroutines, and by several processes: the names
// are made of the content, and a write is whole or absent. Errors wrap the
// kinds of package corpus.
type Archive struct {
	bucket *blob.Bucket
	// name is what messages call the archive.
	name string
	// dir is the folder of a file archive, else empty.
	dir string
	// flushed holds the folders of dir whose own entry is safe on the disk.
	flushed sync.Map
	// strays are the temporary files that listings met, with their times.
	strays sync.Map
}

// OpenArchive opens the archive at a path or a URL: "polidex-data/archive",
// "file:///var/lib/polidex/archive", or "mem://" for one that ends with the
// process. A folder that does not exist is made. Errors wrap
// [corpus.ErrUnsupported] for other schemes and [corpus.ErrUnavailable] where
// the folder cannot be used.
func OpenArchive(ctx context.Context, location string) (*Archive, error) {
	scheme, _, isURL := strings.Cut(location, "://")
	switch {
	case location == "":
		return nil, fmt.Errorf("opening the archive: no folder given: %w", corpus.ErrInvalid)
	case !isURL:
		return openFolder(location)
	case scheme == "mem":
		return NewArchive(memblob.OpenBucket(nil), location), nil
	case scheme == "file":
		u, err := url.Parse(location)
		if err != nil || (u.Host != "" && u.Host != "localhost") || u.Path == "" || u.RawQuery != "" {
			return nil, fmt.Errorf("opening the archive %q: not of the form file:///folder: %w", location, corpus.ErrInvalid)
		}
		return openFolder(filepath.FromSlash(u.Path))
	}
	return nil, fmt.Errorf("opening the archive %q: only a folder, file:// and mem:// are built in: %w", location, corpus.ErrUnsupported)
}

// NewArchive makes an archive of an open bucket, which it closes with itself.
// The name is for messages.
func NewArchive(bucket *blob.Bucket, name string) *Archive {
	return &Archive{bucket: bucket, name: name}
}

func openFolder(dir string) (*Archive, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the archive %q: %w", dir, err)
	}
	if err := usable(dir); err != nil {
		return nil, fmt.Errorf("opening the archive in %s: %w: %w", dir, cause(err), corpus.ErrUnavailable)
	}
	// Temporary files beside the final ones: a rename stays on one file system,
	// and a stray one is found where it belongs (see sweep).
	bucket, err := fileblob.OpenBucket(dir, &fileblob.Options{NoTempDir: true, Metadata: fileblob.MetadataDontWrite})
	if err != nil {
		return nil, fmt.Errorf("opening the archive in %s: %w: %w", dir, cause(err), corpus.ErrUnavailable)
	}
	a := NewArchive(bucket, dir)
	a.dir = dir
	return a, nil
}

// parts are all folders of an archive.
func parts() []string {
	return []string{
		originalsPrefix, provenancePrefix, documentsPrefix, reviewsPrefix, unindexedPrefix, failuresPrefix, visitsPrefix,
		listsPrefix, worksPrefix, vocabularyPrefix, tombstonesPrefix, jobsPrefix, incoming, derivedPrefix,
	}
}

// usable makes the folder where it is missing and checks that it and its parts
// can be listed: the bucket passes over a folder that it may not read, and an
// archive that looks empty is worse than none.
func usable(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, part := range append([]string{""}, parts()...) {
		f, err := os.Open(filepath.Join(dir, filepath.FromSlash(part)))
		if errors.Is(err, fs.ErrNotExist) && part != "" {
			continue
		}
		if err != nil {
			return err
		}
		info, err := f.Stat()
		f.Close()
		if err == nil && !info.IsDir() {
			err = fmt.Errorf("%s is a file, not a folder", f.Name())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Close releases the bucket.
func (a *Archive) Close() error {
	if err := a.bucket.Close(); err != nil {
		return fmt.Errorf("closing the archive %s: %w", a.name, err)
	}
	return nil
}

// Folder returns the folder of an archive of files, else "".
func (a *Archive) Folder() string { return a.dir }

// isDigest and isDocumentID check names before they become part of a key, so
// that no name given by a person reaches outside its folder.
func isDigest(s string) bool { return len(s) == 64 && isHex(s) }
func isDocumentID(s string) bool {
	return len(s) == len(corpus.DocumentID(strings.Repeat("0", 64))) && isHex(s)
}

func isHex(s string) bool {
	return strings.Trim(s, "0123456789abcdef") == ""
}

package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"polidex/corpus"
)

func originalKey(digest string) string {
	return originalsPrefix + digest[:2] + "/" + digest
}

// digestOfKey reads the digest in the key of an original, and says whether there is
// one.
func digestOfKey(key string) (digest string, ok bool) {
	digest = key[strings.LastIndexByte(key, '/')+1:]
	return digest, isDigest(digest)
}

// PutOriginal keeps the bytes under their digest, and says whether they were
// new. A copy that a damaged disk has changed is replaced.
func (a *Archive) PutOriginal(ctx context.Context, data []byte) (digest string, added bool, err error) {
	digest = corpus.Digest(data)
	_, err = a.ReadOriginal(ctx, digest)
	switch {
	case err == nil:
		return digest, false, nil
	case !errors.Is(err, corpus.ErrNotFound) && !errors.Is(err, corpus.ErrMalformed):
		return digest, false, err
	}
	if err := a.write(ctx, originalKey(digest), "application/octet-stream", data); err != nil {
		return digest, false, err
	}
	return digest, true, nil
}

// Original opens the bytes with the digest. The reader seeks, so that a range
// can be served; its end is its size. Errors wrap [corpus.ErrNotFound].
func (a *Archive) Original(ctx context.Context, digest string) (io.ReadSeekCloser, error) {
	if !isDigest(digest) {
		return nil, fmt.Errorf("opening the original %q: it is no SHA-256 in hex: %w", digest, corpus.ErrNotFound)
	}
	r, err := a.bucket.NewReader(ctx, originalKey(digest), nil)
	if err != nil {
		return nil, a.fault("opening", originalKey(digest), err)
	}
	return r, nil
}

// ReadOriginal returns the bytes with the digest and checks that they are still
// the ones that were kept; if not, the error wraps [corpus.ErrMalformed].
func (a *Archive) ReadOriginal(ctx context.Context, digest string) ([]byte, error) {
	if !isDigest(digest) {
		return nil, fmt.Errorf("reading the original %q: it is no SHA-256 in hex: %w", digest, corpus.ErrNotFound)
	}
	data, err := a.read(ctx, originalKey(digest))
	if err != nil {
		return nil, err
	}
	if corpus.Digest(data) != digest {
		return nil, fmt.Errorf("reading %s in the archive: the bytes are no longer those that were kept: %w", originalKey(digest), corpus.ErrMalformed)
	}
	return data, nil
}

// Originals returns the digests of all originals, sorted.
func (a *Archive) Originals(ctx context.Context) ([]string, error) {
	objects, err := a.list(ctx, originalsPrefix)
	if err != nil {
		return nil, err
	}
	digests := make([]string, 0, len(objects))
	for _, o := range objects {
		if digest, ok := digestOfKey(o.key); ok {
			digests = append(digests, digest)
		}
	}
	return digests, nil
}

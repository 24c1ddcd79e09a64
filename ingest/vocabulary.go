package ingest

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"polidex/corpus"
	"polidex/extract/themes"
)

// vocabularyPrefix is the folder of the vocabularies that were edited. The latest
// holds; none is removed.
//
//	vocabulary/<time>-<version>.yaml  the vocabulary
//	vocabulary/<time>-<version>.json  who made it, and of what
//	vocabulary/tagged.json            the version that all documents have the themes of
const vocabularyPrefix = "vocabulary/"

const taggedKey = vocabularyPrefix + "tagged.json"

// taggedRecord says with which vocabulary the last tagging of all documents ended.
type taggedRecord struct {
	Version string `json:"version"`
}

// Vocabulary returns the text of the vocabulary that was edited last, with what is
// known of it. Errors wrap [corpus.ErrNotFound] where none was ever edited, and
// [corpus.ErrMalformed] for one that is not as it was written.
func (a *Archive) Vocabulary(ctx context.Context) ([]byte, corpus.VocabularyVersion, error) {
	keys, err := a.vocabularyKeys(ctx)
	if err != nil {
		return nil, corpus.VocabularyVersion{}, err
	}
	if len(keys) == 0 {
		return nil, corpus.VocabularyVersion{}, fmt.Errorf("no vocabulary was edited: %w", corpus.ErrNotFound)
	}
	v := a.vocabularyRecord(ctx, keys[0])
	text, err := a.vocabularyText(ctx, keys[0])
	return text, v, err
}

// VocabularyVersions returns what is known of the vocabularies that were edited, the
// newest first; none is no error.
func (a *Archive) VocabularyVersions(ctx context.Context) ([]corpus.VocabularyVersion, error) {
	keys, err := a.vocabularyKeys(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]corpus.VocabularyVersion, len(keys))
	for i, key := range keys {
		out[i] = a.vocabularyRecord(ctx, key)
	}
	return out, ctx.Err()
}

// vocabularyOf returns the text of a version.
func (a *Archive) vocabularyOf(ctx context.Context, version string) ([]byte, error) {
	keys, err := a.vocabularyKeys(ctx)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		if _, v := vocabularyName(key); v == version {
			return a.vocabularyText(ctx, key)
		}
	}
	return nil, fmt.Errorf("there is no version %q of the vocabulary: %w", version, corpus.ErrNotFound)
}

// addVocabulary keeps a vocabulary as the latest, and returns what is known of it
// with its time.
func (a *Archive) addVocabulary(ctx context.Context, text []byte, v corpus.VocabularyVersion, now time.Time) (corpus.VocabularyVersion, error) {
	keys, err := a.vocabularyKeys(ctx)
	if err != nil {
		return v, err
	}
	v.Time = now.UTC()
	if len(keys) > 0 {
		// Clocks differ: their order is that of their times.
		if last, _ := vocabularyName(keys[0]); !v.Time.After(last) {
			v.Time = last.Add(time.Nanosecond)
		}
	}
	name := vocabularyPrefix + v.Time.Format(recordTime) + "-" + v.Version
	v.Current = false
	if err := a.writeRecord(ctx, name+".json", v); err != nil {
		return v, err
	}
	// What is known of it first: the vocabulary holds as soon as it is there.
	return v, a.write(ctx, name+".yaml", "application/yaml", text)
}

// vocabularyKeys returns the keys of the vocabularies, the latest first.
func (a *Archive) vocabularyKeys(ctx context.Context) ([]string, error) {
	objects, err := a.list(ctx, vocabularyPrefix)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, o := range objects {
		if at, version := vocabularyName(o.key); !at.IsZero() && version != "" {
			out = append(out, o.key)
		}
	}
	slices.SortFunc(out, func(x, y string) int {
		s, _ := vocabularyName(x)
		t, _ := vocabularyName(y)
		return t.Compare(s)
	})
	return out, nil
}

// vocabularyName takes the name of a vocabulary apart; both are zero for another.
func vocabularyName(key string) (at time.Time, version string) {
	name, ok := strings.CutSuffix(path.Base(key), ".yaml")
	i := strings.LastIndexByte(name, '-')
	if !ok || i < 0 {
		return time.Time{}, ""
	}
	at, err := time.Parse(recordTime, name[:i])
	if err != nil {
		return time.Time{}, ""
	}
	return at, name[i+1:]
}

// vocabularyRecord returns what is known of the vocabulary under a key: at least its
// version and its time, which its name tells.
func (a *Archive) vocabularyRecord(ctx context.Context, key string) corpus.VocabularyVersion {
	var v corpus.VocabularyVersion
	if err := a.readRecord(ctx, strings.TrimSuffix(key, ".yaml")+".json", &v); err != nil {
		v = corpus.VocabularyVersion{Change: corpus.VocabularyEdited}
	}
	v.Time, v.Version = vocabularyName(key)
	return v
}

// vocabularyText returns a vocabulary, which must be as it was written: its terms
// were checked then.
func (a *Archive) vocabularyText(ctx context.Context, key string) ([]byte, error) {
	text, err := a.read(ctx, key)
	if err != nil {
		return nil, err
	}
	v, err := themes.LoadChecked(text)
	if _, version := vocabularyName(key); err != nil || v.Version() != version {
		return nil, fmt.Errorf("the vocabulary %s in the archive is damaged; without that file the version before it holds: %w", key, corpus.ErrMalformed)
	}
	return text, nil
}

// tagged returns the version that the documents were last tagged with, empty where
// none was edited.
func (a *Archive) tagged(ctx context.Context) (string, error) {
	var r taggedRecord
	err := a.readRecord(ctx, taggedKey, &r)
	if errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrMalformed) {
		return "", nil
	}
	return r.Version, err
}

func (a *Archive) setTagged(ctx context.Context, version string) error {
	return a.writeRecord(ctx, taggedKey, taggedRecord{version})
}

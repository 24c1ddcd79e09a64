package tokens

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"polidex/corpus"
)

// The file is JSON: {"version": 1, "tokens": [{"name": …, "hash": …}, …]}.
type contents struct {
	Version int      `json:"version"`
	Tokens  []record `json:"tokens"`
}

// record is a token as the file has it.
type record struct {
	Token
	Hash hash `json:"hash"`
}

const fileVersion = 1

// maxFile bounds the file in bytes: some thousand tokens.
const maxFile = 1 << 20

// MarshalText writes the hash in hexadecimal digits.
func (h hash) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, h[:]), nil }

// UnmarshalText reads what MarshalText writes.
func (h *hash) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != len(h) {
		return errors.New("a hash of the wrong length")
	}
	_, err := hex.Decode(h[:], text)
	return err
}

// snapshot is the file as it was at one time.
type snapshot struct {
	// info is the file's own description, nil where there is no file.
	info fs.FileInfo
	// young says that the file had just been written when it was read: a second
	// change might bear the same time, so that the time proves nothing yet.
	young   bool
	records []record
}

// settled is the age from which a file's time tells all changes apart, on any
// file system in use.
const settled = 2 * time.Second

// is says whether the snapshot is of the file that is described.
func (s snapshot) is(info fs.FileInfo) bool {
	return s.info != nil && !s.young && os.SameFile(s.info, info) &&
		s.info.Size() == info.Size() && s.info.ModTime().Equal(info.ModTime())
}

// read returns the records, from memory where the file has not changed. They must
// not be altered.
func (s *Store) read() ([]record, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	info, err := os.Stat(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		s.held = snapshot{}
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("looking at the tokens: %w", err)
	}
	if s.held.is(info) {
		return s.held.records, nil
	}
	held, err := readFile(s.path)
	if err != nil {
		s.held = snapshot{}
		return nil, err
	}
	s.held = held
	return held.records, nil
}

// readFile reads the file with its description; no file is no records.
func readFile(path string) (snapshot, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return snapshot{}, nil
	}
	if err != nil {
		return snapshot{}, fmt.Errorf("opening the tokens: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return snapshot{}, fmt.Errorf("looking at the tokens: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return snapshot{}, fmt.Errorf("reading the tokens: %w", err)
	}
	records, err := parse(data)
	if err != nil {
		return snapshot{}, fmt.Errorf("reading the tokens in %q: %w: %w", path, err, corpus.ErrMalformed)
	}
	return snapshot{info: info, young: time.Since(info.ModTime()) < settled, records: records}, nil
}

// parse reads the file's text. What it does not know it refuses: a limit that a
// later version set must not be passed over.
func parse(data []byte) ([]record, error) {
	if len(data) > maxFile {
		return nil, fmt.Errorf("the file is larger than %d bytes", maxFile)
	}
	var c contents
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&c); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something stands behind the end")
	}
	if c.Version != fileVersion {
		return nil, fmt.Errorf("version %d is not %d", c.Version, fileVersion)
	}
	seen := map[string]bool{}
	for _, r := range c.Tokens {
		if !goodName.MatchString(r.Name) || r.Name == Local || seen[r.Name] {
			return nil, fmt.Errorf("the name %q is not one or is there twice", r.Name)
		}
		if r.Hash == (hash{}) {
			return nil, fmt.Errorf("the token %q has no hash", r.Name)
		}
		for _, scope := range r.Scopes {
			if !slices.Contains(ScopeNames(), string(scope)) {
				return nil, fmt.Errorf("the token %q has the scope %q, which is none", r.Name, scope)
			}
		}
		seen[r.Name] = true
	}
	return c.Tokens, nil
}

// change reads the file, has it changed and writes it, while no other process
// does.
func (s *Store) change(edit func([]record) ([]record, error)) error {
	lock, err := lockedfile.OpenFile(s.path+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("locking the tokens: %w", err)
	}
	defer lock.Close()
	now, err := readFile(s.path)
	if err != nil {
		return err
	}
	records, err := edit(now.records)
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(contents{fileVersion, records}, "", "  ")
	if err != nil {
		return fmt.Errorf("encoding the tokens: %w", err)
	}
	if len(data) >= maxFile {
		return fmt.Errorf("there are %d tokens, more than the file holds; revoke some: %w", len(records), corpus.ErrTooLarge)
	}
	if err := writeFile(s.path, append(data, '\n')); err != nil {
		return fmt.Errorf("writing the tokens: %w", err)
	}
	return nil
}

// writeFile puts a file in the place of another, whole or not at all. It can be
// read by its owner alone.
func writeFile(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*") // mode 0600
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	// A token that was revoked must stay so when the power fails. Systems on
	// which a folder cannot be synchronised do it by themselves.
	if folder, err := os.Open(filepath.Dir(path)); err == nil {
		_ = folder.Sync()
		return folder.Close()
	}
	return nil
}

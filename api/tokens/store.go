package tokens

import (
	"cmp"
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"time"

	"polidex/corpus"
)

// Token is what is known of a token; its secret is not.
type Token struct {
	Name   string  `json:"name"`
	Scopes []Scope `json:"scopes"`
	// Created is when it was made.
	Created time.Time `json:"created"`
	// Expires is when it ends; zero is never.
	Expires time.Time `json:"expires,omitzero"`
	// LastUsed is the day (in UTC, as 2031-05-01) on which a server last met it;
	// empty is never.
	LastUsed string `json:"last_used,omitempty"`
}

// Expired says whether the token has ended at the time.
func (t Token) Expired(now time.Time) bool { return !t.Expires.IsZero() && !now.Before(t.Expires) }

// Options are what [Open] takes beside the folder. Zeros mean the defaults named.
type Options struct {
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Random is where secrets come from; nil is the system's own source.
	Random io.Reader
	// Logger is told when the day of a token's use could not be kept; nil discards.
	Logger *slog.Logger
}

// Store is the file of tokens. It is safe for use by many goroutines, and the
// file by many processes.
type Store struct {
	path string
	opts Options

	mu sync.Mutex
	// held is the file as it was last read.
	held snapshot
	// marked is the day for which a token's use was last written down, or tried.
	marked map[hash]string
}

// Open returns the store in the folder. Nothing is read or made before it is
// needed: a folder without the file has no tokens.
func Open(folder string, opts Options) *Store {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Random == nil {
		opts.Random = rand.Reader
	}
	opts.Logger = cmp.Or(opts.Logger, slog.New(slog.DiscardHandler))
	return &Store{path: filepath.Join(folder, "tokens.json"), opts: opts, marked: map[hash]string{}}
}

var goodName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$`)

// Local is the name of whoever writes on the server's own machine where there is
// no token. No token has it.
const Local = "local"

// Create makes a token and returns its secret, which cannot be had again. Errors
// wrap [corpus.ErrInvalid] for a name that cannot be one, a scope that is none or
// an end that has passed, [corpus.ErrConflict] for a name that is taken, and
// [corpus.ErrMalformed] when the file is damaged.
func (s *Store) Create(name string, scopes []Scope, expires time.Time) (string, error) {
	names := make([]string, len(scopes))
	for i, scope := range scopes {
		names[i] = string(scope)
	}
	scopes, err := ParseScopes(names)
	if err != nil {
		return "", err
	}
	now := s.opts.Now().UTC().Truncate(time.Second)
	t := Token{Name: name, Scopes: scopes, Created: now, Expires: expires}
	switch {
	case !goodName.MatchString(name):
		return "", fmt.Errorf("%q cannot be a token's name, which has up to 64 letters of the English alphabet, digits and . _ @ + - and begins with a letter or digit: %w", name, corpus.ErrInvalid)
	case name == Local:
		return "", fmt.Errorf("the name %q stands for writers without a token; choose another: %w", name, corpus.ErrInvalid)
	case t.Expired(now):
		return "", fmt.Errorf("the token would have ended %s: %w", expires.UTC().Format(time.RFC3339), corpus.ErrInvalid)
	}
	secret, err := newSecret(s.opts.Random)
	if err != nil {
		return "", err
	}
	err = s.change(func(records []record) ([]record, error) {
		if slices.ContainsFunc(records, named(name)) {
			return nil, fmt.Errorf("there is a token %q already; revoke it first or choose another name: %w", name, corpus.ErrConflict)
		}
		return append(records, record{Token: t, Hash: hashOf(secret)}), nil
	})
	if err != nil {
		return "", err
	}
	return secret, nil
}

// List returns all tokens in the order in which they were made. The error wraps
// [corpus.ErrMalformed] when the file is damaged.
func (s *Store) List() ([]Token, error) {
	records, err := s.read()
	if err != nil {
		return nil, err
	}
	out := make([]Token, len(records))
	for i, r := range records {
		out[i] = r.Token
		out[i].Scopes = slices.Clone(r.Scopes)
	}
	return out, nil
}

// Any says whether there is a token, an expired one too: the end of the last
// token must not open what it closed. The error is that of [Store.List].
func (s *Store) Any() (bool, error) {
	records, err := s.read()
	return len(records) > 0, err
}

// Revoke ends a token at once. Errors wrap [corpus.ErrNotFound] when no token has
// the name, and [corpus.ErrMalformed] when the file is damaged.
func (s *Store) Revoke(name string) error {
	return s.change(func(records []record) ([]record, error) {
		i := slices.IndexFunc(records, named(name))
		if i < 0 {
			return nil, fmt.Errorf("there is no token %q: %w", name, corpus.ErrNotFound)
		}
		return slices.Delete(records, i, i+1), nil
	})
}

// Find returns the token with the secret, also when it has expired, and notes
// the day. Errors wrap [corpus.ErrInvalid] for what has not the form of a secret,
// [corpus.ErrNotFound] when there is no such token (any more), and
// [corpus.ErrMalformed] when the file is damaged.
//
// Every hash is compared to its end, so that the time taken tells nothing of how
// near a guess came.
func (s *Store) Find(secret string) (Token, error) {
	if err := Check(secret); err != nil {
		return Token{}, err
	}
	records, err := s.read()
	if err != nil {
		return Token{}, err
	}
	digest, found := hashOf(secret), -1
	for i := range records {
		if subtle.ConstantTimeCompare(records[i].Hash[:], digest[:]) == 1 {
			found = i
		}
	}
	if found < 0 {
		return Token{}, fmt.Errorf("this token is not known here: it was never made or has been revoked: %w", corpus.ErrNotFound)
	}
	s.markUsed(records[found])
	return records[found].Token, nil
}

// markUsed writes the day of a token's use down, once a day. That it cannot be
// written is no reason to refuse the token.
func (s *Store) markUsed(r record) {
	today := s.opts.Now().UTC().Format(time.DateOnly)
	s.mu.Lock()
	done := r.LastUsed >= today || s.marked[r.Hash] == today
	s.marked[r.Hash] = today
	s.mu.Unlock()
	if done {
		return
	}
	err := s.change(func(records []record) ([]record, error) {
		for i := range records {
			if records[i].Hash == r.Hash {
				records[i].LastUsed = today
			}
		}
		return records, nil
	})
	if err != nil {
		s.opts.Logger.Warn("keeping the day of a token's use", "token", r.Name, "error", err)
	}
}

func named(name string) func(record) bool {
	return func(r record) bool { return r.Name == name }
}

package corpus

import (
	"fmt"
	"time"
)

// Tombstone stands where a document was removed. The document is not taken in
// again by itself, until somebody adds it anew.
type Tombstone struct {
	// Document is the ID of the document, and Digest the SHA-256 of its bytes.
	Document string `json:"document"`
	Digest   string `json:"sha256"`
	// Reference and Title say what it was; the title of a purged one is forgotten.
	Reference string    `json:"reference,omitempty"`
	Title     string    `json:"title,omitempty"`
	Time      time.Time `json:"time"`
	// Reason is what the person who removed it said, and By who that was; either may
	// be empty.
	Reason string `json:"reason,omitempty"`
	By     string `json:"by,omitempty"`
	// Purged says that the original was removed too.
	Purged bool `json:"purged"`
}

// Removal says how a document is to be removed.
type Removal struct {
	// Purge removes the original too.
	Purge bool
	// Reason and By are kept in the tombstone.
	Reason, By string
}

// RemovedError says that a document was there and has been removed. It is of the
// kind [ErrNotFound].
type RemovedError struct{ Tombstone Tombstone }

func (e *RemovedError) Error() string {
	return fmt.Sprintf("document %s was removed on %s", e.Tombstone.Document, e.Tombstone.Sentence())
}

func (e *RemovedError) Unwrap() error { return ErrNotFound }

// Sentence is the day of a removal and its reason: "2030-03-01 (superseded)".
func (t Tombstone) Sentence() string {
	s := t.Time.UTC().Format(time.DateOnly)
	if t.Reason != "" {
		s += " (" + t.Reason + ")"
	}
	return s
}

package feed

import (
	"time"

	"github.com/google/uuid"
)

// Feed is a list of entries that is followed.
type Feed struct {
	Title string
	// Self is the address of the feed itself, Home that of the list that it follows.
	// Both are absolute.
	Self, Home string
	// Updated is when the newest entry came in.
	Updated time.Time
	// Version is that of the program.
	Version string
	// Entries are newest first.
	Entries []Entry
}

// Entry is one thing that came in.
type Entry struct {
	// ID is a URN; see [ID].
	ID    string
	Title string
	// URL is the permanent address, Original that of the words in the file that they
	// stand in. Both are absolute.
	URL, Original string
	// Added is when it came in.
	Added time.Time
	// Language is an ISO 639-1 code, or empty.
	Language string
	Authors  []string
	// Categories are what it is about.
	Categories []Category
	// HTML and Text are the same, for readers that show markup and those that do not.
	HTML, Text string
}

// Category is a term of a vocabulary and its name.
type Category struct{ Term, Label string }

// ID returns the URN of an entry of the corpus: a UUID made from its id, so that it
// is the same whichever server and address it was read from.
func ID(entry string) string { return identity(entry).URN() }

func identity(entry string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("polidex:entry:"+entry))
}

// program is the name by which feeds say what made them.
const program = "Polidex"

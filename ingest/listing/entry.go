package listing

import "polidex/corpus"

// Entry is one thing that a list names.
type Entry struct {
	// ID tells the entry from the others of its list, for ever: an OAI identifier,
	// an Atom id, else its URL.
	ID string
	// URL is the absolute http or https address of what is to be taken in: a
	// document or the page of a record. It is empty for an entry that was deleted.
	URL string
	// Documents are further addresses that belong to the entry: the files of a
	// record.
	Documents []string
	// Version is other text once the entry has changed: a date stamp as the list
	// writes it; empty where the list has none.
	Version string
	// Title is the list's own title of the entry.
	Title string
	// Deleted says that the list names it as withdrawn.
	Deleted bool
	// Record is what the list says of the document; nil where that is nothing.
	Record *corpus.Record
}

// Seen is what is known of a list: the versions of its entries by their IDs.
type Seen map[string]string

// New returns the entries that are not in seen or have another version there, in
// their order, each ID once: the last of those with the same.
func (seen Seen) New(entries []Entry) []Entry {
	last := map[string]int{}
	for i, e := range entries {
		last[e.ID] = i
	}
	var out []Entry
	for i, e := range entries {
		if version, known := seen[e.ID]; last[e.ID] == i && (!known || version != e.version()) {
			out = append(out, e)
		}
	}
	return out
}

// Add returns seen with the entries in it.
func (seen Seen) Add(entries []Entry) Seen {
	out := Seen{}
	for id, version := range seen {
		out[id] = version
	}
	for _, e := range entries {
		out[e.ID] = e.version()
	}
	return out
}

// version tells an entry that was withdrawn from one that was not.
func (e *Entry) version() string {
	if e.Deleted {
		return "deleted " + e.Version
	}
	return e.Version
}

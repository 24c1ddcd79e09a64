package ingest

import (
	"fmt"
	"strings"
	"time"

	"polidex/corpus"
)

// State is what became of an input.
type State string

// The states of an input.
const (
	// StateAdded: a document that the archive did not hold.
	StateAdded State = "added"
	// StateUnchanged: the source is as it was; nothing was done.
	StateUnchanged State = "unchanged"
	// StateUpdated: the source has other bytes than last time. The earlier
	// document is kept beside the new one.
	StateUpdated State = "updated"
	// StateDuplicate: the archive holds the same bytes from another source.
	StateDuplicate State = "duplicate"
	// StateRefused: not taken in, on purpose: of a format that is not read, too
	// large, hidden, not to be fetched.
	StateRefused State = "refused"
	// StateFailed: it could not be got or read.
	StateFailed State = "failed"
	// StateGone: it was taken in before, and its place is empty now or says that it
	// was withdrawn. What was taken in stays.
	StateGone State = "gone"
)

// StateNames are the states, as words.
func StateNames() []string {
	return []string{
		string(StateAdded), string(StateUnchanged), string(StateUpdated), string(StateDuplicate),
		string(StateRefused), string(StateFailed), string(StateGone),
	}
}

// Row reports what became of one input.
type Row struct {
	// Number counts the inputs of a run from 1; Total is how many there are.
	Number int `json:"number"`
	Total  int `json:"total"`
	// Source is the input as the person named it: a path, a URL without a
	// password, "stdin".
	Source string `json:"source"`
	State  State  `json:"state"`
	// Reason is a sentence for a person; empty where the state says it all.
	Reason string `json:"reason,omitempty"`
	// Document is the ID of the input's document, if it has one. The fields
	// down to Pages are the document's, and empty when it was not opened.
	Document  string `json:"document,omitempty"`
	Title     string `json:"title,omitempty"`
	Reference string `json:"reference,omitempty"`
	// Actions is the number of key actions found.
	Actions int `json:"actions"`
	Pages   int `json:"pages,omitempty"`
	// Unread says that the document has pages that are pictures of text, which no
	// recogniser has read.
	Unread bool `json:"unread,omitempty"`
	// Parent is the source through which the input was found; empty for one that
	// was named.
	Parent string `json:"parent,omitempty"`
	// Changes are the actions that came, went or were changed since the source's
	// last version; nil but for StateUpdated.
	Changes corpus.Changes `json:"changes,omitempty"`
	// Took is the time that getting and reading the input needed.
	Took time.Duration `json:"took_ns"`
	// Named says that the input was named itself, and not found in a folder.
	Named bool `json:"-"`
	// Retried says that it was tried before, and tried again because it was asked
	// for.
	Retried bool `json:"-"`
}

// Summary counts the rows of a run.
type Summary struct {
	// Inputs is the number of inputs found behind the sources.
	Inputs    int `json:"inputs"`
	Added     int `json:"added"`
	Unchanged int `json:"unchanged"`
	Updated   int `json:"updated"`
	Duplicate int `json:"duplicate"`
	Refused   int `json:"refused"`
	Failed    int `json:"failed"`
	Gone      int `json:"gone,omitempty"`
	// NotReached counts the inputs that an interrupted run left.
	NotReached int `json:"not_reached,omitempty"`
	// Recovered counts originals of earlier, interrupted runs that were read
	// now; Indexed counts documents of such runs that were put into the index.
	// Retried counts those that were tried again because it was asked for.
	Recovered int `json:"recovered,omitempty"`
	Retried   int `json:"retried,omitempty"`
	Indexed   int `json:"indexed,omitempty"`
	// Unread counts the rows of documents with pages that no recogniser has read.
	Unread int `json:"unread,omitempty"`
	// Differing counts the documents of which another form of the same work says
	// otherwise; their warnings say what.
	Differing int `json:"differing,omitempty"`
	// Trouble counts the rows that a script should know of: those that failed,
	// and those that were refused or gone although the input was named itself.
	Trouble int           `json:"trouble,omitempty"`
	Took    time.Duration `json:"took_ns"`
}

func (s *Summary) count(r Row) {
	if r.Unread {
		s.Unread++
	}
	switch r.State {
	case StateAdded:
		s.Added++
	case StateUnchanged:
		s.Unchanged++
	case StateUpdated:
		s.Updated++
	case StateDuplicate:
		s.Duplicate++
	case StateRefused:
		s.Refused++
	case StateFailed:
		s.Failed++
	case StateGone:
		s.Gone++
	}
	if r.State == StateFailed || r.Named && (r.State == StateRefused || r.State == StateGone) {
		s.Trouble++
	}
}

// with returns the sums of two runs.
func (s Summary) with(t Summary) Summary {
	s.Inputs += t.Inputs
	s.Added += t.Added
	s.Unchanged += t.Unchanged
	s.Updated += t.Updated
	s.Duplicate += t.Duplicate
	s.Refused += t.Refused
	s.Failed += t.Failed
	s.Gone += t.Gone
	s.NotReached += t.NotReached
	s.Recovered += t.Recovered
	s.Retried += t.Retried
	s.Indexed += t.Indexed
	s.Unread += t.Unread
	s.Differing += t.Differing
	s.Trouble += t.Trouble
	s.Took += t.Took
	return s
}

// String returns the summary as a line for a person: "9 inputs: 7 added,
// 1 unchanged, 1 failed".
func (s Summary) String() string {
	var parts []string
	for _, p := range []struct {
		count int
		word  string
	}{
		{s.Added, "added"}, {s.Updated, "updated"}, {s.Unchanged, "unchanged"}, {s.Duplicate, "duplicate"},
		{s.Refused, "refused"}, {s.Failed, "failed"}, {s.Gone, "gone"}, {s.NotReached, "not reached"},
	} {
		if p.count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.count, p.word))
		}
	}
	line := plural(s.Inputs, "input")
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	if s.Recovered > 0 {
		line += fmt.Sprintf("; %d left by an earlier run", s.Recovered)
	}
	if s.Retried > 0 {
		line += fmt.Sprintf("; %d tried again", s.Retried)
	}
	if more := s.Indexed - s.Recovered - s.Retried; more > 0 {
		line += fmt.Sprintf("; %s put into the index late", plural(more, "document"))
	}
	return line
}

func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

package corpus

import (
	"fmt"
	"time"
)

// Job is a piece of work on the corpus that was asked for and is done later: a
// file that was sent or a source that was named is taken in, or a document is read
// again.
type Job struct {
	ID    string   `json:"id"`
	Kind  JobKind  `json:"kind"`
	State JobState `json:"state"`
	// Reason says why a job failed, in a sentence; empty for others.
	Reason string `json:"reason,omitempty"`
	// Order is what was asked for. Of a file that was sent and of a document that is
	// read again it has the source alone.
	Order
	// Document is the ID of the document that the bytes are or will be; empty for a
	// source, whose rows name what it brought.
	Document string `json:"document,omitempty"`
	// Size is the number of bytes of a file that was sent.
	Size int64 `json:"size,omitempty"`
	// By names who asked for it, where that is known.
	By string `json:"by,omitempty"`
	// Created is when it was asked for, Started when its work last began, Ended when
	// it was done or had failed.
	Created time.Time `json:"created"`
	Started time.Time `json:"started,omitzero"`
	Ended   time.Time `json:"ended,omitzero"`
	// Before is the number of jobs that are to be done before one that waits.
	Before int       `json:"before,omitempty"`
	Counts JobCounts `json:"counts"`
	// Rows say what became of each input, in the order in which they ended. Lists of
	// jobs go without. RowsLeftOut counts those that were too many to keep.
	Rows        []JobRow `json:"rows,omitempty"`
	RowsLeftOut int      `json:"rows_left_out,omitempty"`
}

// Order asks for a source to be taken in, and in which manner.
type Order struct {
	// Source is a web address, the name of an official document, a feed, a sitemap or
	// a repository, in the spellings of 'polidex ingest'.
	Source string `json:"source"`
	// Follow says which linked documents of a page are taken in too: "pdf",
	// "documents", or none.
	Follow string `json:"follow,omitempty"`
	// Languages and Forms are those in which official documents are wanted, the best
	// first: ISO 639-1 codes; "html" and "pdf".
	Languages []string `json:"languages,omitempty"`
	Forms     []string `json:"forms,omitempty"`
	// Include and Exclude are patterns of the addresses that a list names.
	Include []string `json:"include,omitempty"`
	Exclude []string `json:"exclude,omitempty"`
}

// JobKind says what a job does.
type JobKind string

// The kinds of jobs.
const (
	// JobUpload reads a file that was sent.
	JobUpload JobKind = "upload"
	// JobSource takes in what a source stands for.
	JobSource JobKind = "source"
	// JobReprocess reads the original of a document again.
	JobReprocess JobKind = "reprocess"
)

// JobState says how far a job has come.
type JobState string

// The states of a job.
const (
	JobWaiting JobState = "waiting"
	JobRunning JobState = "running"
	// JobDone: it has ended, and something of it could be taken in or was known.
	JobDone JobState = "done"
	// JobFailed: it has ended and brought nothing.
	JobFailed JobState = "failed"
)

// Ended says whether nothing more will become of the job.
func (s JobState) Ended() bool { return s == JobDone || s == JobFailed }

// JobCounts count the rows of a job by their states.
type JobCounts struct {
	// Inputs is the number of inputs that are known so far.
	Inputs    int `json:"inputs"`
	Added     int `json:"added"`
	Updated   int `json:"updated"`
	Unchanged int `json:"unchanged"`
	Duplicate int `json:"duplicate"`
	Refused   int `json:"refused"`
	Failed    int `json:"failed"`
	Gone      int `json:"gone"`
}

// JobRow says what became of one input of a job.
type JobRow struct {
	// Source is the input: an address, the name of an official document, a file that
	// was sent.
	Source string `json:"source"`
	// State is "added", "unchanged", "updated", "duplicate", "refused", "failed" or
	// "gone", and Reason a sentence on it; empty where the state says it all.
	State  string `json:"state"`
	Reason string `json:"reason,omitempty"`
	// Document is the ID of the input's document, if it has one. The fields below
	// are the document's, and empty when it was not opened.
	Document  string `json:"document,omitempty"`
	Title     string `json:"title,omitempty"`
	Reference string `json:"reference,omitempty"`
	Actions   int    `json:"actions,omitempty"`
	Pages     int    `json:"pages,omitempty"`
	// Parent is the source through which the input was found.
	Parent string `json:"parent,omitempty"`
	// TookMS is how long it took to get and to read, in milliseconds.
	TookMS int64 `json:"took_ms"`
}

// QueueFullError says that no more jobs are taken for now. It is of the kind
// [ErrUnavailable].
type QueueFullError struct {
	// Waiting is the number of jobs that wait.
	Waiting int
}

func (e QueueFullError) Error() string {
	waiting := fmt.Sprintf("%d jobs are", e.Waiting)
	if e.Waiting == 1 {
		waiting = "1 job is"
	}
	return waiting + " waiting already, and no more are taken until there is room"
}

func (e QueueFullError) Unwrap() error { return ErrUnavailable }

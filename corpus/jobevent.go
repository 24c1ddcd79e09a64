package corpus

import "time"

// JobEvent is something that happened in a job.
type JobEvent struct {
	// ID names the event within its job: what happened after it can be asked for.
	ID   string    `json:"id"`
	Step JobStep   `json:"step"`
	Time time.Time `json:"time"`
	// Source is the input that it is about, and Document the ID of its document.
	Source   string `json:"source,omitempty"`
	Document string `json:"document,omitempty"`
	// Size is the number of bytes that came.
	Size int64 `json:"size,omitempty"`
	// Pages, Actions and TookMS are of a document that was read.
	Pages   int   `json:"pages,omitempty"`
	Actions int   `json:"actions,omitempty"`
	TookMS  int64 `json:"took_ms,omitempty"`
	// Row is what became of the input; set for [StepRow] alone.
	Row *JobRow `json:"row,omitempty"`
	// Before is the number of jobs before one that waits.
	Before int `json:"before,omitempty"`
	// Reason says why the job failed, and Counts how its inputs ended; both are of the
	// last event alone.
	Reason string     `json:"reason,omitempty"`
	Counts *JobCounts `json:"counts,omitempty"`
}

// JobStep says what happened.
type JobStep string

// The steps of a job. Of an input that brings new bytes there are fetched, read,
// indexed and row, in this order; of others row alone.
const (
	// StepWaiting: it stands in the queue.
	StepWaiting JobStep = "waiting"
	// StepStarted: its work begins.
	StepStarted JobStep = "started"
	// StepFetched: the bytes of an input are there and kept, and are being read.
	StepFetched JobStep = "fetched"
	// StepRead: a document was read and analysed; its actions are known.
	StepRead JobStep = "read"
	// StepIndexed: a document can be found.
	StepIndexed JobStep = "indexed"
	// StepRow: an input has ended, well or not.
	StepRow JobStep = "row"
	// StepDone and StepFailed end a job.
	StepDone   JobStep = "done"
	StepFailed JobStep = "failed"
)

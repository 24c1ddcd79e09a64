package web

// Add is the view of the page where documents are added.
type Add struct {
	Frame
	// Sources and Languages are what stands in the form, where it comes back.
	Sources, Languages string
	Follows            []Option
	// FileFaults and SourceFaults are sentences on what could not be taken.
	FileFaults, SourceFaults []string
	// Jobs are those that the person has just asked for, and Held the documents whose
	// bytes were sent and are held already. Forgotten counts those that the server no
	// longer knows, Unshown those that are too many for the page.
	Jobs               []Job
	Held               []Added
	Forgotten, Unshown int
	// Running says that something of it goes on.
	Running bool
	// Last are the newest jobs of the server, and Waiting the number of all that wait.
	Last    []JobLine
	Waiting int
}

func (Add) template() string { return "add" }

// Option is a value of a form that may be chosen.
type Option struct {
	Value, Label string
	Chosen       bool
}

// Job is a job with what became of its inputs.
type Job struct {
	ID string
	// Name is the file or the source, State that of the job.
	Name, State string
	Ended       bool
	// Reason says why it failed, and Hint what to do.
	Reason, Hint string
	Steps        []JobStep
	Rows         []Added
	// More is the number of inputs that are not shown, Data the address of all.
	More int
	Data string
	// Again is the source to ask for once more, empty where that would not help.
	Again string
	// Summary is how it ended, in a sentence.
	Summary string
}

// JobStep is a step of a job that goes on: "done", "now" or "later".
type JobStep struct{ State, Label, Note string }

// Added is what became of an input.
type Added struct {
	// State is the row's, and Name the document's title or the input.
	State, Name    string
	Reference      string
	Pages, Actions int
	// Reason is a sentence on the state, and Hint what to do.
	Reason, Hint string
	// Warnings are sentences on how completely it was read.
	Warnings []string
	// Document and Review lead on; empty where there is no document.
	Document, Review string
}

// JobLine is a job in a list.
type JobLine struct {
	Link
	State, By string
	// Time is when it was asked for, for programs, and Said the same for people.
	Time, Said string
	// Outcome is how its inputs ended, in a few words.
	Outcome string
}

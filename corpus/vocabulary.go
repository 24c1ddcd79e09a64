package corpus

import "time"

// ThemeTerms is a theme with the terms that name it in running text.
type ThemeTerms struct {
	Theme
	// Terms are by language, an ISO 639-1 code or "any": terms on lines of their own
	// or separated by semicolons, "#" begins a comment. Their syntax is that of
	// package extract/themes.
	Terms map[string]string `json:"terms"`
}

// ThemeEdit is a change of one theme of the vocabulary.
type ThemeEdit struct {
	// ID is the theme's. One that the vocabulary has not is added at its end.
	ID string
	// Theme is the theme as it shall be; nil removes it.
	Theme *ThemeTerms
	// Version is that of the vocabulary which the caller saw; empty does not ask.
	Version string
	// By names who makes the change, where that is known.
	By string
}

// ThemeEffect says what a change of the vocabulary does to the themes of the
// documents held, reviews considered.
type ThemeEffect struct {
	// Version is that of the vocabulary in use, and Next what it would be.
	Version string `json:"vocabulary_version"`
	Next    string `json:"next_vocabulary_version"`
	// Documents is the number of documents held, LookedAt of those that were tagged
	// to see, and Unreadable of those among them that are damaged.
	Documents  int `json:"documents"`
	LookedAt   int `json:"documents_looked_at"`
	Unreadable int `json:"documents_unreadable"`
	// Cut says that time ran out before all were looked at: the numbers are of those
	// that were, the first by their IDs.
	Cut bool `json:"cut"`
	// Gain and Lose are of the theme that is edited.
	Gain ThemeShift `json:"gain"`
	Lose ThemeShift `json:"lose"`
	// Others are further themes that actions would gain or lose, in the order of
	// their ids: where terms share words, the longer one alone counts.
	Others []ThemeCounts `json:"others"`
}

// ThemeShift is who gains a theme, or who loses it.
type ThemeShift struct {
	Actions   int `json:"actions"`
	Documents int `json:"documents"`
	// First are the first of the actions, documents in the order of their IDs.
	First []ThemeMove `json:"first"`
}

// ThemeMove is an action that gains a theme, or loses it.
type ThemeMove struct {
	Action   string `json:"action"`
	Text     string `json:"text"`
	Document string `json:"document"`
	Title    string `json:"title"`
	// Page is the one to show, 0 where there is none.
	Page int `json:"page,omitempty"`
	// Rule and Words are what the theme rests on, or rested on.
	Rule  string `json:"rule"`
	Words string `json:"words"`
}

// ThemeCounts counts the actions that gain a theme and those that lose it.
type ThemeCounts struct {
	Theme string `json:"theme"`
	Gain  int    `json:"gain"`
	Lose  int    `json:"lose"`
}

// VocabularyChange says what made a version of the vocabulary.
type VocabularyChange string

// The changes.
const (
	// VocabularyBase is the one that Polidex carries.
	VocabularyBase     VocabularyChange = "built-in"
	VocabularyAdded    VocabularyChange = "added"
	VocabularyEdited   VocabularyChange = "edited"
	VocabularyRemoved  VocabularyChange = "removed"
	VocabularyRestored VocabularyChange = "restored"
)

// VocabularyVersion is one edition of the vocabulary.
type VocabularyVersion struct {
	// Version is a hash of its content: a restored one has that of the first time.
	Version string `json:"version"`
	// Time is when it was made; zero for the built-in one.
	Time   time.Time        `json:"time,omitzero"`
	Change VocabularyChange `json:"change"`
	// Theme is the theme that was added, edited or removed.
	Theme string `json:"theme,omitempty"`
	// By names who made it, where that is known.
	By string `json:"by,omitempty"`
	// Themes is the number of its themes.
	Themes int `json:"themes"`
	// Current says that it is the one in use.
	Current bool `json:"current"`
}

// Tagging says how far the documents have been tagged with the vocabulary in use.
type Tagging struct {
	// Version is that of the vocabulary that they are tagged with.
	Version string       `json:"vocabulary_version"`
	State   TaggingState `json:"state"`
	// Reason says why it failed, in a sentence.
	Reason string `json:"reason,omitempty"`
	// Documents is the number of documents, Done of those that were looked at,
	// Changed of those whose themes changed, and Unreadable of those that are damaged
	// and stay as they are.
	Documents  int `json:"documents"`
	Done       int `json:"done"`
	Changed    int `json:"changed"`
	Unreadable int `json:"unreadable"`
	// Started and Ended are when it began and ended, zero where nothing was to be done
	// since the start of the program.
	Started time.Time `json:"started,omitzero"`
	Ended   time.Time `json:"ended,omitzero"`
}

// TaggingState is how far a tagging has come.
type TaggingState string

// The states of a tagging.
const (
	TaggingDone    TaggingState = "done"
	TaggingRunning TaggingState = "running"
	// TaggingFailed: some documents have the themes of the vocabulary before. Saving
	// again, or the next start, goes on.
	TaggingFailed TaggingState = "failed"
)

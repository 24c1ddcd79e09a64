package api

import (
	"net/url"

	"polidex/corpus"
)

// ThemeAnswer is one theme with its terms, and how often it is met.
type ThemeAnswer struct {
	Vocabulary string `json:"vocabulary_version"`
	Generation string `json:"generation"`
	corpus.ThemeTerms
	// Narrower are the themes whose broader one it is.
	Narrower  []string         `json:"narrower"`
	Actions   int              `json:"actions"`
	Documents int              `json:"documents"`
	Links     ThemeAnswerLinks `json:"links"`
}

// ThemeAnswerLinks lead on from a theme. All are paths of this server.
type ThemeAnswerLinks struct {
	Self      string `json:"self"`
	Actions   string `json:"actions"`
	Documents string `json:"documents"`
	ByYear    string `json:"by_year"`
	// Broader is absent for a theme without.
	Broader  string `json:"broader,omitempty"`
	Versions string `json:"versions,omitempty"`
}

// ThemeChange is what became of a change of the vocabulary, or would.
type ThemeChange struct {
	// Saved says that it was made.
	Saved bool `json:"saved"`
	// Effect is what it would do; absent once it is saved.
	Effect *corpus.ThemeEffect `json:"effect,omitempty"`
	// Version is what is in use now, and Tagging how far the documents are; absent for
	// a dry run.
	Version *corpus.VocabularyVersion `json:"version,omitempty"`
	Tagging *corpus.Tagging           `json:"tagging,omitempty"`
	Links   ThemeChangeLinks          `json:"links"`
}

// ThemeChangeLinks lead on from a change.
type ThemeChangeLinks struct {
	// Theme is absent where it was removed, and where a version was restored.
	Theme    string `json:"theme,omitempty"`
	Versions string `json:"versions"`
}

// VersionsAnswer is the history of the vocabulary.
type VersionsAnswer struct {
	Versions []corpus.VocabularyVersion `json:"versions"`
	Tagging  corpus.Tagging             `json:"tagging"`
}

const versionsPath = "/v1/vocabulary/versions"

func themePath(id string) string { return "/v1/themes/" + url.PathEscape(id) }

package sheets

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// About says what a file of rows was made from, so that it can be cited and made
// again.
type About struct {
	// Query is the address that asks a server for the same rows, in one order of
	// words whoever asked: see [Question].
	Query string `json:"query"`
	// Generation names the content of the corpus: the corpus' version.
	Generation string `json:"generation,omitempty"`
	// GenerationAfter is that at the end of the rows, where the corpus changed
	// while they were read: the file has some of both. It is empty where it did not.
	GenerationAfter string `json:"generation_after,omitempty"`
	// Changed is when the newest document or review of the corpus came in; zero
	// where that is not known.
	Changed time.Time `json:"corpus_time,omitzero"`
	// Vocabulary is the version of the vocabulary of themes.
	Vocabulary string `json:"vocabulary_version,omitempty"`
	// Program is the version of Polidex.
	Program string `json:"polidex_version"`
	Rows    int    `json:"rows"`
	// Cut says that the search left something out that a longer one would have
	// found.
	Cut bool `json:"cut,omitempty"`
}

// Fact is one of the things that an About says.
type Fact struct {
	// Name is the word for programs, Label that for people.
	Name, Label, Value string
}

// Facts returns what is known, in the order of display.
func (a About) Facts() []Fact {
	facts := []Fact{{"query", "Query", a.Query}}
	add := func(name, label, value string) {
		if value != "" {
			facts = append(facts, Fact{name, label, value})
		}
	}
	add("generation", "Corpus version", a.Generation)
	add("generation_after", "Corpus version at the end", a.GenerationAfter)
	if !a.Changed.IsZero() {
		add("corpus_time", "Corpus of", a.Changed.UTC().Format(time.RFC3339))
	}
	add("vocabulary_version", "Vocabulary version", a.Vocabulary)
	add("polidex_version", "Polidex version", a.Program)
	add("rows", "Rows", strconv.Itoa(a.Rows))
	if a.Cut {
		add("cut", "Cut", "true")
	}
	return facts
}

// Sentence returns the facts on one line for a person.
func (a About) Sentence() string {
	var words []string
	for _, f := range a.Facts() {
		if f.Name != "rows" {
			words = append(words, fmt.Sprintf("%s %s", strings.ReplaceAll(f.Name, "_", " "), f.Value))
		}
	}
	return strings.Join(words, ", ")
}

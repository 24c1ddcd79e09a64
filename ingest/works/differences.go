package works

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"polidex/corpus"
)

const (
	// sameWording is the likeness from which two actions are not said to be worded
	// differently: below it more than about one word in ten is another.
	sameWording = 0.8
	// wholeFrom is the share of the other's letters, in per cent, that a form must
	// have if it is not to be an excerpt, such as some pages of a file. The real forms
	// of TestRealForms have it.
	wholeFrom = 60
	// maxShown is the number of actions that a sentence shows.
	maxShown = 3
)

// Differences compares two forms of one work, as they stand at one time, and
// returns sentences for the warnings of the first: actions that only one of them
// has, that are worded differently, or whose deadlines are not the same. It is
// empty where they agree. Exchange the two for the warnings of the other.
//
// Two real works, one as a file and a page and one as the files of two producers,
// give no sentence (TestRealForms).
//
// Versions of a text differ because it was changed, and are no forms to compare
// here: see [corpus.Compare].
//
// The record page of a catalogue quotes a part of the text, and so does an excerpt
// of it: that the text has more is no difference, that the record has an action
// which the text has not is one. Nor is what a form lacks that was not read whole.
// Forms that have no action in common get one sentence: their references are the
// likely error. Forms in two languages have no words in common: only the numbers
// of their actions are compared, list by list where they have as many lists, and
// only where both are whole and neither is a record.
func Differences(here, other *corpus.Document) []string {
	switch {
	case here.Language == other.Language:
	case here.Language == "" || other.Language == "":
		return nil // whether the words are of one language is not known
	default:
		return countDifferences(here, other)
	}
	f := finder{here: here, other: other, name: formName(other)}
	changes := corpus.Compare(here.Actions, other.Actions)
	if strangers(changes, here, other) {
		return []string{fmt.Sprintf("no action is found both here and in %s: they may not be the same work", f.name)}
	}
	f.compare(changes)
	return f.sentences
}

// strangers says whether forms that both have some actions have none in common.
func strangers(changes corpus.Changes, here, other *corpus.Document) bool {
	const some = 3
	return min(len(here.Actions), len(other.Actions)) >= some && len(changes) == len(here.Actions)+len(other.Actions)
}

// finder makes sentences of changes, where "before" is here and "after" the other.
type finder struct {
	here, other *corpus.Document
	name        string
	sentences   []string
}

func (f *finder) compare(changes corpus.Changes) {
	var missing, more, worded, timed []string
	here := sync.OnceValue(func() *whole { return newWhole(f.here) })
	for i := range changes {
		c := &changes[i]
		switch {
		case c.Kind == corpus.ChangeAdded:
			missing = append(missing, quote(c.After)+here().where(c.After.Text))
		case c.Kind == corpus.ChangeDropped:
			more = append(more, quote(c.Before))
		case c.Kind == corpus.ChangeDeadline:
			timed = append(timed, fmt.Sprintf("%s (here %s, there %s)", quote(c.Before), days(c.Before), days(c.After)))
		case c.Score < sameWording:
			worded = append(worded, fmt.Sprintf("%s (likeness %.2f)", quote(c.Before), c.Score))
		}
	}
	ours, theirs := length(f.here), length(f.other)
	excerpt := func(d *corpus.Document, has, of int) bool { return isRecord(d) || has < of*wholeFrom/100 }
	if excerpt(f.here, ours, theirs) && !isRecord(f.here) {
		f.sentences = append(f.sentences, fmt.Sprintf("this text has %d%% of the letters of %s: it may be an excerpt, or not read whole", 100*ours/theirs, f.name))
	}
	if isWhole(f.here) && !excerpt(f.here, ours, theirs) {
		f.say(missing, "%[2]s has 1 action that is not found here: %[3]s", "%[2]s has %[1]d actions that are not found here: %[3]s")
	}
	if isWhole(f.other) && !excerpt(f.other, theirs, ours) {
		f.say(more, "1 action found here is not found in %[2]s: %[3]s", "%[1]d actions found here are not found in %[2]s: %[3]s")
	}
	f.say(worded, "1 action is worded differently in %[2]s: %[3]s", "%[1]d actions are worded differently in %[2]s: %[3]s")
	f.say(timed, "1 action has another deadline in %[2]s: %[3]s", "%[1]d actions have another deadline in %[2]s: %[3]s")
}

// say adds a sentence about the things found, if there are any.
func (f *finder) say(found []string, one, many string) {
	if len(found) == 0 {
		return
	}
	form := many
	if len(found) == 1 {
		form = one
	}
	list := strings.Join(found[:min(maxShown, len(found))], "; ")
	if len(found) > maxShown {
		list += fmt.Sprintf("; and %d more", len(found)-maxShown)
	}
	f.sentences = append(f.sentences, fmt.Sprintf(form, len(found), f.name, list))
}

func quote(a *corpus.ComparedAction) string { return fmt.Sprintf("%q", corpus.Opening(a.Text)) }

func days(a *corpus.ComparedAction) string {
	d := a.Deadline
	switch {
	case d == nil:
		return "none"
	case d.From == "" && d.To == "":
		return fmt.Sprintf("%q", d.Text)
	case d.From == "":
		return "until " + string(d.To)
	case d.To == "":
		return "from " + string(d.From)
	}
	return fmt.Sprintf("%s to %s", d.From, d.To)
}

// formName names a form for the other.
func formName(d *corpus.Document) string {
	switch {
	case isRecord(d):
		return fmt.Sprintf("its record page (%s)", d.ID)
	case d.Format == corpus.FormatPDF:
		return fmt.Sprintf("its PDF form (%s)", d.ID)
	case d.Format == corpus.FormatHTML:
		return fmt.Sprintf("its HTML form (%s)", d.ID)
	}
	return fmt.Sprintf("its text form (%s)", d.ID)
}

// length counts the letters of all blocks but furniture.
func length(d *corpus.Document) int {
	n := 0
	for i := range d.Blocks {
		if d.Blocks[i].Kind != corpus.Furniture {
			n += utf8.RuneCountInString(d.Blocks[i].Text)
		}
	}
	return n
}

func isRecord(d *corpus.Document) bool { return d.Type == corpus.TypeRepositoryRecord }
func isWhole(d *corpus.Document) bool  { return d.Quality.Status == corpus.ReadWhole }

// countDifferences compares the numbers of actions of forms in two languages.
func countDifferences(here, other *corpus.Document) []string {
	if !isWhole(here) || !isWhole(other) || isRecord(here) || isRecord(other) {
		return nil
	}
	ours, theirs := perBox(here), perBox(other)
	if len(here.Actions) == len(other.Actions) && slices.Equal(ours, theirs) {
		return nil
	}
	noun := "actions"
	if len(other.Actions) == 1 {
		noun = "action"
	}
	sentence := fmt.Sprintf("its form in %q (%s) has %d %s, this one %d", other.Language, other.ID, len(other.Actions), noun, len(here.Actions))
	if len(ours) == len(theirs) {
		for i := range ours {
			if ours[i] != theirs[i] {
				return []string{sentence + fmt.Sprintf("; the first difference is in list %d: %d there, %d here", i+1, theirs[i], ours[i])}
			}
		}
	}
	return []string{sentence}
}

// perBox returns the numbers of actions of the boxes and lists, in their order: of
// actions one after the other with the same title.
func perBox(d *corpus.Document) []int {
	var out []int
	for i := range d.Actions {
		if i == 0 || d.Actions[i].BoxTitle != d.Actions[i-1].BoxTitle {
			out = append(out, 0)
		}
		out[len(out)-1]++
	}
	return out
}

package corpus

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// MemberError says what is wrong with one member of what a person gave. It is of
// the kind [ErrInvalid].
type MemberError struct {
	// Member is its JSON name.
	Member string
	// Cause goes on after the name, and Suggestion is what was probably meant.
	Cause, Suggestion string
}

func (e *MemberError) Error() string {
	s := e.Member + ": " + e.Cause
	if e.Suggestion != "" {
		s += fmt.Sprintf("; did you mean %q?", e.Suggestion)
	}
	return s
}

// Unwrap returns [ErrInvalid].
func (e *MemberError) Unwrap() error { return ErrInvalid }

func notOneOf(member, value, what string, known []string) error {
	return &MemberError{Member: member, Cause: fmt.Sprintf("%q is no %s that is known", value, what), Suggestion: Nearest(asID(value), known)}
}

// Bounds of what a person writes, in bytes.
const (
	maxReviewText    = 20_000
	maxReviewComment = 4000
	maxReviewAuthor  = 200
)

var languageCode = regexp.MustCompile(`^[a-z]{2}$`)

// Check says whether a review is one at all: a verdict with what it needs and
// nothing besides. It is asked of every record; see [ReviewedDocument.Prepare] for
// whether it fits its document. The error is a [MemberError].
func (r *Review) Check() error {
	action, document := r.members()
	given := slices.Concat(action, document)
	needsAction := func() error {
		if r.Action == "" {
			return &MemberError{Member: "action", Cause: fmt.Sprintf("%s is about an action; its id is needed", r.Verdict)}
		}
		return nil
	}
	switch r.Verdict {
	case Accepted, Rejected:
		if len(given) > 0 {
			return &MemberError{Member: given[0], Cause: fmt.Sprintf("%s takes no values; the verdict corrected does", r.Verdict)}
		}
		return needsAction()
	case Corrected:
		return r.checkCorrected(action, document)
	case Added:
		switch {
		case len(document) > 0:
			return &MemberError{Member: document[0], Cause: "is of a document, and an added action is none"}
		case r.Text == nil || len(PlainWords(*r.Text)) == 0:
			return &MemberError{Member: "text", Cause: "the words of the missed action are needed"}
		}
	case Complete:
		if len(given) > 0 || r.Action != "" {
			return &MemberError{Member: append(given, "action")[0], Cause: "complete is about the whole document and takes no values"}
		}
	case Withdrawn:
		switch {
		case r.Supersedes == "":
			return &MemberError{Member: "supersedes", Cause: "the id of the review that is withdrawn is needed"}
		case len(given) > 0:
			return &MemberError{Member: given[0], Cause: "withdrawn takes no values"}
		}
	default:
		return notOneOf("verdict", string(r.Verdict), "verdict", VerdictNames())
	}
	return nil
}

func (r *Review) checkCorrected(action, document []string) error {
	switch {
	case len(action)+len(document) == 0:
		return &MemberError{Member: "verdict", Cause: "corrected needs a value that is right, such as text, themes or title"}
	case r.Action == "" && len(action) > 0:
		return &MemberError{Member: "action", Cause: action[0] + " is of an action; its id is needed"}
	case r.Action != "" && len(document) > 0:
		return &MemberError{Member: document[0], Cause: "is of the document; leave the action out"}
	}
	return nil
}

// checkValues says what is wrong with the values, and writes them as they are kept:
// single spaces, ids in lower case, themes in the order of the vocabulary. Themes
// are those known, and had those that the action has; none known takes any.
func (v *ReviewValues) checkValues(themes, had []string) error {
	for _, text := range []struct {
		member string
		value  **string
		words  bool
	}{{"text", &v.Text, true}, {"lead_in", &v.LeadIn, false}, {"box", &v.Box, false}, {"title", &v.Title, true}, {"reference", &v.Reference, false}} {
		if *text.value == nil {
			continue
		}
		s := tidy(**text.value)
		if text.member == "text" {
			s = strings.TrimRight(s, " ;,.:")
		}
		switch {
		case len(s) > maxReviewText:
			return &MemberError{Member: text.member, Cause: fmt.Sprintf("is longer than %d bytes", maxReviewText)}
		case text.words && len(PlainWords(s)) == 0:
			return &MemberError{Member: text.member, Cause: "it has no words"}
		}
		*text.value = &s
	}
	var err error
	if v.Actors, err = checkIDs("actors", "actor", v.Actors, ActorNames(), nil, true); err != nil {
		return err
	}
	if v.Themes, err = checkIDs("themes", "theme", v.Themes, themes, had, len(themes) > 0); err != nil {
		return err
	}
	if err := v.checkTimes(); err != nil {
		return err
	}
	if v.Date != nil && *v.Date != "" {
		if _, err := ParseDate(string(*v.Date)); err != nil {
			return &MemberError{Member: "date", Cause: Plain(err)}
		}
	}
	if v.Type != nil && !slices.Contains(TypeNames(), string(*v.Type)) {
		return notOneOf("type", string(*v.Type), "type of document", TypeNames())
	}
	if v.Language != nil && !languageCode.MatchString(*v.Language) {
		return &MemberError{Member: "language", Cause: fmt.Sprintf("%q is no ISO 639-1 code such as en", *v.Language)}
	}
	return nil
}

func (v *ReviewValues) checkTimes() error {
	for _, t := range []struct {
		member string
		value  **Deadline
	}{{"deadline", &v.Deadline}, {"relative", &v.Relative}} {
		if *t.value == nil {
			continue
		}
		d := **t.value
		d.Text = tidy(d.Text)
		if err := d.check(t.member); err != nil {
			return err
		}
		*t.value = &d
	}
	if v.Deadline != nil && v.Relative != nil && !isNone(v.Deadline) && !isNone(v.Relative) {
		return &MemberError{Member: "relative", Cause: "an action has a deadline or a relative time, not both"}
	}
	return nil
}

// checkIDs returns the ids as they are kept, each once and in the order of those
// known where there is one. Those that the action had are let stand.
func checkIDs(member, what string, ids, known, had []string, closed bool) ([]string, error) {
	if ids == nil {
		return nil, nil
	}
	out := []string{}
	for _, given := range ids {
		id := asID(given)
		switch {
		case id == "":
			return nil, &MemberError{Member: member, Cause: fmt.Sprintf("an empty %s; no %s at all is an empty list", what, what)}
		case closed && !slices.Contains(known, id) && !slices.Contains(had, id):
			return nil, notOneOf(member, given, what, known)
		case !slices.Contains(out, id):
			out = append(out, id)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return rank(known, a) - rank(known, b) })
	return out, nil
}

// rank is the place of an id among those known, or behind them all.
func rank(known []string, id string) int {
	if i := slices.Index(known, id); i >= 0 {
		return i
	}
	return len(known)
}

// checkAuthor says what is wrong with the name and the comment of a reviewer.
func (r *Review) checkAuthor() error {
	r.Author = tidy(r.Author)
	r.Comment = strings.TrimSpace(strings.ReplaceAll(r.Comment, "\r\n", "\n"))
	hidden := func(c rune) bool { return unicode.IsControl(c) && c != '\n' && c != '\t' }
	switch {
	case r.Author == "":
		return &MemberError{Member: "author", Cause: "the name of the reviewer is needed"}
	case len(r.Author) > maxReviewAuthor:
		return &MemberError{Member: "author", Cause: fmt.Sprintf("is longer than %d bytes", maxReviewAuthor)}
	case len(r.Comment) > maxReviewComment:
		return &MemberError{Member: "comment", Cause: fmt.Sprintf("is longer than %d bytes", maxReviewComment)}
	case strings.ContainsFunc(r.Comment, hidden):
		return &MemberError{Member: "comment", Cause: "it has control characters"}
	}
	return nil
}

// tidy is a text with single spaces and valid letters.
func tidy(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)), " ")
}

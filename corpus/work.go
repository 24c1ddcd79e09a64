package corpus

import (
	"cmp"
	"slices"
	"time"
)

// Form is one form of a work, as far as the choice between them needs it.
type Form struct {
	// ID is the document's.
	ID       string
	Language string
	Format   Format
	Type     DocumentType
	Status   ReadStatus
	// Pages is the number of pages, 0 without.
	Pages int
	// Source is where the form was taken from; two forms of one source are versions
	// of it.
	Source string
	// FirstSeen is when the form was first retrieved.
	FirstSeen time.Time
	// Reviewed says that a person has corrected or confirmed something in it.
	Reviewed bool
}

// NewForm returns the form that a document is. When it was first seen is that of
// its earliest retrieval, where these stand in it.
func NewForm(doc *Document, reviewed bool) Form {
	f := Form{
		ID: doc.ID, Language: doc.Language, Format: doc.Format, Type: doc.Type, Status: doc.Quality.Status,
		Pages: doc.Pages, Source: doc.Source, Reviewed: reviewed,
	}
	if len(doc.Provenance) > 0 {
		f.FirstSeen = doc.Provenance[0].Time
	}
	return f
}

// Rank puts the forms of one work in the order in which they are best read, the
// best first, and returns them. The order in which they are given is of no account.
// Of two forms the better one is, by the first of these that tells them apart:
//
//  1. the one in the language asked for, or the one asked for before the other:
//     a text that cannot be read is no use;
//  2. the one that no later version from the same source has replaced;
//  3. the text itself before the record page of a catalogue, which quotes some of it;
//  4. the one that was read whole, then in part, then not at all without
//     recognition: what is missing cannot be found;
//  5. the one that a person has reviewed, whose actions are surer;
//  6. the one with pages, by which a text is cited; then a page of the web, which
//     has its structure marked, before plain text;
//  7. the one that was retrieved last; then the one with the smaller ID.
//
// How many actions were found is no reason: an error may find more.
func Rank(forms []Form, languages ...string) []Form {
	latest := map[string]time.Time{}
	for i := range forms {
		if f := &forms[i]; f.Source != "" && f.FirstSeen.After(latest[f.Source]) {
			latest[f.Source] = f.FirstSeen
		}
	}
	wanted := func(f *Form) int {
		if i := slices.Index(languages, f.Language); i >= 0 {
			return i
		}
		return len(languages)
	}
	replaced := func(f *Form) bool { return f.Source != "" && f.FirstSeen.Before(latest[f.Source]) }
	isRecord := func(f *Form) bool { return f.Type == TypeRepositoryRecord }
	out := slices.Clone(forms)
	slices.SortFunc(out, func(a, b Form) int {
		return cmp.Or(
			cmp.Compare(wanted(&a), wanted(&b)),
			falseFirst(replaced(&a), replaced(&b)),
			falseFirst(isRecord(&a), isRecord(&b)),
			cmp.Compare(readRank(a.Status), readRank(b.Status)),
			falseFirst(!a.Reviewed, !b.Reviewed),
			falseFirst(a.Pages == 0, b.Pages == 0),
			falseFirst(a.Format != FormatHTML, b.Format != FormatHTML),
			b.FirstSeen.Compare(a.FirstSeen),
			cmp.Compare(a.ID, b.ID),
		)
	})
	return out
}

func readRank(s ReadStatus) int {
	switch s {
	case ReadWhole:
		return 0
	case ReadPartly:
		return 1
	}
	return 2
}

func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

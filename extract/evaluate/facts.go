package evaluate

import (
	"slices"
	"strings"

	"polidex/corpus"
)

// judgeFacts compares what is said of the document as a whole.
func (r *Result) judgeFacts(want Facts, got corpus.Meta) {
	c := &r.Counts
	count := func(n *int, right bool, field, want, got string) {
		if right {
			*n++
		} else {
			r.differ(Finding{}, field, want, got)
		}
	}
	count(&c.Title, want.titled(got.Title), FieldTitle, want.Title, got.Title)
	count(&c.Reference, want.referredTo(got.Reference), FieldReference, want.Reference, got.Reference)
	count(&c.Date, want.Date == got.Date, FieldDate, string(want.Date), string(got.Date))
	count(&c.Language, base(want.Language) == base(got.Language), FieldLanguage, want.Language, got.Language)
	count(&c.Pages, want.Pages == got.Pages, FieldPages, number(want.Pages), number(got.Pages))
}

// kinds are the words by which a communication calls itself before its title.
var kinds = []string{
	"communication", "mitteilung", "comunicacion", "comunicación", "comunicazione", "komunikat", "ανακοινωση", "ανακοίνωση",
	"mededeling", "съобщение", "meddelande", "a bizottság közleménye", "comunicare",
}

// titled reports whether a title is the right one: one of the readings, or one of
// them with the kind of document, its author and its addressees printed before
// ("Communication from the Commission … on …").
func (f *Facts) titled(got string) bool {
	if f.Title == "" {
		return got == ""
	}
	k := key(got)
	if k == "" {
		return false
	}
	readings := []string{key(f.Title)}
	for _, t := range f.TitleAlt {
		readings = append(readings, key(t))
	}
	if slices.Contains(readings, k) {
		return true
	}
	kind := strings.TrimPrefix(k, "joint ")
	if !slices.ContainsFunc(kinds, func(w string) bool { return kind == w || strings.HasPrefix(kind, w+" ") }) {
		return false
	}
	return slices.ContainsFunc(readings, func(t string) bool { return strings.HasSuffix(k, t) })
}

// referredTo reports whether a reference is the right one, or rightly none.
func (f *Facts) referredTo(got string) bool {
	readings := append([]string{f.Reference}, f.ReferenceAlt...)
	return slices.ContainsFunc(readings, func(want string) bool {
		return (want == "") == (got == "") && key(want) == key(got)
	})
}

// base is the language without its region: "en" of "en-GB".
func base(language string) string {
	letters := []rune(strings.ToLower(language))
	return string(letters[:min(len(letters), 2)])
}

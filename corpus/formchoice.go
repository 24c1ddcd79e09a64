package corpus

import (
	"cmp"
	"slices"
)

// FormRole says what a document is among the forms of its work; empty is none of
// them. It is the value of FieldForm.
type FormRole string

// The roles of a document among the forms of its work.
const (
	// FormMain is the form that is best read, or the only one, of a text, and of each
	// annex of it. What counts these counts each work once.
	FormMain FormRole = "main"
	// FormMainInLanguage is the same of any language, and FormMain is one of them. What
	// counts these counts each language version once.
	FormMainInLanguage FormRole = "main-in-language"
)

// FormNames returns the roles, as they stand in URLs and flags.
func FormNames() []string { return names(FormMain, FormMainInLanguage) }

// Values are the values of FieldForm that a document with the role has.
func (r FormRole) Values() []string {
	switch r {
	case FormMain:
		return names(FormMain, FormMainInLanguage)
	case FormMainInLanguage:
		return names(FormMainInLanguage)
	}
	return nil
}

// FormChoice says what a document is among the forms of its work, and which other
// one is to be read in its place.
type FormChoice struct {
	Role FormRole
	// Main is the ID of the form to read instead: the best of the same part, in the
	// main language where the work is of one part. It is empty for that itself.
	Main string
	// ReplacedBy is the ID of the last version from the same source; empty for one
	// that none has replaced.
	ReplacedBy string
}

// ChooseForms returns what each of the forms of one work is, by its ID. A form that was
// taken from several sources may be given once for each.
//
// A work has parts: a communication, and an annex that has its reference. Texts has, by
// ID, the number of the group of near-equal texts that a form is in. In each language
// those of one number are forms of one part, and so are the versions of one source and
// what is near-equal to any of them. The best form of a part is the first of it in the
// order of [Rank] without languages.
//
// The main forms are the best of each part, in the language of the form that Rank puts
// first of all; those of the other languages are main in their language. Where Rank's
// first is in another language than an annex that there is in one alone, that is not
// among the main ones. None of these is
//
//   - a version that a later one from the same source has replaced, whatever its
//     language and its text are;
//   - the record of a catalogue, while the work has a text;
//   - a form that was not read whole, or that has no number, and is no form of a part
//     that has one which was and has: a poor scan has few words in common with the text
//     that it shows, so that being unlike is no proof of another text. Where no form of
//     a language proves a part, the first in Rank's order is the only one.
//
// So an annex of which pages could not be read is left out beside a text that was read
// whole: to count one action too few is less of a fault than to count many twice.
func ChooseForms(forms []Form, texts map[string]int) map[string]FormChoice {
	out := map[string]FormChoice{}
	if len(forms) == 0 {
		return out
	}
	p := newFormParts(Rank(forms), texts)
	language := p.forms[0].Language
	first := p.mains[language][0]
	// Those that are replaced come last, after what has replaced them.
	for i := range p.forms {
		f := &p.forms[i]
		var c FormChoice
		instead := p.mainOf(f)
		switch later := p.replaced[f.ID]; {
		case later != nil:
			c.ReplacedBy = later.ID
			instead = cmp.Or(out[later.ID].Main, later.ID)
		case instead == "", len(p.mains[language]) == 1 && len(p.mains[f.Language]) == 1:
			// Of several parts it is not known which is which in another language.
			instead = first
		}
		switch isMain := slices.Contains(p.mains[f.Language], f.ID); {
		case isMain && f.Language == language:
			c.Role = FormMain
		case isMain:
			c.Role = FormMainInLanguage
		}
		if instead != f.ID {
			c.Main = instead
		}
		out[f.ID] = c
	}
	return out
}

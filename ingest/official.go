package ingest

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"polidex/corpus"
	"polidex/ingest/cellar"
)

// official is one official document in one language and form.
type official struct {
	name     cellar.Name
	language string
	form     cellar.Form
}

// String is the source under which it is recorded, which parseOfficial reads:
// "com:2025/148?language=en&form=pdf".
func (o official) String() string {
	s := o.name.Source + "?language=" + o.language
	if o.form != cellar.Any {
		s += "&form=" + string(o.form)
	}
	return s
}

// parseOfficial reads the name of an official document, and returns it once in
// every language and form that is wanted: those that it names itself, else those
// of the manner, else the best form in English. It says whether the source is
// written as such a name.
func parseOfficial(source string, m Manner) (all []official, ok bool, err error) {
	source, query := cutChoice(source)
	name, ok, err := cellar.Parse(source)
	if !ok || err != nil {
		return nil, ok, err
	}
	languages, forms := []string{cmp.Or(query.Get("language"), name.Language)}, []string{cmp.Or(query.Get("form"), string(name.Form))}
	if languages[0] == "" {
		if languages = m.Languages; len(languages) == 0 {
			languages = []string{"en"}
		}
	}
	if forms[0] == "" && len(m.Forms) > 0 {
		forms = m.Forms
	}
	for _, language := range languages {
		if language, err = cellar.ParseLanguage(language); err != nil {
			return nil, true, err
		}
		for _, form := range forms {
			if !slices.Contains([]cellar.Form{cellar.Any, cellar.HTML, cellar.PDF}, cellar.Form(form)) {
				return nil, true, fmt.Errorf("%q is no form of a document, html or pdf: %w", form, corpus.ErrInvalid)
			}
			all = append(all, official{name, language, cellar.Form(form)})
		}
	}
	return all, true, nil
}

// cutChoice cuts the language and form off a name that is no web address.
func cutChoice(source string) (name string, choice url.Values) {
	before, after, found := strings.Cut(source, "?")
	if !found || strings.Contains(before, "//") {
		return source, nil
	}
	choice, err := url.ParseQuery(after)
	if err != nil {
		return source, nil
	}
	return before, choice
}

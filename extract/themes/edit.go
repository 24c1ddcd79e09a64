package themes

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"polidex/corpus"
)

// Bounds of one theme, in bytes: above them it is a mistake.
const (
	maxID    = 64
	maxLabel = 200
	maxNote  = 4000
	maxCode  = 64
	maxTerms = 256 << 10
)

// Theme returns the theme of a vocabulary's text that has the id, with its terms as
// they are written there. Errors wrap [corpus.ErrNotFound] where there is none, and
// are else those of [Load].
func Theme(data []byte, id string) (corpus.ThemeTerms, error) {
	f, err := decode(data)
	if err != nil {
		return corpus.ThemeTerms{}, err
	}
	i := slices.IndexFunc(f.Themes, func(e entry) bool { return e.ID == id })
	if i < 0 {
		return corpus.ThemeTerms{}, notThere(id, f)
	}
	return f.Themes[i].full(), nil
}

// ParseTheme reads a single theme in the form that it has in a vocabulary. Errors
// name the line and wrap [corpus.ErrInvalid].
func ParseTheme(data []byte) (corpus.ThemeTerms, error) {
	var e entry
	if len(data) > MaxFile {
		return corpus.ThemeTerms{}, fmt.Errorf("reading the theme: more than %d bytes: %w", MaxFile, corpus.ErrInvalid)
	}
	if err := yaml.Unmarshal(data, &e); err != nil {
		return corpus.ThemeTerms{}, fmt.Errorf("reading the theme: %s: %w", yamlCause(err), corpus.ErrInvalid)
	}
	if e.ID == "" {
		return corpus.ThemeTerms{}, fmt.Errorf("reading the theme: it has no id: %w", corpus.ErrInvalid)
	}
	return e.full(), nil
}

// Edit returns the text of a vocabulary with the theme in the place of the one that
// has its id, or at the end of the themes. All else keeps its text, comments
// included, where the text has the block style of the built-in vocabulary; another
// is written anew. What is wrong with the theme is a [*corpus.MemberError]: of a term
// it names the language ("terms.en"), the line in its block, and the term.
func Edit(data []byte, theme corpus.ThemeTerms) ([]byte, error) {
	theme = tidy(theme)
	if err := checkTheme(theme); err != nil {
		return nil, err
	}
	f, err := decode(data)
	if err != nil {
		return nil, err
	}
	want := f.content()
	i := slices.IndexFunc(want.themes, func(t corpus.ThemeTerms) bool { return t.ID == theme.ID })
	if i < 0 {
		want.themes = append(want.themes, theme)
	} else {
		want.themes[i] = theme
	}
	if err := checkBroader(want.themes, theme); err != nil {
		return nil, err
	}
	return write(data, want, theme.ID)
}

// Remove returns the text of a vocabulary without a theme. Errors wrap
// [corpus.ErrNotFound] where there is none, and [corpus.ErrInvalid] where it is the
// only one, or another names it as the broader.
func Remove(data []byte, id string) ([]byte, error) {
	f, err := decode(data)
	if err != nil {
		return nil, err
	}
	want := f.content()
	want.themes = slices.DeleteFunc(want.themes, func(t corpus.ThemeTerms) bool { return t.ID == id })
	switch {
	case len(want.themes) == len(f.Themes):
		return nil, notThere(id, f)
	case len(want.themes) == 0:
		return nil, fmt.Errorf("theme %q is the only one, and a vocabulary has at least one: %w", id, corpus.ErrInvalid)
	}
	for _, t := range want.themes {
		if t.Broader == id {
			return nil, fmt.Errorf("theme %q is the broader one of %q; change that first: %w", id, t.ID, corpus.ErrInvalid)
		}
	}
	return write(data, want, id)
}

func notThere(id string, f *file) error {
	var ids []string
	for _, e := range f.Themes {
		ids = append(ids, e.ID)
	}
	message := fmt.Sprintf("there is no theme %q", id)
	if near := corpus.Nearest(id, ids); near != "" {
		message += fmt.Sprintf("; did you mean %q?", near)
	}
	return fmt.Errorf("%s: %w", message, corpus.ErrNotFound)
}

// checkTheme says what is wrong with a theme by itself, its terms included, as a
// [*corpus.MemberError].
func checkTheme(t corpus.ThemeTerms) error {
	if !idForm.MatchString(t.ID) || len(t.ID) > maxID {
		return member("id", "%q is not of at most %d small letters, digits and single hyphens", t.ID, maxID)
	}
	if t.Broader != "" && t.Broader == t.ID {
		return member("broader", "the theme is broader than itself")
	}
	if err := checkText("note", t.Note, maxNote, "\n\t"); err != nil {
		return err
	}
	for _, language := range slices.Sorted(maps.Keys(t.Labels)) {
		name := "labels." + language
		if !languageForm.MatchString(language) {
			return member("labels", "language %q is no two-letter code", language)
		}
		if err := checkText(name, t.Labels[language], maxLabel, ""); err != nil {
			return err
		}
	}
	for _, list := range []struct {
		name  string
		codes []string
	}{{"eurovoc", t.EuroVoc}, {"iccs", t.ICCS}} {
		for _, code := range list.codes {
			if err := checkText(list.name, code, maxCode, ""); err != nil {
				return err
			}
		}
	}
	for _, language := range slices.Sorted(maps.Keys(t.Terms)) {
		if err := checkTerms(t.ID, language, t.Terms[language]); err != nil {
			return err
		}
	}
	return nil
}

// checkTerms reads the terms of one language.
func checkTerms(id, language, text string) error {
	if language != anyLanguage && !languageForm.MatchString(language) {
		return member("terms", "language %q is neither a two-letter code nor %q", language, anyLanguage)
	}
	name := "terms." + language
	if err := checkText(name, text, maxTerms, "\n\t"); err != nil {
		return err
	}
	m := newMatcher()
	for _, t := range (termBlock{line: 1, text: text}).terms() {
		if err := m.add(id, t.text); err != nil {
			return member(name, "line %d: term %q: %v", t.line, t.text, err)
		}
	}
	return nil
}

// checkText refuses a text that is too long or has signs that no one sees.
func checkText(name, text string, most int, control string) error {
	switch {
	case len(text) > most:
		return member(name, "it has %d bytes, and at most %d are taken", len(text), most)
	case !utf8.ValidString(text):
		return member(name, "it is no UTF-8")
	}
	for _, r := range text {
		if unicode.IsControl(r) && !strings.ContainsRune(control, r) || r == '\ufeff' || r == '\u2028' || r == '\u2029' {
			return member(name, "it has the control character %U", r)
		}
	}
	return nil
}

// checkBroader says whether the broader theme is there and its own broader themes
// do not lead back.
func checkBroader(all []corpus.ThemeTerms, theme corpus.ThemeTerms) error {
	broader := map[string]string{}
	var ids []string
	for _, t := range all {
		broader[t.ID] = t.Broader
		ids = append(ids, t.ID)
	}
	if _, ok := broader[theme.Broader]; theme.Broader != "" && !ok {
		return &corpus.MemberError{Member: "broader", Cause: fmt.Sprintf("there is no theme %q", theme.Broader), Suggestion: corpus.Nearest(theme.Broader, ids)}
	}
	for id, n := theme.Broader, 0; id != "" && n < len(all); id, n = broader[id], n+1 {
		if id == theme.ID {
			return member("broader", "the broader themes of %q lead back to it", theme.ID)
		}
	}
	return nil
}

func member(name, cause string, args ...any) error {
	return &corpus.MemberError{Member: name, Cause: fmt.Sprintf(cause, args...)}
}

// tidy returns the theme as a file can hold it: without what is empty, lines ended
// alike and without spaces at their ends.
func tidy(t corpus.ThemeTerms) corpus.ThemeTerms {
	t.Note, t.Broader = strings.TrimSpace(lines(t.Note)), strings.TrimSpace(t.Broader)
	t.EuroVoc, t.ICCS = kept(t.EuroVoc), kept(t.ICCS)
	labels, terms := map[string]string{}, map[string]string{}
	for l, text := range t.Labels {
		if text = strings.TrimSpace(text); text != "" {
			labels[l] = text
		}
	}
	for l, text := range t.Terms {
		if text = strings.Trim(lines(text), "\n"); text != "" {
			terms[l] = text + "\n"
		}
	}
	t.Labels, t.Terms = labels, terms
	return t
}

func lines(text string) string {
	all := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	for i := range all {
		all[i] = strings.TrimRight(all[i], " \t")
	}
	return strings.Join(all, "\n")
}

func kept(codes []string) []string {
	var out []string
	for _, c := range codes {
		if c = strings.TrimSpace(c); c != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// full is the theme with its terms.
func (e entry) full() corpus.ThemeTerms {
	t := corpus.ThemeTerms{Theme: e.theme(), Terms: map[string]string{}}
	if t.Labels == nil {
		t.Labels = map[string]string{}
	}
	for l, b := range e.Terms {
		t.Terms[l] = b.text
	}
	return t
}

// content is what a file says, whatever it looks like.
type content struct {
	themes []corpus.ThemeTerms
	ignore map[string]string
}

func (f *file) content() content {
	c := content{ignore: map[string]string{}}
	for _, e := range f.Themes {
		c.themes = append(c.themes, e.full())
	}
	for l, b := range f.Ignore {
		c.ignore[l] = b.text
	}
	return c
}

// says reports whether a text is a vocabulary of the content. Spaces around a text
// are of no account.
func (c content) says(data []byte) bool {
	f, err := decode(data)
	if err != nil {
		return false
	}
	got := f.content()
	return slices.EqualFunc(got.themes, c.themes, func(x, y corpus.ThemeTerms) bool {
		return reflect.DeepEqual(tidy(x), tidy(y))
	}) && reflect.DeepEqual(got.ignore, c.ignore)
}

// LoadChecked is [Load] for a text whose terms have been checked already, as of one
// that [Edit] made: they are taken apart when a text of their language comes, which
// spares most programs most of the work. It panics then at a term that is none.
func LoadChecked(data []byte) (*Vocabulary, error) { return load(data) }

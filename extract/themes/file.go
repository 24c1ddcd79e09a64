package themes

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"polidex/corpus"
)

// file is a vocabulary as it stands in YAML.
type file struct {
	Themes []entry              `yaml:"themes"`
	Ignore map[string]termBlock `yaml:"ignore"`
}

// entry is a theme and the line of the file where it begins.
type entry struct {
	fields
	line int
}

// fields are a theme as it stands in YAML.
type fields struct {
	ID      string               `yaml:"id"`
	Labels  map[string]string    `yaml:"labels"`
	Note    string               `yaml:"note"`
	Broader string               `yaml:"broader"`
	EuroVoc []string             `yaml:"eurovoc"`
	ICCS    []string             `yaml:"iccs"`
	Terms   map[string]termBlock `yaml:"terms"`
}

func (e entry) theme() corpus.Theme {
	return corpus.Theme{
		ID: e.ID, Labels: e.Labels, Note: strings.TrimSpace(e.Note), Broader: e.Broader,
		EuroVoc: e.EuroVoc, ICCS: e.ICCS,
	}
}

// UnmarshalYAML keeps the theme's place for errors, and refuses members that a
// theme has not: the library does so only where it decodes by itself.
func (e *entry) UnmarshalYAML(node *yaml.Node) error {
	e.line = node.Line
	for i := 0; i+1 < len(node.Content) && node.Kind == yaml.MappingNode; i += 2 {
		if key := node.Content[i]; !slices.Contains(members, key.Value) {
			return fmt.Errorf("line %d: a theme has no %q, only %s", key.Line, key.Value, strings.Join(members, ", "))
		}
	}
	return node.Decode(&e.fields)
}

// members are the keys of fields.
var members = []string{"id", "labels", "note", "broader", "eurovoc", "iccs", "terms"}

// termBlock is a block of terms and the line of the file where it begins.
type termBlock struct {
	line int
	text string
}

// UnmarshalYAML keeps the place of the block, so that an error can name the
// line of a single term in it.
func (b *termBlock) UnmarshalYAML(node *yaml.Node) error {
	b.line = node.Line
	if node.Kind != yaml.ScalarNode {
		return fmt.Errorf("line %d: terms are a block of text, not a list or a map", b.line)
	}
	if node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		b.line++ // the "|" stands on the key's line, the text begins below it
	}
	if node.Tag != "!!null" {
		b.text = node.Value
	}
	return nil
}

// term is one term of a block and its line in the file.
type term struct {
	line int
	text string
}

// terms takes a block apart: comments go, lines and semicolons separate.
func (b termBlock) terms() []term {
	var out []term
	for i, line := range strings.Split(b.text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		for t := range strings.SplitSeq(line, ";") {
			if t = strings.TrimSpace(t); t != "" {
				out = append(out, term{b.line + i, t})
			}
		}
	}
	return out
}

// idForm is the form of a theme's id: it stands in addresses and flags.
var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// languageForm is an ISO 639-1 code.
var languageForm = regexp.MustCompile(`^[a-z]{2}$`)

// decode reads the YAML and checks what can be checked without reading terms.
func decode(data []byte) (*file, error) {
	var f file
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&f); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("reading vocabulary: %s: %w", yamlCause(err), corpus.ErrInvalid)
	}
	if len(f.Themes) == 0 {
		return nil, fmt.Errorf("reading vocabulary: line 1: no themes: %w", corpus.ErrInvalid)
	}
	ids := map[string]bool{}
	for _, e := range f.Themes {
		if err := e.check(ids); err != nil {
			return nil, fmt.Errorf("reading vocabulary: line %d: theme %q: %w: %w", e.line, e.ID, err, corpus.ErrInvalid)
		}
		ids[e.ID] = true
	}
	for _, e := range f.Themes {
		if e.Broader != "" && !ids[e.Broader] {
			return nil, fmt.Errorf("reading vocabulary: line %d: theme %q: broader theme %q is not there: %w",
				e.line, e.ID, e.Broader, corpus.ErrInvalid)
		}
	}
	return &f, nil
}

func (e entry) check(seen map[string]bool) error {
	switch {
	case !idForm.MatchString(e.ID):
		return errors.New("an id is of small letters, digits and single hyphens")
	case seen[e.ID]:
		return errors.New("the id is there twice")
	case e.Broader == e.ID:
		return errors.New("the theme is broader than itself")
	}
	for language := range e.Labels {
		if !languageForm.MatchString(language) {
			return fmt.Errorf("label language %q is no two-letter code", language)
		}
	}
	for language := range e.Terms {
		if language != anyLanguage && !languageForm.MatchString(language) {
			return fmt.Errorf("term language %q is neither a two-letter code nor %q", language, anyLanguage)
		}
	}
	return nil
}

// yamlCause is the first fault of a YAML error, on one line.
func yamlCause(err error) string {
	words := strings.TrimPrefix(err.Error(), "yaml: ")
	words = strings.TrimSpace(strings.TrimPrefix(words, "unmarshal errors:"))
	first, _, _ := strings.Cut(words, "\n")
	return strings.TrimSpace(first)
}

// languages returns the languages with terms, and anyLanguage, sorted.
func (f *file) languages() []string {
	set := map[string]bool{anyLanguage: true}
	for _, e := range f.Themes {
		for l := range e.Terms {
			set[l] = true
		}
	}
	var out []string
	for l := range set {
		out = append(out, l)
	}
	slices.Sort(out)
	return out
}

// matcher compiles the terms of a language, those of any language among them.
func (f *file) matcher(language string) (*matcher, error) {
	m := newMatcher()
	add := func(theme string, b termBlock) error {
		for _, t := range b.terms() {
			if err := m.add(theme, t.text); err != nil {
				where := fmt.Sprintf("theme %q", theme)
				if theme == "" {
					where = "ignore"
				}
				return fmt.Errorf("reading vocabulary: line %d: %s: term %q: %w: %w", t.line, where, t.text, err, corpus.ErrInvalid)
			}
		}
		return nil
	}
	for _, l := range slices.Compact([]string{anyLanguage, language}) {
		for _, e := range f.Themes {
			if err := add(e.ID, e.Terms[l]); err != nil {
				return nil, err
			}
		}
		if err := add("", f.Ignore[l]); err != nil {
			return nil, err
		}
	}
	return m, nil
}

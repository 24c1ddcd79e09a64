package themes

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the vocabulary that Polidex carries
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"polidex/corpus"
	"polidex/extract/themes/internal/weights"
)

//go:embed themes.yaml
var defaultFile []byte

// anyLanguage is the key of the terms that are the same in all languages.
const anyLanguage = "any"

// fallbackLanguage is the language whose terms serve a text whose own language
// is unknown or has no terms.
const fallbackLanguage = "en"

// MaxFile is the size in bytes above which [Load] refuses a file.
const MaxFile = 16 << 20

// Vocabulary is a list of themes and the terms that name them. It is safe for
// concurrent use.
type Vocabulary struct {
	themes  []corpus.Theme
	version string
	// matchers are made when a text of their language comes: most programs read
	// texts of few languages, and some none.
	matchers map[string]func() (*matcher, error)
	weights  func() *weights.Weights
}

// Default returns the vocabulary that Polidex carries. It is read once and
// shared.
func Default() *Vocabulary { return readDefault() }

var readDefault = sync.OnceValue(func() *Vocabulary {
	v, err := load(defaultFile)
	if err != nil {
		// The file is part of the program and its reading is a test: this is a
		// fault of the build, not of any input.
		panic(err)
	}
	return v
})

// DefaultFile returns the text of the vocabulary that Polidex carries, for a
// user to start their own from.
func DefaultFile() []byte { return bytes.Clone(defaultFile) }

// Load reads a vocabulary in the form of the package's own themes.yaml. An
// error names the line, and the theme where there is one, and wraps
// [corpus.ErrInvalid], or [corpus.ErrTooLarge] above [MaxFile]; one of r itself
// is returned as it is.
func Load(r io.Reader) (*Vocabulary, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("reading vocabulary: %w", err)
	}
	if len(data) > MaxFile {
		return nil, fmt.Errorf("reading vocabulary: more than %d bytes: %w", MaxFile, corpus.ErrTooLarge)
	}
	v, err := load(data)
	if err != nil {
		return nil, err
	}
	for _, language := range slices.Sorted(maps.Keys(v.matchers)) {
		if _, err := v.matchers[language](); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// load is Load that looks at terms only when they are needed.
func load(data []byte) (*Vocabulary, error) {
	f, err := decode(data)
	if err != nil {
		return nil, err
	}
	v := &Vocabulary{matchers: map[string]func() (*matcher, error){}, weights: readWeights}
	sum := sha256.Sum256(data)
	v.version = hex.EncodeToString(sum[:6])
	for _, t := range f.Themes {
		v.themes = append(v.themes, t.theme())
	}
	for _, language := range f.languages() {
		v.matchers[language] = sync.OnceValues(func() (*matcher, error) { return f.matcher(language) })
	}
	return v, nil
}

// Themes returns the themes in the order of the file. The caller may keep the
// slice; what it points to is shared and not to be changed.
func (v *Vocabulary) Themes() []corpus.Theme { return slices.Clone(v.themes) }

// Version returns a short hash of the file's content: equal versions find equal
// themes.
func (v *Vocabulary) Version() string { return v.version }

// Languages returns the languages that have terms of their own, sorted.
func (v *Vocabulary) Languages() []string {
	var out []string
	for l := range v.matchers {
		if l != anyLanguage {
			out = append(out, l)
		}
	}
	slices.Sort(out)
	return out
}

// Of returns the ids of the themes that the text names, once each, in the order
// of the vocabulary; nil when it names none. See [Vocabulary.Find] for language.
func (v *Vocabulary) Of(text, language string) []string {
	var out []string
	seen := make(map[string]bool)
	for _, m := range v.Find(text, language) {
		seen[m.Theme] = true
	}
	for _, t := range v.themes {
		if seen[t.ID] {
			out = append(out, t.ID)
		}
	}
	return out
}

// matcher returns the one for the language: "en-GB" is "en", and a language
// without terms is served by those of English, else by those of any language.
func (v *Vocabulary) matcher(language string) *matcher {
	language, _, _ = strings.Cut(strings.ToLower(language), "-")
	for _, l := range []string{language, fallbackLanguage, anyLanguage} {
		if made := v.matchers[l]; made != nil {
			m, err := made()
			if err != nil {
				panic(err) // only the built-in file is not checked before, but by a test
			}
			return m
		}
	}
	return nil
}

package grammar

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"polidex/extract/actions/phrase"
)

//go:embed vocabulary/*.yaml
var files embed.FS

// common is the file whose names hold in every language.
const common = "common"

// Vocabulary is the words of one language, compiled.
type Vocabulary struct {
	language      string
	verbSecond    bool
	postpositions bool

	actors        phrase.Set[[]string]
	heads         phrase.Set[string]
	abbreviations map[string]string

	determiners, connectors, prepositions, things phrase.Set[struct{}]
	callers, pronouns                             phrase.Set[struct{}]
	verbs                                         phrase.Set[Verb]
	purpose, joint, adverbs                       phrase.Set[struct{}]
	companionWords, sharing, manner, aims         phrase.Set[struct{}]
	singular, negations                           phrase.Set[struct{}]
	titles, numbered, captions, titleLinks        phrase.Set[struct{}]
	past, pastLead, notActions, actions           phrase.Set[struct{}]
	continued, conjunctions, article, enacting    phrase.Set[struct{}]
	times, references                             phrase.Set[struct{}]
	columns                                       phrase.Set[Column]
}

// vocabularies are read at first use, one language at a time.
var vocabularies = lazy()

func lazy() map[string]func() *Vocabulary {
	out := map[string]func() *Vocabulary{}
	for _, l := range Languages() {
		out[l] = sync.OnceValue(func() *Vocabulary {
			v, err := load(l)
			if err != nil {
				panic(err) // the files are part of the program, and tested
			}
			return v
		})
	}
	return out
}

// Languages returns the languages that have a vocabulary, sorted.
func Languages() []string {
	var out []string
	entries, _ := fs.ReadDir(files, "vocabulary")
	for _, e := range entries {
		if l := strings.TrimSuffix(e.Name(), path.Ext(e.Name())); l != common {
			out = append(out, l)
		}
	}
	slices.Sort(out)
	return out
}

// For returns the vocabulary of a language, English for one that has none.
func For(language string) *Vocabulary {
	if v := vocabularies[language]; v != nil {
		return v()
	}
	return vocabularies["en"]()
}

// Language returns the vocabulary's language.
func (v *Vocabulary) Language() string { return v.language }

func load(language string) (*Vocabulary, error) {
	v := &Vocabulary{abbreviations: map[string]string{}}
	for _, name := range []string{language, common} {
		var s source
		data, err := files.ReadFile("vocabulary/" + name + ".yaml")
		if err != nil {
			return nil, fmt.Errorf("reading vocabulary %q: %w", name, err)
		}
		if err := decode(data, &s); err != nil {
			return nil, fmt.Errorf("reading vocabulary %q: %w", name, err)
		}
		if err := v.add(s); err != nil {
			return nil, fmt.Errorf("reading vocabulary %q: %w", name, err)
		}
	}
	v.language = language
	return v, nil
}

// decode reads YAML, and refuses keys that it does not know.
func decode(data []byte, s *source) error {
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	return d.Decode(s)
}

func (v *Vocabulary) add(s source) error {
	v.verbSecond = v.verbSecond || s.VerbSecond
	v.postpositions = v.postpositions || s.Postpositions
	for id, names := range s.Abbreviations {
		for _, n := range names {
			v.abbreviations[n] = id
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.Actors)) {
		if err := addAll(&v.actors, s.Actors[id], strings.Split(id, "+")); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.Heads)) {
		if err := addAll(&v.heads, s.Heads[id], id); err != nil {
			return err
		}
	}
	for _, l := range []struct {
		set      *phrase.Set[struct{}]
		patterns []string
	}{
		{&v.determiners, s.Determiners}, {&v.connectors, s.Connectors},
		{&v.prepositions, s.Prepositions}, {&v.things, s.Things},
		{&v.callers, s.Callers}, {&v.pronouns, s.Pronouns},
		{&v.purpose, s.Purpose}, {&v.joint, s.Joint}, {&v.adverbs, s.Adverbs},
		{&v.companionWords, s.Companions}, {&v.sharing, s.Sharing}, {&v.manner, s.Manner}, {&v.aims, s.Aims},
		{&v.singular, s.Singular}, {&v.negations, s.Negations},
		{&v.titles, s.Titles}, {&v.numbered, s.Numbered}, {&v.captions, s.Captions}, {&v.titleLinks, s.TitleLinks},
		{&v.times, s.Times}, {&v.references, s.References},
		{&v.past, s.Past}, {&v.pastLead, s.PastLead},
		{&v.notActions, s.NotActions}, {&v.actions, s.Actions},
		{&v.continued, s.Continued}, {&v.conjunctions, s.Conjunctions},
		{&v.article, s.Article}, {&v.enacting, s.Enacting},
	} {
		if err := addAll(l.set, l.patterns, struct{}{}); err != nil {
			return err
		}
	}
	return v.addTyped(s)
}

// addTyped adds the patterns that mean something each: of two lists that hold
// the same words the first wins.
func (v *Vocabulary) addTyped(s source) error {
	for _, l := range []struct {
		verb     Verb
		patterns []string
	}{{Request, s.Request}, {Commit, s.Commit}, {Call, s.Call}, {Duty, s.Duty}, {Future, s.Future}} {
		if err := addAll(&v.verbs, l.patterns, l.verb); err != nil {
			return err
		}
	}
	c := s.Columns
	for _, l := range []struct {
		column   Column
		patterns []string
	}{
		{ActionColumn, c.Action}, {ResponsibleColumn, c.Responsible}, {TimingColumn, c.Timing},
		{StatusColumn, c.Status}, {TopicColumn, c.Topic}, {NumberColumn, c.Number},
	} {
		if err := addAll(&v.columns, l.patterns, l.column); err != nil {
			return err
		}
	}
	return nil
}

func addAll[T any](set *phrase.Set[T], patterns []string, value T) error {
	for _, p := range patterns {
		if err := set.Add(p, value); err != nil {
			return err
		}
	}
	return nil
}

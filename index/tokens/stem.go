package tokens

import (
	snowball "github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
)

// stemmer returns the stemmer of the language, Snowball's but for Polish, or nil.
func stemmer(language string) func(*snowball.Env) bool {
	switch language {
	case "da":
		return danish.Stem
	case "de":
		return german.Stem
	case "en":
		return english.Stem
	case "es":
		return spanish.Stem
	case "fi":
		return finnish.Stem
	case "fr":
		return french.Stem
	case "ga":
		return irish.Stem
	case "hu":
		return hungarian.Stem
	case "it":
		return italian.Stem
	case "nl":
		return dutch.Stem
	case "pl":
		return polish
	case "pt":
		return portuguese.Stem
	case "ro":
		return romanian.Stem
	case "sv":
		return swedish.Stem
	}
	return nil
}

// stems returns the terms of a word's stems, given the word in lower case and
// folded: the stem of the word as written, and that of the word without accents
// where it differs.
func (a *Analyzer) stems(lower, form string) []string {
	if a.stem == nil {
		return []string{a.prefix + form}
	}
	s := a.stemmed(form)
	if lower == form {
		return []string{a.prefix + s}
	}
	t := foldLower(a.stemmed(lower))
	if t == s || t == "" {
		return []string{a.prefix + s}
	}
	return []string{a.prefix + t, a.prefix + s}
}

func (a *Analyzer) stemmed(word string) string {
	env := snowball.NewEnv(word)
	a.stem(env)
	if s := env.Current(); s != "" {
		return s
	}
	return word
}

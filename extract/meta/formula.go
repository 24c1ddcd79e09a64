package meta

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"polidex/corpus"
)

//go:embed words/*.yaml
var files embed.FS

// formulas are the words of covers in one language; a star makes a stem.
type formulas struct {
	// Kinds are the openings of formulas by type of document, folded when read.
	Kinds map[corpus.DocumentType][]string `yaml:"kinds"`
	// Address are the words between a formula's opening and its end, among them
	// Ends, of which the last one closes the formula.
	Address []string `yaml:"address"`
	Ends    []string `yaml:"ends"`
	// About are words between formula and title that are no part of the title.
	About []string `yaml:"about"`
	// Press is how a press release names itself.
	Press []string `yaml:"press"`
	// Subject is what stands before the title of a Council document.
	Subject []string `yaml:"subject"`
}

// allFormulas holds the formulas by language, read once.
var allFormulas = sync.OnceValue(func() map[string]formulas {
	out := mustRead[map[string]formulas]("words/formulas.yaml")
	for _, f := range out {
		for _, list := range f.Kinds {
			foldAll(list)
		}
		for _, list := range [][]string{f.Address, f.Ends, f.About, f.Press, f.Subject} {
			foldAll(list)
		}
	}
	return out
})

// mustRead reads an embedded file. A broken one is a fault of the program that
// every test of this package meets.
func mustRead[T any](name string) T {
	var out T
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&out); err != nil {
		panic(fmt.Errorf("reading vocabulary %q: %w", name, err))
	}
	return out
}

// foldAll folds the entries in place and keeps the star of a stem.
func foldAll(list []string) {
	for i, s := range list {
		stem := strings.HasSuffix(s, "*")
		list[i] = fold(s)
		if stem {
			list[i] += "*"
		}
	}
}

// holds says whether a folded word is in the list, where a star makes a stem.
func holds(list []string, fold string) bool {
	return slices.ContainsFunc(list, func(s string) bool {
		if stem, ok := strings.CutSuffix(s, "*"); ok {
			return strings.HasPrefix(fold, stem)
		}
		return s == fold
	})
}

// names says whether a word can stand in a formula behind its opening.
func (fs formulas) names(fold string) bool { return holds(fs.Address, fold) || fs.ends(fold) }

// cutOffLeast is how much of a word must be left, in bytes, for it to be known
// when a page's edge has cut its end off.
const cutOffLeast = 7

// ends says whether a word can close a formula.
func (fs formulas) ends(fold string) bool {
	return holds(fs.Ends, fold) || len(fold) >= cutOffLeast && slices.ContainsFunc(fs.Ends, func(s string) bool { return strings.HasPrefix(s, fold) })
}

// formulaAt is a formula found on a cover.
type formulaAt struct {
	kind     corpus.DocumentType
	language string
	// line is the index in the cover where it begins.
	line int
	// words are its opening words as printed.
	words string
}

// findFormula returns the first line of the cover that begins with a formula.
// In running text a formula is a mention: the line must be short, or be in
// capitals as far as the formula goes.
func findFormula(cover []line) (formulaAt, bool) {
	for i, l := range cover {
		if l.Kind == corpus.Item || l.Kind == corpus.Row || l.Region > 0 && l.Page == 0 {
			continue
		}
		if kind, language, words, ok := opening(l.Text); ok {
			upper := words == strings.ToUpper(words)
			alone := len(l.Text) <= len(words)+formulaTail
			if !upper && (l.Page == 0 && l.Kind == corpus.Paragraph && !alone && i >= formulaFirst || len(l.Text) > formulaMost) {
				continue
			}
			return formulaAt{kind, language, i, words}, true
		}
	}
	return formulaAt{}, false
}

const (
	// formulaTail is what may follow a formula on its line for it to be alone:
	// "Proposal for a Directive".
	formulaTail = 24
	// formulaFirst is within how many lines of the beginning a paragraph may be
	// formula and title in one.
	formulaFirst = 3
)

// formulaMost is the longest line, in bytes, that is taken for a formula with
// its title when it is not printed in capitals.
const formulaMost = 600

// openingEntry is the opening of a formula, with its spaces and without.
type openingEntry struct {
	kind            corpus.DocumentType
	language        string
	spaced, compact string
}

// openings lists the openings of all languages, the longest first, so that the
// first that matches is the one meant.
var openings = sync.OnceValue(func() []openingEntry {
	var out []openingEntry
	for language, fs := range allFormulas() {
		for kind, list := range fs.Kinds {
			for _, s := range list {
				out = append(out, openingEntry{kind, language, s, strings.ReplaceAll(s, " ", "")})
			}
		}
	}
	slices.SortFunc(out, func(a, b openingEntry) int {
		return cmp.Or(cmp.Compare(len(b.spaced), len(a.spaced)), cmp.Compare(a.language, b.language), cmp.Compare(a.spaced, b.spaced))
	})
	return out
})

// opening reads the opening of a formula at the start of the text. A
// letter-spaced title ("C O M M U N …") matches without its spaces.
func opening(text string) (kind corpus.DocumentType, language, words string, ok bool) {
	f := fold(cut(text, 200)) + " "
	compact := strings.ReplaceAll(f, " ", "")
	for _, o := range openings() {
		several := len(o.compact) < len(o.spaced)
		if strings.HasPrefix(compact, o.compact) && (several || strings.HasPrefix(f, o.spaced+" ")) {
			return o.kind, o.language, printed(text, o.spaced), true
		}
	}
	return "", "", "", false
}

// printed returns as much of the text as the folded words take.
func printed(text, folded string) string {
	n := len(strings.Fields(folded))
	ws := wordsOf(text)
	if len(ws) < n || n == 0 {
		return text
	}
	return text[:ws[n-1].end]
}

// cut returns at most n bytes of s, whole runes.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}

// afterFormula returns what of the text follows the formula at its start: its
// opening, the institutions that it is addressed to, and a word like "on". The
// whole formula is taken when ends is true; else the text can be its middle,
// when a cover breaks it into lines.
func afterFormula(text, language string) (rest string, whole bool) {
	fs := allFormulas()[language]
	last := -1
	for _, w := range wordsOf(text) {
		if !fs.names(w.fold) {
			break
		}
		if fs.ends(w.fold) {
			last = w.end
		}
	}
	if last < 0 {
		return text, false
	}
	return strings.TrimLeft(text[last:], " \u00a0,:–—-"), true
}

// withoutAbout takes the word away that ties a title to its formula.
func withoutAbout(text, language string) string {
	ws := wordsOf(text)
	if len(ws) > 1 && holds(allFormulas()[language].About, ws[0].fold) && !startsUpper(text) {
		return strings.TrimSpace(text[ws[0].end:])
	}
	return text
}

// withoutFormula returns a title that was given with its formula without it.
func withoutFormula(title string) string {
	kind, language, _, ok := opening(title)
	if !ok || kind != corpus.TypeCommunication && kind != corpus.TypeReport && kind != corpus.TypeStaffDocument {
		return title
	}
	rest, whole := afterFormula(title, language)
	if !whole || strings.TrimSpace(rest) == "" {
		return title
	}
	return withoutAbout(rest, language)
}

package references

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"
)

//go:embed words.yaml
var file []byte

// words is the vocabulary, ready for matching.
type words struct {
	acts, behind []actWord
	framework    []pattern
	bodies       []string
	numbering    []string
	series       map[string]string
	journals     []string
	journalOf    []string
}

// actWord is a word for a kind of act.
type actWord struct {
	kind byte
	pattern
}

// pattern is a word of the vocabulary, folded but where it is exact.
type pattern struct {
	text                string
	prefix, any, folded bool
}

func (p pattern) matches(word, folded string) bool {
	switch {
	case p.any:
		return strings.Contains(folded, p.text)
	case p.prefix:
		return strings.HasPrefix(folded, p.text)
	case p.folded:
		return folded == p.text
	}
	return word == p.text
}

// vocabulary reads the embedded file once. A broken one is a fault of the
// program that every test of this package meets.
var vocabulary = sync.OnceValue(func() *words {
	type kind struct {
		Kind  string
		Words []string
	}
	var raw struct {
		Acts       []kind
		ActsBehind []kind `yaml:"acts_behind"`
		Framework  []string
		Bodies     []string
		Numbering  []string
		Series     map[string][]string
		Journals   []string
		JournalOf  []string `yaml:"journal_of"`
	}
	d := yaml.NewDecoder(bytes.NewReader(file))
	d.KnownFields(true)
	if err := d.Decode(&raw); err != nil {
		panic(fmt.Errorf("reading words.yaml: %w", err))
	}
	kinds := func(list []kind) (out []actWord) {
		for _, k := range list {
			for _, p := range patterns(k.Words) {
				out = append(out, actWord{k.Kind[0], p})
			}
		}
		return out
	}
	w := &words{
		acts: kinds(raw.Acts), behind: kinds(raw.ActsBehind), framework: patterns(raw.Framework),
		bodies: raw.Bodies, series: map[string]string{}, journals: raw.Journals, journalOf: raw.JournalOf,
	}
	for _, n := range raw.Numbering {
		w.numbering = append(w.numbering, fold(n))
	}
	for series, names := range raw.Series {
		for _, n := range names {
			w.series[n] = series
		}
	}
	// The longest first: "ABl." before "ABl".
	byLength := func(a, b string) int { return len(b) - len(a) }
	slices.SortStableFunc(w.journals, byLength)
	slices.SortStableFunc(w.numbering, byLength)
	return w
})

func patterns(list []string) (out []pattern) {
	for _, s := range list {
		body := strings.Trim(s, "*")
		p := pattern{text: body, prefix: strings.HasSuffix(s, "*"), any: strings.HasPrefix(s, "*")}
		if p.prefix || body == strings.ToLower(body) {
			p.text, p.folded = fold(body), true
		}
		out = append(out, p)
	}
	return out
}

// fold writes a word in lower case and without accents.
func fold(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(s)
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// latin writes the letters of other scripts that look like those of a series.
var latin = strings.NewReplacer("С", "C", "О", "O", "М", "M", "Ο", "O", "Μ", "M", "К", "K", "Κ", "K")

// seriesOf returns the series that a word before a sign names, or "". In small
// letters it stands in addresses and careless print alone.
func (w *words) seriesOf(word string, sign byte) string {
	series := w.series[latin.Replace(word)]
	if series == "" && (sign == '(' || sign == '-') && len(word) > 2 && word == strings.ToLower(word) {
		series = w.series[strings.ToUpper(word)]
	}
	if series == "C" && sign != '(' && sign != '/' {
		return ""
	}
	return series
}

// journalBefore returns where the journal's name at the end of a text begins.
func (w *words) journalBefore(before string) (int, bool) {
	for _, of := range w.journalOf {
		rest, ok := strings.CutSuffix(before, of)
		if trimmed := trimSpace(rest); ok && len(trimmed) < len(rest) {
			if start, ok := w.journalAtEnd(trimmed); ok {
				return start, true
			}
		}
	}
	return w.journalAtEnd(before)
}

func (w *words) journalAtEnd(before string) (int, bool) {
	for _, name := range w.journals {
		if rest, ok := strings.CutSuffix(before, name); ok {
			if c, _ := utf8.DecodeLastRuneInString(rest); !unicode.IsLetter(c) && !unicode.IsDigit(c) {
				return len(rest), true
			}
		}
	}
	return 0, false
}

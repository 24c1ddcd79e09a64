package meta

import (
	"strings"
	"sync"
	"unicode/utf8"

	"polidex/corpus"
)

// profile is what tells a language: its small words and its rare letters.
type profile struct {
	// Words are separated by spaces, written as printed in lower case.
	Words string `yaml:"words"`
	// Letters stand in few other languages.
	Letters string `yaml:"letters"`
}

// detector weighs words and letters for all languages at once.
type detector struct {
	words   map[string][]vote
	letters map[rune][]vote
}

// vote is a weight for a language; the more languages share a word, the less
// it weighs for each.
type vote struct {
	language string
	weight   float64
}

var detect = sync.OnceValue(func() detector {
	d := detector{words: map[string][]vote{}, letters: map[rune][]vote{}}
	for code, p := range mustRead[map[string]profile]("words/languages.yaml") {
		seen := map[string]bool{}
		for _, w := range strings.Fields(p.Words) {
			if !seen[w] {
				seen[w] = true
				d.words[w] = append(d.words[w], vote{language: code})
			}
		}
		for _, r := range p.Letters {
			d.letters[r] = append(d.letters[r], vote{language: code})
		}
	}
	for _, votes := range d.words {
		for i := range votes {
			votes[i].weight = 1 / float64(len(votes))
		}
	}
	for _, votes := range d.letters {
		for i := range votes {
			votes[i].weight = letterWeight / float64(len(votes))
		}
	}
	return d
})

const (
	// letterWeight is what a rare letter weighs against a small word.
	letterWeight = 0.25
	// languageBytes is how much of a text is looked at.
	languageBytes = 16_000
	// languageWords is the fewest words that decide against a declaration.
	languageWords = 25
	// languageMargin is how far the best must be ahead of what is declared.
	languageMargin = 1.15
)

// languageOf returns the language that the words speak for, its score, and the
// scores of all.
func languageOf(texts []string) (best string, words int, scores map[string]float64) {
	d := detect()
	scores = map[string]float64{}
	for _, t := range texts {
		for _, w := range strings.FieldsFunc(strings.ToLower(t), notLetter) {
			words++
			for _, v := range d.words[w] {
				scores[v.language] += v.weight
			}
			for _, r := range w {
				if r < utf8.RuneSelf {
					continue // no rare letter
				}
				for _, v := range d.letters[r] {
					scores[v.language] += v.weight
				}
			}
		}
	}
	for code, s := range scores {
		if best == "" || s > scores[best] || s == scores[best] && code < best {
			best = code
		}
	}
	return best, words, scores
}

// Language tells the language of a text by its small words and rare letters, as
// ISO 639-1; "" where the text is too short or speaks for none.
func Language(text string) string {
	best, words, _ := languageOf([]string{text[:min(len(text), languageBytes)]})
	if words < languageWords {
		return ""
	}
	return best
}

func notLetter(r rune) bool {
	return !isLetter(r)
}

// language sets the language from the words, and from what the file declares
// where the words are few or do not decide.
func (f *finder) language() {
	var texts []string
	n := 0
	for i := range f.doc.Blocks {
		b := &f.doc.Blocks[i]
		if b.Kind == corpus.Furniture || b.Kind == corpus.Note {
			continue
		}
		texts = append(texts, b.Text)
		if n += len(b.Text); n > languageBytes {
			break
		}
	}
	_, declared := f.property("html:lang", "pdf:Lang", "eprints.language", "DC.language", "dcterms.language", "citation_language", "og:locale")
	declared = languageCode(declared)
	best, words, scores := languageOf(texts)
	f.scores = scores
	switch {
	case best == "" && declared != "":
		best = declared
		f.because("language", "declared", declared, -1)
	case best == "":
		return
	case declared != "" && declared != best && (words < languageWords || scores[best] < languageMargin*scores[declared]):
		best = declared
		f.because("language", "declared", declared, -1)
	default:
		f.because("language", "words", "", -1)
	}
	f.found.Language = best
}

// languageOfFormula takes the language of the cover's formula where the words
// speak for a neighbour of it nearly as well: a short text in Slovak looks like
// Czech, but its cover does not.
func (f *finder) languageOfFormula() {
	if !f.hasFormula || f.formula.language == f.found.Language {
		return
	}
	switch f.formula.kind {
	case corpus.TypeCommunication, corpus.TypeReport, corpus.TypeStaffDocument:
	default:
		return
	}
	const nearly = 1.3
	if nearly*f.scores[f.formula.language] >= f.scores[f.found.Language] {
		f.found.Language = f.formula.language
		f.because("language", "cover-formula", f.formula.words, f.cover[f.formula.line].index)
	}
}

// languageCode returns the two letters of a declaration such as "en-GB", "eng"
// or "en_US", empty when it is none of the languages known.
func languageCode(declared string) string {
	code := strings.ToLower(declared)
	if i := strings.IndexAny(code, "-_ ,;"); i > 0 {
		code = code[:i]
	}
	if three, ok := threeLetters[code]; ok {
		code = three
	}
	if len(code) != 2 {
		return ""
	}
	return code
}

// threeLetters are the codes of ISO 639-2, both forms, of the languages known.
var threeLetters = map[string]string{
	"bul": "bg", "ces": "cs", "cze": "cs", "dan": "da", "deu": "de", "ger": "de", "ell": "el", "gre": "el", "eng": "en", "spa": "es", "est": "et",
	"fin": "fi", "fra": "fr", "fre": "fr", "gle": "ga", "hrv": "hr", "hun": "hu", "ita": "it", "lit": "lt", "lav": "lv", "mlt": "mt", "nld": "nl",
	"dut": "nl", "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro", "slk": "sk", "slo": "sk", "slv": "sl", "swe": "sv",
}

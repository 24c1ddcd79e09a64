package tokens

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	snowball "github.com/blevesearch/snowballstem"
)

// Analyzer turns texts of one language into tokens. It is safe for use by many
// goroutines, unless it is [Analyzer.Remembering].
type Analyzer struct {
	language string
	prefix   string // of stems
	stem     func(*snowball.Env) bool
	stop     map[string]struct{}
	// known are the words met so far; nil remembers none.
	known map[string]word
	// spans are those of the last text, kept to be written over: of an analyser
	// that remembers.
	spans []span
}

// word is what is the same for a word wherever it stands.
type word struct {
	form  string
	stems []string
	kind  Kind
}

// maxKnown bounds the words that are remembered. Half of the words of any text
// are among the few hundred most frequent ones.
const maxKnown = 1 << 15

// For returns the analyser of a language, given by its ISO 639-1 code. A
// language that is not known is analysed by folding alone.
func For(language string) *Analyzer {
	language, _, _ = strings.Cut(strings.ToLower(language), "-")
	return &Analyzer{
		language: language, prefix: StemPrefix + language + ":",
		stem: stemmer(language), stop: stopWords()[language],
	}
}

// Language returns the code of the analyser's language.
func (a *Analyzer) Language() string { return a.language }

// Remembering returns an analyser that gives the same tokens and keeps the words
// that it has met, for who analyses many texts of one language: it is several
// times as fast. It is for one goroutine at a time.
func (a *Analyzer) Remembering() *Analyzer {
	out := *a
	out.known = map[string]word{}
	return &out
}

// IsStop reports whether a folded word is a stop word of the language.
func (a *Analyzer) IsStop(form string) bool {
	_, ok := a.stop[form]
	return ok
}

// Analyze returns the tokens of the text in the order of their positions, an
// extra token (see [Token.Extra]) after the word that it begins with.
func (a *Analyzer) Analyze(text string) []Token { return a.Append(nil, text) }

// Append appends the tokens of the text to out, as [Analyzer.Analyze] returns
// them.
func (a *Analyzer) Append(out []Token, text string) []Token {
	spans := a.cut(text)
	out = slices.Grow(out, len(spans)+len(spans)/8)
	compoundEnd := 0
	for i := range spans {
		t := a.token(&spans[i], i+1)
		if t.Form == "" {
			// Nothing but marks: keep its place, so that phrases do not close up.
			continue
		}
		out = append(out, t)
		if i >= compoundEnd && spans[i].hyphen {
			if c, end, ok := a.compound(spans, i); ok {
				out = append(out, c)
				compoundEnd = end
			}
		}
		if r, ok := reference(text, spans, i, t.Form); ok {
			out = append(out, r)
		}
	}
	return out
}

// cut cuts the text into spans, which stand until the next text of an analyser
// that remembers.
func (a *Analyzer) cut(text string) []span {
	if a.known == nil {
		return scan(make([]span, 0, len(text)/6+1), text)
	}
	a.spans = scan(a.spans[:0], text)
	return a.spans
}

func (a *Analyzer) token(s *span, position int) Token {
	w := a.word(s)
	return Token{Start: s.start, End: s.end, Position: position, Form: w.form, Stems: w.stems, Kind: w.kind}
}

func (a *Analyzer) word(s *span) word {
	if a.known == nil {
		return a.newWord(s.raw, s.digits)
	}
	w, ok := a.known[s.raw]
	if !ok {
		// A copy, since the word is a part of its text.
		raw := strings.Clone(s.raw)
		w = a.newWord(raw, s.digits)
		if len(a.known) >= maxKnown {
			clear(a.known)
		}
		a.known[raw] = w
	}
	return w
}

// newWord analyses a word; digits says that there is one in it.
func (a *Analyzer) newWord(raw string, digits bool) word {
	low := lower(raw)
	w := word{form: foldLower(low)}
	switch {
	case digits:
		w.kind = Number
	case a.IsStop(w.form):
		w.kind = Stop
	case w.form != "":
		w.stems = a.stems(low, w.form)
		if one, ok := singularAcronym(raw); ok {
			one = lower(one)
			w.stems = append(w.stems, a.stems(one, foldLower(one))...)
		}
	}
	return w
}

// singularAcronym takes the s off an acronym, "FIUs", which is more than one FIU
// in many languages and the genitive in others; stemmers know neither.
func singularAcronym(raw string) (string, bool) {
	one, ok := strings.CutSuffix(raw, "s")
	if !ok || utf8.RuneCountInString(one) < 2 {
		return "", false
	}
	return one, !strings.ContainsFunc(one, func(r rune) bool { return !unicode.IsUpper(r) })
}

// compound joins the spans from i on that hyphens bind, unless all are numbers.
func (a *Analyzer) compound(spans []span, i int) (Token, int, bool) {
	var raw strings.Builder
	end, letters := i, false
	for ; ; end++ {
		raw.WriteString(spans[end].raw)
		letters = letters || !spans[end].digits
		if !spans[end].hyphen || end+1 == len(spans) {
			break
		}
	}
	if !letters || end == i {
		return Token{}, 0, false
	}
	joined := span{start: spans[i].start, end: spans[end].end, raw: raw.String()}
	t := a.token(&joined, i+1)
	t.Kind = Compound
	if t.Stems == nil {
		t.Stems = []string{a.prefix + t.Form}
	}
	return t, end + 1, true
}

package tokens

import (
	"strings"

	snowball "github.com/blevesearch/snowballstem"
)

// Analyzer turns texts of one language into tokens. It is safe for use by many
// goroutines.
type Analyzer struct {
	language string
	prefix   string // of stems
	stem     func(*snowball.Env) bool
	stop     map[string]struct{}
}

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

// IsStop reports whether a folded word is a stop word of the language.
func (a *Analyzer) IsStop(form string) bool {
	_, ok := a.stop[form]
	return ok
}

// Analyze returns the tokens of the text in the order of their positions, an
// extra token (see [Token.Extra]) after the word that it begins with.
func (a *Analyzer) Analyze(text string) []Token {
	var spans []span
	scan(text, func(s span) { spans = append(spans, s) })
	out := make([]Token, 0, len(spans)+len(spans)/8)
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

func (a *Analyzer) token(s *span, position int) Token {
	t := Token{Start: s.start, End: s.end, Position: position}
	low := lower(s.raw)
	t.Form = foldLower(low)
	switch {
	case s.digits:
		t.Kind = Number
	case a.IsStop(t.Form):
		t.Kind = Stop
	case t.Form != "":
		t.Stems = a.stems(low, t.Form)
	}
	return t
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

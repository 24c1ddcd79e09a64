package index

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/corpus"
	"polidex/index/tokens"
)

// wordSuffix reads Lucene's marks after a word: a distance, a weight.
var wordSuffix = regexp.MustCompile(`^(.*?)(~(\d*)(?:\.\d+)?)?(\^[\d.]*)?$`)

func (p *parser) word(text string, s scope) Node {
	if !p.room() {
		return nil
	}
	if s.field != "" && s.field != "title" {
		return p.value(text, s)
	}
	m := wordSuffix.FindStringSubmatch(text)
	if m[4] != "" {
		p.note("Weights such as %s have no meaning here and are left out.", m[4])
	}
	body := m[1]
	if body == "*" && m[2] == "" {
		p.everything = true
		return nil
	}
	switch {
	case isPattern(body):
		return p.wildcard(body, s)
	case m[2] != "":
		return p.fuzzy(body, m[3], s)
	case !searchable(body):
		p.note("%q holds no word and was left out.", body)
		return nil
	}
	return p.scoped(Word{cleanWord(body)}, s)
}

// isPattern reports whether a word has wildcards; a question mark at its end is
// punctuation.
func isPattern(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return !wordRune(r) && r != '*' })
	return strings.ContainsAny(s, "*?")
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

func (p *parser) wildcard(body string, s scope) Node {
	pattern := strings.Map(func(r rune) rune {
		if r == '*' || r == '?' || wordRune(r) {
			return r
		}
		return ' '
	}, body)
	var parts []Node
	for f := range strings.FieldsSeq(pattern) {
		f = strings.TrimRight(f, "?")
		var b strings.Builder
		letters := 0
		for _, r := range f {
			if r == '*' || r == '?' {
				b.WriteRune(r)
				continue
			}
			folded := tokens.Fold(string(r))
			letters += utf8.RuneCountInString(folded)
			b.WriteString(folded)
		}
		switch w := b.String(); {
		case w == "":
		case !strings.ContainsAny(w, "*?"):
			parts = append(parts, p.scoped(Word{w}, s))
		case letters < minWildcardLetters:
			p.note("%q has fewer than %d letters and was left out.", f, minWildcardLetters)
		default:
			parts = append(parts, p.scoped(Wildcard{squeezeStars(w)}, s))
		}
	}
	return join(parts, false)
}

func squeezeStars(s string) string {
	for strings.Contains(s, "**") {
		s = strings.ReplaceAll(s, "**", "*")
	}
	return s
}

func (p *parser) fuzzy(body, digits string, s scope) Node {
	distance := 1
	if n, err := strconv.Atoi(digits); err == nil && n > 0 {
		distance = n
	}
	if distance > MaxDistance {
		p.note("Words may differ by at most %d letters.", MaxDistance)
		distance = MaxDistance
	}
	var parts []Node
	for _, t := range tokens.For("").Analyze(body) {
		if t.Extra() {
			continue
		}
		if utf8.RuneCountInString(t.Form) < 3 {
			// Every short word is like every other.
			parts = append(parts, p.scoped(Word{t.Form}, s))
			continue
		}
		parts = append(parts, p.scoped(Fuzzy{t.Form, distance}, s))
	}
	if len(parts) == 0 {
		p.note("%q holds no word and was left out.", body)
	}
	return join(parts, false)
}

func (p *parser) scoped(n Node, s scope) Node {
	if s.field == "title" {
		return Title{n}
	}
	return n
}

// value reads the value of a field other than title.
func (p *parser) value(text string, s scope) Node {
	field := corpus.Field(s.field)
	if s.field == "reference" {
		field = corpus.FieldWork
	}
	v, err := CanonicalValue(field, text)
	if err != nil {
		p.note("%s:%s was left out: %q is not a value of that field.", s.field, text, text)
		return nil
	}
	return Field{field, []string{v}}
}

// room counts a clause and reports whether there may be one more.
func (p *parser) room() bool {
	p.clauses++
	if p.clauses > MaxClauses {
		p.note("Only the first %d words of the query were used.", MaxClauses)
		return false
	}
	return true
}

func searchable(s string) bool { return len(tokens.For("").Analyze(s)) > 0 }

// cleanWord takes punctuation off both ends of a word.
func cleanWord(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !wordRune(r) })
}

package index

import (
	"regexp"
	"slices"
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
		p.weight(m[4])
	}
	body := m[1]
	if (body == "*" || body == "*:*") && m[2] == "" {
		p.everything = true
		return nil
	}
	switch {
	case isPattern(body):
		return p.wildcard(body, s)
	case !searchable(body):
		p.note("%q holds no word and was left out.", clipped(text))
		return nil
	case m[2] != "":
		return p.fuzzy(body, m[3], s)
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
		if len(parts) > 0 && !p.room() {
			break
		}
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
			p.note("%q has fewer than %d letters and was left out.", clipped(f), minWildcardLetters)
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
		if len(parts) > 0 && !p.room() {
			break
		}
		if utf8.RuneCountInString(t.Form) < 3 {
			// Every short word is like every other.
			parts = append(parts, p.scoped(Word{t.Form}, s))
			continue
		}
		parts = append(parts, p.scoped(Fuzzy{t.Form, distance}, s))
	}
	if len(parts) == 0 {
		p.note("%q holds no word and was left out.", clipped(body))
	}
	return join(parts, false)
}

func (p *parser) scoped(n Node, s scope) Node {
	if s.field == "title" {
		return Title{n}
	}
	return n
}

// value reads the value of a field other than title, or several with commas
// between them.
func (p *parser) value(text string, s scope) Node {
	field := corpus.Field(s.field)
	if s.field == "reference" {
		field = corpus.FieldWork
	}
	out := Field{Field: field}
	for _, part := range listed(field, text) {
		v, err := CanonicalValue(field, part)
		if err != nil {
			p.note("%s:%s was left out: %q is not a value of that field.", s.field, clipped(part), clipped(part))
			continue
		}
		if field != corpus.FieldSource && strings.ContainsAny(part, "*?") {
			p.note("%s:%s was compared as it stands: * and ? stand for letters in words alone.", s.field, clipped(part))
		}
		if !slices.Contains(out.Values, v) {
			out.Values = append(out.Values, v)
		}
	}
	if len(out.Values) == 0 {
		return nil
	}
	return out
}

// listed takes the values apart where commas stand between them. In the others
// a comma may be part of the value.
func listed(f corpus.Field, text string) []string {
	switch f {
	case corpus.FieldDocument, corpus.FieldWork, corpus.FieldCites, corpus.FieldSource:
		return []string{text}
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ',' })
	if len(parts) == 0 {
		return []string{text}
	}
	return parts
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

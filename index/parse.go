package index

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// Limits of the query language.
const (
	// MaxClauses bounds the words and fields of a query.
	MaxClauses = 128
	// MaxDistance bounds the letters by which a fuzzy word may differ.
	MaxDistance = 2
	// MaxSlop bounds the proximity of a phrase, and MaxNear the words that it may
	// have then.
	MaxSlop = 100
	MaxNear = 16
	// minWildcardLetters are needed to expand a pattern: fewer match too much.
	minWildcardLetters = 2
	maxNesting         = 64
)

// Parse reads a query text. It never fails: what cannot be read is repaired or
// left out, and the notes say so in sentences for the reader. See the package's
// comment for the language.
func Parse(text string) (Tree, []string) {
	p := parser{items: lex(text)}
	var nodes []Node
	for {
		nodes = append(nodes, p.or(scope{}))
		if p.peek().kind != itemClose {
			break
		}
		p.note("A closing parenthesis without an opening one was left out.")
		p.pos++
	}
	t := Tree{Root: join(nodes, false)}
	if t.Root == nil && strings.TrimSpace(text) != "" && !p.everything && len(p.notes) == 0 {
		p.note("There is no word in the query that can be searched; everything is shown.")
	}
	return t, p.notes
}

// fieldNamed returns the field of that name in the query language, where title
// and reference are fields too.
func fieldNamed(name string) (string, bool) {
	name = strings.ToLower(name)
	switch name {
	case "title", "reference":
		return name, true
	case "lang":
		return string(corpus.FieldLanguage), true
	case "doc":
		return string(corpus.FieldDocument), true
	}
	return name, slices.Contains(filterFields, corpus.Field(name))
}

// fieldNames are the names of the fields as they are shown.
func fieldNames() []string {
	names := []string{"title", "reference"}
	for _, f := range filterFields {
		names = append(names, string(f))
	}
	return names
}

// scope says what the words being read belong to.
type scope struct {
	field string // "" is the text
	depth int
}

type parser struct {
	items   []item
	pos     int
	clauses int
	notes   []string
	// everything says that everything was asked for.
	everything bool
}

func (p *parser) peek() item { return p.items[p.pos] }

func (p *parser) note(format string, args ...any) {
	n := fmt.Sprintf(format, args...)
	if !slices.Contains(p.notes, n) {
		p.notes = append(p.notes, n)
	}
}

// or reads alternatives up to the end or a closing parenthesis.
func (p *parser) or(s scope) Node {
	var parts []Node
	for bare := false; ; {
		before := p.pos
		n := p.and(s)
		if n != nil {
			parts = append(parts, n)
		}
		more := p.peek().kind == itemOr
		if p.pos == before && (bare || more) {
			p.strayOperator("OR")
		}
		if !more {
			return join(parts, true)
		}
		p.pos++
		bare = true
	}
}

func (p *parser) strayOperator(name string) {
	article := "An"
	if name == "NOT" {
		article = "A"
	}
	p.note("%s %s with nothing beside it was left out.", article, name)
}

// and reads what stands together, with or without AND.
func (p *parser) and(s scope) Node {
	var parts []Node
	for {
		switch p.peek().kind {
		case itemEnd, itemClose, itemOr:
			return join(parts, false)
		case itemAnd:
			p.pos++
			if k := p.peek().kind; len(parts) == 0 || k == itemEnd || k == itemClose || k == itemOr || k == itemAnd {
				p.strayOperator("AND")
			}
			continue
		}
		if n := p.unary(s); n != nil {
			parts = append(parts, n)
		}
	}
}

func (p *parser) unary(s scope) Node {
	negative := false
	for p.peek().kind == itemNot {
		negative = !negative
		p.pos++
	}
	switch p.peek().kind {
	case itemEnd, itemClose, itemAnd, itemOr:
		p.strayOperator("NOT")
		return nil
	}
	n := p.primary(s)
	if n == nil || !negative {
		return n
	}
	if inner, ok := n.(Not); ok {
		return inner.Node
	}
	return Not{n}
}

func (p *parser) primary(s scope) Node {
	it := p.peek()
	p.pos++
	switch it.kind {
	case itemOpen:
		return p.group(s)
	case itemField:
		return p.field(strings.TrimSuffix(it.text, ":"), s)
	case itemPhrase:
		return p.phrase(it, s)
	}
	return p.word(it.text, s)
}

func (p *parser) group(s scope) Node {
	s.depth++
	if s.depth > maxNesting {
		p.note("Parentheses more than %d deep were left out.", maxNesting)
		return nil
	}
	n := p.or(s)
	if p.peek().kind == itemClose {
		p.pos++
	} else {
		p.note("A parenthesis that was not closed is taken to end with the query.")
	}
	return n
}

func (p *parser) field(name string, s scope) Node {
	field, known := fieldNamed(name)
	if !known {
		meant := ""
		if near := corpus.Nearest(strings.ToLower(name), fieldNames()); near != "" {
			meant = fmt.Sprintf(" (did you mean %s?)", near)
		}
		p.note("There is no field %q%s; its name was searched as a word.", clipped(name), meant)
		return p.word(name, s)
	}
	switch p.peek().kind {
	case itemOpen, itemPhrase, itemWord:
	default:
		p.note("The field %s has no value and was left out.", field)
		return nil
	}
	return p.primary(scope{field: field, depth: s.depth})
}

func (p *parser) phrase(it item, s scope) Node {
	if it.unclosed {
		p.note("A quotation mark that was not closed is taken to end with the query.")
	}
	if !p.room() || it.text == "" {
		return nil
	}
	if s.field != "" && s.field != "title" {
		return p.value(it.text, s)
	}
	if !searchable(it.text) {
		p.note("%q holds no word and was left out.", clipped(it.text))
		return nil
	}
	if slices.ContainsFunc(strings.Fields(it.text), isPattern) {
		p.note("Between quotation marks * and ? have no meaning.")
	}
	return p.scoped(Phrase{it.text, p.slop(it)}, s)
}

// slop reads the proximity of a phrase.
func (p *parser) slop(it item) int {
	if it.weight != "" {
		p.weight(it.weight)
	}
	slop, err := strconv.Atoi(it.slop)
	if err != nil && it.slop != "" || slop > MaxSlop {
		p.note("Words may be at most %d places from where they should be.", MaxSlop)
		slop = MaxSlop
	}
	if slop > 0 && len(strings.FieldsFunc(it.text, func(r rune) bool { return !wordRune(r) })) > MaxNear {
		p.note("More than %d words are searched as they stand, whatever their proximity.", MaxNear)
		slop = 0
	}
	return slop
}

func (p *parser) weight(w string) {
	p.note("Weights such as %s have no meaning here and are left out.", clipped(w))
}

// clipped is a piece of the query as a note shows it.
func clipped(s string) string {
	n := 0
	for i := range s {
		if n++; n > 40 {
			return s[:i] + "…"
		}
	}
	return s
}

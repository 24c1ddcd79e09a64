package grammar

import (
	"strings"
	"unicode/utf8"

	"polidex/extract/actions/phrase"
)

// Title is the title of a box or list of actions.
type Title struct {
	// Start and End are the byte range of its words, without a section number
	// before and "(continued)" or a colon behind.
	Start, End int
	// Rest is where the text goes on behind the title and its colon.
	Rest int
	// Numbered titles name one action each: "Key action 7".
	Numbered bool
	// Singular titles announce one action: "Final action".
	Singular bool
	// Caption titles name a list or table and mark nothing ("Roadmap").
	Caption bool
	// Continued says that the title is repeated on a new page.
	Continued bool
	// Actors are those whose actions the title announces ("Key actions for
	// Member States").
	Actors []Actor
}

// titleLength is the most tokens that a title has; a longer text is prose.
const titleLength = 16

// ReadTitle reads a whole text as the title of a box or list of actions.
func (v *Vocabulary) ReadTitle(text string) (Title, bool) {
	t, ok := v.TitlePrefix(text)
	if !ok {
		return Title{}, false
	}
	rest := phrase.Tokens(text[t.Rest:])
	if t.Numbered {
		return t, len(rest) == 0
	}
	whole := phrase.Tokens(text)
	// "Actions to be taken" is a title, "Actions taken" a report.
	if len(whole) > titleLength || len(whole) > 0 && isStop(whole[len(whole)-1]) || v.isPast(phrase.Tokens(text[:t.Start])) || v.isPast(rest) {
		return Title{}, false
	}
	if len(rest) == 0 {
		return t, true
	}
	_, link := v.titleLinks.At(rest, 0)
	_, actor := v.actors.At(rest, 0)
	if !link && !actor && !hasYear(rest[:1]) && strings.TrimSpace(text[t.End:t.Rest]) == "" {
		return Title{}, false
	}
	// The title goes on: "Key actions for Member States".
	t.End, t.Rest = len(strings.TrimRight(text, " :")), len(text)
	t.Actors = distinct(v.actorsOf(whole, v.actors.All(whole)))
	return t, true
}

// TitlePrefix reads a title at the beginning of a text that may go on
// ("Key action 7: The Commission will …").
func (v *Vocabulary) TitlePrefix(text string) (Title, bool) {
	tokens := phrase.Tokens(opening(text))
	i := sectionNumber(tokens)
	if i >= len(tokens) {
		return Title{}, false
	}
	if m, ok := v.numbered.At(tokens, i); ok {
		if end, ok := number(tokens, m.To); ok {
			t := Title{Start: tokens[i].Start, End: tokens[end-1].End, Numbered: true}
			t.Rest = skipColon(text, tokens, end)
			return t, true
		}
	}
	begin := i
	i = v.beforeTitle(tokens, i)
	m, ok := v.titles.At(tokens, i)
	if c, caption := v.captions.At(tokens, i); caption && c.To > m.To {
		m, ok = c, true
	} else if !ok {
		return Title{}, false
	}
	t := Title{Start: tokens[begin].Start, End: tokens[m.To-1].End}
	_, t.Caption = v.captions.At(tokens[:m.To], i)
	if !t.Caption {
		_, t.Singular = v.singular.First(tokens[:m.To], i)
	}
	t.Actors = distinct(v.actorsOf(tokens, v.actors.All(tokens[:m.To])))
	end := m.To
	if c, ok := v.continuation(tokens, end); ok {
		t.Continued, end = true, c
	}
	t.Rest = skipColon(text, tokens, end)
	return t, true
}

// beforeTitle returns the token behind an article or a name with which a title
// may begin ("Die wichtigsten Maßnahmen", "Europol: key actions").
func (v *Vocabulary) beforeTitle(tokens []phrase.Token, i int) int {
	if _, ok := v.titles.At(tokens, i); ok {
		return i
	}
	at := i
	if v.isDeterminerAt(tokens, at) {
		at++
	}
	if n, ok := v.actors.At(tokens, at); ok {
		at = n.To
		for at < len(tokens) && (tokens[at].Is(":") || tokens[at].Is("-") || tokens[at].Glued || v.isDeterminerAt(tokens, at)) {
			at++
		}
	}
	if _, ok := v.titles.At(tokens, at); ok {
		return at
	}
	return i
}

// opening returns the beginning of a text, long enough for any title.
func opening(text string) string {
	const longest = 200
	return cut(text, longest)
}

// cut returns at most n bytes of a text, whole runes.
func cut(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// WithoutContinuation returns the end of a title without "(continued)".
func (v *Vocabulary) WithoutContinuation(text string) (end int, continued bool) {
	tokens := phrase.Tokens(text)
	for i := 1; i < len(tokens); i++ {
		if c, ok := v.continuation(tokens, i); ok && c == len(tokens) {
			return tokens[i-1].End, true
		}
	}
	return len(strings.TrimRight(text, " :")), false
}

// continuation reads "(continued)" or "– continued" at token i.
func (v *Vocabulary) continuation(tokens []phrase.Token, i int) (end int, ok bool) {
	bracket := i < len(tokens) && tokens[i].Is("(")
	if bracket || i < len(tokens) && (tokens[i].Is("-") || tokens[i].Is(",")) {
		i++
	} else {
		return i, false
	}
	m, ok := v.continued.At(tokens, i)
	if !ok {
		return i, false
	}
	i = m.To
	for i < len(tokens) && (tokens[i].Is(".") || bracket && tokens[i].Is(")")) {
		i++
	}
	return i, true
}

func (v *Vocabulary) isPast(tokens []phrase.Token) bool {
	_, ok := v.past.First(tokens, 0)
	return ok
}

// sectionNumber returns the token behind a section's number ("3.2.", "IV.",
// "Box 4:").
func sectionNumber(tokens []phrase.Token) int {
	i := 0
	if len(tokens) > 2 && !tokens[0].Mark && tokens[1].Number() && (tokens[2].Is(":") || tokens[2].Is(".") || tokens[2].Is("-")) && tokens[0].Text == "box" {
		return 3
	}
	for i < len(tokens) && (tokens[i].Number() || isRoman(tokens[i].Text) && i+1 < len(tokens) && tokens[i+1].Is(".") || i > 0 && (tokens[i].Is(".") || tokens[i].Is(")"))) {
		i++
	}
	return i
}

// number reads the number of a numbered title: "7", "No 7", "n° 7", "IV".
func number(tokens []phrase.Token, i int) (end int, ok bool) {
	for range 3 {
		if i >= len(tokens) {
			return i, false
		}
		if t := tokens[i]; t.Number() || isRoman(t.Text) {
			// "Key action 2.3" is one number; "Action 2024-2030" is a period.
			if len(t.Text) == 4 && t.Number() {
				return i, false
			}
			i++
			for i+1 < len(tokens) && tokens[i].Is(".") && tokens[i+1].Number() && tokens[i].End == tokens[i+1].Start {
				i += 2
			}
			return i, true
		}
		if t := tokens[i]; t.Text != "no" && t.Text != "nr" && t.Text != "n" && t.Text != "°" && t.Text != "º" && t.Text != "#" && !t.Is(".") {
			return i, false
		}
		i++
	}
	return i, false
}

func isRoman(s string) bool { return s != "" && strings.Trim(s, "ivx") == "" }

// skipColon returns the byte behind the colon, dash or stop at token i.
func skipColon(text string, tokens []phrase.Token, i int) int {
	if i < len(tokens) && (tokens[i].Is(":") || tokens[i].Is("-") || tokens[i].Is(".") || tokens[i].Is(")")) {
		i++
	}
	if i < len(tokens) {
		return tokens[i].Start
	}
	return len(text)
}

package api

import (
	"cmp"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"

	"polidex/api/web"
	"polidex/corpus"
)

// comparedLetters is how much of an action a comparison shows: more than any has in
// the documents that are held, and a bound for one that is no action at all.
const comparedLetters = 1500

// comparedPieces marks in two texts the words that the other has not. Words are the
// same as [corpus.Compare] takes them: whatever their case, accents and punctuation.
// What differs is found by Myers's algorithm, which go-diff has; its own units are
// letters, so that each word stands for one here.
func comparedPieces(before, after string) (old, new []web.Piece) {
	names := map[string]rune{}
	oldWords, newWords := spacedWords(before), spacedWords(after)
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // the texts are short, and the same two always differ alike
	at, to := 0, 0
	for _, run := range d.DiffMainRunes(lettersOf(oldWords, names), lettersOf(newWords, names), false) {
		n := len([]rune(run.Text))
		if run.Type != diffmatchpatch.DiffInsert {
			old = addPiece(old, oldWords[at:at+n], run.Type == diffmatchpatch.DiffDelete)
			at += n
		}
		if run.Type != diffmatchpatch.DiffDelete {
			new = addPiece(new, newWords[to:to+n], run.Type == diffmatchpatch.DiffInsert)
			to += n
		}
	}
	return old, new
}

// spacedWords cuts a text into words, each with the space behind it.
func spacedWords(text string) []string {
	var out []string
	for text = strings.TrimSpace(text); text != ""; {
		end := strings.IndexByte(text, ' ')
		if end < 0 {
			return append(out, text)
		}
		out, text = append(out, text[:end+1]), text[end+1:]
	}
	return out
}

// lettersOf gives each word a letter, equal words the same. They are of a plane for
// private use, where none stands for half of another.
func lettersOf(words []string, names map[string]rune) []rune {
	const first = 0xF0000
	out := make([]rune, len(words))
	for i, word := range words {
		key := strings.Join(corpus.PlainWords(word), "")
		name, known := names[key]
		if !known {
			name = first + rune(len(names))
			names[key] = name
		}
		out[i] = name
	}
	return out
}

// addPiece adds words to the pieces. The space behind marked words is not marked.
func addPiece(to []web.Piece, words []string, mark bool) []web.Piece {
	text := strings.Join(words, "")
	bare := strings.TrimRight(text, " ")
	if !mark || bare == text {
		return append(to, web.Piece{Text: text, Mark: mark})
	}
	return append(to, web.Piece{Text: bare, Mark: true}, web.Piece{Text: text[len(bare):]})
}

// titleOf is what a document is called in a list: its title, else its reference.
func (s *service) titleOf(e *corpus.Entry) string {
	return cmp.Or(titleText(e.Title), e.Reference, s.pages.Say("document.untitled"))
}

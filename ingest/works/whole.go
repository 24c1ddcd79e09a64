package works

import (
	"fmt"
	"sort"
	"strings"

	"polidex/corpus"
)

// whole is all text of a document as letters without what parts words, so that
// words are found that one form parts otherwise than another.
type whole struct {
	doc     *corpus.Document
	letters string
	// starts are where the blocks begin in letters.
	starts []int
}

func newWhole(doc *corpus.Document) *whole {
	w := &whole{doc: doc}
	var b strings.Builder
	for i := range doc.Blocks {
		w.starts = append(w.starts, b.Len())
		b.WriteString(letters(doc.Blocks[i].Text))
	}
	w.letters = b.String()
	return w
}

func letters(text string) string { return strings.Join(corpus.PlainWords(text), "") }

// where says where the words of an action that was not found stand all the same.
// That they do says that they were not taken for an action; that they do not, that
// they were read otherwise or are not in this form.
func (w *whole) where(text string) string {
	at := strings.Index(w.letters, letters(text))
	if at < 0 {
		return ", whose words are not here as they are there"
	}
	block := sort.Search(len(w.starts), func(i int) bool { return w.starts[i] > at }) - 1
	if page := w.doc.Blocks[max(block, 0)].Page; block >= 0 && page > 0 {
		return fmt.Sprintf(", whose words stand on page %d", page)
	}
	return ", whose words stand in the text"
}

package themes

import (
	"unicode/utf8"

	"polidex/extract/themes/internal/words"
)

// maxEnding is the number of letters that an inflected form may add.
const maxEnding = 3

// trie holds the forms of a language, each under a number. Forms are looked up
// letter by letter from a word's start; those that are endings stand in a second
// tree that is walked from the word's end, and those inside a word are looked
// for from each of its letters.
type trie struct {
	ids      map[form]int
	all      []form // by number
	forward  tree
	backward tree
	within   tree
	letters  [256]bool // the first bytes of the forms in within
}

// tree is a tree of bytes; node 0 is the root.
type tree []node

type node struct {
	edges []edge
	forms []numbered
}

type edge struct {
	letter byte
	to     int32
}

type numbered struct {
	id    int
	shape shape
}

func newTrie() *trie {
	return &trie{ids: map[form]int{}, forward: tree{{}}, backward: tree{{}}, within: tree{{}}}
}

// number returns the form's number, adding it when it is new.
func (t *trie) number(f form) int {
	if id, ok := t.ids[f]; ok {
		return id
	}
	id := len(t.ids)
	t.ids[f] = id
	t.all = append(t.all, f)
	switch f.shape {
	case ending:
		t.backward.add(reversed(f.text), numbered{id, f.shape})
	case inside:
		t.letters[f.text[0]] = true
		t.within.add(f.text, numbered{id, f.shape})
	default:
		t.forward.add(f.text, numbered{id, f.shape})
	}
	return id
}

func (t *tree) add(text string, n numbered) {
	at := int32(0)
	for i := range len(text) {
		next := (*t)[at].next(text[i])
		if next < 0 {
			next = int32(len(*t))
			(*t)[at].edges = append((*t)[at].edges, edge{text[i], next})
			*t = append(*t, node{})
		}
		at = next
	}
	(*t)[at].forms = append((*t)[at].forms, n)
}

func (n *node) next(letter byte) int32 {
	for _, e := range n.edges {
		if e.letter == letter {
			return e.to
		}
	}
	return -1
}

// lookup appends the numbers of all forms that the word has.
func (t *trie) lookup(w words.Word, out []int) []int {
	s := w.Folded
	at := int32(0)
	for i := 0; ; i++ {
		for _, n := range t.forward[at].forms {
			if fits(n.shape, w, i) {
				out = append(out, n.id)
			}
		}
		if i == len(s) {
			break
		}
		if at = t.forward[at].next(s[i]); at < 0 {
			break
		}
	}
	at = 0
	for i := len(s); i > 0; i-- {
		if at = t.backward[at].next(s[i-1]); at < 0 {
			break
		}
		for _, n := range t.backward[at].forms {
			out = append(out, n.id)
		}
	}
	for start := range len(s) {
		if !t.letters[s[start]] {
			continue
		}
		at = 0
		for i := start; i < len(s); i++ {
			if at = t.within[at].next(s[i]); at < 0 {
				break
			}
			for _, n := range t.within[at].forms {
				out = append(out, n.id)
			}
		}
	}
	return out
}

// fits reports whether a form that reaches to byte i of the word is met by it.
func fits(s shape, w words.Word, i int) bool {
	rest := w.Folded[i:]
	switch s {
	case whole:
		return rest == ""
	case inflected:
		return len(rest) <= maxEnding || len(rest) <= maxEnding*utf8.UTFMax && utf8.RuneCountInString(rest) <= maxEnding
	case capitals:
		return (rest == "" || rest == "s") && w.Caps >= utf8.RuneCountInString(w.Folded[:i])
	default:
		return true
	}
}

func reversed(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

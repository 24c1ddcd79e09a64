package bleve

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	segmentapi "github.com/blevesearch/scorch_segment_api/v2"

	"polidex/index"
	"polidex/index/tokens"
)

// mostWordBytes bounds the list of words that is kept of a text of a segment:
// some five million words. Where there are more, the dictionary is gone through.
const mostWordBytes = 64 << 20

// wordList is the words of a text of a segment, each between two line feeds:
// those with some letters in them are found by going through the bytes, which
// takes a hundredth of the time of going through the dictionary. Words of
// deleted entries are among them.
type wordList struct {
	once  sync.Once
	read  atomic.Bool
	words string
	// tooMany says that there are more words than are kept, and that none are.
	tooMany bool
	err     error
}

// wordLists are those of a segment by field.
type wordLists struct {
	mu sync.Mutex
	m  map[string]*wordList
}

func (k *wordLists) of(field string) *wordList {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.m == nil {
		k.m = map[string]*wordList{}
	}
	l := k.m[field]
	if l == nil {
		l = &wordList{}
		k.m[field] = l
	}
	return l
}

// wordList returns the words of a text, read once.
func (s *segment) wordList(field string) *wordList {
	l := s.derived.words.of(field)
	l.once.Do(func() {
		l.words, l.tooMany, l.err = s.readWords(field)
		l.read.Store(true)
	})
	return l
}

// bareDictionary gives terms without counting their entries.
type bareDictionary interface {
	AutomatonIteratorOmitCount(a segmentapi.Automaton, start, end []byte) segmentapi.DictionaryIterator
}

func (s *segment) readWords(field string) (words string, tooMany bool, err error) {
	dict, err := s.snapshot.Segment().Dictionary(field)
	if err != nil {
		return "", false, fmt.Errorf("reading the words of the index: %w", err)
	}
	terms := dict.AutomatonIterator
	if bare, ok := dict.(bareDictionary); ok {
		terms = bare.AutomatonIteratorOmitCount
	}
	var out strings.Builder
	out.WriteByte('\n')
	// What is not a word begins with a prefix of its own: it is stepped over.
	stems, references := tokens.StemPrefix, tokens.ReferencePrefix
	bounds := [][2]string{{"", references}, {next(references), stems}, {next(stems), ""}}
	for _, b := range bounds {
		for it := terms(nil, []byte(b[0]), bound(b[1])); ; {
			e, err := it.Next()
			if err != nil {
				return "", false, fmt.Errorf("reading the words of the index: %w", err)
			}
			if e == nil {
				break
			}
			if out.Len() > mostWordBytes {
				return "", true, nil
			}
			out.WriteString(e.Term)
			out.WriteByte('\n')
		}
	}
	return out.String(), false, nil
}

// next is what comes after all that begins with a prefix of one byte.
func next(prefix string) string { return string(prefix[0] + 1) }

// bound is the end of a range of terms, nil for none.
func bound(end string) []byte {
	if end == "" {
		return nil
	}
	return []byte(end)
}

// readAhead begins to read the words that a word which stands nowhere is looked
// for in, so that they are there when the first is asked for.
func (v *view) readAhead(field string) {
	for _, s := range v.segments {
		if s.derived.words.of(field).read.Load() {
			continue
		}
		v.refs.Add(1)
		go func() {
			defer v.done()
			s.wordList(field)
		}()
	}
}

// formsWith returns the forms in a text that a pattern stands for, sorted, and
// whether they were looked for: they are not where there are too many words.
func (c *compiler) formsWith(field string, n index.Expand) (forms []string, ok bool, err error) {
	match, part := n.Matcher(), longestPart(n.Pattern)
	for _, s := range c.v.segments {
		if err := c.ctx.Err(); err != nil {
			return nil, false, err
		}
		l := s.wordList(field)
		if l.err != nil || l.tooMany {
			return nil, false, l.err
		}
		for from := 0; ; {
			at := strings.Index(l.words[from:], part)
			if at < 0 {
				break
			}
			at += from
			start := strings.LastIndexByte(l.words[:at], '\n') + 1
			end := at + strings.IndexByte(l.words[at:], '\n')
			if form := l.words[start:end]; match(form) {
				forms = append(forms, form)
			}
			from = end
		}
	}
	slices.Sort(forms)
	return slices.Compact(forms), true, nil
}

// longestPart is the longest piece of a pattern without wildcards.
func longestPart(pattern string) string {
	longest := ""
	for _, p := range strings.FieldsFunc(pattern, func(r rune) bool { return r == '*' || r == '?' }) {
		if len(p) > len(longest) {
			longest = p
		}
	}
	return longest
}

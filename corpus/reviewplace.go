package corpus

import (
	"slices"
	"strings"
	"unicode"
)

// plainText is the words of a document as they are compared, one after the other.
type plainText struct {
	doc *Document
	// letters are those of all words; starts and ends are where each word begins and
	// ends in them, tokens where it stands in the document.
	letters      string
	starts, ends []int
	tokens       []Place
}

func newPlainText(d *Document) *plainText {
	t := &plainText{doc: d}
	var b strings.Builder
	for i := range d.Blocks {
		if d.Blocks[i].Kind != Furniture {
			t.read(&b, i)
		}
	}
	t.letters = b.String()
	return t
}

// read adds the words of a block, parted as [PlainWords] does.
func (t *plainText) read(b *strings.Builder, block int) {
	text, start, letters := t.doc.Blocks[block].Text, -1, b.Len()
	flush := func(end int) {
		if b.Len() > letters {
			t.starts, t.ends = append(t.starts, letters), append(t.ends, b.Len())
			t.tokens = append(t.tokens, Place{Block: block, Start: start, End: end})
		}
		start, letters = -1, b.Len()
	}
	for at, r := range text {
		switch {
		case joins(r):
		case unicode.IsLetter(r), unicode.IsNumber(r):
			if start < 0 {
				start = at
			}
			writePlain(b, r)
		default:
			flush(at)
		}
	}
	flush(len(text))
}

// find returns where words stand in the document, as places of one block or of
// several that follow each other, and the words as they are printed there. Case,
// accents, spaces, hyphens and punctuation make no difference, furniture is passed
// over. Of several occurrences it is the one on the page nearest to the given one (0
// is any), in the block nearest to the given one (-1 is any). An occurrence for which
// refuse says so is passed over; nil refuses none. Without an occurrence it returns
// nil.
func (t *plainText) find(words string, page, block int, refuse func([]Place) bool) (places []Place, printed string) {
	key := plainKey(PlainWords(words))
	if key == "" {
		return nil, ""
	}
	var best []Place
	nearer := func(a, b []Place) bool {
		x, y := a[0].Block, b[0].Block
		if p, q := distancePages(page, t.page(x)), distancePages(page, t.page(y)); p != q {
			return p < q
		}
		return block >= 0 && apart(x, block) < apart(y, block)
	}
	for from := 0; ; {
		i := strings.Index(t.letters[from:], key)
		if i < 0 {
			break
		}
		i += from
		from = i + 1
		first, ok := slices.BinarySearch(t.starts, i)
		last, ends := slices.BinarySearch(t.ends, i+len(key))
		if !ok || !ends {
			continue
		}
		if places := t.places(first, last); (refuse == nil || !refuse(places)) && (best == nil || nearer(places, best)) {
			best = places
		}
	}
	t.widen(best, words)
	return best, t.printed(best)
}

// widen takes in the signs around the words, such as brackets, that the given ones
// have as well.
func (t *plainText) widen(places []Place, words string) {
	if len(places) == 0 {
		return
	}
	words = strings.TrimSpace(words)
	first, last := &places[0], &places[len(places)-1]
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
	if signs := words[:strings.IndexFunc(words, isWord)]; strings.HasSuffix(t.doc.Blocks[first.Block].Text[:first.Start], signs) {
		first.Start -= len(signs)
	}
	signs := strings.TrimLeftFunc(words[strings.LastIndexFunc(words, isWord):], isWord)
	if strings.HasPrefix(t.doc.Blocks[last.Block].Text[last.End:], signs) {
		last.End += len(signs)
	}
}

func (t *plainText) page(block int) int { return t.doc.Blocks[block].ShownPage() }

// places are the ranges of the blocks that the words from first to last take.
func (t *plainText) places(first, last int) []Place {
	var out []Place
	for _, w := range t.tokens[first : last+1] {
		if n := len(out); n > 0 && out[n-1].Block == w.Block {
			out[n-1].End = w.End
		} else {
			out = append(out, w)
		}
	}
	return out
}

// printed are the words at places, with single spaces between blocks and cells.
func (t *plainText) printed(places []Place) string {
	var out []string
	for _, p := range places {
		out = append(out, strings.ReplaceAll(t.doc.Words(p), CellSeparator, " "))
	}
	return strings.Join(out, " ")
}

// stand says whether words are still at the places where they were.
func (d *Document) stand(words string, places []Place) bool {
	if len(places) == 0 {
		return false
	}
	var b strings.Builder
	for _, p := range places {
		b.WriteString(d.Words(p))
		b.WriteByte(' ')
	}
	return plainKey(PlainWords(b.String())) == plainKey(PlainWords(words))
}

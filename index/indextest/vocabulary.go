package indextest

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// vocabularySize is the number of words of the made-up language.
const vocabularySize = 60_000

// Vocabulary is the words of the corpora that [Corpus] makes up, by rank: the
// most frequent has rank 0. The first are the function words of a language; of
// the others every second one is a name, which is the same in all languages and
// never inflected, and the rest have endings by language. Some words like to
// stand before a certain other. It is for one goroutine at a time.
type Vocabulary struct {
	bases    []string
	partners []int32
	// The tables of Walker's and Vose's alias method, by which a rank is drawn
	// in constant time.
	keep  []uint32
	alias []int32
	// shares are those of names in passages, counted when first asked for.
	shares []nameShare
}

type nameShare struct {
	name  string
	share float64
}

// tongue is what a language has of its own.
type tongue struct {
	language string
	function []string
	endings  [4]string // one that is frequent, and three
}

// functionWords is the number of function words of each language.
const functionWords = 40

var tongues = []tongue{
	{"en", strings.Fields(`the of and to in a for on is that with by as be are this will at from or
		which has have an its their it such not these been was also other they all can more should under`), [4]string{"", "s", "ing", "ed"}},
	{"fr", strings.Fields(`de la les et des le en à un du une dans pour que par est sur au qui ne
		se pas plus aux ce avec sont il ces leur cette ou être été ainsi elle entre sans ont sous`), [4]string{"e", "es", "ation", "ées"}},
	{"de", strings.Fields(`der die und in den von zu des für mit im auf ist eine das dem nicht ein auch als
		werden bei an sich zur durch sind einer nach oder wird über aus zum es wie haben um einen sie`), [4]string{"e", "en", "ung", "lich"}},
	{"es", strings.Fields(`de la en los el y que las del a para un por con una se al es su no
		más como o sobre entre sus este ha esta lo también son sin han desde contra ser estos todo hasta`), [4]string{"a", "as", "ción", "ado"}},
	{"it", strings.Fields(`di e il la che in per del a le i un dei con della delle una al è nel
		sono da non si alla su gli più degli come dell ai anche dalla o nella tra lo essere se`), [4]string{"a", "e", "zione", "ato"}},
	{"pl", strings.Fields(`w i na z do w że się o nie jest przez dla oraz od po za jak a są
		co to tym być tych ich ze lub który które także jako przed może czy już ma być tego tylko`), [4]string{"a", "ów", "anie", "ość"}},
}

// NewVocabulary returns the vocabulary, always the same.
func NewVocabulary() *Vocabulary {
	r := rand.New(rand.NewPCG(3, 4))
	v := &Vocabulary{bases: newBases(r), partners: make([]int32, vocabularySize)}
	v.weigh()
	for rank := range v.partners {
		v.partners[rank] = v.content(r)
	}
	return v
}

// newBases makes up words of syllables, frequent ones shorter.
func newBases(r *rand.Rand) []string {
	const onsets, nuclei, codas = "bcdfghklmnprstvw", "aeiou", "lmnrstx"
	seen := map[string]bool{}
	out := make([]string, 0, vocabularySize)
	for len(out) < vocabularySize {
		var b []byte
		syllables := 1 + r.IntN(2)
		if len(out) > 2000 {
			syllables++
		}
		for range syllables {
			b = append(b, onsets[r.IntN(len(onsets))], nuclei[r.IntN(len(nuclei))])
			if r.IntN(3) == 0 {
				b = append(b, codas[r.IntN(len(codas))])
			}
		}
		if b = append(b, onsets[r.IntN(len(onsets))], 'o'); !seen[string(b)] {
			seen[string(b)] = true
			out = append(out, string(b))
		}
	}
	return out
}

// weigh fills the tables for frequencies by the law of Zipf and Mandelbrot with
// exponent 1.1 and shift 2.7: the first word is 6 % of a text, the first forty
// are 40 %.
func (v *Vocabulary) weigh() {
	weights, sum := make([]float64, vocabularySize), 0.0
	for i := range weights {
		weights[i] = math.Pow(2.7+float64(i), -1.1)
		sum += weights[i]
	}
	v.keep, v.alias = make([]uint32, vocabularySize), make([]int32, vocabularySize)
	var small, large []int32
	for i := range weights {
		weights[i] *= vocabularySize / sum
		v.keep[i], v.alias[i] = math.MaxUint32, int32(i)
		if weights[i] < 1 {
			small = append(small, int32(i))
		} else {
			large = append(large, int32(i))
		}
	}
	for len(small) > 0 && len(large) > 0 {
		s, l := small[len(small)-1], large[len(large)-1]
		small = small[:len(small)-1]
		v.keep[s], v.alias[s] = uint32(weights[s]*math.MaxUint32), l
		weights[l] -= 1 - weights[s]
		if weights[l] < 1 {
			large = large[:len(large)-1]
			small = append(small, l)
		}
	}
}

// draw returns a rank by its frequency.
func (v *Vocabulary) draw(random uint64) int32 {
	i := int32(random >> 32 * vocabularySize >> 32)
	if uint32(random) <= v.keep[i] {
		return i
	}
	return v.alias[i]
}

// content draws a word that is no function word.
func (v *Vocabulary) content(r *rand.Rand) int32 {
	for {
		if rank := v.draw(r.Uint64()); rank >= functionWords {
			return rank
		}
	}
}

// Size returns the number of ranks.
func (v *Vocabulary) Size() int { return len(v.bases) }

// Word returns the English word of a rank in its plain form.
func (v *Vocabulary) Word(rank int) string {
	if rank < functionWords {
		return tongues[0].function[rank]
	}
	return v.bases[rank]
}

// Pair returns the word of a rank with the one that often follows it.
func (v *Vocabulary) Pair(rank int) string {
	return v.Word(rank) + " " + v.Word(int(v.partners[rank]))
}

// write appends the word of a rank as it stands in a text.
func (v *Vocabulary) write(b []byte, t *tongue, rank int32, random byte) []byte {
	if rank < functionWords {
		return append(b, t.function[rank]...)
	}
	b = append(b, v.bases[rank]...)
	if rank%2 == 0 {
		return b
	}
	if random < 160 {
		return append(b, t.endings[0]...)
	}
	return append(b, t.endings[1+random%3]...)
}

// sample is the number of passages from which shares are told.
const sample = 40_000

// shortestName is the number of letters of the shortest that [Vocabulary.Names]
// returns.
const shortestName = 6

// Names returns n names that each stand in about the given share of all
// passages of any large corpus. Any engine finds them in the same passages,
// whatever it stems: names have no forms, and those are chosen that no stemmer
// takes for a form of another ("-ado" and "-ato" are endings in Spanish and
// Italian).
func (v *Vocabulary) Names(share float64, n int) []string {
	if v.shares == nil {
		v.count()
	}
	// Sorted by falling share: those around the first that is below.
	at, _ := slices.BinarySearchFunc(v.shares, share, func(s nameShare, share float64) int {
		if s.share > share {
			return -1
		}
		return 1
	})
	from := max(0, min(at-n/2, len(v.shares)-n))
	var out []string
	for _, s := range v.shares[from : from+n] {
		out = append(out, s.name)
	}
	return out
}

func (v *Vocabulary) count() {
	counts := map[string]int{}
	for rank := functionWords; rank < vocabularySize; rank += 2 {
		if b := v.bases[rank]; len(b) >= shortestName && strings.IndexByte("bfghkmpw", b[len(b)-2]) >= 0 {
			counts[b] = 0
		}
	}
	for d := range Corpus(sample) {
		for i := range d.Blocks {
			seen := map[string]bool{}
			for _, w := range strings.Fields(d.Blocks[i].Text) {
				w = strings.ToLower(strings.Trim(w, ".,;"))
				if _, ok := counts[w]; ok && !seen[w] {
					seen[w] = true
					counts[w]++
				}
			}
		}
	}
	for name, n := range counts {
		v.shares = append(v.shares, nameShare{name, float64(n) / sample})
	}
	slices.SortFunc(v.shares, func(a, b nameShare) int {
		return cmp.Or(cmp.Compare(b.share, a.share), strings.Compare(a.name, b.name))
	})
}

package works

import (
	"encoding/base64"
	"encoding/binary"
	"hash/fnv"
	"io"
	"math"
	"strings"

	"polidex/corpus"
)

const (
	// MinWords is the number of words from which a text may be grouped by its
	// likeness: shorter ones, such as notices and error pages, are alike without
	// being one.
	MinWords = 50
	// shingleWords is the number of words of a shingle.
	shingleWords = 3
	// hashes is the number of values of a sketch.
	hashes = 128
)

// sketchForm stands before a sketch: those of another way of making are not
// compared. Change it with whatever changes the values: shingleWords, hashes, the
// functions below, [corpus.PlainWords].
const sketchForm = "m1:"

// Fingerprint is what is kept of a text to find texts that are near-equal. Values
// can be compared with ==, and marshal to about 750 bytes of JSON.
type Fingerprint struct {
	// Language is the text's, as ISO 639-1.
	Language string `json:"language"`
	// Words is the number of its words.
	Words int `json:"words"`
	// Sketch is the text's MinHash, empty for a text without words.
	Sketch string `json:"sketch,omitempty"`
}

// FingerprintOf returns the fingerprint of a document: of its headings, paragraphs,
// items and rows in their order, without furniture and without notes, which stand
// elsewhere in a page than in a PDF file.
func FingerprintOf(doc *corpus.Document) Fingerprint {
	var words []string
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Kind != corpus.Furniture && b.Kind != corpus.Note {
			words = append(words, corpus.PlainWords(b.Text)...)
		}
	}
	f := Fingerprint{Language: doc.Language, Words: len(words)}
	if len(words) > 0 {
		s := sketchOf(words)
		f.Sketch = s.String()
	}
	return f
}

// Similarity estimates the share of word shingles that two texts have in common
// out of those of both, from 0 to 1. It is 0 where a sketch is missing, damaged or
// of another form.
func Similarity(a, b Fingerprint) float64 {
	s, ok := parseSketch(a.Sketch)
	t, same := parseSketch(b.Sketch)
	if !ok || !same {
		return 0
	}
	return s.similarity(t)
}

// sketch holds, for each of many orders of all shingles, the value of the first
// one that the text has.
type sketch [hashes]uint32

// sketchOf makes the orders of one hash by multiply-shift hashing (Dietzfelbinger
// and others, "A reliable randomized algorithm for the closest-pair problem", 1997).
func sketchOf(words []string) *sketch {
	s := new(sketch)
	var factors, offsets [hashes]uint64
	for k := range s {
		s[k], factors[k], offsets[k] = math.MaxUint32, mixed(uint64(2*k+1))|1, mixed(uint64(2*k+2))
	}
	for i := range max(1, len(words)-shingleWords+1) {
		h := fnv.New64a()
		// A hash of bytes returns no error.
		_, _ = io.WriteString(h, strings.Join(words[i:min(i+shingleWords, len(words))], " "))
		x := mixed(h.Sum64())
		for k := range s {
			s[k] = min(s[k], uint32((x*factors[k]+offsets[k])>>32))
		}
	}
	return s
}

// mixed spreads the bits of a number: the last step of SplitMix64 (Steele, Lea and
// Flood, "Fast splittable pseudorandom number generators", 2014).
func mixed(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func (s *sketch) similarity(t *sketch) float64 {
	same := 0
	for i := range s {
		if s[i] == t[i] {
			same++
		}
	}
	return float64(same) / hashes
}

// String returns the sketch as it is kept.
func (s *sketch) String() string {
	raw := make([]byte, 0, 4*hashes)
	for _, v := range s {
		raw = binary.BigEndian.AppendUint32(raw, v)
	}
	return sketchForm + base64.RawURLEncoding.EncodeToString(raw)
}

func parseSketch(kept string) (*sketch, bool) {
	text, ok := strings.CutPrefix(kept, sketchForm)
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if !ok || err != nil || len(raw) != 4*hashes {
		return nil, false
	}
	s := new(sketch)
	for i := range s {
		s[i] = binary.BigEndian.Uint32(raw[4*i:])
	}
	return s, true
}

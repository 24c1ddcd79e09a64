package works

import (
	"cmp"
	"slices"
)

// linkKind is a reason why two documents are one work; the first is the strongest.
type linkKind int

const (
	sameReference linkKind = iota
	sameSource
	ofRecord
	nearEqual
)

// link is a reason why two documents, by their indexes, are one work. The first
// is the one that was seen first.
type link struct {
	kind          linkKind
	first, second int
	source        string
	similarity    float64
}

// links returns all reasons in the order in which they are heeded: the strongest
// first, of those of texts the most alike, then the documents that were seen first.
func (g *grouping) links() []link {
	all := slices.Concat(g.byReference(), g.bySource(), g.byRecord(), g.byText())
	slices.SortFunc(all, func(a, b link) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(b.similarity, a.similarity),
			cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second), cmp.Compare(a.source, b.source))
	})
	return all
}

func (g *grouping) byReference() []link {
	last := map[string]int{}
	var out []link
	for i := range g.docs {
		if w := g.docs[i].Work; w != "" {
			if first, ok := last[w]; ok {
				out = append(out, link{kind: sameReference, first: first, second: i})
			}
			last[w] = i
		}
	}
	return out
}

// bySource links the versions of a source, each to the one before.
func (g *grouping) bySource() []link {
	last := map[string]int{}
	var out []link
	for i := range g.docs {
		for _, s := range slices.Compact(slices.Sorted(slices.Values(g.docs[i].sources))) {
			if first, ok := last[s]; ok {
				out = append(out, link{kind: sameSource, first: first, second: i, source: s})
			}
			last[s] = i
		}
	}
	return out
}

// byRecord links what was found through a record to its first version.
func (g *grouping) byRecord() []link {
	records := map[string]int{}
	for i := range slices.Backward(g.docs) {
		if g.docs[i].Record {
			for _, s := range g.docs[i].sources {
				records[s] = i
			}
		}
	}
	var out []link
	for i := range g.docs {
		for _, p := range g.docs[i].parents {
			if r, ok := records[p]; ok && r != i {
				out = append(out, link{kind: ofRecord, first: min(r, i), second: max(r, i)})
			}
		}
	}
	return out
}

const (
	// NearFrom is the [Similarity] from which two texts are near-equal. Two real forms
	// of a text have 0.95 and more (TestRealForms). A copy with one word in twenty
	// changed has 0.64 to 0.84, with one in ten 0.43 to 0.68, with one in five 0.51 at
	// most (TestSimilarityOfCopies).
	NearFrom = 0.6
	// bandRows values next to each other are the same in two texts, in one band at
	// least, with a probability of 1−(1−s⁴)³²: 0.988 for a similarity s of 0.6, 0.9998
	// for 0.7, 0.003 for 0.1.
	bandRows = 4
	// bandReach bounds with how many of those before it in a band, besides the first
	// of all, a text is compared.
	bandReach = 4
)

// byText links texts of one language that are near-equal.
func (g *grouping) byText() []link {
	texts, out := g.texts()
	var bands [hashes / bandRows][]neighbours
	for band := range bands {
		bands[band] = neighboursOf(texts, band)
	}
	tried := make([]int, len(texts)) // the text, counted from 1, that was last compared with each
	for i := range texts {
		try := func(j int) {
			if j == i || tried[j] == i+1 || texts[j].language != texts[i].language {
				return
			}
			tried[j] = i + 1
			if s := texts[j].sketch.similarity(texts[i].sketch); s >= NearFrom {
				out = append(out, link{kind: nearEqual, first: texts[j].doc, second: texts[i].doc, similarity: s})
			}
		}
		for _, in := range bands {
			try(int(in[i].first))
			for j, n := int(in[i].previous), 0; j >= 0 && n < bandReach; j, n = int(in[j].previous), n+1 {
				try(j)
			}
		}
	}
	return out
}

// neighbours are the texts with the same values in a band: the one before, -1 for
// none, and the first of all.
type neighbours struct{ previous, first int32 }

// neighboursOf returns those of each text in a band.
func neighboursOf(texts []text, band int) []neighbours {
	type entry struct {
		hash uint64
		text int32
	}
	entries := make([]entry, len(texts))
	for i := range texts {
		h := texts[i].language
		for _, v := range texts[i].sketch[band*bandRows : (band+1)*bandRows] {
			h = mixed(h ^ uint64(v))
		}
		entries[i] = entry{h, int32(i)}
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.text, b.text)) })
	out := make([]neighbours, len(texts))
	for n, e := range entries {
		out[e.text] = neighbours{-1, e.text}
		if n > 0 && entries[n-1].hash == e.hash {
			before := entries[n-1].text
			out[e.text] = neighbours{before, out[before].first}
		}
	}
	return out
}

// text is a sketch that no other document before has.
type text struct {
	doc int
	// language is a number for each language, so that texts of two are not compared.
	language uint64
	sketch   *sketch
}

// texts returns the texts that are long enough to be compared, one for each sketch
// and reference, and links those with the same sketch.
func (g *grouping) texts() ([]text, []link) {
	type same struct{ language, sketch, work string }
	languages := map[string]uint64{}
	var out []text
	var links []link
	first := map[same]int{}
	for i := range g.docs {
		f := g.docs[i].Fingerprint
		if f.Words < MinWords {
			continue
		}
		key := same{f.Language, f.Sketch, g.docs[i].Work}
		if j, ok := first[key]; ok {
			links = append(links, link{kind: nearEqual, first: j, second: i, similarity: 1})
			continue
		}
		if s, ok := parseSketch(f.Sketch); ok {
			first[key] = i
			if _, known := languages[f.Language]; !known {
				languages[f.Language] = mixed(uint64(len(languages)))
			}
			out = append(out, text{i, languages[f.Language], s})
		}
	}
	return out, links
}

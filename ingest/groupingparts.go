package ingest

import (
	"cmp"
	"maps"
	"slices"

	"polidex/corpus"
	"polidex/ingest/works"
)

const (
	// doubtfulConfidence is the recogniser's own confidence, as the mean over the
	// words, under which a text may share few word sequences with the one that it
	// shows. It is that under which the reading of PDF files warns.
	doubtfulConfidence = 0.8
	// heldFrom is the share of a text's word sequences from which another text holds
	// it, and madeFrom that of a text's words from which it is made of those that it
	// holds. The first leaves room for the error of the estimate, by 0.25 where the one
	// text is a tenth of the other; the second for a title page and a list of contents.
	heldFrom, madeFrom = 0.6, 0.75
)

// isDoubtful says whether a text may be read so wrongly that it is unlike itself.
func isDoubtful(q *corpus.Quality) bool {
	words, sum := 0, 0.0
	for _, r := range q.Recognised {
		words, sum = words+r.Words, sum+r.Confidence*float64(r.Words)
	}
	return q.Doubt != "" || words > 0 && sum < doubtfulConfidence*float64(words)
}

// texts numbers the groups of near-equal texts among the documents of one work, from 1,
// for [corpus.ChooseForms]. The records of catalogues have no number, nor have
//
//   - texts under [works.MinWords], of which likeness says nothing;
//   - groups of which all texts may be read wrongly;
//   - a text that holds others and is made of them, as a page with a communication and
//     its annex is where both are held as files: the parts are counted, not the sum;
//   - a text that another one holds, as an excerpt is.
//
// The last two are judged by what the sources hold now and was read whole.
func (g *grouping) texts(ids []string) map[string]int {
	if len(ids) < 2 {
		return nil
	}
	byLanguage := map[string][]*placing{}
	for _, id := range ids {
		p := g.placings[id]
		if p.Facts != nil && !p.Record && p.Fingerprint.Words >= works.MinWords {
			byLanguage[p.Facts.Language] = append(byLanguage[p.Facts.Language], p)
		}
	}
	out, number := map[string]int{}, 0
	for _, language := range slices.Sorted(maps.Keys(byLanguage)) {
		for _, group := range g.parts(nearEqual(byLanguage[language])) {
			number++
			for _, p := range group {
				out[p.Document] = number
			}
		}
	}
	return out
}

// nearEqual puts texts of one language into groups: each is near-equal to another one
// of its group.
func nearEqual(texts []*placing) [][]*placing {
	var groups [][]*placing
	for _, p := range texts {
		near := func(other *placing) bool {
			return p.Fingerprint.Sketch == other.Fingerprint.Sketch || works.Similarity(p.Fingerprint, other.Fingerprint) >= works.NearFrom
		}
		joined := []*placing{p}
		groups = slices.DeleteFunc(groups, func(group []*placing) bool {
			if !slices.ContainsFunc(group, near) {
				return false
			}
			joined = append(joined, group...)
			return true
		})
		groups = append(groups, joined)
	}
	return groups
}

// parts takes out the groups that are no parts by themselves.
func (g *grouping) parts(groups [][]*placing) [][]*placing {
	not := g.notParts(groups)
	var out [][]*placing
	for i, group := range groups {
		if !not[i] && slices.ContainsFunc(group, func(p *placing) bool { return !p.Facts.Doubtful }) {
			out = append(out, group)
		}
	}
	return out
}

// notParts says by index which groups are made of others or are held by another: the
// longest text is looked at first.
func (g *grouping) notParts(groups [][]*placing) map[int]bool {
	whole := make([][]*placing, len(groups)) // those by which a group is judged
	words, order := make([]int, len(groups)), make([]int, len(groups))
	for i, group := range groups {
		order[i] = i
		for _, p := range group {
			if p.Facts.Status == corpus.ReadWhole && !p.Facts.Doubtful && g.isCurrent(p.Document) {
				whole[i] = append(whole[i], p)
				words[i] = max(words[i], p.Fingerprint.Words)
			}
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(words[j], words[i]) })
	// Each form of a group has to hold the other one, since any may be its best.
	holds := func(i, j int) bool {
		return i != j && words[j] > 0 && words[j] <= words[i] && !slices.ContainsFunc(whole[i], func(p *placing) bool {
			return !slices.ContainsFunc(whole[j], func(q *placing) bool { return isHeld(q.Fingerprint, p.Fingerprint) })
		})
	}
	out := map[int]bool{}
	for _, i := range order {
		if out[i] {
			continue
		}
		var held []int
		sum := 0
		for _, j := range order {
			if out[j] || !holds(i, j) {
				continue
			}
			if !slices.ContainsFunc(held, func(k int) bool { return holds(k, j) }) {
				sum += words[j]
			}
			held = append(held, j)
		}
		if len(held) > 1 && float64(sum) >= madeFrom*float64(words[i]) {
			held = []int{i}
		}
		for _, j := range held {
			out[j] = true
		}
	}
	return out
}

// isHeld says whether most word sequences of a text stand in another that is longer.
// The number that two have in common follows from their likeness and lengths, where
// each sequence stands about once.
func isHeld(short, long works.Fingerprint) bool {
	s := works.Similarity(short, long)
	common := s / (1 + s) * float64(short.Words+long.Words)
	return common >= heldFrom*float64(short.Words)
}

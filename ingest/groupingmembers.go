package ingest

import (
	"maps"
	"slices"

	"polidex/corpus"
	"polidex/ingest/works"
)

// members are the documents with all sources that they were taken from.
func (g *grouping) members() []works.Member {
	g.latest = map[string]corpus.Retrieval{}
	var out []works.Member
	for _, id := range slices.Sorted(maps.Keys(g.placings)) {
		p := g.placings[id]
		m := works.Member{ID: id, Work: p.Reference, Record: p.Record, Fingerprint: p.Fingerprint}
		for _, got := range g.history.of(id) {
			if last, known := g.latest[got.Source]; !known || byTime(last, got) < 0 {
				g.latest[got.Source] = got
			}
			m.FirstSeen, m.Source, m.Parent = got.Time, got.Source, got.Parent
			if got.Source == StdinName {
				m.Source = ""
			}
			out = append(out, m)
		}
		for _, m.Parent = range p.Parents {
			out = append(out, m)
		}
		if len(out) == 0 || out[len(out)-1].ID != id {
			out = append(out, m)
		}
	}
	g.newest = maps.Clone(g.latest)
	for _, p := range g.placings {
		for _, got := range p.got {
			if last, known := g.latest[got.Source]; !known || byTime(last, got) < 0 {
				g.latest[got.Source] = got
			}
		}
	}
	for source, last := range g.latest {
		if before, ok := g.history.Latest(source); ok && byTime(last, before) < 0 {
			g.latest[source] = before
		}
	}
	return out
}

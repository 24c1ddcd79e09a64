package works

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"polidex/corpus"
)

// Member is what grouping needs to know of a document. One that was retrieved from
// several sources may be given once for each.
type Member struct {
	// ID is the document's.
	ID string
	// Work is the key of its official reference ("com-2025-148"), its own or the one
	// that the record of a catalogue states for it; empty without one.
	Work string
	// FirstSeen is when it was first retrieved.
	FirstSeen time.Time
	// Source is where it was taken from: a path or a URL. What has no name ("-",
	// empty) is no version of anything.
	Source string
	// Parent is the source through which it was found, empty for one that was named
	// itself. It counts where that source is a Record.
	Parent string
	// Record says that it is the record page of a catalogue, which describes another
	// document.
	Record bool
	// Fingerprint is the text's; the zero value is never like another.
	Fingerprint Fingerprint
}

// Work is the work that a document belongs to.
type Work struct {
	// Key is that of the reference of one of the forms: "com-2025-148". Without one
	// it is made of the form that was seen first, "text-" and its ID, or "record-" and
	// its ID where that is a record. It is then the same for as long as no form with a
	// reference, and none that was seen earlier, comes to the work.
	Key string
	// Why is a sentence on what joined the document to another of the work; empty for
	// one that is alone.
	Why string
}

// Group returns the work of each document by its ID. See the package's comment for
// the rule. The order of the members is of no account.
func Group(members []Member) map[string]Work {
	g := newGrouping(members)
	for _, l := range g.links() {
		g.join(l)
	}
	return g.works()
}

// grouping is a forest of documents (union and find).
type grouping struct {
	docs []document
	// parent is by document; that of a root is itself.
	parent []int
	// work is the reference of a tree, by its root.
	work []string
	why  []string
}

// document is all that is known of the members with an ID, the earliest first.
type document struct {
	Member
	sources, parents []string
}

// newGrouping merges the members of one ID and puts the documents in the order in
// which they were first seen.
func newGrouping(members []Member) *grouping {
	sorted := slices.Clone(members)
	slices.SortFunc(sorted, func(a, b Member) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), a.FirstSeen.Compare(b.FirstSeen), cmp.Compare(a.Source, b.Source),
			cmp.Compare(a.Parent, b.Parent), cmp.Compare(a.Work, b.Work), cmp.Compare(a.Fingerprint.Sketch, b.Fingerprint.Sketch))
	})
	g := &grouping{}
	for _, m := range sorted {
		if n := len(g.docs); n == 0 || g.docs[n-1].ID != m.ID {
			g.docs = append(g.docs, document{Member: m})
		}
		d := &g.docs[len(g.docs)-1]
		d.Work, d.Record = cmp.Or(d.Work, m.Work), d.Record || m.Record
		d.Fingerprint = cmp.Or(d.Fingerprint, m.Fingerprint)
		if s := place(m.Source); s != "" {
			d.sources = append(d.sources, s)
		}
		if p := place(m.Parent); p != "" {
			d.parents = append(d.parents, p)
		}
	}
	slices.SortStableFunc(g.docs, func(a, b document) int { return a.FirstSeen.Compare(b.FirstSeen) })
	g.parent, g.work, g.why = make([]int, len(g.docs)), make([]string, len(g.docs)), make([]string, len(g.docs))
	for i := range g.docs {
		g.parent[i], g.work[i] = i, g.docs[i].Work
	}
	return g
}

// place returns a source as it is compared: without a fragment and a slash at its
// end. It is empty for standard input.
func place(source string) string {
	if strings.Contains(source, "://") {
		source, _, _ = strings.Cut(source, "#")
		source = strings.TrimRight(source, "/")
	}
	if source == "-" {
		return ""
	}
	return source
}

// join makes one work of two, unless they have different references. The root of
// a tree is the document of it that was seen first.
func (g *grouping) join(l link) {
	a, b := g.root(l.first), g.root(l.second)
	if a == b || g.work[a] != "" && g.work[b] != "" && g.work[a] != g.work[b] {
		return
	}
	a, b = min(a, b), max(a, b)
	g.parent[b], g.work[a] = a, cmp.Or(g.work[a], g.work[b])
	for _, side := range []struct{ of, other int }{{l.first, l.second}, {l.second, l.first}} {
		if g.why[side.of] == "" {
			g.why[side.of] = g.sentence(l, side.of, side.other)
		}
	}
}

func (g *grouping) root(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// sentence says what joins one document to another.
func (g *grouping) sentence(l link, of, other int) string {
	id := g.docs[other].ID
	switch l.kind {
	case sameReference:
		return fmt.Sprintf("it has the same reference as %s: %s", id, g.docs[of].Work)
	case sameSource:
		return fmt.Sprintf("it was taken from the same source as %s: %s", id, l.source)
	case ofRecord:
		if g.docs[of].Record {
			return fmt.Sprintf("it is the record through which %s was found", id)
		}
		return fmt.Sprintf("it was found through the record %s", id)
	}
	return fmt.Sprintf("its text is nearly that of %s: %.0f%% of their word sequences are the same", id, 100*l.similarity)
}

func (g *grouping) works() map[string]Work {
	out := make(map[string]Work, len(g.docs))
	for i := range g.docs {
		r := g.root(i)
		key := g.work[r]
		switch {
		case key != "":
		case g.docs[r].Record:
			key = corpus.RecordWork + g.docs[r].ID
		default:
			key = corpus.TextWork + g.docs[r].ID
		}
		out[g.docs[i].ID] = Work{Key: key, Why: g.why[i]}
	}
	return out
}

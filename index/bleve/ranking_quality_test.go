package bleve_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract"
	"polidex/index"
	"polidex/index/bleve"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestRankingQuality holds how well the queries of testdata/ranking.txt find
// what a careful reader wants, so that a change of weights or of analysis is seen
// in review, query by query. Written anew with -update.
func TestRankingQuality(t *testing.T) {
	const (
		file   = "../../testdata/ranking.txt"
		golden = "testdata/ranking.golden"
	)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	questions, err := parseRanking(string(data))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	corpusDocs, entries := rankedDocuments(t)
	x := open(t, t.TempDir())
	if err := x.Put(t.Context(), corpusDocs...); err != nil {
		t.Fatalf("Put() = %v", err)
	}
	var answers []answer
	for _, q := range questions {
		a, err := ask(t, x, q, entries)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		answers = append(answers, a)
	}
	if t.Failed() {
		return
	}
	got := showRanking(answers)
	t.Logf("the figures:\n%s", got)
	if *update {
		if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("figures (-want +got), with -update they are written anew:\n%s", diff)
	}
}

func TestParseRankingRefuses(t *testing.T) {
	const sound = "group: g\nquery: a\nkind: document\nwant: x.txt\n"
	if got, err := parseRanking(sound); err != nil || len(got) != 1 {
		t.Fatalf("parseRanking(%q) = %v, %v, want one question", sound, got, err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"no group", "query: a\nwant: x.txt: b\n", "line 1: a query before any group"},
		{"no want", "group: g\nquery: a\n", `line 2: query "a" wants nothing`},
		{"want before query", "group: g\nwant: x.txt: b\n", "line 2: want without a query"},
		{"or before want", "group: g\nquery: a\nor: x.txt: b\n", "line 3: or without a want"},
		{"two queries", "group: g\nquery: a\nquery: b\n", "line 3: a second query in a block"},
		{"unknown kind", "group: g\nquery: a\nkind: word\n", `line 3: unknown kind "word"`},
		{"unknown key", "group: g\nqeury: a\n", `line 2: unknown key "qeury"`},
		{"no key", "group: g\nquery a\n", `line 2: "query a" is not KEY: VALUE`},
		{"passage without words", "group: g\nquery: a\nwant: x.txt\n", "line 3: a wanted passage needs the beginning of its words"},
		{"document with words", "group: g\nquery: a\nkind: document\nwant: x.txt: b\n", "line 4: a wanted document is named by its file alone"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := parseRanking(c.text); err == nil || err.Error() != c.want {
				t.Errorf("parseRanking(%q) = %v, want %s", c.text, err, c.want)
			}
		})
	}
}

// question is one block of the file.
type question struct {
	line        int
	group, text string
	kind        corpus.EntryKind
	wants       []wanted
}

// wanted is an entry, and the places where it stands.
type wanted []place

// place is the document's file and the beginning of the entry's words.
type place struct {
	line        int
	file, words string
}

func (p place) String() string {
	if p.words == "" {
		return p.file
	}
	return p.file + ": " + p.words
}

// parseRanking reads the format that the file itself sets down.
func parseRanking(text string) ([]question, error) {
	var out []question
	var group string
	var q question
	end := func() error {
		if q.line == 0 {
			return nil
		}
		if len(q.wants) == 0 {
			return fmt.Errorf("line %d: query %q wants nothing", q.line, q.text)
		}
		for p := range slices.Values(slices.Concat(q.wants...)) {
			switch {
			case q.kind == corpus.KindDocument && p.words != "":
				return fmt.Errorf("line %d: a wanted document is named by its file alone", p.line)
			case q.kind != corpus.KindDocument && p.words == "":
				return fmt.Errorf("line %d: a wanted %s needs the beginning of its words", p.line, q.kind)
			}
		}
		out = append(out, q)
		q = question{}
		return nil
	}
	for i, line := range strings.Split(text, "\n") {
		n, line := i+1, strings.TrimSpace(line)
		if line == "" {
			if err := end(); err != nil {
				return nil, err
			}
			continue
		}
		if strings.HasPrefix(line, "#") {
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if value = strings.TrimSpace(value); !ok || value == "" {
			return nil, fmt.Errorf("line %d: %q is not KEY: VALUE", n, line)
		}
		switch {
		case key == "group":
			group = value
		case key == "query" && group == "":
			return nil, fmt.Errorf("line %d: a query before any group", n)
		case key == "query" && q.line != 0:
			return nil, fmt.Errorf("line %d: a second query in a block", n)
		case key == "query":
			q = question{line: n, group: group, text: value, kind: corpus.KindPassage}
		case key != "kind" && key != "want" && key != "or":
			return nil, fmt.Errorf("line %d: unknown key %q", n, key)
		case q.line == 0:
			return nil, fmt.Errorf("line %d: %s without a query", n, key)
		case key == "kind":
			q.kind = corpus.EntryKind(value)
			if !slices.Contains([]corpus.EntryKind{corpus.KindPassage, corpus.KindAction, corpus.KindDocument}, q.kind) {
				return nil, fmt.Errorf("line %d: unknown kind %q", n, value)
			}
		case key == "or" && len(q.wants) == 0:
			return nil, fmt.Errorf("line %d: or without a want", n)
		default:
			file, words, _ := strings.Cut(value, ":")
			p := place{line: n, file: file, words: strings.TrimSpace(words)}
			if key == "want" {
				q.wants = append(q.wants, nil)
			}
			last := &q.wants[len(q.wants)-1]
			*last = append(*last, p)
		}
	}
	return out, end()
}

// rankedDocuments extracts the test documents; the entries are by file.
func rankedDocuments(t *testing.T) ([]*corpus.Document, map[string][]corpus.Entry) {
	t.Helper()
	var docs []*corpus.Document
	entries := map[string][]corpus.Entry{}
	for _, pattern := range []string{"../../testdata/documents/*", "../../testdata/unseen/*"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no documents (%v)", pattern, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, ".gold.json") {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, err := extract.Extract(t.Context(), data, extract.Source{Name: file}, extract.Options{})
			if err != nil {
				t.Fatalf("Extract(%s) = %v", file, err)
			}
			docs = append(docs, d)
			entries[filepath.Base(file)] = index.Entries(d)
		}
	}
	return docs, entries
}

// answer is a question with the rank of each entry wanted, 0 for one that was
// not found, and the number of entries found.
type answer struct {
	question
	ranks []int
	total int
}

func ask(t *testing.T, x *bleve.Index, q question, entries map[string][]corpus.Entry) (answer, error) {
	r, err := x.Search(t.Context(), corpus.Query{Text: q.text, Kind: q.kind, Limit: corpus.MaxLimit})
	if err != nil {
		return answer{}, fmt.Errorf("line %d: searching %q: %w", q.line, q.text, err)
	}
	a := answer{question: q, total: r.Total}
	for _, w := range q.wants {
		var ids []string
		for _, p := range w {
			id, err := find(p, q.kind, entries)
			if err != nil {
				return answer{}, err
			}
			ids = append(ids, id)
		}
		a.ranks = append(a.ranks, 1+slices.IndexFunc(r.Hits, func(h corpus.Hit) bool { return slices.Contains(ids, h.ID) }))
	}
	return a, nil
}

// find returns the ID of the one entry that stands at the place.
func find(p place, kind corpus.EntryKind, entries map[string][]corpus.Entry) (string, error) {
	all, ok := entries[p.file]
	if !ok {
		return "", fmt.Errorf("line %d: there is no document %q", p.line, p.file)
	}
	var ids []string
	for _, e := range all {
		if e.Kind == kind && strings.HasPrefix(strings.Join(strings.Fields(e.Text), " "), p.words) {
			ids = append(ids, e.ID)
		}
	}
	if len(ids) != 1 {
		return "", fmt.Errorf("line %d: %d entries of kind %s in %s begin with %q, want one", p.line, len(ids), kind, p.file, p.words)
	}
	return ids[0], nil
}

// showRanking writes the figures, of all and by group, and what is not in the
// first ten. Recall at k is the share of the entries wanted, or of k where more
// are, that stand in the first k, averaged over queries; MRR is the mean of one
// over the rank of the first of them.
func showRanking(answers []answer) string {
	var b bytes.Buffer
	wants := 0
	groups := map[string][]answer{}
	var names []string
	for _, a := range answers {
		wants += len(a.wants)
		if groups[a.group] == nil {
			names = append(names, a.group)
		}
		groups[a.group] = append(groups[a.group], a)
	}
	fmt.Fprintf(&b, "# %d queries, %d entries wanted\n%-24s queries  recall@1  recall@5  recall@10     MRR\n", len(answers), wants, "")
	showFigures(&b, "all", answers)
	for _, name := range names {
		showFigures(&b, name, groups[name])
	}
	b.WriteString("\n# not in the first ten\n")
	for _, a := range answers {
		for i, rank := range a.ranks {
			switch {
			case rank == 0:
				fmt.Fprintf(&b, "%s: %s: %s: not among %d: %s\n", a.group, a.kind, a.text, a.total, a.wants[i][0])
			case rank > 10:
				fmt.Fprintf(&b, "%s: %s: %s: rank %d of %d: %s\n", a.group, a.kind, a.text, rank, a.total, a.wants[i][0])
			}
		}
	}
	return b.String()
}

func showFigures(b *bytes.Buffer, name string, answers []answer) {
	recall := func(k int) float64 {
		sum := 0.0
		for _, a := range answers {
			in := 0
			for _, rank := range a.ranks {
				if rank > 0 && rank <= k {
					in++
				}
			}
			sum += float64(in) / float64(min(len(a.ranks), k))
		}
		return sum / float64(len(answers))
	}
	reciprocal := 0.0
	for _, a := range answers {
		best := 0
		for _, rank := range a.ranks {
			if rank > 0 && (best == 0 || rank < best) {
				best = rank
			}
		}
		if best > 0 {
			reciprocal += 1 / float64(best)
		}
	}
	fmt.Fprintf(b, "%-24s %7d    %.4f    %.4f     %.4f  %.4f\n", name, len(answers), recall(1), recall(5), recall(10), reciprocal/float64(len(answers)))
}

package indextest_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/index"
	"polidex/index/indextest"
)

// TestCorpus has the shapes that figures are stated for; other shapes make other
// figures, and are not to come by themselves.
func TestCorpus(t *testing.T) {
	const passages = 20_000
	hash := sha256.New()
	var words, themes, years, actors, actions, deadlines, documents, found int
	for d, err := range indextest.Corpus(passages) {
		if err != nil {
			t.Fatal(err)
		}
		if err := json.NewEncoder(hash).Encode(d); err != nil {
			t.Fatal(err)
		}
		for _, y := range d.Years {
			if y.Role == corpus.YearMention && d.Words(y.Place) != y.Text {
				t.Fatalf("Words(%+v) = %q, want %q", y.Place, d.Words(y.Place), y.Text)
			}
		}
		for _, e := range index.Entries(d) {
			switch e.Kind {
			case corpus.KindPassage:
				found++
				words += len(strings.Fields(e.Text))
				themes += min(len(e.Themes), 1)
				years += min(len(e.Years), 1)
				actors += min(len(e.Actors), 1)
			case corpus.KindAction:
				actions++
				if e.Deadline != nil {
					deadlines++
				}
			case corpus.KindDocument:
				documents++
			}
		}
	}
	if found != passages {
		t.Errorf("Corpus(%d) has %d passages", passages, found)
	}
	if got, want := fmt.Sprintf("%x", hash.Sum(nil)[:8]), "bc597110d350cefc"; got != want {
		t.Errorf("Corpus(%d) has the digest %s, want %s: figures are no longer comparable", passages, got, want)
	}
	for _, c := range []struct {
		name      string
		got       int
		low, high float64 // of the passages
	}{
		{"words", words, 55, 65},
		{"documents", documents, 0.009, 0.011},
		{"passages with a theme", themes, 0.25, 0.4},
		{"passages with a year", years, 0.2, 0.35},
		{"passages with an actor", actors, 0.04, 0.1},
		{"actions", actions, 0.06, 0.1},
		{"actions with a deadline", deadlines, 0.04, 0.06},
	} {
		if share := float64(c.got) / passages; share < c.low || share > c.high {
			t.Errorf("%s: %.4f a passage, want %v to %v", c.name, share, c.low, c.high)
		}
	}
}

func BenchmarkCorpus(b *testing.B) {
	const passages = 20_000
	for b.Loop() {
		for range indextest.Corpus(passages) {
		}
	}
	b.ReportMetric(float64(passages*b.N)/b.Elapsed().Seconds(), "passages/s")
}

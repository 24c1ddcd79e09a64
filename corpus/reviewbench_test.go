package corpus_test

import (
	"fmt"
	"testing"
	"time"

	"polidex/corpus"
)

// BenchmarkLay lays a review of each action over a long document: an acceptance, or a
// correction of its words.
func BenchmarkLay(b *testing.B) {
	const actions = 1000
	d := &corpus.Document{Meta: corpus.Meta{ID: "00112233aabbccdd"}}
	var blocks []int
	for i := range 3 * actions {
		d.Blocks = append(d.Blocks, corpus.Block{
			Kind: corpus.Item, Page: i/30 + 1,
			Text: fmt.Sprintf("present plan %d against the many sorts of crime on lakes and rivers by the end of 2031 together with Europol and others", i),
		})
		if i%3 == 0 {
			blocks = append(blocks, i)
		}
	}
	find(d, blocks...)
	for _, verdict := range []corpus.ReviewVerdict{corpus.Accepted, corpus.Corrected} {
		var reviews []corpus.Review
		for i := range d.Actions {
			a := &d.Actions[i]
			r := corpus.Review{ID: fmt.Sprintf("r%04d", i), Time: time.Unix(int64(i), 0), Verdict: verdict, Action: a.ID, Origin: &corpus.ReviewOrigin{Words: a.Text, Page: a.Page, Block: a.Block}}
			if verdict == corpus.Corrected {
				words := a.Text[:60]
				r.Text, r.Origin.Places = &words, []corpus.Place{{Block: a.Block, End: len(words)}}
			}
			reviews = append(reviews, r)
		}
		b.Run(fmt.Sprintf("verdict=%s/actions=%d", verdict, actions), func(b *testing.B) {
			for b.Loop() {
				if laid := d.Lay(reviews); len(laid.Unreviewed) > 0 {
					b.Fatal("reviews are lost")
				}
			}
		})
	}
}

package extract

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"polidex/corpus"
	"polidex/extract/actions"
	"polidex/extract/actions/grammar"
	"polidex/extract/dates"
	"polidex/extract/meta"
	"polidex/extract/themes"
)

// checkEvery is how many blocks are analysed between two looks at the context.
const checkEvery = 256

// Analyse finds in a read document what Polidex is for, and writes it into the
// document: title, reference, type, date, language, actions with their
// deadlines, actors and themes, years with their roles, theme mentions, and
// what it cites.
// The only errors are the context's and, should a rule fail on words that nobody
// thought of, one that wraps [corpus.ErrMalformed]: other documents go on.
func Analyse(ctx context.Context, doc *corpus.Document, opts Options) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("analysing: a fault in Polidex itself (%v): %w", p, corpus.ErrMalformed)
		}
	}()
	vocabulary := opts.Themes
	if vocabulary == nil {
		vocabulary = themes.Default()
	}
	compare := inOrderOf(vocabulary)
	m := meta.Find(doc, meta.Options{Day: dates.Day})
	doc.Title, doc.Reference, doc.Work = m.Title, m.Reference, m.Work
	doc.Type, doc.Date, doc.Language = m.Type, m.Date, m.Language

	doc.Years, doc.Mentions = []corpus.Year{}, []corpus.Mention{}
	for i := range doc.Blocks {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return fmt.Errorf("analysing: %w", ctx.Err())
		}
		b := &doc.Blocks[i]
		if b.Kind == corpus.Furniture {
			continue
		}
		doc.Years = append(doc.Years, yearsOf(dates.Find(b.Text, doc.Language), i, 0)...)
		doc.Mentions = append(doc.Mentions, mentionsOf(vocabulary, doc, i)...)
	}
	markPublication(doc)
	doc.Citations = citations(doc)

	doc.Actions = []corpus.Action{}
	ids := map[string]bool{}
	copies := map[string]int{} // how many repeat the words of an ID
	titles := map[corpus.Place][]themes.Decision{}
	for _, f := range actions.Find(doc) {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("analysing: %w", err)
		}
		a := f.Action
		setDeadline(doc, &a, f)
		setThemes(doc, &a, f, vocabulary, titles)
		slices.SortFunc(a.Themes, compare)
		a.ID = corpus.ActionID(doc.ID, a.Block, a.Text)
		for first := a.ID; ids[a.ID]; { // the same words twice in one block
			copies[first]++
			a.ID = corpus.ActionID(doc.ID, a.Block, fmt.Sprintf("%s\n%d", a.Text, 1+copies[first]))
		}
		ids[a.ID] = true
		doc.Actions = append(doc.Actions, a)
	}
	doc.Themes = documentThemes(doc, compare)
	return nil
}

// mentionsOf returns where a block names themes.
func mentionsOf(v *themes.Vocabulary, doc *corpus.Document, block int) []corpus.Mention {
	var out []corpus.Mention
	text := doc.Blocks[block].Text
	for _, t := range v.Find(text, doc.Language) {
		out = append(out, corpus.Mention{
			Theme: t.Theme, Term: t.Term, Words: text[t.Start:t.End],
			Place: corpus.Place{Block: block, Start: t.Start, End: t.End},
		})
	}
	return out
}

// inOrderOf compares theme ids by their place in the vocabulary.
func inOrderOf(v *themes.Vocabulary) func(a, b string) int {
	rank := map[string]int{}
	for i, t := range v.Themes() {
		rank[t.ID] = i
	}
	return func(a, b string) int { return cmp.Compare(rank[a], rank[b]) }
}

// setThemes tags an action with what its own words are about, else with what the
// nearest title above it is that says anything. What was decided of a title is
// kept in titles: many actions stand below the same.
func setThemes(doc *corpus.Document, a *corpus.Action, f actions.Found, v *themes.Vocabulary, titles map[corpus.Place][]themes.Decision) {
	a.Themes = []string{}
	tag := func(decided []themes.Decision, text, where string, place func(themes.Decision) corpus.Place) {
		for _, d := range decided {
			a.Themes = append(a.Themes, d.Theme)
			a.Why = append(a.Why, corpus.Reason{
				Fact: "theme:" + d.Theme, Rule: where + string(d.Rule), Words: text[d.Start:d.End], Place: place(d),
				Confidence: math.Round(100*d.Confidence) / 100,
			})
		}
	}
	tag(v.Decide(blank(a.Text, f.Partners), doc.Language), a.Text, "own-", func(d themes.Decision) corpus.Place {
		return placeIn(doc, a, d.Start, d.End)
	})
	for _, p := range f.Topic {
		if len(a.Themes) > 0 {
			break
		}
		words := doc.Words(p)
		if strings.EqualFold(words, doc.Title) {
			continue // it is over everything, and so says little of one action
		}
		decided, known := titles[p]
		if !known {
			decided = v.DecideTitle(words, doc.Language)
			titles[p] = decided
		}
		tag(decided, words, "title-", func(d themes.Decision) corpus.Place {
			return corpus.Place{Block: p.Block, Start: p.Start + d.Start, End: p.Start + d.End}
		})
	}
}

// blank returns the text with spaces in the place of some of its bytes.
func blank(text string, ranges []grammar.Range) string {
	if len(ranges) == 0 {
		return text
	}
	b := []byte(text)
	for _, r := range ranges {
		for i := r.Start; i < r.End; i++ {
			b[i] = ' '
		}
	}
	return string(b)
}

// documentThemes are those that an action has or that a heading names.
func documentThemes(doc *corpus.Document, compare func(a, b string) int) []string {
	set := map[string]bool{}
	for _, a := range doc.Actions {
		for _, t := range a.Themes {
			set[t] = true
		}
	}
	for _, m := range doc.Mentions {
		if doc.Blocks[m.Place.Block].Kind == corpus.Heading {
			set[m.Theme] = true
		}
	}
	out := make([]string, 0, len(set))
	for t := range set {
		out = append(out, t)
	}
	slices.SortFunc(out, compare)
	return out
}

// placeIn finds bytes of an action's text in the places that it was made from,
// the first of them where they were joined from several.
func placeIn(doc *corpus.Document, a *corpus.Action, start, end int) corpus.Place {
	words := a.Text[start:end]
	if p, ok := a.PlaceOf(start, end); ok && doc.Words(p) == words {
		return p
	}
	for _, p := range a.Places {
		if i := strings.Index(doc.Words(p), words); i >= 0 {
			return corpus.Place{Block: p.Block, Start: p.Start + i, End: p.Start + i + len(words)}
		}
	}
	if len(a.Places) > 0 {
		return a.Places[0]
	}
	return corpus.Place{}
}

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
// The only error is the context's.
func Analyse(ctx context.Context, doc *corpus.Document, opts Options) error {
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
		for _, t := range vocabulary.Find(b.Text, doc.Language) {
			doc.Mentions = append(doc.Mentions, corpus.Mention{
				Theme: t.Theme, Term: t.Term, Words: b.Text[t.Start:t.End],
				Place: corpus.Place{Block: i, Start: t.Start, End: t.End},
			})
		}
	}
	markPublication(doc)
	doc.Citations = citations(doc)

	doc.Actions = []corpus.Action{}
	ids := map[string]bool{}
	for _, f := range actions.Find(doc) {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("analysing: %w", err)
		}
		a := f.Action
		setDeadline(doc, &a, f)
		setThemes(doc, &a, f, vocabulary)
		slices.SortFunc(a.Themes, compare)
		a.ID = corpus.ActionID(doc.ID, a.Block, a.Text)
		for n := 2; ids[a.ID]; n++ { // the same words twice in one block
			a.ID = corpus.ActionID(doc.ID, a.Block, fmt.Sprintf("%s\n%d", a.Text, n))
		}
		ids[a.ID] = true
		doc.Actions = append(doc.Actions, a)
	}
	doc.Themes = documentThemes(doc, compare)
	return nil
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
// nearest title above it is that says anything.
func setThemes(doc *corpus.Document, a *corpus.Action, f actions.Found, v *themes.Vocabulary) {
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
		return placeIn(doc, a.Places, a.Text[d.Start:d.End])
	})
	for _, p := range f.Topic {
		if len(a.Themes) > 0 {
			break
		}
		words := doc.Words(p)
		if strings.EqualFold(words, doc.Title) {
			continue // it is over everything, and so says little of one action
		}
		tag(v.DecideTitle(words, doc.Language), words, "title-", func(d themes.Decision) corpus.Place {
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

// placeIn finds words of a text that was made from the given places, or the
// first place where they were joined from several.
func placeIn(doc *corpus.Document, places []corpus.Place, words string) corpus.Place {
	for _, p := range places {
		if i := strings.Index(doc.Words(p), words); i >= 0 {
			return corpus.Place{Block: p.Block, Start: p.Start + i, End: p.Start + i + len(words)}
		}
	}
	if len(places) > 0 {
		return places[0]
	}
	return corpus.Place{}
}

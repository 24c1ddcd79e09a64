package extract

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"polidex/corpus"
	"polidex/extract/actions"
	"polidex/extract/dates"
	"polidex/extract/meta"
	"polidex/extract/themes"
)

// themeFact begins the fact of a reason for a theme.
const themeFact = "theme:"

// Retag returns an extracted document with the themes of another vocabulary: the
// mentions, the document's themes, and each action's themes with their reasons,
// found anew in its blocks. All else is as it was, and the original is not needed.
// With the vocabulary that the document was tagged with it changes nothing;
// changed says whether it did. The given document is not changed, and shares with
// the other what they have in common.
//
// An action that today's rules do not find in the blocks, as of a document that an
// earlier Polidex extracted, is tagged by its own words, and where these say nothing
// it keeps the themes that it had from a title and the vocabulary still has.
//
// The errors are those of [Analyse].
func Retag(ctx context.Context, doc *corpus.Document, opts Options) (tagged *corpus.Document, changed bool, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("tagging: a fault in Polidex itself (%v): %w", p, corpus.ErrMalformed)
		}
	}()
	t := retagging{vocabulary: opts.Themes, titles: map[corpus.Place][]themes.Decision{}}
	if t.vocabulary == nil {
		t.vocabulary = themes.Default()
	}
	// As the analysis saw it: what a catalogue told came later.
	m := meta.Find(doc, meta.Options{Day: dates.Day})
	bare := *doc
	bare.Title, bare.Reference, bare.Work = m.Title, m.Reference, m.Work
	bare.Type, bare.Date, bare.Language = m.Type, m.Date, m.Language
	t.doc = &bare

	out := *doc
	if out.Mentions, err = t.mentions(ctx); err != nil {
		return nil, false, err
	}
	if out.Actions, err = t.actions(ctx, doc.Actions); err != nil {
		return nil, false, err
	}
	out.Themes = documentThemes(&out, inOrderOf(t.vocabulary))
	changed = !slices.Equal(out.Themes, doc.Themes) || !slices.Equal(out.Mentions, doc.Mentions) ||
		!reflect.DeepEqual(out.Actions, doc.Actions)
	return &out, changed, nil
}

// retagging is one document that is tagged anew.
type retagging struct {
	// doc is the document as the analysis sees it.
	doc        *corpus.Document
	vocabulary *themes.Vocabulary
	titles     map[corpus.Place][]themes.Decision
}

func (t *retagging) mentions(ctx context.Context) ([]corpus.Mention, error) {
	out := []corpus.Mention{}
	for i := range t.doc.Blocks {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("tagging: %w", ctx.Err())
		}
		if t.doc.Blocks[i].Kind != corpus.Furniture {
			out = append(out, mentionsOf(t.vocabulary, t.doc, i)...)
		}
	}
	return out, nil
}

// actions returns copies of the actions with their new themes.
func (t *retagging) actions(ctx context.Context, old []corpus.Action) ([]corpus.Action, error) {
	out := slices.Clone(old)
	found := map[string]actions.Found{}
	for _, f := range actions.Find(t.doc) {
		// The same words twice in a block stand below the same titles: one will do.
		found[corpus.ActionID("", f.Action.Block, f.Action.Text)] = f
	}
	compare := inOrderOf(t.vocabulary)
	for i := range out {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("tagging: %w", err)
		}
		a := &out[i]
		before := a.Why
		a.Why = slices.DeleteFunc(slices.Clone(before), func(r corpus.Reason) bool { return strings.HasPrefix(r.Fact, themeFact) })
		f, same := found[corpus.ActionID("", a.Block, a.Text)]
		setThemes(t.doc, a, f, t.vocabulary, t.titles)
		if !same && len(a.Themes) == 0 {
			t.keepTitles(a, before)
		}
		slices.SortFunc(a.Themes, compare)
	}
	return out, nil
}

// keepTitles gives an action the themes back that it had from a title.
func (t *retagging) keepTitles(a *corpus.Action, before []corpus.Reason) {
	for _, r := range before {
		id, ok := strings.CutPrefix(r.Fact, themeFact)
		known := slices.ContainsFunc(t.vocabulary.Themes(), func(theme corpus.Theme) bool { return theme.ID == id })
		if ok && known && strings.HasPrefix(r.Rule, "title-") && !slices.Contains(a.Themes, id) {
			a.Themes, a.Why = append(a.Themes, id), append(a.Why, r)
		}
	}
}

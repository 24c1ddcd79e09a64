package ingest

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"polidex/corpus"
)

// maxMoveText bounds the text of an action in what a change would do, in bytes.
const maxMoveText = 500

// Try says what an edit would do to the themes of the documents, and changes nothing:
// first bounds the actions that are listed for each side, most the time that is taken
// for it. Errors are those of [Tagger.Save].
func (t *Tagger) Try(ctx context.Context, edit corpus.ThemeEdit, first int, most time.Duration) (corpus.ThemeEffect, error) {
	out := corpus.ThemeEffect{Others: []corpus.ThemeCounts{}, Gain: corpus.ThemeShift{First: []corpus.ThemeMove{}}, Lose: corpus.ThemeShift{First: []corpus.ThemeMove{}}}
	text, _, err := t.edited(edit)
	if err != nil {
		return out, err
	}
	e, err := editionOf(text)
	if err != nil {
		return out, err
	}
	out.Version, out.Next = t.target.Load().version(), e.version()
	bounded, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	ids, err := t.opts.Archive.DocumentIDs(ctx)
	if err != nil {
		return out, err
	}
	reviewed, err := t.opts.Archive.reviewed(ctx)
	if err != nil {
		return out, err
	}
	out.Documents = len(ids)
	effect := effect{ThemeEffect: &out, theme: edit.ID, first: first, others: map[string]*corpus.ThemeCounts{}}
	for batch := range slices.Chunk(ids, tagBatch) {
		all, unreadable, err := t.tagAll(bounded, batch, e)
		if err == nil {
			err = t.compare(bounded, all, reviewed, &effect)
		}
		if ctx.Err() != nil {
			return out, ctx.Err()
		}
		if bounded.Err() != nil {
			out.Cut = true
			break
		}
		if err != nil {
			return out, err
		}
		out.LookedAt += len(batch)
		out.Unreadable += unreadable
	}
	for _, id := range slices.Sorted(maps.Keys(effect.others)) {
		out.Others = append(out.Others, *effect.others[id])
	}
	return out, nil
}

// compare adds documents to an effect, with their reviews laid over both sides. All
// are read before the first is counted, so that a batch counts whole or not at all.
func (t *Tagger) compare(ctx context.Context, all []tagged, reviewed map[string]bool, effect *effect) error {
	for i := range all {
		one := &all[i]
		if !one.changed || !reviewed[one.doc.ID] {
			continue
		}
		reviews, err := t.opts.Archive.Reviews(ctx, one.doc.ID)
		if err != nil {
			return err
		}
		one.old, one.doc = one.old.WithReviews(reviews), one.doc.WithReviews(reviews)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, one := range all {
		if one.changed {
			effect.add(one.old, one.doc)
		}
	}
	return nil
}

// effect gathers what an edit does.
type effect struct {
	*corpus.ThemeEffect
	theme  string
	first  int
	others map[string]*corpus.ThemeCounts
}

// add takes in a document before and after.
func (x *effect) add(before, after *corpus.Document) {
	had := map[string]*corpus.Action{}
	for i := range before.Actions {
		had[before.Actions[i].ID] = &before.Actions[i]
	}
	for i := range after.Actions {
		now := &after.Actions[i]
		old := had[now.ID]
		if old == nil {
			continue
		}
		for _, id := range without(now.Themes, old.Themes) {
			x.count(id, &x.Gain, func(c *corpus.ThemeCounts) { c.Gain++ }, after, now)
		}
		for _, id := range without(old.Themes, now.Themes) {
			x.count(id, &x.Lose, func(c *corpus.ThemeCounts) { c.Lose++ }, before, old)
		}
	}
	switch had, has := slices.Contains(before.Themes, x.theme), slices.Contains(after.Themes, x.theme); {
	case has && !had:
		x.Gain.Documents++
	case had && !has:
		x.Lose.Documents++
	}
}

// count counts an action that gains or loses a theme; a is the action with it.
func (x *effect) count(theme string, shift *corpus.ThemeShift, other func(*corpus.ThemeCounts), doc *corpus.Document, a *corpus.Action) {
	if theme != x.theme {
		c := x.others[theme]
		if c == nil {
			c = &corpus.ThemeCounts{Theme: theme}
			x.others[theme] = c
		}
		other(c)
		return
	}
	shift.Actions++
	if len(shift.First) >= x.first {
		return
	}
	move := corpus.ThemeMove{Action: a.ID, Text: clipped(a.Text), Document: doc.ID, Title: clipped(doc.Title), Page: a.ShownPage()}
	for _, r := range a.Why {
		if r.Fact == "theme:"+theme {
			move.Rule, move.Words = r.Rule, clipped(r.Words)
			break
		}
	}
	shift.First = append(shift.First, move)
}

// without returns what of a is not in b.
func without(a, b []string) []string {
	var out []string
	for _, s := range a {
		if !slices.Contains(b, s) {
			out = append(out, s)
		}
	}
	return out
}

// clipped cuts a long text at a letter.
func clipped(text string) string {
	if len(text) <= maxMoveText {
		return text
	}
	return strings.ToValidUTF8(text[:maxMoveText], "") + "…"
}

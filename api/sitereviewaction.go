package api

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"polidex/api/web"
	"polidex/corpus"
)

// reviewedAction is the action that is looked at, with its words in their place, its
// facts and what they rest on.
func (s *service) reviewedAction(k *desk) (*web.ReviewAction, error) {
	a, d := k.actions[k.at], k.Document
	v := &web.ReviewAction{
		ID: a.ID, State: k.verdict(k.at), Section: a.Section, Text: strings.ReplaceAll(a.Text, corpus.CellSeparator, " · "), LeadIn: a.LeadIn, Box: a.BoxTitle,
		Deadline: s.deadlineView(cmp.Or(a.Deadline, a.Relative)), Confidence: percent(a.Confidence), Page: a.ShownPage(), FilePage: a.Page,
		Original: originalPath(d.ID, a.Page), Form: s.correctionOf(a),
	}
	if v.State != "" {
		v.Says = s.pages.Say("review.judged", "Verdict", s.verdictName(v.State), "Name", a.ReviewedBy, "Day", a.ReviewedAt.UTC().Format(time.DateOnly))
	}
	for _, actor := range a.Actors {
		v.Actors = append(v.Actors, s.valueLabel(corpus.FieldActor, actor))
	}
	for _, theme := range a.Themes {
		v.Themes = append(v.Themes, s.label(theme))
	}
	for _, why := range a.Why {
		v.Why = append(v.Why, web.Why{Fact: s.factLabel(why.Fact), Words: beginning(why.Words, contextShown), Rule: why.Rule, Sure: percent(why.Confidence)})
	}
	if a.Review == corpus.Added {
		// A person is the reason, and says how sure it is.
		v.Confidence, v.Nowhere = 0, len(a.Places) == 0
	}
	s.placeWords(v, d, a)
	if s.opts.Pictures != nil && d.Format == corpus.FormatPDF && a.Page > 0 {
		v.Picture = picturePath(k, a)
	}
	var err error
	if v.Seen, err = seenAction(k); err != nil {
		return nil, err
	}
	return v, nil
}

// seenAction is a tag of the action that is looked at as it stands, its verdict among
// it: a form that was made of another state bears another one.
func seenAction(k *desk) (string, error) {
	made, err := json.Marshal(k.actions[k.at])
	if err != nil {
		return "", fmt.Errorf("naming an action: %w", err)
	}
	return digest(k.verdict(k.at) + "\n" + string(made)), nil
}

// picturePath is the page of an action as a picture, with its place marked: that of
// the action, or of its block where the action is rejected.
func picturePath(k *desk, a *corpus.Action) string {
	vs := url.Values{"width": {"800"}}
	switch {
	case !k.rejected(k.at) && a.Block >= 0:
		vs.Set("mark", a.ID)
	case a.Block >= 0:
		vs.Set("mark", corpus.PassageID(k.Document.ID, a.Block))
	}
	return address(documentPath(k.Document.ID)+"/pages/"+strconv.Itoa(a.Page)+"/picture", vs)
}

// placeWords puts the words of an action's block into the view, with the action's own
// marked, and the blocks that stand before and after.
func (s *service) placeWords(v *web.ReviewAction, d *corpus.Document, a *corpus.Action) {
	if a.Block < 0 || a.Block >= len(d.Blocks) {
		v.Pieces = []web.Piece{{Text: v.Text, Mark: true}}
		return
	}
	first, last := a.Block, a.Block
	for _, p := range a.Places {
		if p.Block >= 0 && p.Block < len(d.Blocks) {
			first, last = min(first, p.Block), max(last, p.Block)
		}
	}
	last = min(last, first+maxPieces)
	for i := first; i <= last; i++ {
		b := &d.Blocks[i]
		if b.Kind == corpus.Furniture {
			continue
		}
		var marks []corpus.Range
		for _, p := range a.Places {
			if p.Block == i {
				marks = append(marks, corpus.Range{Start: p.Start, End: p.End})
			}
		}
		slices.SortFunc(marks, func(a, b corpus.Range) int { return a.Start - b.Start })
		for _, piece := range pieces(b.Text, marks) {
			piece.Text = strings.ReplaceAll(piece.Text, corpus.CellSeparator, " · ")
			v.Pieces = append(v.Pieces, piece)
		}
		if i < last {
			v.Pieces = append(v.Pieces, web.Piece{Text: " "})
		}
	}
	v.Before, v.After = beside(d, first, -1), beside(d, last, 1)
}

// maxPieces bounds the blocks that an action is shown over.
const maxPieces = 12

// beside is the text of the block before (-1) or after (1) one, empty for none. What
// the page repeats stands between.
func beside(d *corpus.Document, at, step int) string {
	for i := at + step; i >= 0 && i < len(d.Blocks); i += step {
		if d.Blocks[i].Kind != corpus.Furniture && d.Blocks[i].Kind != corpus.Note {
			return beginning(d.Blocks[i].Text, contextShown)
		}
	}
	return ""
}

// correctionOf is the form of a correction as it stands before anybody has written
// in it.
func (s *service) correctionOf(a *corpus.Action) web.ReviewForm {
	f := web.ReviewForm{Text: a.Text, LeadIn: a.LeadIn, Box: a.BoxTitle, Actors: s.actorOptions(a.Actors), Themes: s.themeOptions(a.Themes)}
	if t := cmp.Or(a.Deadline, a.Relative); t != nil {
		f.Words, f.From, f.To = t.Text, string(t.From), string(t.To)
	}
	return f
}

func (s *service) actorOptions(chosen []string) []web.Option {
	var out []web.Option
	for _, id := range corpus.ActorNames() {
		out = append(out, web.Option{Value: id, Label: s.valueLabel(corpus.FieldActor, id), Chosen: slices.Contains(chosen, id)})
	}
	return out
}

// themeOptions are the themes of the vocabulary, and those that an action has from
// another one.
func (s *service) themeOptions(chosen []string) []web.Option {
	var out []web.Option
	ids := s.themeIDs()
	for _, id := range chosen {
		if !slices.Contains(ids, id) {
			ids = append(slices.Clone(ids), id)
		}
	}
	for _, id := range ids {
		out = append(out, web.Option{Value: id, Label: s.label(id), Chosen: slices.Contains(chosen, id)})
	}
	return out
}

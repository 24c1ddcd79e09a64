package api

import (
	"html/template"
	"strconv"

	"polidex/api/web"
	"polidex/corpus"
)

// changeShower makes the rows of a comparison.
type changeShower struct {
	*service
	// blocks are where the actions of both documents stand, by their ids.
	blocks map[string]int
}

func (c *changeShower) take(d *corpus.Document) {
	for i := range d.Actions {
		c.blocks[d.Actions[i].ID] = d.Actions[i].Block
	}
}

// These are about the bytes of the page around the words: of a row, of each of its
// two sides, and of a mark.
const (
	rowBytes  = 150
	sideBytes = 420
	markBytes = 11
)

// row returns a change as the page shows it, and about how many bytes that takes.
func (c *changeShower) row(change *corpus.Change) (web.ComparedRow, int) {
	out := web.ComparedRow{Kind: string(change.Kind), Before: c.action(change.Before), After: c.action(change.After)}
	if out.Before != nil && out.After != nil {
		out.Score = strconv.FormatFloat(change.Score, 'f', 2, 64)
		if change.Kind == corpus.ChangeCarried {
			// The same words twice tell nothing; the later ones stand for both.
			out.Before.Pieces = nil
		} else {
			out.Before.Pieces, out.After.Pieces = comparedPieces(out.Before.Pieces[0].Text, out.After.Pieces[0].Text)
		}
	}
	size := rowBytes
	for _, side := range []*web.ComparedAction{out.Before, out.After} {
		if side == nil {
			continue
		}
		size += sideBytes
		for _, p := range side.Pieces {
			if size += len(template.HTMLEscapeString(p.Text)); p.Mark {
				size += markBytes
			}
		}
	}
	return out, size
}

func (c *changeShower) action(a *corpus.ComparedAction) *web.ComparedAction {
	if a == nil {
		return nil
	}
	return &web.ComparedAction{
		Pieces: []web.Piece{{Text: beginning(a.Text, comparedLetters)}}, Page: a.Page, Deadline: c.deadlineView(a.Deadline),
		Path: passagePath(&corpus.Entry{ID: a.ID, Kind: corpus.KindAction, Document: documentOf(a.ID), Block: c.blocks[a.ID]}, ""),
	}
}

package api

import (
	"math"
	"slices"
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// textShown is how much of a passage a hit shows that has no snippet, withinShown
// how much the further hits of a group show, in letters.
const (
	textShown   = 360
	withinShown = 140
)

// hitView is a hit as the search page shows it; text are the words that were looked
// for.
func (s *service) hitView(h here, hit *corpus.Hit, text string) web.Hit {
	e := &hit.Entry
	v := web.Hit{
		Kind: string(e.Kind), Link: web.Link{Text: titleText(e.Title), Path: passagePath(e, text)},
		Reference: e.Reference, Type: s.valueLabel(corpus.FieldType, string(e.Type)), Date: string(e.Date), Language: e.Language,
		Page: e.Page, Section: sectionOf(e), Pages: e.Pages, Actions: e.Actions, Original: originalPath(e.Document, e.Page),
		Like: address("/", map[string][]string{"like": {e.ID}}),
	}
	v.Pieces = snippetOf(hit)
	switch e.Kind {
	case corpus.KindAction:
		action := s.actionView(e, text)
		action.Pieces = v.Pieces
		v.Action = &action
	default:
		v.Themes = s.themeLinks(e.Themes)
	}
	if g := hit.Group; g != nil {
		for i := range g.Hits {
			more := &g.Hits[i]
			v.More = append(v.More, web.Hit{
				Link: web.Link{Text: titleText(more.Title), Path: passagePath(&more.Entry, text)}, Language: more.Language, Page: more.Page, Pieces: cutPieces(snippetOf(more), withinShown),
			})
		}
		if v.Others = g.Total - 1 - len(g.Hits); v.Others > 0 {
			name := h.words.Get("group")
			if g.Value == e.Document { // it belongs to no work
				name = string(corpus.FieldDocument)
			}
			all := here{h.path, h.copy()}
			all.words.Del("group")
			v.All = all.with(name, g.Value)
		}
	}
	return v
}

// sectionOf is the path of headings above an entry, without the document's own title.
func sectionOf(e *corpus.Entry) []string {
	headings := e.Section
	if len(headings) > 0 && headings[0] == e.Title {
		headings = headings[1:]
	}
	var out []string
	for _, heading := range headings {
		out = append(out, titleText(heading))
	}
	return out
}

// cutPieces cuts the pieces after so many letters.
func cutPieces(list []web.Piece, most int) []web.Piece {
	for i, p := range list {
		letters := []rune(p.Text)
		if len(letters) > most {
			return append(slices.Clone(list[:i]), web.Piece{Text: beginning(p.Text, most), Mark: p.Mark})
		}
		most -= len(letters)
	}
	return list
}

// snippetOf is the text of a hit with what matched marked, cut where there is no
// snippet.
func snippetOf(hit *corpus.Hit) []web.Piece {
	if hit.Snippet != "" {
		return pieces(hit.Snippet, hit.Marks)
	}
	text := strings.ReplaceAll(hit.Text, corpus.CellSeparator, " · ")
	most := rowLetters
	if hit.Kind == corpus.KindPassage {
		most = textShown
	}
	text = beginning(text, most)
	if text == "" {
		return nil
	}
	return []web.Piece{{Text: text}}
}

// actionView is an action as lists show it.
func (s *service) actionView(e *corpus.Entry, text string) web.Action {
	a := web.Action{
		ID: e.ID, Pieces: []web.Piece{{Text: strings.ReplaceAll(e.Text, corpus.CellSeparator, " · ")}}, LeadIn: e.LeadIn,
		Deadline: s.deadlineView(e.Deadline), Themes: s.themeLinks(e.Themes), Actors: s.actorLinks(e.Actors),
		Document:  web.Link{Text: titleText(e.Title), Path: passagePath(e, text)},
		Reference: e.Reference, Language: e.Language, Page: e.Page, Original: originalPath(e.Document, e.Page), Review: e.Review,
	}
	return a
}

func (s *service) actorLinks(ids []string) []web.Link {
	var out []web.Link
	for _, id := range ids {
		out = append(out, web.Link{Text: s.valueLabel(corpus.FieldActor, id), Path: with("/actions", nil, "actor", id)})
	}
	return out
}

// percent is a confidence in whole percent.
func percent(confidence float64) int { return int(math.Round(confidence * 100)) }

func (s *service) themeLinks(ids []string) []web.Link {
	var out []web.Link
	for _, id := range ids {
		out = append(out, web.Link{Text: s.label(id), Path: themePagePath(id)})
	}
	return out
}

// deadlineView is a time as pages show it, nil for none.
func (s *service) deadlineView(d *corpus.Deadline) *web.Deadline {
	if d == nil {
		return nil
	}
	v := &web.Deadline{Words: d.Text, State: corpus.DueOf(d, s.opts.Now()), Begins: d.To == "" && d.From != ""}
	day := d.To
	if day == "" {
		day = d.From
	}
	v.Days = string(day)
	switch d.Precision {
	case corpus.ByYear:
		v.Days, _, _ = strings.Cut(v.Days, "-")
	case corpus.ByQuarter, corpus.BySeason, corpus.ByPart, corpus.ByHalf:
		// The text names no day: the last one of a season is not shown as if it did.
		v.Rough = v.Words != ""
	}
	return v
}

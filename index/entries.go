package index

import (
	"slices"

	"polidex/corpus"
)

// Entries cuts a document into the entries that an index holds: the document
// first, then its passages in the order of reading, then its actions. Furniture
// and empty blocks are left out.
//
// A passage has the themes named in its block, the years that stand in it other
// than as references, the actors of the actions that stand in it, and what it
// cites. An action has its own; its years are those of
// [corpus.Action.ActionYears]. A document has its themes, the years and actors of
// all its actions, and all that it cites.
func Entries(d *corpus.Document) []corpus.Entry {
	base := corpus.Entry{
		Document: d.ID, Work: d.Work, Form: d.Form, Title: d.Title, Reference: d.Reference,
		Type: d.Type, Date: d.Date, Language: d.Language, Source: d.Source,
	}
	out := []corpus.Entry{{}}
	facts, cites := factsByBlock(d), d.CitesByBlock()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind == corpus.Furniture || b.Text == "" {
			continue
		}
		e := base
		e.ID, e.Kind = corpus.PassageID(d.ID, i), corpus.KindPassage
		e.Text, e.Block, e.BlockKind, e.Section = b.Text, i, b.Kind, b.Section
		e.Page = b.Page
		if e.Page == 0 {
			e.Page = b.NotedPage
		}
		f := facts[i]
		e.Themes, e.Years, e.Actors, e.Cites = f.themes, f.years, f.actors, cites[i]
		out = append(out, e)
	}
	passages := len(out) - 1
	var years []int
	var actors []string
	for i := range d.Actions {
		e := base
		fillAction(&e, d, &d.Actions[i])
		out = append(out, e)
		years = addNew(years, e.Years...)
		actors = addNew(actors, e.Actors...)
	}
	slices.Sort(years)
	e := base
	e.ID, e.Kind = d.ID, corpus.KindDocument
	e.Themes, e.Years, e.Actors, e.Cites = d.Themes, years, actors, d.Cites()
	e.Pages, e.Actions, e.Passages, e.Review = d.Pages, len(d.Actions), passages, d.Review.String()
	out[0] = e
	return out
}

func fillAction(e *corpus.Entry, d *corpus.Document, a *corpus.Action) {
	e.ID, e.Kind = a.ID, corpus.KindAction
	e.Text, e.Block, e.Section, e.Page = a.Text, a.Block, a.Section, a.ShownPage()
	if a.Block >= 0 && a.Block < len(d.Blocks) {
		e.BlockKind = d.Blocks[a.Block].Kind
	}
	e.LeadIn, e.BoxTitle = a.LeadIn, a.BoxTitle
	e.Actors, e.Themes, e.Years = addNew([]string(nil), a.Actors...), addNew([]string(nil), a.Themes...), a.ActionYears()
	e.Deadline, e.Confidence, e.Cites = a.Due(), a.Confidence, d.ActionCites(a)
	e.Review = string(a.Review)
	slices.Sort(e.Years)
}

// blockFacts are what is known of one block.
type blockFacts struct {
	themes []string
	years  []int
	actors []string
}

func factsByBlock(d *corpus.Document) map[int]blockFacts {
	out := map[int]blockFacts{}
	for _, m := range d.Mentions {
		f := out[m.Place.Block]
		f.themes = addNew(f.themes, m.Theme)
		out[m.Place.Block] = f
	}
	for _, y := range d.Years {
		if y.Role == corpus.YearReference {
			continue
		}
		f := out[y.Place.Block]
		f.years = addNew(f.years, y.Year)
		out[y.Place.Block] = f
	}
	for i := range d.Actions {
		a := &d.Actions[i]
		blocks := []int{a.Block}
		for _, p := range a.Places {
			blocks = addNew(blocks, p.Block)
		}
		for _, b := range blocks {
			f := out[b]
			f.actors = addNew(f.actors, a.Actors...)
			out[b] = f
		}
	}
	for b, f := range out {
		slices.Sort(f.years)
		out[b] = f
	}
	return out
}

// addNew appends the values that are not there yet.
func addNew[T comparable](to []T, values ...T) []T {
	for _, v := range values {
		if !slices.Contains(to, v) {
			to = append(to, v)
		}
	}
	return to
}

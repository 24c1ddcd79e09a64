package corpus

import "slices"

// ActionEntry returns the entry of one of the document's actions.
func (d *Document) ActionEntry(a *Action) Entry {
	e := d.entry(KindAction, a.ID)
	e.Text, e.LeadIn, e.BoxTitle = a.Text, a.LeadIn, a.BoxTitle
	e.Block, e.Section, e.Page = a.Block, a.Section, a.ShownPage()
	if a.Block >= 0 && a.Block < len(d.Blocks) {
		e.BlockKind = d.Blocks[a.Block].Kind
	}
	e.Actors, e.Themes, e.Years = a.Actors, a.Themes, a.ActionYears()
	e.Deadline, e.Confidence, e.Cites = a.Due(), a.Confidence, d.ActionCites(a)
	e.Review = string(a.Review)
	return e
}

// entry returns an entry with the document's own fields filled.
func (d *Document) entry(kind EntryKind, id string) Entry {
	return Entry{
		ID: id, Kind: kind, Document: d.ID, Work: d.Work, Form: d.Form, Title: d.Title, Reference: d.Reference,
		Type: d.Type, Date: d.Date, Language: d.Language, Source: d.Source,
	}
}

// DocumentEntry returns the entry of the document itself.
func (d *Document) DocumentEntry() Entry {
	e := d.entry(KindDocument, d.ID)
	e.Themes, e.Pages, e.Actions, e.Cites = d.Themes, d.Pages, len(d.Actions), d.Cites()
	var actors []string
	var years []Year
	seen := map[string]bool{}
	for i := range d.Actions {
		years = append(years, d.Actions[i].Years...)
		for _, a := range d.Actions[i].Actors {
			if !seen[a] {
				seen[a] = true
				actors = append(actors, a)
			}
		}
	}
	e.Actors, e.Review = actors, d.Review.String()
	e.Years = (&Action{Years: years}).ActionYears()
	for i := range d.Blocks {
		if d.Blocks[i].Kind != Furniture {
			e.Passages++
		}
	}
	return e
}

// PassageEntries returns the entries of the document's blocks, furniture left
// out, in order. A passage has the years that stand in it other than as a
// reference, the themes that its words name, and what it cites.
func (d *Document) PassageEntries() []Entry {
	years, themes := map[int][]Year{}, map[int][]string{}
	for _, y := range d.Years {
		years[y.Place.Block] = append(years[y.Place.Block], y)
	}
	for _, m := range d.Mentions {
		b := m.Place.Block
		if n := themes[b]; !slices.Contains(n, m.Theme) {
			themes[b] = append(n, m.Theme)
		}
	}
	cites := d.CitesByBlock()
	var out []Entry
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind == Furniture {
			continue
		}
		e := d.entry(KindPassage, PassageID(d.ID, i))
		e.Text, e.Block, e.BlockKind, e.Section, e.Page = b.Text, i, b.Kind, b.Section, b.ShownPage()
		e.Themes, e.Cites = themes[i], cites[i]
		e.Years = distinctYears(years[i], func(r YearRole) bool { return r != YearReference })
		out = append(out, e)
	}
	return out
}

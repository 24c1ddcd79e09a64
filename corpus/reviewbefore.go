package corpus

// origin notes where an action stands, as it was extracted.
func (rd *ReviewedDocument) origin(shown *Action) *ReviewOrigin {
	o := &ReviewOrigin{Words: shown.Text, Page: shown.ShownPage(), Block: shown.Block}
	for i := range rd.Extracted.Actions {
		if a := &rd.Extracted.Actions[i]; a.ID == shown.ID {
			o.Words, o.Page, o.Block = a.Text, a.ShownPage(), a.Block
		}
	}
	key := plainKey(PlainWords(o.Words))
	for i := range rd.Extracted.Actions {
		a := &rd.Extracted.Actions[i]
		if plainKey(PlainWords(a.Text)) == key {
			o.Copies++
		}
		if a.ID == shown.ID {
			o.Copy = o.Copies
		}
	}
	if o.Copies < 2 || o.Copy == 0 {
		o.Copy, o.Copies = 0, 0
	}
	for i := range rd.Standings {
		if s := &rd.Standings[i]; s.Now == shown.ID && s.Action != shown.ID {
			o.Earlier = s.Action
		}
	}
	return o
}

// before returns the values that an action has, of those that a review sets.
func (a *Action) before(v *ReviewValues) *ReviewValues {
	b := &ReviewValues{}
	if v.Text != nil {
		b.Text = &a.Text
	}
	if v.LeadIn != nil {
		b.LeadIn = &a.LeadIn
	}
	if v.Box != nil {
		b.Box = &a.BoxTitle
	}
	if v.Actors != nil {
		b.Actors = append([]string{}, a.Actors...)
	}
	if v.Themes != nil {
		b.Themes = append([]string{}, a.Themes...)
	}
	// Of the two times setting one takes the other away.
	if v.Deadline != nil || v.Relative != nil && a.Deadline != nil {
		b.Deadline = orNone(a.Deadline)
	}
	if v.Relative != nil || v.Deadline != nil && a.Relative != nil {
		b.Relative = orNone(a.Relative)
	}
	if action, _ := b.members(); len(action) == 0 {
		return nil
	}
	return b
}

func orNone(d *Deadline) *Deadline {
	if d == nil {
		return &Deadline{}
	}
	return d
}

// before returns the values that a document has, of those that a review sets.
func (m Meta) before(v *ReviewValues) *ReviewValues {
	b := &ReviewValues{}
	if v.Title != nil {
		b.Title = &m.Title
	}
	if v.Date != nil {
		b.Date = &m.Date
	}
	if v.Reference != nil {
		b.Reference = &m.Reference
	}
	if v.Type != nil {
		b.Type = &m.Type
	}
	if v.Language != nil {
		b.Language = &m.Language
	}
	return b
}

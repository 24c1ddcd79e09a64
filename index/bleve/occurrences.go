package bleve

import bleveindex "github.com/blevesearch/bleve_index_api"

const (
	// sharedPositions bounds the positions that terms share: few texts are longer.
	sharedPositions = 4096
	// sharedCounts bounds the counts that terms share.
	sharedCounts = 64
	// occurrencesPage is the number of positions, and of terms, made at once.
	occurrencesPage = 256
	// listed is the number of places that a term of its own has room for.
	listed = 4
)

// occurrences makes what is told of terms in texts: how often and where each
// stands. Most terms stand once in a passage, and all that stand once at a
// position are told of by one record, as are all that stand so often and whose
// places nobody asks for. A record that is shared never changes, and bleve only
// reads it; so a passage takes a third of the memory, and of the time, that it
// would with a record for each term and each place. A record's Term is left out,
// since segments are made of the keys.
type occurrences struct {
	pages  [sharedPositions / occurrencesPage]*[occurrencesPage]occurrence
	counts *[sharedCounts]bleveindex.TokenFreq
	// own and lists are handed out piece by piece, to terms with records of their
	// own.
	own   []bleveindex.TokenFreq
	lists []*bleveindex.TokenLocation
}

// occurrence is a term that stands once, its place and the list of that.
type occurrence struct {
	term bleveindex.TokenFreq
	at   bleveindex.TokenLocation
	list [1]*bleveindex.TokenLocation
}

func (o *occurrence) set(position int) {
	o.at.Position = position
	o.list[0] = &o.at
	o.term.Locations = o.list[:]
	o.term.SetFrequency(1)
}

// once returns the record of what stands once, at a position.
func (o *occurrences) once(position int) *bleveindex.TokenFreq {
	if position < 0 || position >= sharedPositions {
		one := new(occurrence)
		one.set(position)
		return &one.term
	}
	page := o.pages[position/occurrencesPage]
	if page == nil {
		page = new([occurrencesPage]occurrence)
		for i := range page {
			page[i].set(position/occurrencesPage*occurrencesPage + i)
		}
		o.pages[position/occurrencesPage] = page
	}
	return &page[position%occurrencesPage].term
}

// times returns the record of what stands so often.
func (o *occurrences) times(n int) *bleveindex.TokenFreq {
	if n >= sharedCounts {
		f := new(bleveindex.TokenFreq)
		f.SetFrequency(n)
		return f
	}
	if o.counts == nil {
		o.counts = new([sharedCounts]bleveindex.TokenFreq)
		for i := range o.counts {
			o.counts[i].SetFrequency(i)
		}
	}
	return &o.counts[n]
}

// isOwn reports whether a record is a term's own: those with places that stand
// more than once.
func isOwn(f *bleveindex.TokenFreq) bool { return f.Locations != nil && f.Frequency() > 1 }

// ofItsOwn returns a record to be changed, with what f says.
func (o *occurrences) ofItsOwn(f *bleveindex.TokenFreq) *bleveindex.TokenFreq {
	if isOwn(f) {
		return f
	}
	if len(o.own) == 0 {
		o.own = make([]bleveindex.TokenFreq, occurrencesPage)
		o.lists = make([]*bleveindex.TokenLocation, occurrencesPage*listed)
	}
	own := &o.own[0]
	own.Locations = append(o.lists[:0:listed], f.Locations...)
	own.SetFrequency(f.Frequency())
	o.own, o.lists = o.own[1:], o.lists[listed:]
	return own
}

// placed returns the record of a term that stands at a position too; f is what
// was told of it before, nil for nothing.
func (o *occurrences) placed(f *bleveindex.TokenFreq, position int) *bleveindex.TokenFreq {
	one := o.once(position)
	if f == nil {
		return one
	}
	f = o.ofItsOwn(f)
	f.Locations = append(f.Locations, one.Locations[0])
	f.SetFrequency(f.Frequency() + 1)
	return f
}

// counted returns the record of a term that stands once more, somewhere.
func (o *occurrences) counted(f *bleveindex.TokenFreq) *bleveindex.TokenFreq {
	switch {
	case f == nil:
		return o.times(1)
	case f.Locations == nil:
		return o.times(f.Frequency() + 1)
	}
	f = o.ofItsOwn(f)
	f.SetFrequency(f.Frequency() + 1)
	return f
}

package evaluate

// Counts are what the figures come from. Those of several documents add up.
type Counts struct {
	// Documents are those that are to be read; Outcomes are all, and OutcomesRight
	// those of which the right thing became.
	Documents               int
	Outcomes, OutcomesRight int
	// Gold and Found are actions, Aligned are pairs of them.
	Gold, Found, Aligned int
	// Of the pairs: Hits are similar enough, Strict have equal words, the others
	// have the right field. Similarity is the sum of their token-F1.
	Hits, Strict      int
	Page, Box, LeadIn int
	Similarity        float64
	// Actors and Themes are sets over the pairs.
	Actors, Themes Tally
	// PerTheme is Themes, theme by theme.
	PerTheme map[string]Tally
	// DatedPairs are the pairs where either side has a deadline, DatedRight those
	// where both have the same.
	DatedPairs, DatedRight int
	// Deadlines and AllThemes count missed and false actions too.
	Deadlines, AllThemes Tally
	DocumentThemes       Tally
	// The documents with the right one of each.
	Title, Reference, Date, Language, Pages int
}

// Add adds the counts of another document.
func (c *Counts) Add(o Counts) {
	c.Documents += o.Documents
	c.Outcomes += o.Outcomes
	c.OutcomesRight += o.OutcomesRight
	c.Gold += o.Gold
	c.Found += o.Found
	c.Aligned += o.Aligned
	c.Hits += o.Hits
	c.Strict += o.Strict
	c.Page += o.Page
	c.Box += o.Box
	c.LeadIn += o.LeadIn
	c.Similarity += o.Similarity
	c.Actors.Add(o.Actors)
	c.Themes.Add(o.Themes)
	for id, t := range o.PerTheme {
		c.addTheme(id, t)
	}
	c.DatedPairs += o.DatedPairs
	c.DatedRight += o.DatedRight
	c.Deadlines.Add(o.Deadlines)
	c.AllThemes.Add(o.AllThemes)
	c.DocumentThemes.Add(o.DocumentThemes)
	c.Title += o.Title
	c.Reference += o.Reference
	c.Date += o.Date
	c.Language += o.Language
	c.Pages += o.Pages
}

func (c *Counts) addTheme(id string, t Tally) {
	if c.PerTheme == nil {
		c.PerTheme = map[string]Tally{}
	}
	sum := c.PerTheme[id]
	sum.Add(t)
	c.PerTheme[id] = sum
}

package evaluate

import (
	"maps"
	"slices"
)

// Figures say how right an extraction is; see the package comment for what each
// measures. Shares are between 0 and 1.
type Figures struct {
	// Documents are those that are to be read.
	Documents int `json:"documents"`
	Gold      int `json:"gold"`
	Found     int `json:"found"`
	Aligned   int `json:"aligned"`

	Detection Score   `json:"detection"`
	Strict    Score   `json:"strict"`
	Boundary  float64 `json:"boundary"`
	Page      float64 `json:"page"`
	Box       float64 `json:"box"`
	LeadIn    float64 `json:"lead_in"`
	Actors    Score   `json:"actors"`

	DeadlineAccuracy float64 `json:"deadline_accuracy"`
	Deadline         Score   `json:"deadline"`

	Themes         Score   `json:"themes"`
	ThemesMacro    float64 `json:"themes_macro_f1"`
	ThemesEndToEnd Score   `json:"themes_e2e"`
	DocumentThemes Score   `json:"document_themes"`

	Title     float64 `json:"title"`
	Reference float64 `json:"reference"`
	Date      float64 `json:"date"`
	Language  float64 `json:"language"`
	Pages     float64 `json:"pages"`
	Outcome   float64 `json:"outcome"`

	// PerTheme is the score of each theme that a pair has on either side, by id.
	PerTheme []ThemeScore `json:"per_theme"`
}

// ThemeScore is the score of one theme over the pairs.
type ThemeScore struct {
	Theme string `json:"theme"`
	Score
}

// Figure is one of the figures, by a name for people. One that is an F1 has the
// score behind it.
type Figure struct {
	Name  string
	Value float64
	Score *Score
}

// List returns the figures one by one, in the order of the package comment.
func (f *Figures) List() []Figure {
	share := func(name string, value float64) Figure { return Figure{name, value, nil} }
	score := func(name string, s Score) Figure { return Figure{name, s.F1, &s} }
	return []Figure{
		score("detection", f.Detection), score("strict text", f.Strict), share("boundary", f.Boundary),
		share("page", f.Page), share("box", f.Box), share("lead-in", f.LeadIn), score("actors", f.Actors),
		share("deadline accuracy", f.DeadlineAccuracy), score("deadline, end to end", f.Deadline),
		score("themes", f.Themes), share("themes, macro", f.ThemesMacro), score("themes, end to end", f.ThemesEndToEnd),
		score("document themes", f.DocumentThemes),
		share("title", f.Title), share("reference", f.Reference), share("date", f.Date), share("language", f.Language),
		share("pages", f.Pages), share("outcome", f.Outcome),
	}
}

// Figures makes figures of counts.
func (c Counts) Figures() Figures {
	f := Figures{
		Documents: c.Documents, Gold: c.Gold, Found: c.Found, Aligned: c.Aligned,
		Detection: Tally{c.Hits, c.Found, c.Gold}.Score(),
		Strict:    Tally{c.Strict, c.Found, c.Gold}.Score(),
		Boundary:  c.boundary(),
		Page:      c.ofPairs(c.Page), Box: c.ofPairs(c.Box), LeadIn: c.ofPairs(c.LeadIn),
		Actors:         c.scoreOfPairs(c.Actors),
		Deadline:       c.Deadlines.Score(),
		Themes:         c.scoreOfPairs(c.Themes),
		ThemesEndToEnd: c.AllThemes.Score(),
		DocumentThemes: c.DocumentThemes.Score(),
		Title:          rate(c.Title, c.Documents, true), Reference: rate(c.Reference, c.Documents, true),
		Date: rate(c.Date, c.Documents, true), Language: rate(c.Language, c.Documents, true),
		Pages: rate(c.Pages, c.Documents, true), Outcome: rate(c.OutcomesRight, c.Outcomes, true),
	}
	f.DeadlineAccuracy = rate(c.DatedRight, c.DatedPairs, c.Aligned > 0 || c.Deadlines.Gold == 0)
	f.PerTheme, f.ThemesMacro = c.perTheme()
	return f
}

// ofPairs is a share of the pairs. Without any it is 1 where there was nothing to
// be found, else 0.
func (c Counts) ofPairs(n int) float64 { return rate(n, c.Aligned, c.Gold == 0) }

func (c Counts) boundary() float64 {
	if c.Aligned == 0 {
		return c.ofPairs(0)
	}
	return c.Similarity / float64(c.Aligned)
}

// scoreOfPairs is a tally over the pairs as rates. Where actions were to be found
// and no pair was, nothing is right, and one thing at least is missing.
func (c Counts) scoreOfPairs(t Tally) Score {
	if c.Aligned == 0 && c.Gold > 0 {
		return Tally{Gold: 1}.Score()
	}
	return t.Score()
}

// perTheme returns the score of each theme, and the mean of their F1.
func (c Counts) perTheme() ([]ThemeScore, float64) {
	scores, sum := []ThemeScore{}, 0.0
	for _, id := range slices.Sorted(maps.Keys(c.PerTheme)) {
		s := c.PerTheme[id].Score()
		scores = append(scores, ThemeScore{id, s})
		sum += s.F1
	}
	if len(scores) == 0 {
		return scores, rate(0, 0, c.Gold == 0)
	}
	return scores, sum / float64(len(scores))
}

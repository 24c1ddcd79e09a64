package evaluate

import (
	"cmp"
	"slices"

	"polidex/corpus"
)

// ThemeFinding is a theme that an action of gold has and the one found for it has
// not, or the other way round.
type ThemeFinding struct {
	Theme    string `json:"theme"`
	Document string `json:"document"`
	// Page and Text are gold's.
	Page int    `json:"page,omitempty"`
	Text string `json:"text"`
	// Rule, Words and Confidence are the extraction's reason for a false theme,
	// empty where it states none.
	Rule       string  `json:"rule,omitempty"`
	Words      string  `json:"words,omitempty"`
	Confidence float64 `json:"confidence,omitempty"`
}

// judgeThemes compares the themes of a pair, and the confidence in each that was
// found with whether it is right.
func (r *Result) judgeThemes(a *Action, b *corpus.Action, at Finding) {
	c := &r.Counts
	themes := tallySets(a.Themes, b.Themes)
	c.Themes.Add(themes)
	c.AllThemes.Right += themes.Right
	if !same(themes) {
		r.differ(at, FieldThemes, list(a.Themes), list(b.Themes))
	}
	inGold, inFound := setOf(a.Themes), setOf(b.Themes)
	for _, id := range without(a.Themes, nil) {
		if inFound[id] {
			c.addTheme(id, Tally{1, 1, 1})
			continue
		}
		c.addTheme(id, Tally{Gold: 1})
		r.MissedThemes = append(r.MissedThemes, ThemeFinding{Theme: id, Document: r.Name, Page: at.Page, Text: at.Text})
	}
	for _, id := range without(b.Themes, nil) {
		why := reasonFor(b, id)
		if why.Confidence > 0 {
			r.ThemeConfidence.take(why.Confidence, inGold[id])
		}
		if inGold[id] {
			continue
		}
		c.addTheme(id, Tally{Found: 1})
		r.FalseThemes = append(r.FalseThemes, ThemeFinding{
			Theme: id, Document: r.Name, Page: at.Page, Text: at.Text, Rule: why.Rule, Words: why.Words, Confidence: why.Confidence,
		})
	}
}

// reasonFor returns the surest reason for a theme, an empty one where none is
// given.
func reasonFor(a *corpus.Action, theme string) corpus.Reason {
	var best corpus.Reason
	for _, why := range a.Why {
		if why.Fact == "theme:"+theme && (best.Fact == "" || why.Confidence > best.Confidence) {
			best = why
		}
	}
	return best
}

// byTheme sorts findings by theme, those of one as they were.
func byTheme(findings []ThemeFinding) {
	slices.SortStableFunc(findings, func(a, b ThemeFinding) int { return cmp.Compare(a.Theme, b.Theme) })
}

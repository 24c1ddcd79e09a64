package evaluate

import (
	"cmp"
	"maps"
	"slices"
)

// Report is the judgement of a set of documents. Its order and its content follow
// from the results alone, whatever their order.
type Report struct {
	All Figures `json:"all"`
	// Languages are those that gold names, sorted.
	Languages []LanguageFigures `json:"languages"`
	Documents []DocumentFigures `json:"documents"`
	// Confidence is how far the confidence that actions state is to be believed:
	// one is right that was to be found (a hit of the detection).
	Confidence ConfidenceFigures `json:"confidence"`
	// ThemeConfidence is the same for the confidence stated in themes of the pairs:
	// one is right that gold has.
	ThemeConfidence ConfidenceFigures `json:"theme_confidence"`
	Missed          []Finding         `json:"missed"`
	False           []Finding         `json:"false"`
	Wrong           []Difference      `json:"wrong"`
	// MissedThemes and FalseThemes are the themes in Wrong of actions, one by one
	// and sorted.
	MissedThemes []ThemeFinding `json:"missed_themes"`
	FalseThemes  []ThemeFinding `json:"false_themes"`
}

// DocumentFigures are the figures of one document.
type DocumentFigures struct {
	Document string      `json:"document"`
	Expect   Expectation `json:"expect"`
	// Error says why the document was not read.
	Error string `json:"error,omitempty"`
	// Figures are nil for a document that is not to be read.
	Figures *Figures `json:"figures"`
	// FalseActions are those that were found and are no hits.
	FalseActions int `json:"false_actions"`
}

// Sum sums results up.
func Sum(results []Result) Report {
	results = slices.Clone(results)
	slices.SortStableFunc(results, func(a, b Result) int { return cmp.Compare(a.Name, b.Name) })
	report := Report{
		Documents: []DocumentFigures{}, Languages: []LanguageFigures{},
		Missed: []Finding{}, False: []Finding{}, Wrong: []Difference{},
		MissedThemes: []ThemeFinding{}, FalseThemes: []ThemeFinding{},
	}
	var all Counts
	var confidence, themeConfidence Calibration
	languages := map[string]*Counts{}
	for _, r := range results {
		all.Add(r.Counts)
		confidence.Add(r.Confidence)
		themeConfidence.Add(r.ThemeConfidence)
		d := DocumentFigures{Document: r.Name, Expect: r.Expect, Error: r.Error, FalseActions: len(r.False)}
		if r.Expect != ExpectError {
			f := r.Counts.Figures()
			d.Figures = &f
		}
		report.Documents = append(report.Documents, d)
		if l := base(r.Language); l != "" {
			if languages[l] == nil {
				languages[l] = &Counts{}
			}
			languages[l].Add(r.Counts)
		}
		report.Missed = append(report.Missed, r.Missed...)
		report.False = append(report.False, r.False...)
		report.Wrong = append(report.Wrong, r.Wrong...)
		report.MissedThemes = append(report.MissedThemes, r.MissedThemes...)
		report.FalseThemes = append(report.FalseThemes, r.FalseThemes...)
	}
	report.All = all.Figures()
	for _, l := range slices.Sorted(maps.Keys(languages)) {
		report.Languages = append(report.Languages, LanguageFigures{Language: l, Figures: languages[l].Figures()})
	}
	measureAgainstEnglish(report.Languages)
	report.Confidence, report.ThemeConfidence = confidence.ByTwentieth(), themeConfidence.ByTenth()
	byTheme(report.MissedThemes)
	byTheme(report.FalseThemes)
	return report
}

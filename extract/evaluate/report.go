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
	// Confidence is how far the confidence stated is to be believed.
	Confidence ConfidenceFigures `json:"confidence"`
	Missed     []Finding         `json:"missed"`
	False      []Finding         `json:"false"`
	Wrong      []Difference      `json:"wrong"`
}

// LanguageFigures are the figures of the documents in a language.
type LanguageFigures struct {
	Language string `json:"language"`
	Figures
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

// ConfidenceFigures are the groups of a calibration and its error.
type ConfidenceFigures struct {
	// Error is the expected calibration error; see [Calibration.Error].
	Error float64 `json:"expected_calibration_error"`
	Bins  []Bin   `json:"bins"`
}

// Sum sums results up.
func Sum(results []Result) Report {
	results = slices.Clone(results)
	slices.SortStableFunc(results, func(a, b Result) int { return cmp.Compare(a.Name, b.Name) })
	report := Report{
		Documents: []DocumentFigures{}, Languages: []LanguageFigures{},
		Missed: []Finding{}, False: []Finding{}, Wrong: []Difference{},
	}
	var all Counts
	var confidence Calibration
	languages := map[string]*Counts{}
	for _, r := range results {
		all.Add(r.Counts)
		confidence.Add(r.Confidence)
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
	}
	report.All = all.Figures()
	for _, l := range slices.Sorted(maps.Keys(languages)) {
		report.Languages = append(report.Languages, LanguageFigures{l, languages[l].Figures()})
	}
	report.Confidence = ConfidenceFigures{confidence.Error(), confidence.Bins()}
	return report
}

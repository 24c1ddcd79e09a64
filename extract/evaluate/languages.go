package evaluate

// english is the language that the others are measured against.
const english = "en"

// MostBelowEnglish is how far a language's F1 may be below that of English.
const MostBelowEnglish = 0.05

// LanguageFigures are the figures of the documents in a language.
type LanguageFigures struct {
	Language string `json:"language"`
	Figures
	// ToEnglish is nil for English, and where there is no action of gold in English.
	ToEnglish *Gap `json:"to_english,omitempty"`
}

// Gap is how far two F1 are above those of English; below is negative.
type Gap struct {
	Detection float64 `json:"detection"`
	Themes    float64 `json:"themes"`
	// Holds: neither is more than [MostBelowEnglish] below.
	Holds bool `json:"holds"`
}

// TooLow reports whether one of a gap's differences is further below English than
// [MostBelowEnglish].
func TooLow(difference float64) bool {
	return difference < -MostBelowEnglish-1e-9 // to a float64, 0.95 is more than 0.05 below 1
}

// measureAgainstEnglish fills in the gaps.
func measureAgainstEnglish(languages []LanguageFigures) {
	var base *Figures
	for i := range languages {
		if l := &languages[i]; l.Language == english && l.Gold > 0 {
			base = &l.Figures
		}
	}
	if base == nil {
		return
	}
	for i := range languages {
		l := &languages[i]
		if l.Language == english {
			continue
		}
		gap := Gap{Detection: l.Detection.F1 - base.Detection.F1, Themes: l.Themes.F1 - base.Themes.F1}
		gap.Holds = !TooLow(gap.Detection) && !TooLow(gap.Themes)
		l.ToEnglish = &gap
	}
}

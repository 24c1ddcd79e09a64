package corpus

// Theme is an entry of the vocabulary: what Polidex can say a text is about.
type Theme struct {
	ID string `json:"id"`
	// Labels are the preferred labels by language.
	Labels map[string]string `json:"labels"`
	// Note says what the theme covers, in English.
	Note string `json:"note,omitempty"`
	// Broader is the id of the broader theme, or empty.
	Broader string `json:"broader,omitempty"`
	// EuroVoc and ICCS are notations of exact matches, where they exist.
	EuroVoc []string `json:"eurovoc,omitempty"`
	ICCS    []string `json:"iccs,omitempty"`
}

// Label returns the label in the language, else in English, else the id.
func (t Theme) Label(language string) string {
	if l := t.Labels[language]; l != "" {
		return l
	}
	if l := t.Labels["en"]; l != "" {
		return l
	}
	return t.ID
}

// Mention is a theme named by words of the text.
type Mention struct {
	Theme string `json:"theme"`
	// Term is the vocabulary's term that matched.
	Term string `json:"term"`
	// Words are the text's own.
	Words string `json:"words"`
	Place Place  `json:"place"`
}

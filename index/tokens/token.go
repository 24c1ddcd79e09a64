package tokens

// Prefixes of the terms that are not forms.
const (
	// StemPrefix begins the term of a stem: "=en:harbour". The language is part
	// of it, since the same letters are different words in different languages.
	StemPrefix      = "="
	ReferencePrefix = "#"
)

// Token is a word, number, compound or reference of a text.
type Token struct {
	// Start and End are byte offsets in the text, on the borders of runes.
	Start, End int
	// Position counts the words of the text from 1. A compound and a reference
	// stand at the position of their first word.
	Position int
	// Form is the folded word: lower case, no accents, no apostrophes. The form
	// of a reference begins with [ReferencePrefix].
	Form string
	// Stems are the terms of the form's stems, none for stop words, numbers and
	// references. There are two where stemming with and without accents differs,
	// so that a word typed without its accents is found, and of the plural of an
	// acronym, where the last is that of the acronym itself.
	Stems []string
	// Kind says what the token is.
	Kind Kind
}

// Kind says what a token is.
type Kind uint8

// The kinds of tokens.
const (
	Word Kind = iota
	// Stop is a word so common in its language that it tells nothing.
	Stop
	// Number has a digit in it.
	Number
	// Compound is two or more words joined by hyphens, as one.
	Compound
	// Reference is an official reference, as one.
	Reference
)

// Terms calls yield with each term under which the token is indexed: its form
// and its stems.
func (t *Token) Terms(yield func(term string)) {
	yield(t.Form)
	for _, s := range t.Stems {
		yield(s)
	}
}

// Extra reports whether the token stands beside others that cover the same
// words, as compounds and references do.
func (t *Token) Extra() bool { return t.Kind == Compound || t.Kind == Reference }

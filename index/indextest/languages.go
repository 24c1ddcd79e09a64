package indextest

import (
	"testing"

	"polidex/corpus"
	"polidex/index"
)

// testLanguages: accents, case and the letters of a language's own make no
// difference.
func testLanguages(t *testing.T, x index.Index) {
	for language, text := range map[string]string{
		"de": "Behörden schützen die Häfen und die Straße vor Übergriffen.",
		"fr": "Les États luttent à l’œuvre contre la criminalité organisée.",
		"el": "Η ασφάλεια των πολιτών της Ένωσης και οι λιμένες.",
		"pl": "Państwa zwalczają przestępczość w Łodzi oraz źródła zagrożeń.",
	} {
		d := danishNote()
		d.ID, d.Language, d.Blocks[0].Text = language, language, text
		if err := x.Put(t.Context(), d); err != nil {
			t.Fatalf("Put() = %v", err)
		}
	}
	for language, words := range map[string][]string{
		"de": {"Häfen", "HÄFEN", "hafen", "Ha\u0308fen", "Straße", "strasse", "STRASSE", "übergriffe", "behorde"},
		"fr": {"états", "ETATS", "ÉTATS", "œuvre", "OEUVRE", "l'oeuvre", "criminalite organisee", "CRIMINALITÉ"},
		"el": {"ασφάλεια", "ασφαλεια", "ΑΣΦΑΛΕΙΑ", "ένωσης", "ΕΝΩΣΗΣ", "ΛΙΜΕΝΕΣ", "λιμέν*"},
		"pl": {"przestępczość", "PRZESTĘPCZOŚĆ", "przestepczosc", "lodzi", "ŁODZI", "zrodla", "źródl*"},
	} {
		for _, w := range words {
			equal(t, "Search("+w+")", found(t, x, corpus.Query{Text: w}), []string{language + "-p0"})
		}
	}
}

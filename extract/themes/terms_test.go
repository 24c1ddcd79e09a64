package themes_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/themes"
)

func TestTerms(t *testing.T) {
	v := load(t, `
themes:
  - id: drugs
    terms:
      any: EUDA
      en: |
        drug+; cocaine   # twice: cocaine
        cocaine; EUDA
  - id: ports
    terms:
      any: VTS; EUDA
      en: port|ports ?
ignore:
  en: drug authorisation
  any: EUDA office
`)
	for _, c := range []struct {
		language string
		want     []themes.Term
	}{
		{"en", []themes.Term{{"drugs", "drug+"}, {"drugs", "cocaine"}, {"ports", "port|ports ?"}}},
		{"any", []themes.Term{{"drugs", "EUDA"}, {"ports", "VTS"}, {"ports", "EUDA"}}},
		{"fr", nil},
	} {
		if diff := cmp.Diff(c.want, v.Terms(c.language)); diff != "" {
			t.Errorf("Terms(%q) (-want +got):\n%s", c.language, diff)
		}
	}
}

// TestTermsAreThoseFound holds the terms against the names that Find gives them.
func TestTermsAreThoseFound(t *testing.T) {
	v := themes.Default()
	for _, theme := range v.Themes() {
		for _, language := range v.Languages() {
			known := map[themes.Term]bool{}
			for _, l := range []string{language, "any"} {
				for _, term := range v.Terms(l) {
					known[term] = true
				}
			}
			for _, m := range v.Find(theme.Labels[language], language) {
				if !known[themes.Term{Theme: m.Theme, Text: m.Term}] {
					t.Errorf("Find in %q gives %q of %s, which Terms does not", language, m.Term, m.Theme)
				}
			}
		}
	}
}

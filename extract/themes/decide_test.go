package themes_test

import (
	"slices"
	"strings"
	"testing"

	"polidex/extract/themes"
)

func TestDecide(t *testing.T) {
	v := themes.Default()
	for _, c := range []struct{ name, language, text, want string }{
		{"named", "en", "step up controls of parcels with cocaine at sorting centres", "drug-trafficking"},
		{"only mentioned", "en", "bring smugglers of cocaine to court who hide it in banana boxes in our ports", "drug-trafficking"},
		{"two subjects", "en", "seize the money and the guns of drug cartels by 2031", "organised-crime"},
		{"by words alone", "en", "test once a year whether waterworks could be run by hand when their control systems fail", "critical-infrastructure"},
		{"nothing", "en", "publish a yearly scoreboard on the steps taken", ""},
		{"no words", "en", "2031", ""},
		{"empty", "en", "", ""},
		{"a region's code of a language", "de-AT", "Waffenschmuggel über die Donau unterbinden", "firearms-trafficking"},
		{"a language without terms", "ga", "EMPACT", "organised-crime"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := v.Decide(c.text, c.language)
			ids := ""
			for i, d := range got {
				ids += " " + d.Theme
				if d.Confidence <= 0 || d.Confidence > 1 || i > 0 && d.Confidence > got[i-1].Confidence {
					t.Errorf("confidences are no probabilities that fall: %+v", got)
				}
				if d.Start >= d.End || d.End > len(c.text) {
					t.Errorf("%s rests on bytes %d to %d of %d", d.Theme, d.Start, d.End, len(c.text))
				}
				if (d.Rule == themes.ByTerm) != (d.Term != "") {
					t.Errorf("rule %s with term %q", d.Rule, d.Term)
				}
			}
			if c.want == "" && len(got) > 0 || !strings.Contains(ids, c.want) {
				t.Errorf("Decide(%q) = %q, want %q", c.text, ids, c.want)
			}
		})
	}
}

// A theme of the user's own is decided by its terms, whatever was learned.
func TestDecideOwnThemes(t *testing.T) {
	v, err := themes.Load(strings.NewReader(`
themes:
  - id: lighthouses
    labels: {en: Lighthouses}
    terms: {en: "lighthouse+"}
  - id: fraud
    labels: {en: Fraud}
    terms: {en: "fraud*"}
`))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"paint the lighthouses":                                "lighthouses",
		"paint the lighthouses and pursue fraud with invoices": "fraud lighthouses",
		"step up controls of parcels with cocaine":             "", // a theme that it has not
	} {
		var got []string
		for _, d := range v.Decide(text, "en") {
			got = append(got, d.Theme)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("Decide(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestDecideTitle(t *testing.T) {
	v := themes.Default()
	for title, want := range map[string]string{"Firearms and explosives": "firearms-trafficking explosives-cbrn", "Governance": "", "Joint work": ""} {
		got := ""
		for _, d := range v.DecideTitle(title, "en") {
			got += d.Theme + " "
		}
		if strings.TrimSpace(got) != want {
			t.Errorf("DecideTitle(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestWithDamaged(t *testing.T) {
	if _, err := themes.Default().With([]byte("no weights")); err == nil {
		t.Error("damaged weights were taken")
	}
}

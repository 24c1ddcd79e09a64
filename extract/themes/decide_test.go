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
		{"named", "en", "step up controls of parcels with cocaine at sorting centres", "drug-trafficking/term"},
		{"only mentioned", "en", "keep the crews of unlit tankers from dragging their anchors over the sea bed", "maritime-security/term"},
		{"two subjects", "en", "trace illegal firearms and heroin sold on dark-web markets", "cybercrime/term drug-trafficking/term firearms-trafficking/term"},
		{"by words alone", "en", "teach bank clerks to recognise pensioners who are talked into transferring their savings by a caller", "fraud/learned-words"},
		{"nothing", "en", "publish a yearly scoreboard on the steps taken", ""},
		{"no words", "en", "2031", ""},
		{"empty", "en", "", ""},
		{"a region's code of a language", "de-AT", "Waffenschmuggel über die Donau unterbinden", "firearms-trafficking/term"},
		{"a language without terms", "ga", "EMPACT", "organised-crime/term"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := v.Decide(c.text, c.language)
			var ids []string
			for i, d := range got {
				ids = append(ids, d.Theme+"/"+string(d.Rule))
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
			slices.Sort(ids)
			if got := strings.Join(ids, " "); got != c.want {
				t.Errorf("Decide(%q) = %q, want %q", c.text, got, c.want)
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

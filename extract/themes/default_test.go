package themes_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/themes"
)

// full are the languages that have terms for every theme.
var full = []string{"cs", "de", "el", "en", "es", "fr", "it", "nl", "pl", "pt", "ro", "sv"}

// TestDefaultLoads reads every term: Default itself looks at those of a language
// when a text in it comes, and takes for granted that they can be read.
func TestDefaultLoads(t *testing.T) {
	v, err := themes.Load(bytes.NewReader(themes.DefaultFile()))
	if err != nil {
		t.Fatalf("Load of the built-in vocabulary: %v", err)
	}
	if got, want := v.Version(), themes.Default().Version(); got != want {
		t.Errorf("Version() = %q loaded and %q built in", got, want)
	}
}

func TestDefaultIsWhole(t *testing.T) {
	v := themes.Default()
	if diff := cmp.Diff(full, v.Languages()); diff != "" {
		t.Errorf("Languages() (-want +got):\n%s", diff)
	}
	if got := len(v.Themes()); got != 34 {
		t.Errorf("%d themes, want 34", got)
	}
	for _, theme := range v.Themes() {
		if theme.Note == "" {
			t.Errorf("%s has no note", theme.ID)
		}
		for _, language := range full {
			if theme.Labels[language] == "" {
				t.Errorf("%s has no label in %q", theme.ID, language)
			}
		}
	}
}

// A theme's own label is the plainest way to name it: it must be found by it.
func TestDefaultFindsItsLabels(t *testing.T) {
	v := themes.Default()
	for _, theme := range v.Themes() {
		for _, language := range full {
			if got := v.Of(theme.Labels[language], language); !slices.Contains(got, theme.ID) {
				t.Errorf("Of(%q, %q) = %q, want %s among them", theme.Labels[language], language, got, theme.ID)
			}
		}
	}
}

func TestDefaultEnglish(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"revise the rules on drug precursors", "drug-trafficking"},
		{"give crime victims better access to justice", "victims-rights"},
		{"recover illegally obtained wealth", "asset-recovery"},
		{"hunt the forgers of passports", "document-fraud"},
		{"list buyers of dual-use electronics that dodge sanctions", "sanctions-evasion"},
		{"revise the rules on explosives precursors", "explosives-cbrn"},
		{"evaluate the Directives on pyrotechnic articles and civil explosives", "explosives-cbrn"},
		{"publish guidelines on the protection of minors under the Digital Services Act", "child-protection"},
		{"table a new strategy on victims' rights", "victims-rights"},
		{"table a new strategy on combating trafficking in human beings", "trafficking-in-human-beings"},
		{"examine how to improve the European Investigation Order and the European Arrest Warrant", "police-judicial-cooperation"},
		{"extend Europol's mandate", "police-judicial-cooperation"},
		{"start operations of ETIAS and the Entry/Exit System", "border-security"},
		{"transpose the NIS2 Directive", "cybersecurity"},
		{"transpose the CER Directive", "critical-infrastructure"},
		{"make AMLA fully operational", "money-laundering"},
		{"follow the financing of terrorism across borders", "terrorist-financing"},
		{"connect asset recovery offices and asset management offices", "asset-recovery"},
		{"ratify the Istanbul Convention", "gender-based-violence"},
		{"detect child sexual abuse material", "child-sexual-abuse"},
		{"adopt a plan against cyberbullying", "cyberbullying"},
		{"close the shadow fleet's access to insurers", "sanctions-evasion"},
		{"trafficking in firearms and human beings", "firearms-trafficking trafficking-in-human-beings"},
		{"the security of citizens is a shared duty", ""},
		{"report on the implementation of this strategy", ""},
		{"develop rural areas and improve water quality in lakes", ""},
		{"remove minor errors from the annexes", ""},
	} {
		var want []string
		if c.want != "" {
			want = strings.Fields(c.want)
		}
		if diff := cmp.Diff(want, themes.Default().Of(c.text, "en")); diff != "" {
			t.Errorf("Of(%q) (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestDefaultOtherLanguages(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"fr", "lutter contre la traite des êtres humains", "trafficking-in-human-beings"},
		{"fr", "renforcer l’échange d’informations entre les services de police", "police-judicial-cooperation"},
		{"de", "den illegalen Waffenhandel eindämmen", "firearms-trafficking"},
		{"de", "kritische Infrastrukturen besser schützen", "critical-infrastructure"},
		{"es", "prevenir la radicalización en internet", "radicalisation"},
		{"it", "contrastare il riciclaggio di denaro", "money-laundering"},
		{"pt", "combater o terrorismo", "terrorism"},
		{"nl", "de bestrijding van witwassen", "money-laundering"},
		{"pl", "zwalczanie cyberprzestępczości", "cybercrime"},
		{"el", "η καταπολέμηση της διαφθοράς", "corruption"},
		{"sv", "åtgärder mot desinformation", "information-manipulation"},
		{"sv", "förverka medel före utgången av året, två gånger om året", "asset-recovery"},
		{"de", "Drohnen über Flughäfen abwehren", "critical-infrastructure"},
		{"de", "die Terrorismusfinanzierung unterbinden", "terrorist-financing"},
		{"de", "Dokumentenbetrug aufdecken", "document-fraud"},
		{"el", "έρευνες για όπλα μαζικής καταστροφής", "explosives-cbrn"},
		{"es", "cerrar los prostíbulos vinculados a redes de trata", "trafficking-in-human-beings"},
		{"it", "combattere chi smaltisce illegalmente apparecchiature elettroniche", "environmental-crime"},
		{"pl", "szkolenia z informatyki śledczej", "digital-evidence"},
		{"cs", "boj proti padělání výrobků", "counterfeiting"},
		{"ro", "drepturile victimelor infracțiunilor", "victims-rights"},
	} {
		if diff := cmp.Diff([]string{c.want}, themes.Default().Of(c.text, c.language)); diff != "" {
			t.Errorf("Of(%q, %q) (-want +got):\n%s", c.text, c.language, diff)
		}
	}
}

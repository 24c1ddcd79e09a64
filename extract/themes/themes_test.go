package themes_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/themes"
)

// small is a vocabulary that shows one rule of the term syntax a line.
const small = `
themes:
  - id: drugs
    labels: {en: Drugs, fr: Drogues}
    terms:
      any: EUDA
      en: |
        drug+; cocaine   # two terms on a line
        precursor+ ! explosive*
        port|ports ?
      de: "*drog*; *drogenbomb* ?"
  - id: explosives
    labels: {en: Explosives}
    terms:
      en: |
        explosive*; explosives precursor+
      de: "*bomb*; *drogenspreng*; spreng*"
  - id: trafficking
    labels: {en: Trafficking in human beings}
    broader: drugs
    terms:
      en: |
        traffic* ~3 human_being+|persons
        exploit* & worker+
  - id: cyber
    labels: {en: Cyber-attacks}
    terms:
      en: cyber-attack*
      pl: cyberatak+
      el: κυβερνοεπιθεσ*
ignore:
  en: |
    drug authorisation
`

func load(t *testing.T, yaml string) *themes.Vocabulary {
	t.Helper()
	v, err := themes.Load(strings.NewReader(yaml))
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	return v
}

func TestFindSyntax(t *testing.T) {
	v := load(t, small)
	for _, c := range []struct {
		name, language, text string
		want                 []string // words found, with their theme
	}{
		{"inflected", "en", "Drugs and the drug's price", []string{"drugs:Drugs", "drugs:drug"}},
		{"ending too long", "en", "druggists", nil},
		{"capitals alone", "en", "the EUDA, not the euda", []string{"drugs:EUDA"}},
		{"gap of three", "en", "trafficking in firearms and human beings", []string{"trafficking:trafficking in firearms and human beings"}},
		{"gap too wide", "en", "trafficking in one two three four persons", nil},
		{"not over a sentence's end", "en", "They stopped the trafficking. Persons were freed.", nil},
		{"several words as alternative", "en", "trafficking in persons", []string{"trafficking:trafficking in persons"}},
		{"joined", "en", "cyberattacks", []string{"cyber:cyberattacks"}},
		{"hyphenated", "en", "cyber-attacks", []string{"cyber:cyber-attacks"}},
		{"apart", "en", "a cyber attack", []string{"cyber:cyber attack"}},
		{"companion there", "en", "workers who are exploited", []string{"trafficking:exploited"}},
		{"companion missing", "en", "exploit the potential", nil},
		{"longest alone", "en", "explosives precursors", []string{"explosives:explosives precursors"}},
		{"exclusion", "en", "precursors of an explosive", []string{"explosives:explosive"}},
		{"no exclusion", "en", "designer precursors", []string{"drugs:precursors"}},
		{"ignored row", "en", "drug authorisation", nil},
		{"weak alone", "en", "guard the ports", []string{"drugs:ports"}},
		{"weak beside another", "en", "explosives in ports", []string{"explosives:explosives"}},
		{"soft hyphen and ligature", "en", "co\u00adcaine", []string{"drugs:co\u00adcaine"}},
		{"compound", "de", "Die Rauschdrogenkriminalität", []string{"drugs:Rauschdrogenkriminalität"}},
		{"longer part of a compound", "de", "Drogensprengung", []string{"explosives:Drogensprengung"}},
		{"weak longer part", "de", "Drogenbombe", []string{"drugs:Drogenbombe", "explosives:Drogenbombe"}},
		{"any language", "de", "EUDA", []string{"drugs:EUDA"}},
		{"region subtag", "de-AT", "Drogen", []string{"drugs:Drogen"}},
		{"accents and final sigma", "el", "ΚΥΒΕΡΝΟΕΠΙΘΈΣΕΙΣ", []string{"cyber:ΚΥΒΕΡΝΟΕΠΙΘΈΣΕΙΣ"}},
		{"language without terms", "mt", "cocaine", []string{"drugs:cocaine"}},
		{"unknown language", "", "cocaine", []string{"drugs:cocaine"}},
		{"no text", "en", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, m := range v.Find(c.text, c.language) {
				got = append(got, m.Theme+":"+c.text[m.Start:m.End])
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Find(%q, %q) (-want +got):\n%s", c.text, c.language, diff)
			}
		})
	}
}

func TestFindNamesTheTerm(t *testing.T) {
	got := load(t, small).Find("a precursor", "en")
	want := []themes.Match{{Theme: "drugs", Term: "precursor+ ! explosive*", Start: 2, End: 11}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOfIsInVocabularyOrder(t *testing.T) {
	got := load(t, small).Of("cyber-attacks by drug traffickers with explosives and more drugs", "en")
	if diff := cmp.Diff([]string{"drugs", "explosives", "cyber"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLoadRefuses(t *testing.T) {
	const one = "themes:\n  - id: a\n    terms:\n      en: |\n        good\n"
	for _, c := range []struct {
		name, yaml string
		names      []string // what the error must say
	}{
		{"empty", "", []string{"line 1", "no themes"}},
		{"not YAML", "themes:\n  - id: [\n", []string{"line 2"}},
		{"unknown key", "themes:\n  - id: a\n    term: {}\n", []string{"line 3", "term"}},
		{"bad id", "themes:\n  - id: A b\n", []string{"line 2", `theme "A b"`}},
		{"same id twice", "themes:\n  - id: a\n  - id: a\n", []string{"line 3", `theme "a"`, "twice"}},
		{"broader missing", "themes:\n  - id: a\n    broader: b\n", []string{"line 2", `theme "a"`, `"b"`}},
		{"bad language", "themes:\n  - id: a\n    terms:\n      english: x\n", []string{`theme "a"`, "english"}},
		{"terms not text", "themes:\n  - id: a\n    terms:\n      en: [x]\n", []string{"line 4"}},
		{"gap at the end", one + "        bad ~3\n", []string{"line 6", `theme "a"`, `"bad ~3"`}},
		{"gap at the start", one + "        ~3 bad\n", []string{"line 6", "between"}},
		{"gap too wide", one + "        b ~99 c\n", []string{"line 6", "~99"}},
		{"beginning too short", one + "        ab*\n", []string{"line 6", "fewer than 3"}},
		{"empty companion", one + "        ab & \n", []string{"line 6", "no words"}},
		{"stray mark", one + "        a,b\n", []string{"line 6", "','"}},
		{"in a quoted block", "themes:\n  - id: a\n    terms:\n      en: \"ab*\"\n", []string{"line 4", "fewer than 3"}},
		{"in ignore", "themes:\n  - id: a\nignore:\n  any: |\n    ab*\n", []string{"line 5", "ignore"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := themes.Load(strings.NewReader(c.yaml))
			if !errors.Is(err, corpus.ErrInvalid) {
				t.Fatalf("Load = %v, want %v", err, corpus.ErrInvalid)
			}
			for _, part := range c.names {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("Load = %q, does not say %q", err, part)
				}
			}
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("Load = %q, not one line", err)
			}
		})
	}
}

func TestVersion(t *testing.T) {
	a, b := load(t, small), load(t, small+"# a comment\n")
	if a.Version() != load(t, small).Version() || a.Version() == b.Version() {
		t.Errorf("Version() = %q and %q: want equal for equal files alone", a.Version(), b.Version())
	}
}

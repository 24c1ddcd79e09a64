package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jedib0t/go-pretty/v6/text"

	"polidex/extract/evaluate"
)

func TestThemeFindings(t *testing.T) {
	swans, boats := "count the swans of every lake", "mark  boat\nengines"
	for _, c := range []struct {
		name  string
		all   []evaluate.ThemeFinding
		width int
		want  string
	}{
		{"none", nil, 80, ""},
		{"missed, without a reason", []evaluate.ThemeFinding{{Theme: "fraud", Document: "lakes", Page: 2, Text: swans}}, 80, `fraud
  lakes, page 2
    count the swans of every lake
`},
		{"two of one theme, one of another", []evaluate.ThemeFinding{
			{Theme: "fraud", Document: "lakes", Text: swans, Rule: "own-term", Words: "swans", Confidence: 0.5},
			{Theme: "fraud", Document: "rivers", Text: boats, Rule: "title-term", Words: "boats"},
			{Theme: "maritime-security", Document: "rivers", Text: boats, Confidence: 0.975},
		}, 80, `fraud
  lakes: 0.50 by own-term “swans”
    count the swans of every lake
  rivers: by title-term “boats”
    mark boat engines
maritime-security
  rivers: 0.97
    mark boat engines
`},
		{"cut to the width", []evaluate.ThemeFinding{
			{Theme: "fraud", Document: "lakes", Page: 12, Text: swans, Rule: "own-term", Words: "every lake", Confidence: 0.9},
		}, 28, `fraud
  lakes, page 12: 0.90 by o…
    count the swans of ever…
`},
	} {
		got := themeFindings(c.all, c.width)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"", 30, "  "},
		{"count the swans of every lake", 31, "  count the swans of every lake"},
		{"count the swans of every lake", 30, "  count the swans of every la…"},
		{"count the swans of every lake", 28, "  count the swans of every…"}, // no space before the ellipsis
		{"count the swans of every lake", 5, "  count the swans of…"},        // not below 20
		{"ναελέγχουνμεκινητούςσαρωτέςκαι", 24, "  ναελέγχουνμεκινητούςσ…"},
		{"湖の白鳥を毎年数える湖の白鳥を毎年数える", 24, "  湖の白鳥を毎年数える…"}, // two columns a letter
		{"a\x1b[31m b\n\tc", 30, "  a[31m b c"},
	} {
		got := strings.TrimSuffix(cut(c.in, c.width, "  "), "\n")
		if got != c.want {
			t.Errorf("cut(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
		if w := text.StringWidthWithoutEscSequences(got); w > max(c.width, 22) {
			t.Errorf("cut(%q, %d) is %d wide", c.in, c.width, w)
		}
	}
}

// in are the figures of a language with the two F1, and the differences if gap.
func in(language string, detection, themes float64, gap *evaluate.Gap) evaluate.LanguageFigures {
	l := evaluate.LanguageFigures{Language: language, ToEnglish: gap}
	l.Gold, l.Detection.F1, l.Themes.F1 = 11, detection, themes
	return l
}

func TestGapTable(t *testing.T) {
	for _, c := range []struct {
		name      string
		languages []evaluate.LanguageFigures
		title     string
		want      string
	}{
		{"English alone", []evaluate.LanguageFigures{in("en", 1, 1, nil)}, "", ""},
		{"no English", []evaluate.LanguageFigures{in("de", 1, 1, nil), in("fr", 1, 1, nil)}, "", ""},
		{"one as good", []evaluate.LanguageFigures{in("en", 0.9, 0.8, nil), in("fr", 0.8999, 0.85, &evaluate.Gap{Detection: -0.0001, Themes: 0.05, Holds: true})},
			"beside English: 0 of 1 language more than 0.05 below it", `
language  gold  detection   to en  themes   to en  too low
────────────────────────────────────────────────────────────
en          11      0.900           0.800
fr          11      0.900  +0.000   0.850  +0.050
`},
		{"English first, what is too low named", []evaluate.LanguageFigures{
			in("de", 0.85, 0.74, &evaluate.Gap{Detection: -0.05, Themes: -0.06}), in("en", 0.9, 0.8, nil),
			in("fr", 0.7, 0.7, &evaluate.Gap{Detection: -0.2, Themes: -0.1}), in("pl", 0.9, 0.8, &evaluate.Gap{Holds: true}),
		}, "beside English: 2 of 3 languages more than 0.05 below it", `
language  gold  detection   to en  themes   to en  too low
──────────────────────────────────────────────────────────────────────
en          11      0.900           0.800
de          11      0.850  -0.050   0.740  -0.060  themes
fr          11      0.700  -0.200   0.700  -0.100  detection, themes
pl          11      0.900  +0.000   0.800  +0.000
`},
	} {
		report := evaluate.Report{Languages: c.languages}
		got := gapTable(report, 80)
		if diff := cmp.Diff(strings.TrimPrefix(c.want, "\n"), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if title := besideEnglish(report); got != "" && title != c.title {
			t.Errorf("%s: title %q, want %q", c.name, title, c.title)
		}
	}
}

func TestInAll(t *testing.T) {
	stated := func(apart float64) evaluate.ConfidenceFigures {
		return evaluate.ConfidenceFigures{Error: apart, Bins: []evaluate.Bin{{N: 1}}}
	}
	for _, c := range []struct {
		actions, themes evaluate.ConfidenceFigures
		want            string
	}{
		{stated(0.0317), stated(0.25), "in all: 0 documents, 0 actions of gold, 0 found, calibration error 0.032 (actions), 0.250 (themes)"},
		{stated(0), evaluate.ConfidenceFigures{}, "in all: 0 documents, 0 actions of gold, 0 found, calibration error 0.000 (actions)"},
		{evaluate.ConfidenceFigures{}, evaluate.ConfidenceFigures{}, "in all: 0 documents, 0 actions of gold, 0 found"},
	} {
		if got := inAll(evaluate.Report{Confidence: c.actions, ThemeConfidence: c.themes}); got != c.want {
			t.Errorf("inAll = %q, want %q", got, c.want)
		}
	}
}

func TestBinTable(t *testing.T) {
	if got := binTable("themes", evaluate.ConfidenceFigures{}, 80); got != "" {
		t.Errorf("of nothing: %q, want nothing", got)
	}
	got := binTable("themes", evaluate.ConfidenceFigures{Bins: []evaluate.Bin{
		{From: 0.3, To: 0.4, N: 3, Right: 1, Confidence: 0.35, Accuracy: 1.0 / 3}, {From: 0.9, To: 1, N: 12000, Right: 12000, Confidence: 0.98, Accuracy: 1},
	}}, 80)
	want := `   stated   mean  themes  right  share
────────────────────────────────────────
0.30–0.40  0.350       3      1  0.333
0.90–1.00  0.980   12000  12000  1.000
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
}

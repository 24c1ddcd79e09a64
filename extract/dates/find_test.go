package dates_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/dates"
)

type role struct {
	Text string
	Role corpus.YearRole
}

func TestFindRoles(t *testing.T) {
	for _, c := range []struct {
		name, language, text string
		want                 []role
	}{
		{"none", "en", "Nothing is dated here.", nil},
		{"deadline and start", "en", "Open it by 2027 and widen it from 2028 onwards.",
			[]role{{"by 2027", corpus.YearDeadline}, {"from 2028 onwards", corpus.YearStart}}},
		{"period", "en", "Courses are held in 2026-2028.", []role{{"in 2026-2028", corpus.YearPeriod}}},
		{"law", "en", "Regulation (EU) 2016/794 applies.", []role{{"2016", corpus.YearReference}}},
		{"law in German", "de", "Die Verordnung (EU) 2016/794 gilt.", []role{{"2016", corpus.YearReference}}},
		{"old law", "en", "Regulation (EU) No 1305/2013 applies.", []role{{"2013", corpus.YearReference}}},
		{"programme", "en", "Horizon 2020 paid for it.", []role{{"2020", corpus.YearReference}}},
		{"agenda", "en", "It serves the 2030 Agenda.", []role{{"2030", corpus.YearReference}}},
		{"compound", "de", "Das dient der 2030-Agenda.", []role{{"2030", corpus.YearReference}}},
		{"life of a strategy", "en", "A strategy on forests (2026-2030) will follow.", []role{{"2026-2030", corpus.YearPeriod}}},
		{"since", "en", "Ports have changed since 2020.", []role{{"since 2020", corpus.YearMention}}},
		{"statistic", "en", "It was 28 % in 2025 and 357 in 2023.", []role{{"in 2025", corpus.YearMention}, {"in 2023", corpus.YearMention}}},
		{"past", "en", "The plan presented in 2024 was a start.", []role{{"in 2024", corpus.YearMention}}},
		{"adjective", "en", "The 2025 evaluation was fair.", []role{{"2025", corpus.YearMention}}},
		{"season after of", "en", "The conclusions of June 2023 were clear.", []role{{"June 2023", corpus.YearMention}}},
		{"decades are no year", "en", "In the 2000s and in 1990s style.", nil},
		{"no years out of numbers", "en", "Call 2027-55-12, pay 2026.50 or €2030.", []role{{"2027", corpus.YearReference}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []role
			for _, e := range dates.Find(c.text, c.language) {
				got = append(got, role{e.Text, e.Role})
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Find(%q) (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestFindYears(t *testing.T) {
	text := "fund it in winter 2027/2028 and in 2029-2031"
	var got [][]int
	for _, e := range dates.Find(text, "en") {
		got = append(got, e.Years)
	}
	if diff := cmp.Diff([][]int{{2027, 2028}, {2029, 2031}}, got); diff != "" {
		t.Errorf("years of Find(%q) (-want +got):\n%s", text, diff)
	}
}

func TestDay(t *testing.T) {
	for _, c := range []struct {
		text, language string
		day            corpus.Date
		words          string
	}{
		{"Brussels, 14 April 2026", "en", "2026-04-14", "14 April 2026"},
		{"Strasbourg, 1.4.2025", "en", "2025-04-01", "1.4.2025"},
		{"Brüssel, den 14.4.2026", "de", "2026-04-14", "14.4.2026"},
		{"Bruxelles, le 14 avril 2026", "fr", "2026-04-14", "14 avril 2026"},
		{"Bruxelles, le 1er avril 2026", "fr", "2026-04-01", "1er avril 2026"},
		{"Praha 3. 5. 2026", "cs", "2026-05-03", "3. 5. 2026"},
		{"Βρυξέλλες, 14 Απριλίου 2026", "el", "2026-04-14", "14 Απριλίου 2026"},
		{"Brüsszel, 2026. április 14.", "hu", "2026-04-14", "2026. április 14"},
		{"Brüsszel, 2026.4.14.", "hu", "2026-04-14", "2026.4.14"},
		{"Briuselis, 2026 m. balandžio 14 d.", "lt", "2026-04-14", "2026 m. balandžio 14"},
		{"published 2026-04-14 at noon", "en", "2026-04-14", "2026-04-14"},
		{"14/04/2026", "en", "2026-04-14", "14/04/2026"},
		{"April 14, 2026", "en", "2026-04-14", "April 14, 2026"},
		{"of 31 February 2026", "en", "", ""},
		{"in 2026", "en", "", ""},
		{"version 1.2.3.2026", "en", "", ""},
	} {
		day, start, end, ok := dates.Day(c.text, c.language)
		if day != c.day || c.text[start:end] != c.words || ok != (c.day != "") {
			t.Errorf("Day(%q) = %q, %q, %v, want %q, %q", c.text, day, c.text[start:end], ok, c.day, c.words)
		}
	}
}

// languageCodes are those of the Union's 24 official languages.
var languageCodes = []string{"bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"}

func TestNoYearIsNoTime(t *testing.T) {
	for _, language := range languageCodes {
		if got := dates.Find("12 345 678, 31.12., Q4, 3000", language); got != nil {
			t.Errorf("Find without a year in %q = %v, want none", language, got)
		}
	}
}

func FuzzFind(f *testing.F) {
	for i, s := range []string{
		"by the end of 2026", "in winter 2027/2028, 31 March 2026", "Regulation (EU) 2016/794", "2027. gada 31. martam", "2027-től 2029-ig",
		"from 2026 to 2025 to 2027-28/29", "Q4/2026 – Q2 2027 (H1)", "31.12.2026-1.1.2027", "2099 2099-99 2099/00", "du 1er au 3 mars 2026", "l'2026 d'", "l-2027 –2027- .2027.",
		"within two years of the adoption of this joint communication", "do konce stávajícího funkčního období Komise", "by the end of the mandate of the", "innerhalb von 18 Monaten nach Annahme der",
	} {
		f.Add(s, languageCodes[i%len(languageCodes)])
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		end := 0
		for _, e := range dates.Find(text, language) {
			check(t, text, &e)
			if e.Start < end {
				t.Errorf("%q overlaps the expression before it", e.Text)
			}
			end = e.End
		}
		for _, e := range []*dates.Expression{dates.Deadline(text, language), dates.Cell(text, language), dates.Governing(text, language)} {
			if e != nil {
				check(t, text, e)
			}
		}
		for _, published := range []corpus.Date{"", "2025-08-31", "2099-12-31"} {
			for _, e := range []*dates.Expression{dates.Relative(text, language, published), dates.RelativeCell(text, language, published)} {
				if e == nil {
					continue
				}
				checkPlace(t, text, e)
				if e.Role == "" || e.Precision == "" || (e.To == "") != (e.Rule == "relative-unresolved") || e.To != "" && e.To < published {
					t.Errorf("relative time of a text of %q: %+v", published, e)
				}
			}
		}
		if day, start, end, ok := dates.Day(text, language); ok {
			if _, err := corpus.ParseDate(string(day)); err != nil || start >= end || end > len(text) {
				t.Errorf("Day = %q at %d..%d: %v", day, start, end, err)
			}
		}
	})
}

// check holds an expression that names a year to what every one promises.
func check(t *testing.T, text string, e *dates.Expression) {
	t.Helper()
	checkPlace(t, text, e)
	if len(e.Years) == 0 || e.Role == "" || e.Rule == "" {
		t.Errorf("%q lacks years, role or rule: %+v", e.Text, e)
	}
}

// checkPlace holds an expression to its words being there and its days days.
func checkPlace(t *testing.T, text string, e *dates.Expression) {
	t.Helper()
	if e.Start < 0 || e.End > len(text) || e.Start >= e.End || text[e.Start:e.End] != e.Text {
		t.Fatalf("%q is not at %d..%d", e.Text, e.Start, e.End)
	}
	for _, d := range []corpus.Date{e.From, e.To} {
		if d == "" {
			continue
		}
		if _, err := time.Parse(time.DateOnly, string(d)); err != nil {
			t.Errorf("%q gives the day %q: %v", e.Text, d, err)
		}
	}
	if e.From != "" && e.To != "" && e.From > e.To {
		t.Errorf("%q goes from %s to %s", e.Text, e.From, e.To)
	}
}

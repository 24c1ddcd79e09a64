package corpus_test

import (
	"testing"

	"polidex/corpus"
)

func TestParseReference(t *testing.T) {
	for _, c := range []struct {
		name, in, work, printed string
		ok                      bool
	}{
		{"printed", "COM(2025) 148 final", "com-2025-148", "COM(2025) 148", true},
		{"no space", "COM(2025)148", "com-2025-148", "COM(2025) 148", true},
		{"joint", "JOIN(2025) 9 final", "join-2025-9", "JOIN(2025) 9", true},
		{"staff", "SWD(2021) 74", "swd-2021-74", "SWD(2021) 74", true},
		{"slashes", "COM/2025/148", "com-2025-148", "COM(2025) 148", true},
		{"colons", "COM:2025:148:FIN", "com-2025-148", "COM(2025) 148", true},
		{"own key", "com-2025-148", "com-2025-148", "COM(2025) 148", true},
		{"brackets", "COM[2020] 605", "com-2020-605", "COM(2020) 605", true},
		{"celex of a communication", "52025DC0148", "com-2025-148", "COM(2025) 148", true},
		{"celex of a joint one", "52025JC0009", "join-2025-9", "JOIN(2025) 9", true},
		{"celex of a staff document", "52021SC0074", "swd-2021-74", "SWD(2021) 74", true},
		{"celex of a staff document of before 2012", "52010SC1234", "sec-2010-1234", "SEC(2010) 1234", true},
		{"celex with words behind it", "52025DC0148: ports (01)", "com-2025-148", "COM(2025) 148", true},
		{"celex in brackets", "52025DC0148)", "com-2025-148", "COM(2025) 148", true},
		{"celex and the mark of a footnote", "52025DC0148(1)", "com-2025-148", "COM(2025) 148", true},
		{"celex and a remark", "52025DC0148 (01)", "com-2025-148", "COM(2025) 148", true},
		{"celex of a part", "52003DC0123(01)", "", "", false},
		{"celex of a second part", "52021SC0074(02)", "", "", false},
		{"celex of a corrigendum", "52003DC0123R(01)", "", "", false},
		{"celex of a part's corrigendum", "52003DC0123(01)R(02)", "", "", false},
		{"celex of five digits", "52003DC01234", "", "", false},
		{"leading space", "  COM(2025) 148", "com-2025-148", "COM(2025) 148", true},
		{"a regulation", "Regulation (EU) 2016/794", "", "", false},
		{"celex of an act", "32016R0794", "", "", false},
		{"a year alone", "COM(2025)", "", "", false},
		{"no such year", "COM(1825) 3", "", "", false},
		{"empty", "", "", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, ok := corpus.ParseReference(c.in)
			if ok != c.ok {
				t.Fatalf("ParseReference(%q) = %v, %v, want ok %v", c.in, r, ok, c.ok)
			}
			if ok && (r.Work() != c.work || r.String() != c.printed) {
				t.Errorf("ParseReference(%q) = %s %q, want %s %q", c.in, r.Work(), r, c.work, c.printed)
			}
		})
	}
}

// FuzzParseReference checks that what is printed is read again as the same.
func FuzzParseReference(f *testing.F) {
	for _, s := range []string{"COM(2025) 148 final", "52025DC0148", "JOIN/2025/9", "C(2020) 1", "52003DC0123(01)", "52003DC0123R(01)", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, ok := corpus.ParseReference(s)
		if !ok {
			return
		}
		for _, printed := range []string{r.String(), r.Work()} {
			if again, ok := corpus.ParseReference(printed); !ok || again != r {
				t.Errorf("ParseReference(%q) = %v, printed %q, read again as %v, %v", s, r, printed, again, ok)
			}
		}
	})
}

package corpus_test

import (
	"testing"

	"polidex/corpus"
)

func TestCitedKey(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"COM(2020) 605 final", "com-2020-605"},
		{"com-2020-605", "com-2020-605"},
		{"52020DC0605", "com-2020-605"},
		{"32016r0794", "32016R0794"},
		{"02016R0679-20160504", "32016R0679"},
		{"https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0794", "32016R0794"},
		{"52020XC0123", "52020XC0123"},
		{"52003DC0123(01)", "52003DC0123(01)"},
		{"CELEX:52003dc0123R(01)", "52003DC0123R(01)"},
		{"52003DC0123(01)R(02)", "52003DC0123(01)R(02)"},
		{"52020DC0605(1)", "com-2020-605"},
		{"2016/794", "2016/794"},
		{" Regulation  (EU) 2016/794", "2016/794"},
		{"rozporządzenie (WE) nr 45/2001", "45/2001"},
		{"Directive 95/46/EC", "95/46"},
		{"http://data.europa.eu/eli/reg/2016/794/oj", "2016/794"},
		{"OJ-L-2016-135-p53", "oj-l-2016-135-p53"},
		{"OJ L 135, 24.5.2016, p. 53", "oj-l-2016-135-p53"},
		{"ABl. L 135 vom 24.5.2016, S. 53", "oj-l-2016-135-p53"},
		{"OJ L, 2024/1234", "oj-l-2024-1234"},
		{"Europol", ""},
		{"0/0", ""},
		{"", ""},
	} {
		got, ok := corpus.CitedKey(c.in)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("CitedKey(%q) = %q, %v, want %q", c.in, got, ok, c.want)
		}
		if again, _ := corpus.CitedKey(got); again != got {
			t.Errorf("CitedKey(%q) = %q, and of that %q", c.in, got, again)
		}
	}
}

func TestCitedBy(t *testing.T) {
	for _, c := range []struct {
		value, key string
		want       bool
	}{
		{"com-2020-605", "com-2020-605", true},
		{"com-2020-605", "com-2020-6", false},
		{"2016/794", "32016R0794", true},
		{"2016/794", "com-2016-794", false},
		{"794/2016", "32016R0794", true},
		{"45/2001", "32001R0045", true},
		{"2001/45", "32001R0045", false},
		{"2014/42", "32014L0042", true},
		{"2014/42", "32014R0042", false},
		{"42/2014", "32014R0042", true},
		{"95/46", "31995L0046", true},
		{"1995/46", "31995L0046", true},
		{"2658/87", "31987R2658", true},
		{"1313/2013", "32013D1313", true},
		{"2009/371", "32009D0371", true},
		{"2008/841", "32008F0841", true},
	} {
		if got := corpus.CitedBy(c.value, c.key); got != c.want {
			t.Errorf("CitedBy(%q, %q) = %v, want %v", c.value, c.key, got, c.want)
		}
	}
}

func TestParseAct(t *testing.T) {
	for _, c := range []struct {
		in   string
		want corpus.Act
		ok   bool
	}{
		{"32016R0794", corpus.Act{Kind: 'R', Year: 2016, Number: 794}, true},
		{"32016R0000", corpus.Act{Kind: 'R', Year: 2016}, false},
		{"52020DC0605", corpus.Act{}, false},
		{"32016R0794R(01)", corpus.Act{}, false},
		{"", corpus.Act{}, false},
	} {
		got, ok := corpus.ParseAct(c.in)
		if got != c.want || ok != c.ok {
			t.Errorf("ParseAct(%q) = %v, %v, want %v, %v", c.in, got, ok, c.want, c.ok)
		}
		if ok && got.CELEX() != c.in {
			t.Errorf("ParseAct(%q) is %q again", c.in, got.CELEX())
		}
	}
}

// FuzzCitedKey: a key is its own key.
func FuzzCitedKey(f *testing.F) {
	for _, s := range []string{"COM(2020) 605", "02016R0679", "OJ 2016 L 135, p. 53", "L, 2024/1234", "0045/2001", "oj-c-2020-1", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key, ok := corpus.CitedKey(s)
		if !ok {
			return
		}
		if again, ok := corpus.CitedKey(key); !ok || again != key {
			t.Errorf("CitedKey(%q) = %q, and of that %q, %v", s, key, again, ok)
		}
	})
}

package tokens_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/index/tokens"
)

// show writes tokens as position:text>term|term, one a line.
func show(text string, list []tokens.Token) []string {
	out := []string{}
	for _, t := range list {
		var terms []string
		t.Terms(func(s string) { terms = append(terms, s) })
		out = append(out, string(rune('0'+t.Position))+":"+text[t.Start:t.End]+">"+strings.Join(terms, "|"))
	}
	return out
}

func TestAnalyze(t *testing.T) {
	for _, c := range []struct {
		name, language, text string
		want                 []string
	}{
		{"words and stop words", "en", "The ferries, of Investigators", []string{
			"1:The>the", "2:ferries>ferries|=en:ferri", "3:of>of", "4:Investigators>investigators|=en:investig"}},
		{"accents", "fr", "Sécurité", []string{"1:Sécurité>securite|=fr:secur|=fr:securit"}},
		{"combining accents", "fr", "Se\u0301curite\u0301", []string{"1:Se\u0301curite\u0301>securite|=fr:secur|=fr:securit"}},
		{"letters that do not come apart", "da", "Færøerne", []string{"1:Færøerne>faeroerne|=da:faero"}},
		{"a language without stemmer", "sl", "varnost in", []string{"1:varnost>varnost|=sl:varnost", "2:in>in"}},
		{"an unknown language", "", "the ports", []string{"1:the>the|=:the", "2:ports>ports|=:ports"}},
		{"a language with a region", "en-GB", "ports", []string{"1:ports>ports|=en:port"}},
		{"Greek with its final sigma", "el", "ΑΣΦΆΛΕΙΑΣ", []string{"1:ΑΣΦΆΛΕΙΑΣ>ασφαλειασ|=el:ασφαλειασ"}},
		{"Cyrillic", "bg", "Сигурност", []string{"1:Сигурност>сигурност|=bg:сигурност"}},
		{"possessives", "en", "Europe's and Europe’s", []string{
			"1:Europe's>europe|=en:europ", "2:and>and", "3:Europe’s>europe|=en:europ"}},
		{"an apostrophe inside", "en", "O’Brien", []string{"1:O’Brien>obrien|=en:obrien"}},
		{"elisions", "fr", "l’Union d'accès", []string{
			"1:l>l", "2:Union>union|=fr:union", "3:d>d", "4:accès>acces|=fr:acces|=fr:acce"}},
		{"a long elision", "it", "dell'Unione", []string{"1:dell>dell", "2:Unione>unione|=it:union"}},
		{"a compound", "en", "low-carbon", []string{
			"1:low>low|=en:low", "1:low-carbon>lowcarbon|=en:lowcarbon", "2:carbon>carbon|=en:carbon"}},
		{"a compound of three", "en", "crime-as-a", []string{
			"1:crime>crime|=en:crime", "1:crime-as-a>crimeasa|=en:crimeasa", "2:as>as", "3:a>a"}},
		{"numbers make no compound", "en", "2026-2030", []string{"1:2026>2026", "2:2030>2030"}},
		{"a dash is no hyphen", "en", "ports – ferries", []string{"1:ports>ports|=en:port", "2:ferries>ferries|=en:ferri"}},
		{"soft hyphens", "en", "smug\u00adgler", []string{"1:smug\u00adgler>smuggler|=en:smuggler"}},
		{"thousands", "en", "10,000 10.000 10\u00a0000 1,000,000", []string{
			"1:10,000>10000", "2:10.000>10000", "3:10\u00a0000>10000", "4:1,000,000>1000000"}},
		{"decimals", "en", "2.5 2,5", []string{"1:2.5>2.5", "2:2,5>2.5"}},
		{"a date", "en", "31.12.2026.", []string{"1:31>31", "2:12>12", "3:2026>2026"}},
		{"a year at the end of a sentence", "en", "2026. 500", []string{"1:2026>2026", "2:500>500"}},
		{"letters and digits", "en", "5G Q4 3rd", []string{"1:5G>5g", "2:Q4>q4", "3:3rd>3rd"}},
		{"letters with dots", "en", "U.S. ports", []string{"1:U.S>us", "2:ports>ports|=en:port"}},
		{"a reference", "en", "COM(2025) 148 final", []string{
			"1:COM>com|=en:com", "1:COM(2025) 148>#com-2025-148", "2:2025>2025", "3:148>148", "4:final>final|=en:final"}},
		{"a reference with slashes", "en", "JOIN/2025/9", []string{
			"1:JOIN>join|=en:join", "1:JOIN/2025/9>#join-2025-9", "2:2025>2025", "3:9>9"}},
		{"the plural of an acronym", "en", "FIUs fius JITs", []string{
			"1:FIUs>fius|=en:fius|=en:fiu", "2:fius>fius|=en:fius", "3:JITs>jits|=en:jit|=en:jit"}},
		{"a CELEX number in small letters", "en", "52025dc0148", []string{"1:52025dc0148>52025dc0148", "1:52025dc0148>#com-2025-148"}},
		{"the cases of Polish", "pl", "paszport paszportów paszportami", []string{"1:paszport>paszport|=pl:paszport", "2:paszportów>paszportow|=pl:paszport|=pl:paszportow", "3:paszportami>paszportami|=pl:paszport"}},
		{"the eclipses of Irish", "ga", "mbeartas bheartas", []string{"1:mbeartas>mbeartas|=ga:beartas", "2:bheartas>bheartas|=ga:beartas"}},
		{"a CELEX number", "en", "52025DC0148", []string{"1:52025DC0148>52025dc0148", "1:52025DC0148>#com-2025-148"}},
		{"no reference", "en", "join 2025 100", []string{"1:join>join|=en:join", "2:2025>2025", "3:100>100"}},
		{"the number of an act", "en", "(EU) 2016/794", []string{"1:EU>eu|=en:eu", "2:2016>2016", "3:794>794"}},
		{"nothing", "en", "— … \u00ad", []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := show(c.text, tokens.For(c.language).Analyze(c.text))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Analyze(%q) (-want +got):\n%s", c.text, diff)
			}
			remembering := tokens.For(c.language).Remembering()
			for range 2 {
				if diff := cmp.Diff(c.want, show(c.text, remembering.Analyze(c.text))); diff != "" {
					t.Errorf("Analyze(%q) by one that remembers (-want +got):\n%s", c.text, diff)
				}
			}
		})
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"EUROPOL", "europol"}, {"Straße", "strasse"}, {"Łódź", "lodz"}, {"ĦAL", "hal"},
		{"œuvre", "oeuvre"}, {"Ţară", "tara"}, {"ŐRZŐ", "orzo"}, {"ﬁnal", "final"},
	} {
		if got := tokens.Fold(c.word); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}

// The languages of the Union all have stop words.
func TestStopWords(t *testing.T) {
	for language, word := range map[string]string{
		"bg": "и", "cs": "a", "da": "og", "de": "und", "el": "και", "en": "and", "es": "y", "et": "ja",
		"fi": "ja", "fr": "et", "ga": "agus", "hr": "i", "hu": "és", "it": "e", "lt": "ir", "lv": "un",
		"mt": "u", "nl": "en", "pl": "i", "pt": "e", "ro": "și", "sk": "a", "sl": "in", "sv": "och",
	} {
		if !tokens.For(language).IsStop(tokens.Fold(word)) {
			t.Errorf("%q is no stop word in %s", word, language)
		}
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{
		"", "The ferries, of Investigators", "Sécurité d'accès à l’Union", "low-carbon crime-as-a-service",
		"10,000 and 2.5 by 31.12.2026", "COM(2025) 148 final, 52025DC0148", "smug\u00adgler\u200d", "a\u0301\u0301",
		"\xff\xfe", "ﷺ ﬁ ⒈", "U.S. e.g.", "1\u00a0000\u202f000", "COM(2025) COM(", "'s ’s l' l’", "-a-", "İıẞ",
	} {
		f.Add(s, "fr")
		f.Add(s, "en")
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		last := 0
		list := tokens.For(language).Analyze(text)
		if diff := cmp.Diff(list, tokens.For(language).Remembering().Analyze(text)); diff != "" {
			t.Errorf("Analyze(%q) by one that remembers (-want +got):\n%s", text, diff)
		}
		for _, tok := range list {
			if tok.Start < 0 || tok.End > len(text) || tok.Start >= tok.End {
				t.Fatalf("Analyze(%q): offsets %d to %d", text, tok.Start, tok.End)
			}
			for _, at := range []int{tok.Start, tok.End} {
				if at < len(text) && !startsRune(text, at) {
					t.Errorf("Analyze(%q): offset %d is inside a rune", text, at)
				}
			}
			if tok.Position < last || tok.Position < 1 {
				t.Errorf("Analyze(%q): position %d after %d", text, tok.Position, last)
			}
			last = tok.Position
			if tok.Form == "" || strings.ContainsAny(tok.Form, " =\t\n") {
				t.Errorf("Analyze(%q): form %q", text, tok.Form)
			}
			if !tok.Extra() {
				if again := tokens.Fold(tok.Form); again != tok.Form {
					t.Errorf("Fold(%q) = %q", tok.Form, again)
				}
			}
		}
	})
}

// startsRune reports whether the offset is one that ranging over the text meets.
func startsRune(text string, at int) bool {
	for i := range text {
		if i == at {
			return true
		}
	}
	return false
}

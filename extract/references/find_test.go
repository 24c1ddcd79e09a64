package references_test

import (
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/extract/references"
)

// keysOf are the keys that a text cites, in order.
func keysOf(text string) string {
	var keys []string
	for _, f := range references.Find(text) {
		keys = append(keys, f.Key)
	}
	return strings.Join(keys, " ")
}

func TestPreparatory(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"printed", "as set out in COM(2020) 605 final.", "com-2020-605"},
		{"without spaces", "COM(2020)605final", "com-2020-605"},
		{"a space before", "COM (2020)605", "com-2020-605"},
		{"no-break spaces", "COM\u00a0(2020)\u00a0605", "com-2020-605"},
		{"slashes", "COM/2020/605", "com-2020-605"},
		{"square brackets", "COM[2020] 605", "com-2020-605"},
		{"four digits", "COM(2020)0605 – C9-0123/2020", "com-2020-605"},
		{"a year of two digits", "COM(97) 459 final", "com-1997-459"},
		{"joint", "JOIN(2025)9 and JOIN/2017/0450", "join-2025-9 join-2017-450"},
		{"staff", "{SWD(2021) 74 final} - {SEC(2011) 359}", "swd-2021-74 sec-2011-359"},
		{"a decision", "Commission decision C(2024) 1234", "c-2024-1234"},
		{"German and Danish of old", "KOM(2010) 673 endgültig, SEK(2010) 1483", "com-2010-673 sec-2010-1483"},
		{"Cyrillic letters that look alike", "СОМ(2020) 605", "com-2020-605"},
		{"a space and a slash", "SWD 2016/319", "swd-2016-319"},
		{"a decision with slashes", "C/2020/9600", "c-2020-9600"},
		{"a part", "COM(2020) 605 final/2 of", "com-2020-605"},
		{"an address of EUR-Lex", "?uri=COM:2020:605:FIN and ?uri=COM%3A2021%3A170%3AFIN", "com-2020-605 com-2021-170"},
		{"a file's name", "/files/com-2020-605_en.pdf", "com-2020-605"},
		{"CELEX", "52025DC0148, 52021SC0074, 52010SC1234", "com-2025-148 swd-2021-74 sec-2010-1234"},
		{"a year alone", "COM(2020)", ""},
		{"a host's name", "www.example.com/2020/605 and EXAMPLE.COM/2020/605", ""},
		{"inside a word", "TELECOM(2020) 605", ""},
		{"a longer number", "COM(2020) 6051234", ""},
		{"a journal's number", "C/2024/1234", ""},
		{"no such year", "COM(1820) 605", ""},
		{"words", "to join (2020) 9 others", "join-2020-9"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := keysOf(c.text); got != c.want {
				t.Errorf("Find(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestJournal(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"English", "(OJ L 135, 24.5.2016, p. 53)", "oj-l-2016-135-p53"},
		{"German", "ABl. L 135 vom 24.5.2016, S. 53", "oj-l-2016-135-p53"},
		{"French", "JO L 135 du 24.5.2016, p. 53.", "oj-l-2016-135-p53"},
		{"Spanish", "DO L 135 de 24.5.2016, p. 53", "oj-l-2016-135-p53"},
		{"Italian", "GU L 135 del 24.5.2016, pag. 53", "oj-l-2016-135-p53"},
		{"Dutch", "PB L 135 van 24.5.2016, blz. 53", "oj-l-2016-135-p53"},
		{"Polish", "Dz.U. L 135 z 24.5.2016, s. 53", "oj-l-2016-135-p53"},
		{"Polish with the Union", "Dz. Urz. UE L 135 z 24.5.2016, s. 53", "oj-l-2016-135-p53"},
		{"Greek", "ΕΕ L 135 της 24.5.2016, σ. 53", "oj-l-2016-135-p53"},
		{"Bulgarian", "ОВ L 135, 24.5.2016 г., стр. 53", "oj-l-2016-135-p53"},
		{"Hungarian", "HL L 135., 2016.5.24., 53. o.", "oj-l-2016-135-p53"},
		{"Lithuanian", "OL L 135, 2016 5 24, p. 53", "oj-l-2016-135-p53"},
		{"Latvian", "OV L 135, 24.5.2016., 53. lpp.", "oj-l-2016-135-p53"},
		{"Czech", "Úř. věst. L 135, 24.5.2016, s. 53", "oj-l-2016-135-p53"},
		{"Slovak", "Ú. v. EÚ L 135, 24.5.2016, s. 53", "oj-l-2016-135-p53"},
		{"Estonian", "ELT L 135, 24.5.2016, lk 53", "oj-l-2016-135-p53"},
		{"Finnish, Swedish, Danish", "EUVL L 135, 24.5.2016, s. 53; EUT L 136 af 25.5.2016, s. 1", "oj-l-2016-135-p53 oj-l-2016-136-p1"},
		{"series C, an annex", "OJ C 187 E, 3.7.2001, p. 1", "oj-c-2001-187-p1"},
		{"a month's name", "OJ L 135, 24 May 2016, p. 53", "oj-l-2016-135-p53"},
		{"the year first", "OJ 2016 L 135, p. 53", "oj-l-2016-135-p53"},
		{"a year of two digits", "OJ L 281, 23.11.95, p. 31", "oj-l-1995-281-p31"},
		{"no page", "OJ L 135, 24.5.2016", "oj-l-2016-135"},
		{"a text by itself", "OJ L, 2024/1234, 29.4.2024", "oj-l-2024-1234"},
		{"a text by itself, series C", "OJ C, C/2024/1234, 1.2.2024", "oj-c-2024-1234"},
		{"no-break spaces", "OJ\u00a0L\u00a0135, 24.5.2016, p.\u00a053", "oj-l-2016-135-p53"},
		{"addresses", "uri=uriserv:OJ.L_.2016.135.01.0053.01.ENG uri=OJ:C_202401234 uri=OJ:L:2016:136:TOC", "oj-l-2016-135-p53 oj-c-2024-1234 oj-l-2016-136"},
		{"no year", "OJ L 135", ""},
		{"no journal", "Hall L 135, 24.5.2016, p. 53", ""},
		{"behind its act", "Regulation (EU) 2016/794 of 11 May 2016 on the Agency (OJ L 135, 24.5.2016, p. 53) and the notice OJ L 1, 3.1.2017, p. 4", "32016R0794 oj-l-2017-1-p4"},
		{"behind an act, another series", "Directive 2014/42/EU and the resolution (OJ C 5, 9.1.2013, p. 7)", "32014L0042 oj-c-2013-5-p7"},
		{"before its address", "OJ L, 2024/1689, 12.7.2024, ELI: http://data.europa.eu/eli/reg/2024/1689/oj", "32024R1689"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := keysOf(c.text); got != c.want {
				t.Errorf("Find(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"CELEX", "CELEX:32016R0794", "32016R0794"},
		{"in an address", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A32016R0794&qid=1", "32016R0794"},
		{"a consolidated text", "02016R0679-20160504", "32016R0679"},
		{"of no series", "52020XC0123(01)", "52020XC0123"},
		{"of a series", "52020DC0605", "com-2020-605"},
		{"a part", "52003DC0123(01)", "52003DC0123(01)"},
		{"a part in an address", "?uri=CELEX%3A52003DC0123%2801%29&qid=1", "52003DC0123(01)"},
		{"a corrigendum", "see 52003DC0123R(01).", "52003DC0123R(01)"},
		{"the mark of a footnote", "52020DC0605(1)", "com-2020-605"},
		{"ELI", "http://data.europa.eu/eli/dir/2014/42/oj", "32014L0042"},
		{"ELI of a framework decision", "data.europa.eu/eli/dec_framw/2008/841/oj", "32008F0841"},
		{"ELI behind its act", "Regulation (EU) 2024/1689 (ELI: http://data.europa.eu/eli/reg/2024/1689/oj)", "32024R1689"},
		{"inside a longer number", "132016R0794 32016R07945 A32016R0794", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := keysOf(c.text); got != c.want {
				t.Errorf("Find(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestRanges(t *testing.T) {
	text := "See Council Framework Decision 2008/841/JHA, Directives 2013/34/EU and (EU) 2016/943, and COM(2020) 605 final; cf. OJ C 187, 3.7.2001, p. 1."
	var got []string
	for _, f := range references.Find(text) {
		got = append(got, text[f.Start:f.End])
	}
	want := "Framework Decision 2008/841/JHA|Directives 2013/34/EU|(EU) 2016/943|COM(2020) 605 final|OJ C 187, 3.7.2001, p. 1"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("Find(%q) has the words %q, want %q", text, s, want)
	}
}

// FuzzFind: ranges are in order and inside the text, and a key is what it says.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"COM(2020) 605 final", "Regulations (EC) No 1987/2006 and 1093/2010", "OJ L 135, 24.5.2016, p. 53", "32016R0794",
		"az (EU) 2016/794 rendelet", "eli/reg/2016/794", "uri=OJ:L_202401234", "C, C/2024/1", "(EU) 2016/", "%3A2016:1", "OJ\u00a0L 1\xff", "",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, r := range references.Find(text) {
			if r.Start < end || r.End <= r.Start || r.End > len(text) {
				t.Fatalf("Find(%q) has the range %d to %d behind one that ends at %d", text, r.Start, r.End, end)
			}
			end = r.End
			if key, ok := corpus.CitedKey(r.Key); !ok || key != r.Key {
				t.Errorf("Find(%q) has the key %q, which reads as %q, %v", text, r.Key, key, ok)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The Commission will build on Regulation (EU) 2016/794 (OJ L 135, 24.5.2016, p. 53) and on COM(2020) 605 final by 2027. ", 20) +
		strings.Repeat("What stands here names no document, whatever its 27 Member States do in 2026. ", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		references.Find(text)
	}
}

package cellar_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/cellar"
)

const uuid = "3e485e15-11bd-11e6-ba9a-01aa75ed71a1"

func uris(names ...string) []string {
	var out []string
	for _, n := range names {
		out = append(out, "http://publications.europa.eu/resource/"+n)
	}
	return out
}

func TestParse(t *testing.T) {
	communication := cellar.Name{Source: "com:2025/148", Work: "com-2025-148", URIs: uris("comnat/COM_2025_0148_FIN", "celex/52025DC0148", "celex/52025PC0148")}
	numbered := cellar.Name{Source: "celex:52025DC0148", Work: "com-2025-148", URIs: uris("celex/52025DC0148")}
	regulation := cellar.Name{Source: "celex:32016R0794", URIs: uris("celex/32016R0794")}
	item := cellar.Name{Source: "cellar:" + uuid, URIs: uris("cellar/" + uuid)}
	in := func(n cellar.Name, language string, form cellar.Form) cellar.Name {
		n.Language, n.Form = language, form
		return n
	}
	for _, c := range []struct {
		name, in string
		want     cellar.Name
	}{
		{"celex", "celex:52025DC0148", numbered},
		{"celex in capitals", "CELEX:52025DC0148", numbered},
		{"bare celex", " 52025DC0148 ", numbered},
		{"bare celex in small letters", "52025dc0148", numbered},
		{"act", "32016R0794", regulation},
		{"number of five digits", "celex:52025PC12345", cellar.Name{Source: "celex:52025PC12345", URIs: uris("celex/52025PC12345")}},
		{"treaty", "celex:12016M/TXT", cellar.Name{Source: "celex:12016M/TXT", URIs: uris("celex/12016M%2FTXT")}},
		{"consolidated", "celex:02016R0794-20220628", cellar.Name{Source: "celex:02016R0794-20220628", URIs: uris("celex/02016R0794-20220628")}},
		{"corrigendum", "celex:32016R0794R(01)", cellar.Name{Source: "celex:32016R0794R(01)", URIs: uris("celex/32016R0794R%2801%29")}},
		{"part of a preparatory document", "celex:52003DC0123(01)", cellar.Name{Source: "celex:52003DC0123(01)", URIs: uris("celex/52003DC0123%2801%29")}},
		{"corrigendum of a preparatory document", "52003DC0123R(01)", cellar.Name{Source: "celex:52003DC0123R(01)", URIs: uris("celex/52003DC0123R%2801%29")}},

		{"com", "com:2025/148", communication},
		{"printed", "COM(2025) 148", communication},
		{"printed in full", "COM(2025) 148 final", communication},
		{"corrected version", "COM(2025) 148 final/2", communication},
		{"slashes", "COM/2025/148", communication},
		{"colons", "COM:2025:148:FIN", communication},
		{"key of a work", "com-2025-148", communication},
		{"joint", "JOIN(2025) 9", cellar.Name{Source: "join:2025/9", Work: "join-2025-9", URIs: uris("comnat/JOIN_2025_0009_FIN", "celex/52025JC0009", "celex/52025JP0009")}},
		{"staff", "SWD(2025) 76", cellar.Name{Source: "swd:2025/76", Work: "swd-2025-76", URIs: uris("comnat/SWD_2025_0076_FIN", "celex/52025SC0076")}},
		{"staff of before 2012", "SEC(2010) 1", cellar.Name{Source: "sec:2010/1", Work: "sec-2010-1", URIs: uris("comnat/SEC_2010_0001_FIN", "celex/52010SC0001")}},
		{"act of the Commission", "C(2020) 1", cellar.Name{Source: "C(2020) 1", Work: "c-2020-1", URIs: uris("comnat/C_2020_0001_FIN")}},
		{"revised version", "COM:2017:753:REV1", cellar.Name{Source: "comnat:COM_2017_0753_REV1", Work: "com-2017-753", URIs: uris("comnat/COM_2017_0753_REV1")}},

		{"eli of a regulation", "http://data.europa.eu/eli/reg/2016/794/oj", regulation},
		{"eli without its version", "eli:reg/2016/794", regulation},
		{"eli of a directive", "https://data.europa.eu/eli/dir/2000/60/oj", cellar.Name{Source: "celex:32000L0060", URIs: uris("celex/32000L0060")}},
		{"eli of a decision", "eli:dec/2012/243(2)/oj", cellar.Name{Source: "eli:dec/2012/243(2)/oj", URIs: uris("eli/dec/2012/243%282%29/oj")}},
		{"eli of a treaty", "eli:treaty/teu_2016/oj", cellar.Name{Source: "eli:treaty/teu_2016/oj", URIs: uris("eli/treaty/teu_2016/oj")}},
		{"eli of a consolidated act", "eli:reg/2016/794/2022-06-28", cellar.Name{Source: "eli:reg/2016/794/2022-06-28", URIs: uris("eli/reg/2016/794/2022-06-28")}},
		{"eli in a language and form", "http://data.europa.eu/eli/reg/2016/794/oj/fra/pdf", in(regulation, "fr", cellar.PDF)},
		{"eli on EUR-Lex", "https://eur-lex.europa.eu/eli/reg/2016/794/oj", regulation},
		{"eli on EUR-Lex in a language", "https://eur-lex.europa.eu/eli/reg/2016/794/oj/deu", in(regulation, "de", cellar.Any)},

		{"resource by celex", "http://publications.europa.eu/resource/celex/52025DC0148", numbered},
		{"resource by series", "http://publications.europa.eu/resource/comnat/COM_2025_0148_FIN", communication},
		{"resource by series, a text", "https://publications.europa.eu/resource/comnat/COM_2025_0148_FIN.ENG", in(communication, "en", cellar.Any)},
		{"resource by series, a form", "https://publications.europa.eu/resource/comnat/COM_2025_0148_FIN.DEU.pdfa1a", in(communication, "de", cellar.PDF)},
		{"resource by series, a file", "https://publications.europa.eu/resource/comnat/COM_2018_0340_FIN.ENG.xhtml.2_EN_ACT_part1_v10.html", in(cellar.Name{Source: "com:2018/340", Work: "com-2018-340", URIs: uris("comnat/COM_2018_0340_FIN", "celex/52018DC0340", "celex/52018PC0340")}, "en", cellar.HTML)},
		{"resource by exchange", "http://publications.europa.eu/resource/immc/COM%282025%29148%20final.ENG", in(communication, "en", cellar.Any)},
		{"resource by eli", "http://publications.europa.eu/resource/eli/reg/2016/794/oj", regulation},
		{"resource with escapes", "http://publications.europa.eu/resource/celex/12016M%2FTXT", cellar.Name{Source: "celex:12016M/TXT", URIs: uris("celex/12016M%2FTXT")}},
		{"resource with a language", "http://publications.europa.eu/resource/celex/52025DC0148?language=fra", in(numbered, "fr", cellar.Any)},
		{"uuid", "cellar:" + uuid, item},
		{"uuid in capitals", "http://publications.europa.eu/resource/cellar/" + strings.ToUpper(uuid), item},
		{"file by uuid", "http://publications.europa.eu/resource/cellar/" + uuid + ".0006.03/DOC_1", cellar.Name{Source: "cellar:" + uuid + ".0006.03/DOC_1", URIs: uris("cellar/" + uuid + ".0006.03/DOC_1")}},
		{"page of a publication", "https://op.europa.eu/en/publication-detail/-/publication/" + uuid + "/language-fr", in(item, "fr", cellar.Any)},
		{"document of the Official Journal", "oj:L_202400001", cellar.Name{Source: "oj:L_202400001", URIs: uris("oj/L_202400001")}},

		{"text on EUR-Lex", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52025DC0148", in(numbered, "en", cellar.Any)},
		{"all of it", "https://eur-lex.europa.eu/legal-content/FR/ALL/?uri=celex:52025DC0148", in(numbered, "fr", cellar.Any)},
		{"PDF on EUR-Lex", "https://eur-lex.europa.eu/legal-content/DE/TXT/PDF/?uri=CELEX%3A52025DC0148", in(numbered, "de", cellar.PDF)},
		{"page on EUR-Lex", "https://eur-lex.europa.eu/legal-content/en/TXT/HTML/?uri=CELEX:52025DC0148&from=FR", in(numbered, "en", cellar.HTML)},
		{"escaped twice", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%253A52025DC0148", in(numbered, "en", cellar.Any)},
		{"any language", "https://eur-lex.europa.eu/legal-content/AUTO/?uri=celex:52025DC0148&qid=1#x", numbered},
		{"without a scheme", "eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52025DC0148", in(numbered, "en", cellar.Any)},
		{"host in capitals", "HTTPS://EUR-LEX.EUROPA.EU/legal-content/EN/TXT/?URI=CELEX:52025DC0148", in(numbered, "en", cellar.Any)},
		{"reference on EUR-Lex", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM:2025:148:FIN", in(communication, "en", cellar.Any)},
		{"number in the series on EUR-Lex", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=comnat:COM_2025_0148_FIN", in(communication, "en", cellar.Any)},
		{"act of the Commission on EUR-Lex", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=PI_COM:C(2020)1", in(cellar.Name{Source: "C(2020) 1", Work: "c-2020-1", URIs: uris("comnat/C_2020_0001_FIN")}, "en", cellar.Any)},
		{"uuid on EUR-Lex", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELLAR:" + uuid, in(item, "en", cellar.Any)},
		{"Official Journal on EUR-Lex", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=OJ:L_202400001", in(cellar.Name{Source: "oj:L_202400001", URIs: uris("oj/L_202400001")}, "en", cellar.Any)},
		{"place in the Official Journal", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=uriserv:OJ.L_.2016.135.01.0053.01.ENG", in(cellar.Name{Source: "uriserv:OJ.L_.2016.135.01.0053.01", URIs: uris("uriserv/OJ.L_.2016.135.01.0053.01")}, "en", cellar.Any)},
		{"old address", "http://eur-lex.europa.eu/LexUriServ/LexUriServ.do?uri=COM:2025:0148:FIN:FR:PDF", in(communication, "fr", cellar.PDF)},
		{"old address of an act", "http://eur-lex.europa.eu/LexUriServ/LexUriServ.do?uri=CELEX:32016R0794:EN:NOT", in(regulation, "en", cellar.Any)},
		{"file on EUR-Lex", "https://eur-lex.europa.eu/resource.html?uri=cellar:" + uuid + ".0001.02/DOC_1&format=PDF", in(cellar.Name{Source: "cellar:" + uuid + ".0001.02/DOC_1", URIs: uris("cellar/" + uuid + ".0001.02/DOC_1")}, "", cellar.PDF)},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok, err := cellar.Parse(c.in)
			if !ok || err != nil {
				t.Fatalf("Parse(%q) = %v, %v", c.in, ok, err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", c.in, diff)
			}
		})
	}
}

func TestParseNone(t *testing.T) {
	for _, s := range []string{
		"", "-", "report.pdf", "COM(2025) 148 final.pdf", "plans/com-2025-148", "COM(2025)", `C:\plans\2025\148.pdf`, "c:2025/148",
		"oai:https://example.eu/oai", "https://example.eu/eli/reg/2016/794/oj", "ftp://eur-lex.europa.eu/?uri=CELEX:52025DC0148",
		"https://op.europa.eu/en/home", "https://publications.europa.eu/webapi/rdf/sparql", "2025DC0148", "52025DC0148.pdf",
		"https://eur-lex.europa.eu.example.net/legal-content/EN/TXT/?uri=CELEX:52025DC0148", strings.Repeat("x", 5000),
	} {
		if name, ok, err := cellar.Parse(s); ok || err != nil {
			t.Errorf("Parse(%q) = %v, %v, %v, want nothing", s, name, ok, err)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct {
		name, in, says string
		want           error
	}{
		{"celex", "celex:banana", "as in celex:52025DC0148", corpus.ErrInvalid},
		{"nothing after the word", "celex:", "as in celex:52025DC0148", corpus.ErrInvalid},
		{"com", "com:banana", "as in com:2025/148", corpus.ErrInvalid},
		{"number nought", "com:2025/0", "as in com:2025/148", corpus.ErrInvalid},
		{"eli", "eli:banana", "as in eli:reg/2016/794", corpus.ErrInvalid},
		{"eli of a version alone", "eli:oj/00", "as in eli:reg/2016/794", corpus.ErrInvalid},
		{"eli with a way up", "eli:reg/../../celex/1", "as in eli:reg/2016/794", corpus.ErrInvalid},
		{"cellar", "cellar:banana", "as in cellar:", corpus.ErrInvalid},
		{"comnat", "comnat:COM", "as in comnat:COM_2025_0148_FIN", corpus.ErrInvalid},
		{"oj", "oj:../x", "as in oj:L_202400001", corpus.ErrInvalid},
		{"EUR-Lex without a document", "https://eur-lex.europa.eu/homepage.html", "names no document", corpus.ErrInvalid},
		{"EUR-Lex with a broken number", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:banana", "the address is one of EUR-Lex, but celex:", corpus.ErrInvalid},
		{"issue of the Official Journal", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=OJ:L:2016:135:TOC", "an issue or a page of the Official Journal", corpus.ErrUnsupported},
		{"court case", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=ecli:ECLI:EU:C:2014:317", "a CELEX number would", corpus.ErrUnsupported},
		{"authority", "http://publications.europa.eu/resource/authority/language/ENG", "not taken", corpus.ErrUnsupported},
		{"user in the address", "https://me:secret@eur-lex.europa.eu/?uri=CELEX:52025DC0148", "not sent", corpus.ErrInvalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, ok, err := cellar.Parse(c.in)
			if !ok || !errors.Is(err, c.want) {
				t.Fatalf("Parse(%q) = %v, %v, want %v", c.in, ok, err, c.want)
			}
			if got := corpus.Plain(err); !strings.Contains(got, c.says) || strings.Contains(got, "secret") {
				t.Errorf("Parse(%q) says %q, want %q in it", c.in, got, c.says)
			}
		})
	}
}

func TestParseLanguage(t *testing.T) {
	for in, want := range map[string]string{"en": "en", "DE": "de", "deu": "de", "ger": "de", "ELL": "el", " fr ": "fr"} {
		if got, err := cellar.ParseLanguage(in); got != want || err != nil {
			t.Errorf("ParseLanguage(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", "xx", "english", "e"} {
		if got, err := cellar.ParseLanguage(in); !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("ParseLanguage(%q) = %q, %v, want %v", in, got, err, corpus.ErrInvalid)
		}
	}
}

// FuzzParse checks that the spelling under which a document is recorded is read
// as the same document, and that no name leads outside of Cellar.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"celex:52025DC0148", "COM(2025) 148 final", "C(2020) 1", "JOIN/2025/9", "COM:2017:753:REV1", "eli:dec/2012/243(2)/oj/fra/pdf",
		"cellar:" + uuid + ".0006.03/DOC_1", "comnat:COM_2018_0340_FIN.ENG.xhtml.x.html", "uriserv:OJ.L_.2016.135.01.0053.01.ENG",
		"https://eur-lex.europa.eu/legal-content/EN/TXT/PDF/?uri=CELEX%3A52025DC0148", "http://publications.europa.eu/resource/immc/COM%282025%29148%20final",
		"http://eur-lex.europa.eu/LexUriServ/LexUriServ.do?uri=COM:2025:0148:FIN:FR:PDF", "op.europa.eu/x/publication-detail/-/publication/" + uuid,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name, ok, err := cellar.Parse(s)
		if !ok || err != nil {
			if len(name.URIs) > 0 {
				t.Errorf("Parse(%q) = %v with %v, %v", s, name, ok, err)
			}
			return
		}
		again, ok, err := cellar.Parse(name.Source)
		if !ok || err != nil {
			t.Fatalf("Parse(%q) is recorded as %q, which is read as %v, %v", s, name.Source, ok, err)
		}
		name.Language, name.Form = "", cellar.Any
		if diff := cmp.Diff(name, again); diff != "" {
			t.Errorf("Parse(%q) and its own spelling (-want +got):\n%s", s, diff)
		}
		for _, uri := range name.URIs {
			if !strings.HasPrefix(uri, "http://publications.europa.eu/resource/") || strings.ContainsAny(uri, "?#@ ") || strings.Contains(uri, "..") {
				t.Errorf("Parse(%q) leads to %q", s, uri)
			}
		}
	})
}

package cellar

import (
	"fmt"
	"regexp"
	"strings"

	"polidex/corpus"
)

// Name names one official document.
type Name struct {
	// Source is the one spelling under which the document is recorded, which
	// [Parse] reads as the same name: "celex:52025DC0148", "com:2025/148",
	// "eli:dec/2012/243/oj", "cellar:" and a UUID. Language and Form are not in it.
	Source string
	// Work is the key of the work, as [corpus.Reference.Work] has it; empty for
	// documents without such a reference.
	Work string
	// Language is the two-letter code of the language that the address named,
	// and Form the form; empty where it named none.
	Language string
	Form     Form
	// URIs are the names of the document in Cellar, to be tried in order, as
	// absolute http URIs: http://publications.europa.eu/resource/celex/52025DC0148.
	URIs []string
}

// maxNameBytes is the length from which text is no name.
const maxNameBytes = 2000

// Parse reads what a person writes or pastes for one official document:
//
//   - a reference: "COM(2025) 148 final", "JOIN(2025) 9", "COM/2025/148",
//     "com:2025/148", "COM:2025:148:FIN", the key "com-2025-148";
//   - a CELEX number: "celex:52025DC0148", "52025DC0148";
//   - an ELI: "eli:reg/2016/794", "http://data.europa.eu/eli/reg/2016/794/oj";
//   - a name of Cellar: "cellar:" and a UUID, "comnat:COM_2025_0148_FIN",
//     "oj:L_202400001", and their addresses under
//     publications.europa.eu/resource/;
//   - any address of eur-lex.europa.eu that shows a document, and the pages of
//     publications on op.europa.eu.
//
// The number of a COM or a JOIN does not say which CELEX number the document has
// (a communication is DC, a proposal PC), so that these stay as they are. An ELI
// of a regulation or a directive does, and is recorded under its CELEX number.
// "final/2", a corrected version, names what is in force under the number.
//
// ok is false for what is nothing of these kinds, such as a path. A source that
// is written as one of them and is none ("celex:banana") brings an error that
// wraps [corpus.ErrInvalid], and one for what Cellar is not asked about here (an
// issue of the Official Journal, a court case by ECLI) [corpus.ErrUnsupported].
func Parse(s string) (name Name, ok bool, err error) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxNameBytes {
		return Name{}, false, nil
	}
	if name, ok, err := parseAddress(s); ok || err != nil {
		return name, true, err
	}
	if scheme, id, ok := strings.Cut(s, ":"); ok {
		if name, ok, err := parseScheme(strings.ToLower(scheme), id); ok || err != nil {
			return name, true, err
		}
	}
	if name, ok := parseBare(s); ok {
		return name, true, nil
	}
	return Name{}, false, nil
}

// parseScheme reads a name that is written as a word, a colon and the rest. The
// words are those of the production systems of Cellar, and the series.
func parseScheme(scheme, id string) (Name, bool, error) {
	var name Name
	var ok bool
	example := ""
	switch scheme {
	case "celex":
		name, ok = celexName(id)
		example = "a sector, a year, one or two letters and a number, as in celex:52025DC0148"
	case "com", "join", "swd", "sec":
		name, ok = seriesName(scheme + ":" + id)
		example = "a year and a number, as in " + scheme + ":2025/148"
	case "eli":
		name, ok = eliName(id)
		example = "a type, a year and a number, as in eli:reg/2016/794"
	case "cellar":
		name, ok = cellarName(id)
		example = "a UUID, as in cellar:3e485e15-11bd-11e6-ba9a-01aa75ed71a1"
	case "comnat":
		name, ok = comnatName(id)
		example = "a series, a year, a number and a version, as in comnat:COM_2025_0148_FIN"
	case "oj":
		name, ok = plainName("oj", ojPattern, id)
		example = "the number of one document, as in oj:L_202400001"
	case "uriserv":
		name, ok = plainName("uriserv", uriservPattern, id)
		example = "the place of one document, as in uriserv:OJ.L_.2016.135.01.0053.01.ENG"
	default:
		return Name{}, false, nil
	}
	if !ok {
		return Name{}, false, fmt.Errorf("%s: is not followed by %s: %w", scheme, example, corpus.ErrInvalid)
	}
	return name, true, nil
}

var (
	// bareCELEX is a CELEX number that is taken for one without being called so.
	bareCELEX = regexp.MustCompile(`(?i)^[0-9CE](?:18|19|20)\d\d[A-Z]{1,2}\d{4}[A-Z0-9()_-]{0,20}$`)
	// bareReference is a reference with nothing after it: "COM(2025) 148 final.pdf"
	// is a file.
	bareReference = regexp.MustCompile(`(?i)^(?:(?:COM|JOIN|SWD|SEC)\s*[(\[/-]|C\s*\()\s*\d{4}\s*[)\]/-]\s*(?:No\.?\s*)?\d{1,5}` + version + `$`)
)

func parseBare(s string) (Name, bool) {
	if bareCELEX.MatchString(s) {
		return celexName(s)
	}
	if bareReference.MatchString(s) {
		return seriesName(s)
	}
	return Name{}, false
}

// short is what a person wrote as it may stand in a sentence.
func short(s string) string {
	s = strings.ToValidUTF8(s, "")
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

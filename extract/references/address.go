package references

import (
	"regexp"
	"strconv"
	"strings"

	"polidex/corpus"
)

var (
	// celexPattern has the parts and corrigenda of the documents of a series, which
	// are other documents than those that the reference names.
	celexPattern = regexp.MustCompile(`^(?:5(?:19|20)\d\d(?:DC|JC|SC|PC|JP)\d{4}(?:R?(?:\(|%28)\d\d(?:\)|%29))+|[035](?:19|20)\d\d[A-Z]{1,2}\d{4})`)
	// eliPattern reads the European Legislation Identifier's type at the end of a
	// text, eliNumber the year and number behind it.
	eliPattern = regexp.MustCompile(`\beli/([A-Za-z_]{1,12})/$`)
	eliNumber  = regexp.MustCompile(`^((?:19|20)\d\d)/([1-9]\d{0,4})\b`)
	// issueAddress reads an issue in an address of EUR-Lex, and pagedAddress a
	// page of one.
	issueAddress = regexp.MustCompile(`^((?:19|20)\d\d)(?::|%3[Aa])0*([1-9]\d{0,3})\b`)
	pagedAddress = regexp.MustCompile(`^((?:19|20)\d\d)\.0*([1-9]\d{0,3})\.\d\d\.0*([1-9]\d{0,3})\b`)
	addressStart = regexp.MustCompile(`\bOJ(?:(?::|%3[Aa])([LC])(?:(?::|%3[Aa])|_)|\.([LC])_\.)$`)
)

// eliKinds are the CELEX descriptors of ELI's types of acts.
var eliKinds = map[string]byte{
	"reg": 'R', "reg_impl": 'R', "reg_del": 'R', "dir": 'L', "dir_impl": 'L', "dir_del": 'L',
	"dec": 'D', "dec_impl": 'D', "dec_del": 'D', "dec_entscheid": 'D', "dec_framw": 'F', "reco": 'H',
}

// tailLength is how much before a number is looked at for an address.
const tailLength = 24

func tail(s string) string { return s[max(0, len(s)-tailLength):] }

// celex reads a CELEX number that begins at i.
func (r *reader) celex(i int) (found, bool) {
	m := celexPattern.FindString(r.text[i:])
	if m == "" || !endsNumber(r.text[i+len(m):]) && !strings.HasPrefix(r.text[i+len(m):], "-") {
		return found{}, false
	}
	number := strings.NewReplacer("%28", "(", "%29", ")").Replace(m)
	return found{Found{corpus.CELEXKey(number), i, i + len(m)}, fromAddress}, true
}

// eli reads an ELI whose year begins at i, or an address of the Official Journal.
func (r *reader) eli(i int) (found, bool) {
	if i == 0 {
		return found{}, false
	}
	before := tail(r.text[:i])
	switch r.text[i-1] {
	case '/':
		m, n := eliPattern.FindStringSubmatchIndex(before), eliNumber.FindStringSubmatch(r.text[i:])
		if m == nil || n == nil {
			break
		}
		start, end := i-len(before)+m[0], i+len(n[0])
		year, _ := strconv.Atoi(n[1])
		number, _ := strconv.Atoi(n[2])
		switch kind := before[m[2]:m[3]]; {
		case eliKinds[kind] != 0 && number <= lastNumber:
			return found{Found{corpus.Act{Kind: eliKinds[kind], Year: year, Number: number}.CELEX(), start, end}, fromAddress}, true
		case kind == "C":
			return found{Found{corpus.Journal{Series: kind, Year: year, Number: number}.Key(), start, end}, fromAddress}, true
		}
	case ':', '.', 'A', 'a':
		series, start, ok := journalAddress(r.text[:i])
		if !ok {
			break
		}
		m := pagedAddress.FindStringSubmatch(r.text[i:])
		if m == nil {
			m = issueAddress.FindStringSubmatch(r.text[i:])
		}
		if m == nil {
			break
		}
		j := corpus.Journal{Series: series}
		j.Year, _ = strconv.Atoi(m[1])
		j.Number, _ = strconv.Atoi(m[2])
		if len(m) > 3 {
			j.Page, _ = strconv.Atoi(m[3])
		}
		return found{Found{j.Key(), start, i + len(m[0])}, fromJournal}, true
	}
	return found{}, false
}

// journalText reads the address of a text that the journal published by itself,
// whose nine digits begin at i: "OJ:L_202401234".
func (r *reader) journalText(i int) (found, bool) {
	series, start, ok := journalAddress(r.text[:i])
	if !ok {
		return found{}, false
	}
	year, _ := strconv.Atoi(r.text[i : i+4])
	number, _ := strconv.Atoi(r.text[i+4 : i+9])
	if number == 0 || year < firstYear || year > lastYear {
		return found{}, false
	}
	return found{Found{corpus.Journal{Series: series, Year: year, Number: number}.Key(), start, i + 9}, fromJournal}, true
}

func journalAddress(before string) (series string, start int, ok bool) {
	t := tail(before)
	m := addressStart.FindStringSubmatchIndex(t)
	if m == nil {
		return "", 0, false
	}
	series = "L"
	if t[m[0]:m[1]][strings.IndexAny(t[m[0]:m[1]], "LC")] == 'C' {
		series = "C"
	}
	return series, len(before) - len(t) + m[0], true
}

package page

import (
	"net/url"
	"regexp"
	"strings"

	"polidex/corpus"
)

// named is what an address says of the official document behind it.
type named struct {
	// key is the same for all forms and languages of the document.
	key string
	// reference and celex are empty where the address has none.
	reference, celex string
}

var (
	// celexInAddress reads "CELEX:52025DC0148", "CELEX%3A…" once unescaped, and the
	// Publications Office's "/celex/…". Source: EUR-Lex, "How CELEX numbers are
	// composed".
	celexInAddress = regexp.MustCompile(`(?i)(?:celex[:=]|/celex/)(\d(?:19|20)\d\d[A-Z]{1,2}\d{3,4}(?:R?\(\d\d\)){0,2}(?:-\d{8})?)`)
	// seriesInAddress reads "COM:2025:148:FIN" and "ref=COM(2014)177".
	seriesInAddress = regexp.MustCompile(`(?i)(?:uri=|ref=|/)((?:COM|JOIN|SWD|SEC|C)(?::(?:19|20)\d\d:\d{1,5}|\((?:19|20)\d\d\)\s?\d{1,5}))`)
	// eliInAddress reads an ELI of an act, and idInAddress what else names a text.
	// Source: Council conclusions on ELI, 2012/C 325/02.
	eliInAddress = regexp.MustCompile(`(?i)/eli/([a-z_]{1,16}/(?:19|20)\d\d/\d{1,5})\b`)
	idInAddress  = regexp.MustCompile(`(?i)(?:uri=|/)((?:OJ:[A-Z]_?[:\w.]{4,40})|(?:cellar[:/][0-9a-f-]{36}))`)
	// seriesInName reads the reference in the name of a file: "COM_2025_148_1_EN.pdf",
	// "C_2023_4489.pdf".
	seriesInName = regexp.MustCompile(`(?:^|[^\pL\pN])(COM|JOIN|SWD|SEC|C)[ _(-]{1,2}((?:19|20)\d\d)[ _)-]{1,2}(\d{1,5})(?:[^\d]|$)`)
)

// official returns what an address of the Union's sites says of an official
// document; the zero value for other sites and pages.
func official(u *url.URL) named {
	if !onEuropa(u) {
		return named{}
	}
	s := unescaped(u)
	if m := celexInAddress.FindStringSubmatch(s); m != nil {
		celex := strings.ToUpper(m[1])
		if r, ok := corpus.ParseReference(celex); ok {
			return named{"work:" + r.Work(), r.String(), celex}
		}
		return named{key: "celex:" + celex, celex: celex}
	}
	if m := seriesInAddress.FindStringSubmatch(s); m != nil {
		if r, ok := corpus.ParseReference(m[1]); ok {
			return named{key: "work:" + r.Work(), reference: r.String()}
		}
	}
	if m := eliInAddress.FindStringSubmatch(s); m != nil {
		return named{key: "eli:" + strings.ToLower(m[1])}
	}
	if m := idInAddress.FindStringSubmatch(s); m != nil {
		return named{key: "id:" + strings.ToLower(m[1])}
	}
	return named{}
}

// unescaped returns an address's path and query in plain characters.
func unescaped(u *url.URL) string {
	s := u.Path
	if u.RawQuery == "" {
		return s
	}
	query, err := url.QueryUnescape(u.RawQuery)
	if err != nil {
		query = u.RawQuery
	}
	return s + "?" + query
}

// inName returns the reference in the name of a file, on whatever site.
func inName(u *url.URL) string {
	for _, name := range fileNames(u) {
		if m := seriesInName.FindStringSubmatch(name); m != nil {
			return m[1] + "(" + m[2] + ") " + strings.TrimLeft(m[3], "0")
		}
	}
	return ""
}

// referenceWords match an official reference as texts print it. The series C is
// written with brackets alone: "C/2024/3117" is a place in the Official Journal.
const referenceWords = `(?:(?:COM|JOIN|SWD|SEC)\s?[(\[/]\s?(?:19|20)\d\d\s?[)\]/]|C\s?\((?:19|20)\d\d\))\s?(?:No\.?\s?)?\d{1,5}(?:\s+final\b)?`

var inText = regexp.MustCompile(`(?:^|[^\pL\pN])(` + referenceWords + `)`)

// references returns the official references in a text, as printed, each work
// once.
func references(text string) []string {
	var out []string
	seen := map[string]bool{}
	for _, m := range inText.FindAllStringSubmatch(text, maxReferences) {
		r, ok := corpus.ParseReference(m[1])
		if ok && !seen[r.Work()] {
			seen[r.Work()] = true
			out = append(out, squeeze(m[1]))
		}
	}
	return out
}

// reference returns the first official reference in a text, or "".
func reference(text string) string {
	if all := references(text); len(all) > 0 {
		return all[0]
	}
	return ""
}

// maxReferences is how many references of one text are looked at.
const maxReferences = 100

var (
	// strategic matches the words for what sets out what is to be done, in the
	// languages of the Union: they share the stem of "strategy".
	strategic = regexp.MustCompile(`(?i)strat[eéèē]+[gģġ]|στρατηγ|стратег|straitéis|\b(?:action plan|roadmap|white paper|green paper|communication from the commission)\b|plan d['’]action|aktionsplan|plan de acción|piano d['’]azione|plano de ação|actieplan|plan działania|communication de la commission|mitteilung der kommission`)
	// aside matches what is only about such a text.
	aside = regexp.MustCompile(`(?i)fact ?sheet|infographic|questions and answers|press (?:release|corner)|summary for citizens|\bQ ?& ?A\b`)
)

// isStrategy says whether a document of a Europa page is offered apart: it is of a
// series of preparatory documents, or is called a strategy, a plan of action or
// the like. An act and a sheet about a strategy are not.
func isStrategy(d *Document) bool {
	if aside.MatchString(d.Title) {
		return false
	}
	if _, ok := corpus.ParseReference(d.Reference); ok {
		return true
	}
	if d.CELEX != "" {
		return d.CELEX[0] == '5'
	}
	return strategic.MatchString(d.Title)
}

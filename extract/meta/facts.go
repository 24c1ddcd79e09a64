package meta

import (
	"regexp"
	"slices"
	"strings"

	"polidex/corpus"
)

// actPattern matches the heading of a legal act: an instrument in capitals, or
// at least with one, and its number.
var actPattern = regexp.MustCompile(`^(?:\p{Lu}[\p{L}]*\s+){1,4}(?:\((?:EU|UE|EC|CE|EG|EEC|ЕС|ΕΕ|EÚ|ES|EL|AE|Euratom|EU, Euratom)\)\s*(?:No|Nr|no|n°|αριθ\.)?\s*\d{1,4}/\d{1,4}|(?:No|Nr|no|n°)?\s*\d{2,4}/\d{1,4}/(?:EU|UE|EC|CE|EG|EWG|EEC|CEE|ЕС|ΕΕ))`)

// pressPattern matches the number of a press release, "IP/25/123", alone or
// between the other parts of the line that heads it.
var pressPattern = regexp.MustCompile(`(?:^|\s[-–—|·•]\s)((?:IP|MEMO|STATEMENT|QANDA|SPEECH|MEX|AC)[/_]\d\d[/_]\d{1,5})(?:$|\s[-–—|·•]\s)`)

// pressLines is how near its beginning a page calls itself a press release.
const pressLines = 8

// pressNumber returns the number of a press release that a line has as a part of
// its own, "" else: a sentence may name another's.
func pressNumber(line string) string {
	if m := pressPattern.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
		return m[1]
	}
	return ""
}

// documentType decides the type by the strongest mark: a record describes
// another document, whose formula it repeats.
func (f *finder) documentType() {
	set := func(t corpus.DocumentType, rule, words string, block int) {
		f.found.Type = t
		f.because("type", rule, words, block)
	}
	html := f.doc.Format == corpus.FormatHTML
	if f.record {
		set(corpus.TypeRepositoryRecord, "record-metadata", "", -1)
		return
	}
	if f.hasFormula && (!html || f.official()) {
		set(f.formula.kind, "cover-formula", f.formula.words, f.cover[f.formula.line].index)
		return
	}
	for i, l := range f.cover {
		if actPattern.MatchString(cut(l.Text, 300)) && (l.Kind == corpus.Heading || cut(l.Text, 8) == strings.ToUpper(cut(l.Text, 8)) || html && f.official()) {
			set(corpus.TypeAct, "act-heading", cut(l.Text, 80), l.index)
			return
		}
		if i < pressLines && (pressNumber(l.Text) != "" || isPress(l.Text)) {
			set(corpus.TypePressRelease, "press-heading", l.Text, l.index)
			return
		}
	}
	if html {
		set(corpus.TypeWebPage, "web-page", "", -1)
		return
	}
	set(corpus.TypeOther, "no-formula", "", -1)
}

// official says whether a web page is the text itself and not about it: it is
// of EUR-Lex, or prints a reference or date as a cover does.
func (f *finder) official() bool {
	if name, _ := f.property("eurlex:title", "eurlex:type", "eurlex:reference", "eurlex:date"); name != "" {
		return true
	}
	if _, v := f.property("link:canonical", "og:url"); strings.Contains(v, "eur-lex.europa.eu") || strings.Contains(v, "data.europa.eu/eli") {
		return true
	}
	_, _, _, ok := f.coverReference()
	return ok
}

func isPress(text string) bool {
	t := fold(cut(text, 60))
	for _, fs := range allFormulas() {
		if slices.Contains(fs.Press, t) {
			return true
		}
	}
	return false
}

// referenceWords match the series and number of an official reference.
const referenceWords = `(?:COM|JOIN|SWD|SEC|C)\s?[(/]\s?(?:19|20)\d\d\s?[)/]\s?\d{1,5}`

// finalWords are the words for "final" that follow a number, in the languages
// that translate it.
const finalWords = `(?:/\d{1,2})?(?:\s+(?:final|finale|FINAL|definitivo|définitif|endgültig|endg\.|def\.|τελικό|окончателен|slutlig|endelig|lopullinen|végleges|galutinis|lõplik|konečné znění|konečné znenie|konečné|v konečnom znení|wersja ostateczna|galīgā redakcija|končna različica|konč\.|konačna verzija|konačno|finali|definitief|versiune finală))?(?:/\d{1,2})?`

var (
	referencePattern = regexp.MustCompile(`(?:^|[\s(])(` + referenceWords + finalWords + `)`)
	// loneReference is a line with nothing else, but perhaps a place and day
	// before it.
	loneReference = regexp.MustCompile(`^(.{0,60}?)(` + referenceWords + finalWords + `)\s*(?:[{(].*|\d{4}/\d{4}.*)?$`)
	celexPattern  = regexp.MustCompile(`(?:CELEX(?::|%3A)|[?&/])(5\d{4}(?:DC|PC|JC|SC|JP)\d{4})\b((?:\(|%28)\d\d(?:\)|%29))?`)
)

// reference finds the document's own reference.
func (f *finder) reference() {
	set := func(printed, rule string, block int) {
		printed = strings.Join(strings.Fields(printed), " ")
		f.found.Reference = printed
		if r, ok := corpus.ParseReference(printed); ok {
			f.found.Work = r.Work()
		}
		f.because("reference", rule, printed, block)
	}
	for _, name := range []string{"eprints.id_number", "eprints.number", "eurlex:reference", "citation_technical_report_number", "DC.identifier", "dcterms.identifier"} {
		_, v := f.property(name)
		if m := referencePattern.FindStringSubmatch(v); m != nil && (f.record || name == "eurlex:reference") {
			set(m[1], "metadata", -1)
			return
		}
	}
	if f.record {
		for _, l := range f.cover {
			// The citation prints formula, place and reference in one line.
			if m := referencePattern.FindAllStringSubmatch(l.Text, -1); m != nil && strings.Contains(l.Text, "(") && isCitation(l.Text) {
				set(m[len(m)-1][1], "record-citation", l.index)
				return
			}
		}
		return
	}
	switch f.found.Type {
	case corpus.TypePressRelease:
		for _, l := range f.cover[:min(pressLines, len(f.cover))] {
			if n := pressNumber(l.Text); n != "" {
				set(n, "press-number", l.index)
				return
			}
		}
		return
	case corpus.TypeWebPage:
		return
	}
	if l, i, ok := f.actLine(); ok {
		set(actPattern.FindString(cut(f.cover[i].Text, headingMost)), "act-heading", l.index)
		return
	}
	if printed, rule, block, ok := f.coverReference(); ok {
		set(printed, rule, block)
		return
	}
	if _, v := f.property("link:canonical", "og:url"); v != "" {
		// A part of a document, "(01)", is not what the reference names.
		if m := celexPattern.FindStringSubmatch(v); m != nil && m[2] == "" {
			if r, ok := corpus.ParseReference(m[1]); ok {
				set(r.String(), "celex-address", -1)
			}
		}
	}
}

// citationPattern matches the year that a citation gives behind its author.
var citationPattern = regexp.MustCompile(`\((?:19|20)\d\d\)\s`)

// isCitation says whether a text gives a year so: that of a reference in it is none.
func isCitation(text string) bool {
	return citationPattern.MatchString(referencePattern.ReplaceAllString(text, ""))
}

// coverReference finds a reference that stands alone on the cover, or behind a
// place and day. Body text ends the search: a reference in it is a mention.
func (f *finder) coverReference() (printed, rule string, block int, ok bool) {
	for i, l := range f.cover {
		if m := loneReference.FindStringSubmatch(l.Text); m != nil && !strings.ContainsAny(m[1], "{") && l.Kind != corpus.Item && l.Kind != corpus.Row &&
			(strings.TrimSpace(m[1]) == "" || f.isDateLine(m[1])) {
			return m[2], "cover-line", l.index, true
		}
		if l.Page == 0 && l.Kind == corpus.Paragraph && len(l.Text) > titleMost && i > 0 {
			break
		}
	}
	return "", "", 0, false
}

// isDateLine says whether a line is a place and day: "Brussels, 14.4.2026".
func (f *finder) isDateLine(text string) bool {
	if f.day == nil || len(text) > dateLineMost {
		return false
	}
	_, start, end, ok := f.day(text, f.found.Language)
	return ok && len(strings.Fields(text[:start])) <= placeMost && len(strings.Fields(text[end:])) <= afterDayMost
}

const (
	// dateLineMost is the longest line of place and day, in bytes.
	dateLineMost = 80
	// placeMost is the most words before the day: "Brussels, on the".
	placeMost = 5
	// afterDayMost is the most words behind it: "r.", "(OR. en)".
	afterDayMost = 2
)

// dateNames are the metadata that give the day of publication, best first.
var dateNames = []string{
	"eprints.date", "citation_publication_date", "citation_date", "dcterms.issued", "dcterms.date", "DC.date.issued", "DC.date", "dcterms.created",
	"article:published_time", "datePublished", "og:published_time", "pubdate", "date", "last-published",
}

// date takes the day that the cover prints, else the page's metadata. An act has
// its own day, which is not that of the journal it is printed in. The date
// of a record is that of what it describes; a year alone is no day.
func (f *finder) date() {
	if f.day == nil {
		return
	}
	set := func(d corpus.Date, rule, words string, block int) {
		f.found.Date = d
		f.because("date", rule, words, block)
	}
	if l, d, words, ok := f.actDate(); ok {
		set(d, "act-heading", words, l.index)
		return
	}
	if name, v := f.property("eurlex:date"); name != "" {
		if d, s, e, ok := f.day(v, f.found.Language); ok {
			set(d, "eurlex-style", v[s:e], -1)
			return
		}
	}
	if !f.record {
		if l, d, words, ok := f.coverDate(); ok {
			set(d, "cover-line", words, l.index)
			return
		}
	}
	for _, n := range dateNames {
		if _, v := f.property(n); v != "" {
			if d, s, e, ok := f.day(v, "en"); ok {
				set(d, "metadata", v[s:e], -1)
				return
			}
			if f.record {
				return
			}
		}
	}
}

// actDate finds the day in the heading of an act, or in the line below it; the
// day before it is that of the journal.
func (f *finder) actDate() (line, corpus.Date, string, bool) {
	_, i, ok := f.actLine()
	if !ok {
		return line{}, "", "", false
	}
	for _, l := range f.cover[i:min(i+3, len(f.cover))] {
		if d, s, e, ok := f.day(cut(l.Text, headingMost), f.found.Language); ok {
			return l, d, l.Text[s:e], true
		}
	}
	return line{}, "", "", false
}

// actLine finds the heading of a legal act, and its number among the lines of
// the cover.
func (f *finder) actLine() (line, int, bool) {
	if f.found.Type != corpus.TypeAct {
		return line{}, 0, false
	}
	for i, l := range f.cover {
		if actPattern.MatchString(cut(l.Text, headingMost)) {
			return l, i, true
		}
	}
	return line{}, 0, false
}

// headingMost is how much of a line is looked at for the heading of an act, in
// bytes.
const headingMost = 300

// coverDate finds the first line of the cover that is a place and day, alone or
// before the reference.
func (f *finder) coverDate() (line, corpus.Date, string, bool) {
	for i, l := range f.cover {
		if f.found.Type == corpus.TypeWebPage && !f.nearTitle(i) {
			continue
		}
		text := l.Text
		if l.Kind == corpus.Item || l.Kind == corpus.Row && f.found.Type != corpus.TypeCouncilDocument {
			continue
		}
		if at := referencePattern.FindStringIndex(text); at != nil {
			text = text[:at[0]]
		}
		for _, part := range f.dateParts(text) {
			if d, s, e, ok := f.day(part, f.found.Language); ok {
				return l, d, part[s:e], true
			}
		}
	}
	return line{}, "", "", false
}

// dateParts returns the text when it is a place and day, else those parts of a
// web page's line that are ("Page | 19 February 2034 | Directorate-General").
func (f *finder) dateParts(text string) []string {
	if f.isDateLine(text) {
		return []string{text}
	}
	const longest = 200
	if len(text) > longest || !strings.ContainsAny(text, partMarks) {
		return nil
	}
	return slices.DeleteFunc(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(partMarks, r) }),
		func(part string) bool { return !f.isDateLine(part) })
}

// partMarks part what a web page says of itself in one line.
const partMarks = "|•·›»"

// nearTitle says whether line i of a web page stands next to its main heading,
// where pages print the day of publication; further down stand other days.
func (f *finder) nearTitle(i int) bool {
	const above, below = 2, 2
	for k := max(0, i-below); k < min(len(f.cover), i+above); k++ {
		if f.cover[k].Kind == corpus.Heading && f.cover[k].Level <= 1 {
			return true
		}
	}
	return false
}

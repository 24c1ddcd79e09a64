package corpus

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Journal is a place in the Official Journal of the European Union.
type Journal struct {
	// Series is "L" or "C".
	Series string
	Year   int
	// Number is that of the issue, or since October 2023 that of the text, each
	// of which is published by itself.
	Number int
	// Page is 0 where none is named.
	Page int
}

// Key returns "oj-l-2016-135-p53", or "oj-l-2024-1234" without a page.
func (j Journal) Key() string {
	key := fmt.Sprintf("oj-%s-%d-%d", strings.ToLower(j.Series), j.Year, j.Number)
	if j.Page > 0 {
		key += fmt.Sprintf("-p%d", j.Page)
	}
	return key
}

const (
	journalSeries = `^([LCС])`
	// A day in figures in either order, or with the month's name; the year is the
	// group that matched.
	journalDay = `(?:\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?((?:19|20)\d\d|\d\d)\b|((?:19|20)\d\d)(?:\.\s?|\s|-)\d{1,2}(?:\.\s?|\s|-)\d{1,2}\b|\d{1,2}\.?\s(?:de\s)?\p{L}{3,12}\.?\s(?:de\s)?((?:19|20)\d\d)\b)`
	// "p. 53", "S. 53", "53. o.", "σ. 53", behind " г.," or ".,".
	journalPage = `(?:\.?(?:\s?г\.)?\s?[,;:]\s?(?:\p{L}{1,5}\.?\s?)?(\d{1,4})\b)?`
)

var (
	journalIssue = anySpace(journalSeries + `\s?(\d{1,4})\s?[AEIM]{0,2}\b\.?,?\s?(?:\p{L}{1,5}\s)?` + journalDay + journalPage)
	journalText  = anySpace(journalSeries + `\s?,\s?(?:[LCС]/)?(20\d\d)/(\d{1,5})\b`)
	journalYear  = anySpace(`^\[?((?:19|20)\d\d)\]?\s?,?\s([LC])\s?(\d{1,4})\s?[AEIM]{0,2}\b(?:\s?[,/]\s?(?:p\.\s?)?(\d{1,4})\b)?`)
	journalKey   = regexp.MustCompile(`^oj-([lc])-(\d{4})-(\d{1,5})(?:-p(\d{1,4}))?$`)
)

// anySpace compiles a pattern in which \s is any space, no-break ones too.
func anySpace(expression string) *regexp.Regexp {
	return regexp.MustCompile(strings.ReplaceAll(expression, `\s`, `[\s\p{Zs}]`))
}

// ParseJournal reads a place in the Official Journal that begins at its series,
// behind the journal's name, and returns its length in bytes: "L 135, 24.5.2016,
// p. 53", "L 135 vom 24.5.2016, S. 53", "L, 2024/1234", "2016 L 135, p. 53". One
// that names no year is none.
func ParseJournal(s string) (j Journal, length int, ok bool) {
	series, year, issue, page := "", "", "", ""
	var m []string
	if m = journalIssue.FindStringSubmatch(s); m != nil {
		series, issue, year, page = m[1], m[2], cmp.Or(m[3], m[4], m[5]), m[6]
	} else if m = journalText.FindStringSubmatch(s); m != nil {
		series, year, issue = m[1], m[2], m[3]
	} else if m = journalYear.FindStringSubmatch(s); m != nil {
		year, series, issue, page = m[1], m[2], m[3], m[4]
	} else {
		return j, 0, false
	}
	j = journalOf(series, year, issue, page)
	return j, len(m[0]), j.Number > 0
}

func journalOf(series, year, issue, page string) Journal {
	j := Journal{Series: "C"}
	if strings.EqualFold(series, "L") {
		j.Series = "L"
	}
	j.Year, _ = strconv.Atoi(year)
	if j.Year < 100 {
		j.Year += 1900
	}
	j.Number, _ = strconv.Atoi(issue)
	j.Page, _ = strconv.Atoi(page)
	return j
}

package oai

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"polidex/corpus"
	"polidex/ingest/listing"
	"polidex/ingest/markup"
)

// Bounds of what is kept of a record.
const (
	maxValue  = 2000 // characters of a title or a name
	maxValues = 200  // creators, subjects
	maxFiles  = 50
)

// entry returns the record as an entry: the OAI identifier as its ID, the date
// stamp as its version. It is none when it has no identifier, or when it is not
// withdrawn and names no address.
//
// Where a repository's granularity is the day, a record that changes twice on
// one day has one version for both.
func (r *record) entry(host string) (listing.Entry, bool) {
	e := listing.Entry{ID: value(r.Header.Identifier), Version: value(r.Header.Datestamp)}
	if e.ID == "" {
		return e, false
	}
	if strings.TrimSpace(r.Header.Status) == "deleted" {
		e.Deleted = true
		return e, true
	}
	core := &r.Metadata.Core
	where := find(core, host)
	if where.page == "" {
		return e, false
	}
	e.URL, e.Documents = where.page, where.files
	title := first(core.Title)
	e.Title = title
	e.Record = &corpus.Record{
		URL:         where.page,
		Title:       title,
		Date:        date(core.Date),
		Reference:   reference(core.Identifier, title),
		Language:    languageOf(core.Language),
		Publisher:   first(core.Publisher),
		OfficialURL: where.official,
		Creators:    values(core.Creator),
		Subjects:    values(core.Subject),
	}
	return e, true
}

// value puts a value on one line, within bounds.
func value(s string) string { return markup.Clip(s, maxValue) }

func first(all []string) string {
	for _, s := range all {
		if s := value(s); s != "" {
			return s
		}
	}
	return ""
}

// values returns the distinct values in their order.
func values(all []string) []string {
	var out []string
	for _, s := range all {
		if len(out) == maxValues {
			break
		}
		if s := value(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// date chooses among several dates. DSpace gives three in no stated order: when
// a record came in and when it was shown, both with a time of day, and when the
// document was issued, without. So those without a time go first; of these the
// earliest, for what follows an issue is an embargo or a revision; of two that
// are one the beginning of the other ("2025", "2025-04-01") the more precise.
// What is no year, month or day is passed over.
func date(all []string) string {
	var plain, timed []string
	for _, s := range all {
		s, _, hasTime := strings.Cut(strings.TrimSpace(s), "T")
		if !validDate(s) {
			continue
		}
		if hasTime {
			timed = append(timed, s)
		} else {
			plain = append(plain, s)
		}
	}
	if len(plain) == 0 {
		plain = timed
	}
	if len(plain) == 0 {
		return ""
	}
	chosen := slices.Min(plain)
	slices.Sort(plain)
	for _, s := range plain {
		if strings.HasPrefix(s, chosen+"-") {
			chosen = s
		}
	}
	return chosen
}

func validDate(s string) bool {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Year() > 1000
		}
	}
	return false
}

// languageOf returns the first language as its two letters (ISO 639-1), which
// records write "en", "eng", "en_GB" or, in the codes of librarians, "ger".
func languageOf(all []string) string {
	for _, s := range all {
		tag, err := language.Parse(strings.TrimSpace(s))
		if err != nil {
			continue
		}
		if code, sure := tag.Base(); sure == language.Exact && len(code.String()) == 2 {
			return code.String()
		}
	}
	return ""
}

// reference finds the official reference of the document itself. An identifier
// that begins with one is it, as written. Otherwise the words of the identifiers
// (EPrints gives the citation as one), then the title, are searched; where these
// name two, one is of another document and neither is taken.
func reference(identifiers []string, title string) string {
	var citations []string
	for _, s := range identifiers {
		s = value(s)
		if isAddress(s) {
			continue
		}
		bare := strings.TrimPrefix(strings.TrimPrefix(s, "celex:"), "CELEX:")
		if ref, ok := corpus.ParseReference(bare); ok {
			if len(bare) <= 40 && bare == s {
				return s
			}
			return ref.String()
		}
		citations = append(citations, s)
	}
	if ref := single(citations); ref != "" {
		return ref
	}
	return single([]string{title})
}

// single returns the reference that the texts name, if they name one alone.
func single(texts []string) string {
	found := ""
	for _, text := range texts {
		for _, series := range []string{"COM", "JOIN", "SWD", "SEC"} {
			for at := 0; ; {
				i := strings.Index(text[at:], series)
				if i < 0 {
					break
				}
				at += i
				boundary := at == 0 || strings.ContainsRune(" ([,;:", rune(text[at-1]))
				if ref, ok := corpus.ParseReference(text[at:]); ok && boundary {
					if found != "" && found != ref.String() {
						return ""
					}
					found = ref.String()
				}
				at += len(series)
			}
		}
	}
	return found
}

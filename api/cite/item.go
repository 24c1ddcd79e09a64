package cite

import (
	"cmp"
	"net/url"
	"strconv"
	"strings"
	"time"

	"polidex/corpus"
)

// Kind is the sort of source that styles of citation tell apart.
type Kind string

// The kinds of sources. The words are the types of CSL.
const (
	// Report is an official document with a number: a communication, a proposal.
	Report      Kind = "report"
	Legislation Kind = "legislation"
	WebPage     Kind = "webpage"
	// Other is a document of which no more is known.
	Other Kind = "document"
)

// Item is a source as it is cited. Fields are empty where nothing is known.
type Item struct {
	// Key names the item in a bibliography: "com-2025-148-en". It has letters,
	// digits and hyphens alone. An action's has the end of its id behind it.
	Key  string
	Kind Kind
	// Genre is the type of document in English: "Communication".
	Genre   string
	Title   string
	Authors []Name
	// Publisher is the institution that issued it.
	Publisher string
	// Number is the official reference, as printed.
	Number string
	Issued Parts
	// Language is an ISO 639-1 code.
	Language string
	// URL is absolute, with the scheme http or https.
	URL string
	// Accessed is the day on which the bytes were last retrieved; only with URL.
	Accessed Parts
	// Pages is the number of pages of the document, Page the one of an action.
	Pages, Page int
	// Note has an action's words.
	Note string
}

// Parts is a date as far as it is known: Month and Day are 0 where they are not,
// Year is where nothing is.
type Parts struct{ Year, Month, Day int }

// Document returns the item of a document. Its retrievals are to stand in
// Provenance; without them it has no day of access.
func Document(d *corpus.Document) Item {
	it := Item{
		Key: key(d), Kind: kindOf(&d.Meta), Genre: genre(&d.Meta), Title: d.Title,
		Number: d.Reference, Language: d.Language, Pages: d.Pages,
	}
	record := catalogued(d)
	it.Title = cmp.Or(it.Title, record.Title, d.Reference)
	if it.Kind == Legislation && strings.Contains(it.Title, it.Number) {
		it.Number = "" // styles would print it again as that of a public law
	}
	it.Publisher = record.Publisher
	if issuers := Institutions(&d.Meta); len(issuers) > 0 {
		it.Publisher = issuers[0]
		for _, name := range issuers {
			it.Authors = append(it.Authors, Name{Literal: name})
		}
	} else {
		it.Authors = authors(record)
	}
	it.Issued = issued(d, record)
	if it.URL = address(d, record); it.URL != "" && len(d.Provenance) > 0 {
		it.Accessed = day(lastRetrieved(d))
	}
	return it
}

// Action returns the item of one of the document's actions: the document's, with
// the action's page and words.
func Action(d *corpus.Document, a *corpus.Action) Item {
	it := Document(d)
	it.Key += strings.TrimPrefix(a.ID, d.ID)
	it.Page = a.ShownPage()
	it.Note = "Key action: “" + strings.Join(strings.Fields(a.LeadIn+" "+a.Text), " ") + "”"
	return it
}

// key is made of the work and the language, by which all forms of one text in one
// language have the same, else of the id.
func key(d *corpus.Document) string {
	out := "polidex-" + d.ID
	if d.Work != "" && !corpus.IsMadeWork(d.Work) {
		out = d.Work
		if d.Language != "" {
			out += "-" + d.Language
		}
	}
	return strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, strings.ToLower(out))
}

// catalogued puts together what catalogues say of the document; of several
// records the latest that says something counts.
func catalogued(d *corpus.Document) corpus.Record {
	var out corpus.Record
	for i := len(d.Provenance) - 1; i >= 0; i-- {
		r := d.Provenance[i].Record
		if r == nil {
			continue
		}
		out.URL, out.OfficialURL = cmp.Or(out.URL, r.URL), cmp.Or(out.OfficialURL, r.OfficialURL)
		out.Title, out.Date = cmp.Or(out.Title, r.Title), cmp.Or(out.Date, r.Date)
		out.Publisher = cmp.Or(out.Publisher, r.Publisher)
		if len(out.Creators) == 0 {
			out.Creators = r.Creators
		}
	}
	return out
}

// address returns the first of these that is an address of the web: the
// publisher's, the source, the latest source, the one that a page gives for itself,
// the catalogue's page.
func address(d *corpus.Document, record corpus.Record) string {
	candidates := []string{record.OfficialURL, d.Source}
	for i := len(d.Provenance) - 1; i >= 0; i-- {
		candidates = append(candidates, d.Provenance[i].Source)
	}
	for _, c := range append(candidates, d.Property("link:canonical"), d.Property("og:url"), record.URL) {
		u, err := url.Parse(c)
		if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return u.String()
		}
	}
	return ""
}

// authors are those that a catalogue names, else its publisher.
func authors(record corpus.Record) []Name {
	var out []Name
	for _, name := range record.Creators {
		if n := nameOf(name); n != (Name{}) {
			out = append(out, n)
		}
	}
	if len(out) == 0 && record.Publisher != "" {
		out = append(out, Name{Literal: record.Publisher})
	}
	return out
}

func issued(d *corpus.Document, record corpus.Record) Parts {
	if t, err := time.Parse(time.DateOnly, string(d.Date)); err == nil {
		return day(t)
	}
	// A catalogue may know a year or a month alone.
	if t, err := time.Parse(time.DateOnly, record.Date); err == nil {
		return day(t)
	}
	if t, err := time.Parse("2006-01", record.Date); err == nil {
		return Parts{Year: t.Year(), Month: int(t.Month())}
	}
	if t, err := time.Parse("2006", record.Date); err == nil {
		return Parts{Year: t.Year()}
	}
	if ref, ok := corpus.ParseReference(d.Work); ok {
		return Parts{Year: ref.Year}
	}
	return Parts{}
}

func lastRetrieved(d *corpus.Document) time.Time {
	var last time.Time
	for _, r := range d.Provenance {
		if r.Time.After(last) {
			last = r.Time
		}
	}
	return last.UTC()
}

func day(t time.Time) Parts { return Parts{t.Year(), int(t.Month()), t.Day()} }

// list returns the parts that are known, the year first.
func (p Parts) list() []int {
	out := []int{p.Year, p.Month, p.Day}
	for len(out) > 0 && out[len(out)-1] == 0 {
		out = out[:len(out)-1]
	}
	return out
}

// number returns n in digits, or nothing for 0.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

package page

import (
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"polidex/corpus"
)

// maxNames bounds the creators and the subjects of a record.
const maxNames = 200

// record returns what the page's metadata says of a document: EPrints' own tags
// first, then Google Scholar's, then Dublin Core; nil where no title is among
// them.
func (r *reader) record() *corpus.Record {
	m := r.meta
	title := m.first("eprints.title", "citation_title", "dc.title", "dcterms.title")
	if title == "" {
		return nil
	}
	return &corpus.Record{
		URL:   r.recordURL(),
		Title: title,
		Date: date(m.first("eprints.date", "citation_publication_date", "citation_date", "dcterms.issued", "dc.date.issued",
			"dcterms.date", "dc.date", "citation_year", "citation_online_date")),
		Reference:   m.reference(title),
		Language:    tag(m.first("citation_language", "dc.language", "dc.language.iso", "dcterms.language")),
		Publisher:   m.first("eprints.publisher", "citation_publisher", "dc.publisher", "dcterms.publisher", "citation_technical_report_institution"),
		OfficialURL: r.absolute(m.first("eprints.official_url")),
		Creators:    m.creators(),
		Subjects:    r.subjects(),
	}
}

// onlyTitle says whether a record has little more than a title.
func onlyTitle(r *corpus.Record) bool {
	return r.Date == "" && r.Reference == "" && r.Publisher == "" && len(r.Creators) == 0
}

// recordURL is the page of the record, which may be shown at several addresses.
func (r *reader) recordURL() string {
	if u := r.at.resolve(r.meta.first("citation_abstract_html_url")); u != nil && r.at.page != nil && site(u) == site(r.at.page) {
		return u.String()
	}
	return r.canonical()
}

// absolute returns a link's address, "" for one that is not followed.
func (r *reader) absolute(link string) string {
	if u := r.at.resolve(link); u != nil {
		return u.String()
	}
	return ""
}

// creators returns the names of persons and of bodies. EPrints writes a name as
// "Family, Given", and one of a body typed into its place as "European
// Commission, ".
func (m metas) creators() []string {
	var out []string
	add := func(names []string) {
		for _, n := range names {
			n = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(n), ","))
			if n != "" && !slices.Contains(out, n) && len(out) < maxNames {
				out = append(out, n)
			}
		}
	}
	add(m["eprints.creators_name"])
	add(m["eprints.corp_creators"])
	if len(out) == 0 {
		add(m["citation_author"])
	}
	if len(out) == 0 {
		add(parted(m["citation_authors"]))
	}
	if len(out) == 0 {
		add(m.all("dc.creator", "dcterms.creator", "dc.contributor.author"))
	}
	return out
}

// parted returns the parts of values that are lists: "drugs; ports".
func parted(values []string) []string {
	var out []string
	for _, v := range values {
		for _, part := range strings.Split(v, ";") {
			if part = strings.Trim(part, " ,"); part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// subjectView matches where an EPrints page links to what it has on a subject.
var subjectView = regexp.MustCompile(`/view/subjects/([^/]+?)(?:\.html?)?$`)

// subjects returns the subjects by their names. EPrints' tags hold ids, and its
// page the names, in the links that lead to the rest of each subject.
func (r *reader) subjects() []string {
	names := map[string]string{}
	if ids := r.meta["eprints.subjects"]; len(ids) > 0 {
		r.doc.Find(`a[href*="/view/subjects/"]`).Each(func(_ int, a *goquery.Selection) {
			if u := r.at.resolve(a.AttrOr("href", "")); u != nil {
				if m := subjectView.FindStringSubmatch(u.Path); m != nil && names[m[1]] == "" {
					names[m[1]] = label(a.Text())
				}
			}
		})
	}
	values := r.meta["eprints.subjects"]
	if len(values) == 0 {
		values = parted(r.meta["citation_keywords"])
	}
	if len(values) == 0 {
		values = parted(r.meta.all("dc.subject", "dcterms.subject"))
	}
	var out []string
	for _, v := range values {
		if name := names[strings.ReplaceAll(v, "/", "=2F")]; name != "" {
			v = name
		}
		if !slices.Contains(out, v) && len(out) < maxNames {
			out = append(out, v)
		}
	}
	return out
}

// reference returns the official reference of what the record describes, as it is
// printed: from the fields for numbers, else from the title, else the last one of
// the record's own citation. A number that is no official reference is returned
// where the field is one for a report's number alone.
func (m metas) reference(title string) string {
	numbers := []string{"eprints.number", "eprints.id_number", "citation_technical_report_number"}
	for _, name := range numbers {
		for _, v := range m[name] {
			if _, ok := corpus.ParseReference(v); ok {
				return v
			}
		}
	}
	if printed := reference(title); printed != "" {
		return printed
	}
	for _, c := range append(m["eprints.citation"], append(m["dc.identifier"], m["dcterms.identifier"]...)...) {
		if found := references(c); len(found) > 0 {
			return found[len(found)-1]
		}
	}
	number := m.first("citation_technical_report_number", "eprints.id_number")
	if strings.HasPrefix(number, "10.") || strings.Contains(strings.ToLower(number), "doi") {
		return "" // the number of an article, which is no reference
	}
	return number
}

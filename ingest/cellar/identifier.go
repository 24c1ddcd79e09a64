package cellar

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"polidex/corpus"
)

// resources is where the names of Cellar begin (dissemination interface,
// "Resource URI").
const resources = "http://publications.europa.eu/resource/"

// version is how a reference ends: not at all, or as the version of the
// document. EUR-Lex adds the language and the form of a printed one.
const version = `(?:\s*[:/, ]?\s*(?:final|FIN)\b(?:\s*/\s*\d)?)?`

var (
	// celexPattern is a sector, the year, the descriptor and the number, with the
	// ends that tell parts, corrigenda, consolidated versions, national measures
	// and documents of a case apart (EUR-Lex, "Types of documents").
	celexPattern = regexp.MustCompile(`^[0-9CE](?:18|19|20)\d\d[A-Z]{1,2}(?:\d{2,5}|/[A-Z]{2,4})(?:[A-Z]{3}_\d{1,9})?(?:\(\d{2}\))?(?:R\(\d{2}\))?(?:-\d{8})?(?:_[A-Z]{2,6})?(?:/[A-Z]{2,4})?$`)
	// seriesPattern is a reference from end to end.
	seriesPattern = regexp.MustCompile(`(?i)^(?:COM|JOIN|SWD|SEC|C)\s*[(\[/:\s-]\s*\d{4}\s*[)\]/:\s-]\s*(?:No\.?\s*)?\d{1,5}` + version + `$`)
	// revisedPattern is a reference to a version other than the first.
	revisedPattern = regexp.MustCompile(`(?i)^(COM|JOIN|SWD|SEC):(\d{4}):(\d{1,5}):([A-Z]{2,4}\d{0,2})$`)
	comnatPattern  = regexp.MustCompile(`^([A-Z]{1,5})_(\d{4})_(\d{3,5})_([A-Z0-9_]{1,20})$`)
	uuidPattern    = regexp.MustCompile(`(?i)^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?:\.\d{4}(?:\.\d{2}(?:/DOC_\d{1,5})?)?)?$`)
	ojPattern      = regexp.MustCompile(`^[A-Z]{1,4}_[0-9A-Z_]{3,40}$`)
	uriservPattern = regexp.MustCompile(`^[A-Za-z0-9_]+(?:\.[A-Z0-9_]+)*$`)
	eliSegment     = regexp.MustCompile(`^[A-Za-z0-9_()-]{1,40}$`)
	eliPattern     = regexp.MustCompile(`^[A-Za-z][A-Za-z_]*/`)
	eliVersion     = regexp.MustCompile(`^(?:oj|\d{4}-\d{2}-\d{2})$`)
	// eliOfAct matches the ELI of acts whose CELEX number follows from it: the
	// descriptor is R or L, and the year and the number are those of the ELI. Of a
	// decision they may be those of another one.
	eliOfAct = regexp.MustCompile(`^(reg|dir)(?:_impl|_del)?/(\d{4})/(\d{1,4})/oj$`)
	// below matches the ends that make the name of a work that of its text in a
	// language, of a form of that, and of a file of that form.
	below = regexp.MustCompile(`^(.+?)\.([A-Z]{3})(?:\.([a-z][a-z0-9]{1,9})(?:\..{1,200})?)?$`)
)

// celexName reads a CELEX number. Letters may be small.
func celexName(id string) (Name, bool) {
	id, name := cutBelow(id)
	id = strings.ToUpper(id)
	if !celexPattern.MatchString(id) {
		return Name{}, false
	}
	name.Source, name.URIs = "celex:"+id, []string{resource("celex", id)}
	if ref, ok := corpus.ParseReference(id); ok {
		name.Work = ref.Work()
	}
	return name, true
}

// descriptors are those of the CELEX numbers that documents of a series have,
// the likely one first.
var descriptors = map[string][]string{"COM": {"DC", "PC"}, "JOIN": {"JC", "JP"}, "SWD": {"SC"}, "SEC": {"SC"}}

// seriesName reads a reference of one of the Commission's series. It is known to
// Cellar by its number in the series, and most are by CELEX numbers, too.
func seriesName(s string) (Name, bool) {
	if m := revisedPattern.FindStringSubmatch(s); m != nil && !strings.EqualFold(m[4], "FIN") {
		return comnatName(strings.ToUpper(m[1] + "_" + m[2] + "_" + pad(m[3]) + "_" + m[4]))
	}
	if !seriesPattern.MatchString(s) {
		return Name{}, false
	}
	ref, ok := corpus.ParseReference(s)
	if !ok || ref.Number == 0 {
		return Name{}, false
	}
	return referenceName(ref), true
}

func referenceName(ref corpus.Reference) Name {
	name := Name{
		Source: fmt.Sprintf("%s:%d/%d", strings.ToLower(ref.Series), ref.Year, ref.Number),
		Work:   ref.Work(),
		URIs:   []string{resource("comnat", fmt.Sprintf("%s_%d_%04d_FIN", ref.Series, ref.Year, ref.Number))},
	}
	if ref.Series == "C" {
		// No drive of a computer is called COM.
		name.Source = ref.String()
	}
	for _, d := range descriptors[ref.Series] {
		number := fmt.Sprintf("5%d%s%04d", ref.Year, d, ref.Number)
		if same, ok := corpus.ParseReference(number); ok && same == ref {
			name.URIs = append(name.URIs, resource("celex", number))
		}
	}
	return name
}

// comnatName reads the name that Cellar gives the documents of the Commission's
// series: that of a first version is the reference in other signs.
func comnatName(id string) (Name, bool) {
	id, name := cutBelow(id)
	id = strings.ToUpper(id)
	m := comnatPattern.FindStringSubmatch(id)
	if m == nil {
		return Name{}, false
	}
	ref, ok := corpus.ParseReference(m[1] + "(" + m[2] + ") " + m[3])
	if ok && ref.Number > 0 && ref.Series == m[1] && m[4] == "FIN" {
		first := referenceName(ref)
		first.Language, first.Form = name.Language, name.Form
		return first, true
	}
	name.Source, name.URIs = "comnat:"+id, []string{resource("comnat", id)}
	if ok && ref.Series == m[1] {
		name.Work = ref.Work()
	}
	return name, true
}

// cellarName reads the UUID of a work, or the name of a text, a form or a file
// below it.
func cellarName(id string) (Name, bool) {
	if !uuidPattern.MatchString(id) {
		return Name{}, false
	}
	id = strings.ToLower(id)
	if above, item, ok := strings.Cut(id, "/"); ok {
		id = above + "/" + strings.ToUpper(item)
	}
	return Name{Source: "cellar:" + id, URIs: []string{resources + "cellar/" + id}}, true
}

// plainName reads a name that has no structure worth knowing.
func plainName(system string, pattern *regexp.Regexp, id string) (Name, bool) {
	id, name := cutBelow(id)
	if !pattern.MatchString(id) || len(id) > 80 {
		return Name{}, false
	}
	name.Source, name.URIs = system+":"+id, []string{resource(system, id)}
	return name, true
}

// eliName reads a European Legislation Identifier without its beginning:
// "reg/2016/794/oj", with or without the version, and with the language and form
// that may follow it.
func eliName(id string) (Name, bool) {
	segments := strings.Split(strings.Trim(id, "/"), "/")
	if len(segments) < 2 || len(segments) > 10 || !eliPattern.MatchString(segments[0]+"/") {
		return Name{}, false
	}
	for _, s := range segments {
		if !eliSegment.MatchString(s) {
			return Name{}, false
		}
	}
	var name Name
	switch i := slices.IndexFunc(segments, eliVersion.MatchString); i {
	case 0:
		return Name{}, false
	case -1:
		segments = append(segments, "oj")
	default:
		for _, s := range segments[i+1:] {
			name.Language = cmp.Or(name.Language, codeOf(s))
			if form, ok := formOfKind(s); ok {
				name.Form = form
			}
		}
		segments = segments[:i+1]
	}
	eli := strings.Join(segments, "/")
	if m := eliOfAct.FindStringSubmatch(eli); m != nil {
		descriptor := map[string]string{"reg": "R", "dir": "L"}[m[1]]
		act, ok := celexName("3" + m[2] + descriptor + pad(m[3]))
		act.Language, act.Form = name.Language, name.Form
		return act, ok
	}
	for i, s := range segments {
		segments[i] = url.PathEscape(s)
	}
	name.Source, name.URIs = "eli:"+eli, []string{resources + "eli/" + strings.Join(segments, "/")}
	return name, true
}

// cutBelow takes the language and the form off a name, and the file, which is
// part of a document.
func cutBelow(id string) (string, Name) {
	m := below.FindStringSubmatch(id)
	if m == nil || codeOf(m[2]) == "" {
		return id, Name{}
	}
	form, _ := formOfKind(m[3])
	return m[1], Name{Language: codeOf(m[2]), Form: form}
}

func resource(system, id string) string { return resources + system + "/" + url.PathEscape(id) }

func pad(number string) string { return strings.Repeat("0", max(4-len(number), 0)) + number }

package cellar

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"polidex/corpus"
)

// sites are the hosts whose addresses name documents, and how each does.
var sites = map[string]func(*url.URL) (Name, bool, error){
	"eur-lex.europa.eu":          eurlexAddress,
	"www.eur-lex.europa.eu":      eurlexAddress,
	"publications.europa.eu":     resourceAddress,
	"www.publications.europa.eu": resourceAddress,
	"data.europa.eu":             eliAddress,
	"op.europa.eu":               publicationAddress,
}

// parseAddress reads an address of one of the sites, with or without its scheme.
// ok is false for any other, and for what is no address.
func parseAddress(s string) (name Name, ok bool, err error) {
	address := s
	if !strings.Contains(s, "://") {
		host, _, slash := strings.Cut(s, "/")
		if _, known := sites[strings.ToLower(host)]; !known || !slash {
			return Name{}, false, nil
		}
		address = "https://" + s
	}
	u, err := url.Parse(address)
	if err != nil {
		return Name{}, false, nil
	}
	read, known := sites[strings.ToLower(u.Hostname())]
	if !known || u.Scheme != "http" && u.Scheme != "https" {
		return Name{}, false, nil
	}
	if u.User != nil {
		return Name{}, false, fmt.Errorf("the address carries a user name or password, which are not sent: %w", corpus.ErrInvalid)
	}
	return read(u)
}

var (
	legalContent = regexp.MustCompile(`(?i)^/legal-content/([A-Z]{2,4})(?:/|$)(.*)$`)
	publication  = regexp.MustCompile(`(?i)/publication-detail/-/publication/([0-9a-f-]{36})(?:/language-([a-z]{2}))?(?:/|$)`)
	// printed is how the old addresses of EUR-Lex end: the language and the form.
	printed = regexp.MustCompile(`(?i)^(.+?):([A-Z]{2})(?::(HTML|PDF|NOT|TXT))?$`)
)

// eurlexAddress reads an address of EUR-Lex: /eli/…, or one with uri= in its
// query (EUR-Lex, "Linking to EUR-Lex").
func eurlexAddress(u *url.URL) (Name, bool, error) {
	if strings.HasPrefix(strings.ToLower(u.Path), "/eli/") {
		return eliAddress(u)
	}
	uri := ""
	for key, values := range u.Query() {
		if strings.EqualFold(key, "uri") && len(values) > 0 {
			uri = values[0]
		}
	}
	if uri == "" {
		return Name{}, false, fmt.Errorf("the address is one of EUR-Lex but names no document, it has no uri=: %w", corpus.ErrInvalid)
	}
	name, err := eurlexURI(uri)
	if err != nil {
		return Name{}, false, err
	}
	if m := legalContent.FindStringSubmatch(u.Path); m != nil {
		if code := codeOf(m[1]); code != "" {
			name.Language = code
		}
		for _, word := range strings.Split(strings.ToLower(m[2]), "/") {
			if word == "pdf" || word == "html" {
				name.Form = Form(word)
			}
		}
	}
	if format := Form(strings.ToLower(u.Query().Get("format"))); format == PDF || format == HTML {
		name.Form = format
	}
	return name, true, nil
}

// eurlexURI reads the value of uri=: "CELEX:52025DC0148", "COM:2025:148:FIN",
// "CELLAR:" and a UUID, "OJ:L_202400001", and with what the old addresses have at
// their end: "CELEX:32016R0794:EN:NOT".
func eurlexURI(uri string) (Name, error) {
	uri = strings.TrimSpace(uri)
	if strings.Contains(uri, "%") { // escaped twice
		if once, err := url.QueryUnescape(uri); err == nil {
			uri = once
		}
	}
	var code string
	var form Form
	if m := printed.FindStringSubmatch(uri); m != nil && codeOf(m[2]) != "" {
		uri, code = m[1], codeOf(m[2])
		if f := Form(strings.ToLower(m[3])); f == PDF || f == HTML {
			form = f
		}
	}
	scheme, id, _ := strings.Cut(uri, ":")
	scheme = strings.ToLower(scheme)
	name, ok, err := Name{}, false, error(nil)
	switch {
	case scheme == "pi_com" || scheme == "immc":
		name, ok = seriesName(id)
	case scheme == "oj" && strings.Contains(id, ":"):
		return Name{}, fmt.Errorf("the address is that of an issue or a page of the Official Journal, not of one document: %w", corpus.ErrUnsupported)
	default:
		name, ok, err = parseScheme(scheme, id)
	}
	switch {
	case err != nil:
		return Name{}, fmt.Errorf("the address is one of EUR-Lex, but %w", err)
	case !ok:
		return Name{}, fmt.Errorf("the address is one of EUR-Lex, but %q names no document that is taken; a CELEX number would: %w", short(uri), corpus.ErrUnsupported)
	}
	name.Language = cmp.Or(name.Language, code)
	if name.Form == Any {
		name.Form = form
	}
	return name, nil
}

// resourceAddress reads the address of a resource of Cellar.
func resourceAddress(u *url.URL) (Name, bool, error) {
	rest, ok := strings.CutPrefix(u.Path, "/resource/")
	if !ok {
		return Name{}, false, nil
	}
	system, id, _ := strings.Cut(rest, "/")
	system = strings.ToLower(system)
	if system == "immc" {
		ref, marks := cutBelow(id)
		if name, ok := seriesName(ref); ok {
			name.Language, name.Form = marks.Language, marks.Form
			return name, true, nil
		}
	}
	name, ok, err := parseScheme(system, id)
	switch {
	case err != nil:
		return Name{}, false, fmt.Errorf("the address is one of Cellar, but %w", err)
	case !ok:
		return Name{}, false, fmt.Errorf("the address is one of Cellar, but a name of the system %q is not taken; a CELEX number would be: %w", short(system), corpus.ErrUnsupported)
	}
	if code := codeOf(u.Query().Get("language")); code != "" {
		name.Language = cmp.Or(name.Language, code)
	}
	return name, true, nil
}

// eliAddress reads the address that an ELI is.
func eliAddress(u *url.URL) (Name, bool, error) {
	if len(u.Path) < 5 || !strings.EqualFold(u.Path[:5], "/eli/") {
		return Name{}, false, nil
	}
	name, ok := eliName(u.Path[5:])
	if !ok {
		return Name{}, false, fmt.Errorf("the address is no ELI of a document, as in /eli/reg/2016/794/oj: %w", corpus.ErrInvalid)
	}
	return name, true, nil
}

// publicationAddress reads the address of a publication's page on the portal of
// the Publications Office, which has the UUID of its work in Cellar.
func publicationAddress(u *url.URL) (Name, bool, error) {
	m := publication.FindStringSubmatch(u.Path)
	if m == nil {
		return Name{}, false, nil
	}
	name, ok := cellarName(m[1])
	if !ok {
		return Name{}, false, nil
	}
	name.Language = codeOf(m[2])
	return name, true, nil
}

package page

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// languages are the official languages of the Union, in their own words and in
// English, as the lists of translations name them. Source: Interinstitutional
// style guide, 7.2.1.
var languages = []struct{ code, own, english string }{
	{"bg", "български", "bulgarian"}, {"es", "español", "spanish"}, {"cs", "čeština", "czech"}, {"da", "dansk", "danish"},
	{"de", "deutsch", "german"}, {"et", "eesti", "estonian"}, {"el", "ελληνικά", "greek"}, {"en", "english", "english"},
	{"fr", "français", "french"}, {"ga", "gaeilge", "irish"}, {"hr", "hrvatski", "croatian"}, {"it", "italiano", "italian"},
	{"lv", "latviešu", "latvian"}, {"lt", "lietuvių", "lithuanian"}, {"hu", "magyar", "hungarian"}, {"mt", "malti", "maltese"},
	{"nl", "nederlands", "dutch"}, {"pl", "polski", "polish"}, {"pt", "português", "portuguese"}, {"ro", "română", "romanian"},
	{"sk", "slovenčina", "slovak"}, {"sl", "slovenščina", "slovenian"}, {"fi", "suomi", "finnish"}, {"sv", "svenska", "swedish"},
}

// tag returns the language of a BCP 47 tag without its region: "pt" for "pt-PT",
// "en" for "eng"; "" for what is none.
func tag(s string) string {
	t, err := language.Parse(strings.TrimSpace(s))
	if err != nil {
		return ""
	}
	base, sure := t.Base()
	if code := base.String(); sure == language.Exact && code != "und" && code != "zxx" && code != "mul" {
		return code
	}
	return ""
}

// bracketed matches a code at the end of a label: "The strategy (EN)".
var bracketed = regexp.MustCompile(`[(\[]([A-Z]{2})[)\]]$`)

// spoken returns the language that a label names, when it says nothing else but
// the form and size ("Deutsch (PDF, 1 MB)", "EN") or has its code in brackets at
// the end.
func spoken(label string) string {
	if code := languageName(label); code != "" {
		return code
	}
	if m := bracketed.FindStringSubmatch(strings.TrimSpace(formWords.ReplaceAllString(label, " "))); m != nil {
		return officialCode(m[1])
	}
	return ""
}

// languageName returns the language that is all of a label, but for the form and
// size of a file.
func languageName(label string) string {
	name := strings.ToLower(bare(label))
	for _, l := range languages {
		for _, n := range []string{l.code, l.own, l.english} {
			if rest, ok := strings.CutPrefix(name, n); ok && (rest == "" || rest == " ("+l.code || rest == " - "+l.code || rest == " version") {
				return l.code
			}
		}
	}
	return ""
}

// officialCode returns the code in lower case when it is that of an official
// language.
func officialCode(code string) string {
	code = strings.ToLower(code)
	if slices.ContainsFunc(languages, func(l struct{ code, own, english string }) bool { return l.code == code }) {
		return code
	}
	return ""
}

// inAddress matches the places of an address where the Union's sites name the
// language: "/legal-content/EN/TXT/", "…_en.pdf", "…_EN_0.pdf", "lang=en".
var inAddress = regexp.MustCompile(`/legal-content/([A-Za-z]{2})/|_([a-z]{2}|[A-Z]{2})(?:_\d{1,2})?(?:\.[A-Za-z]{3,5})?(?:$|[?&])|[?&](?:lang|locale|language)=([A-Za-z]{2})(?:$|&)`)

// addressed returns the language that an address names, and the address without
// it: the translations of one document have that in common.
func addressed(u *url.URL) (code, without string) {
	s := u.String()
	m := inAddress.FindStringSubmatchIndex(s)
	if m == nil {
		return "", s
	}
	for i := 2; i < len(m); i += 2 {
		if m[i] < 0 {
			continue
		}
		if code = officialCode(s[m[i]:m[i+1]]); code != "" {
			return code, s[:m[i]] + "*" + s[m[i+1]:]
		}
	}
	return "", s
}

package cite

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// bibTeX writes the item as an entry that BibTeX and biblatex both read. Reports are
// @techreport; all else is @misc, the one type of BibTeX for acts and pages.
func (it *Item) bibTeX() []byte {
	kind := "misc"
	if it.Kind == Report && it.Publisher != "" {
		kind = "techreport"
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "@%s{%s,\n", kind, it.Key)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %-12s = %s,\n", name, value)
		}
	}
	field("author", bibTeXNames(it.Authors))
	if it.Title != "" {
		// The second pair of braces keeps styles from changing capitals.
		field("title", "{{"+latex(it.Title)+"}}")
	}
	if kind == "techreport" {
		field("institution", braced(it.Publisher))
		field("type", braced(it.Genre))
	} else {
		field("publisher", braced(it.Publisher))
		field("howpublished", braced(it.Genre))
	}
	field("number", braced(it.Number))
	field("year", braced(number(it.Issued.Year)))
	if m := it.Issued.Month; m > 0 {
		field("month", strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")[m-1])
	}
	field("day", braced(number(it.Issued.Day)))
	field("language", braced(LanguageName(it.Language)))
	field("pages", braced(number(it.Page)))
	field("pagetotal", braced(number(it.Pages)))
	if it.URL != "" {
		field("url", "{"+bibTeXURL(it.URL)+"}")
	}
	if a := it.Accessed; a.Year > 0 {
		field("urldate", fmt.Sprintf("{%04d-%02d-%02d}", a.Year, a.Month, a.Day))
	}
	field("note", braced(it.Note))
	b.WriteString("}\n")
	return b.Bytes()
}

// bibTeXNames joins the names by "and". A body stands in braces of its own, which
// make it one word.
func bibTeXNames(names []Name) string {
	if len(names) == 0 {
		return ""
	}
	out := make([]string, len(names))
	for i, n := range names {
		if n.Literal != "" {
			out[i] = "{" + latex(n.Literal) + "}"
			continue
		}
		out[i] = latex(n.Family) + ", " + latex(n.Given)
	}
	return "{" + strings.Join(out, " and ") + "}"
}

func braced(s string) string {
	if s = latex(s); s == "" {
		return ""
	}
	return "{" + s + "}"
}

// latexEscapes are the letters that mean something to TeX. BibTeX counts braces with
// a backslash before them too: the names of the letters keep the count even.
var latexEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
	`$`, `\$`, `&`, `\&`, `%`, `\%`, `#`, `\#`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
)

// latex returns the text on one line, such that TeX prints it as it is. Letters
// beyond ASCII stay: all engines in use read UTF-8.
func latex(s string) string { return latexEscapes.Replace(line(s)) }

// urlEscapes are the letters of an address that would end a field; others stand
// there as they are, since \url takes them so.
var urlEscapes = strings.NewReplacer(`{`, "%7B", `}`, "%7D", `\`, "%5C", " ", "%20")

func bibTeXURL(s string) string { return urlEscapes.Replace(line(s)) }

// LanguageName returns the English name of a language, by which bibliographies and
// pages name it; the code itself where there is none.
func LanguageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	if name := display.English.Languages().Name(tag); name != "" {
		return name
	}
	return code
}

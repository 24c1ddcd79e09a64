package html

import (
	"regexp"
	"strconv"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// role is what the style name of a paragraph says that it is.
type role struct {
	// heading is the level, 0 for no heading.
	heading int
	// item says that it is an item of a list, indented by rank.
	item bool
	rank int
	// strong says that it is a title printed in bold.
	strong bool
	// caption says that it names the table below.
	caption bool
	// furniture is the reason why it is no part of the text.
	furniture string
	// placeholder says that a word of the template may stand at its end.
	placeholder bool
}

// styleRoles are the style names of EUR-Lex pages: those of the Commission's
// drafting templates (LegisWrite), of the Official Journal (with and without
// "oj-"), of consolidated texts, and those by which web sites make headings of
// other elements. The group of a pattern, if any, is a number: the level of a
// heading, the rank of an item.
var styleRoles = []struct {
	name *regexp.Regexp
	role role
}{
	{regexp.MustCompile(`^(?:Manual)?Heading(\d)$`), role{heading: 1}},
	{regexp.MustCompile(`^(?:Exposdesmotifstitre|Annexetitre\w*|Fichefinanciretitre|ChapterTitle|PartTitle)$`), role{heading: 1}},
	{regexp.MustCompile(`^SectionTitle$`), role{heading: 2}},
	{regexp.MustCompile(`^Titrearticle\d?$`), role{heading: 3}},
	{regexp.MustCompile(`^(?:oj-)?ti-grseq-(\d)$`), role{heading: 1}},
	{regexp.MustCompile(`^title-gr-seq-level-(\d)$`), role{heading: 1}},
	{regexp.MustCompile(`^(?:oj-)?ti-section-\d$|^title-division-\d$`), role{heading: 1}},
	{regexp.MustCompile(`^(?:title-annex-\d|title-chapter)$`), role{heading: 1}},
	{regexp.MustCompile(`^(?:oj-)?ti-art$|^title-article-norm$`), role{heading: 3}},
	{regexp.MustCompile(`^(?:oj-)?sti-art$|^stitle-article-norm$`), role{heading: 4}},
	{regexp.MustCompile(`^ecl-u-type-heading-(\d)$`), role{heading: 1}},
	{regexp.MustCompile(`^(?:oj-)?doc-ti$|^title-doc-(?:first|last)$|^Titreobjet(?:_cp)?$|^(?:oj-)?tbl-hdr$|^hd-modifiers$`), role{strong: true}},
	{regexp.MustCompile(`^Typedudocument(?:_cp)?$`), role{strong: true, placeholder: true}},
	{regexp.MustCompile(`^(?:oj-)?ti-tbl$`), role{caption: true, strong: true}},
	{regexp.MustCompile(`^(?:Mso)?TOC-?\d?$|^(?i:MsoToc)\d$|^TOCHeading$`), role{furniture: "contents"}},
	{regexp.MustCompile(`^(?:arrow|modref)$`), role{furniture: "amendment mark"}},
	{regexp.MustCompile(`^(?:oj-)?hd-(?:date|lg|ti|oj)$`), role{furniture: "running head"}},
	{regexp.MustCompile(`^disclaimer$`), role{furniture: "disclaimer"}},
	{regexp.MustCompile(`^(?:Point|Tiret|Bullet)(\d)`), role{item: true}},
	{regexp.MustCompile(`^ManualNumPar(\d)$|^NumPar(\d)$`), role{item: true, rank: -1}},
	{regexp.MustCompile(`^List(?:Dash|Bullet|Number)(?:Level)?(\d)?$`), role{item: true}},
}

// roleOf returns what the style names of an element say that it is.
func roleOf(n *dom.Node) role {
	var out role
	marked := false // EUR-Lex marks numbered and bulleted paragraphs with "li"
	for _, c := range classes(n) {
		if c == "li" && n.DataAtom == atom.P {
			marked = true
		}
		for _, s := range styleRoles {
			m := s.name.FindStringSubmatch(c)
			if m == nil {
				continue
			}
			out = s.role
			number := 0
			for _, g := range m[1:] {
				if d, err := strconv.Atoi(g); err == nil {
					number = d
				}
			}
			if out.heading > 0 && number > 0 {
				out.heading = min(number, 6)
			}
			if out.item {
				out.rank += number
			}
			break
		}
	}
	if marked && out == (role{}) {
		out.item = true
	}
	return out
}

// numberBytes is the most bytes that such a number has: "Article 13a" is long.
const numberBytes = 24

// leadingNumber returns the number or bullet that EUR-Lex sets in an element of
// its own at the beginning of a paragraph.
func (r *reader) leadingNumber(n *dom.Node) string {
	number := ""
	// look reports whether it met anything printed: the number stands before.
	var look func(*dom.Node) bool
	look = func(k *dom.Node) bool {
		switch {
		case k.Type == dom.TextNode:
			return squeeze(leadText(k, leadBytes)) != ""
		case k.Type != dom.ElementNode || r.unprinted(k):
			return false
		case hasClass(k, "num"):
			number = r.plain(k)
			return number != ""
		}
		for c := k.FirstChild; c != nil; c = c.NextSibling {
			if look(c) {
				return true
			}
		}
		return false
	}
	if look(n); len(number) > numberBytes {
		return ""
	}
	return number
}

// withoutNumber cuts the number from the text that begins with it.
func withoutNumber(text, number string) string {
	return strings.TrimSpace(strings.TrimPrefix(text, number))
}

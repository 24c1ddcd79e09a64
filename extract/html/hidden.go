package html

import (
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unprinted says that a browser shows nothing of n: it is no text, or hidden.
func (r *reader) unprinted(n *dom.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Title, atom.Meta, atom.Link, atom.Base, atom.Svg,
		atom.Canvas, atom.Iframe, atom.Object, atom.Audio, atom.Video, atom.Map, atom.Img, atom.Picture, atom.Input,
		atom.Select, atom.Textarea, atom.Datalist, atom.Progress, atom.Meter, atom.Rp, atom.Noframes:
		return true
	}
	return len(n.Attr) > 0 && r.hidden(n)
}

// hiddenClasses are the names by which style sheets of the usual frameworks, and
// of the Commission's sites, hide an element from sight.
var hiddenClasses = []string{
	"hidden", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screen-reader-only",
	"element-invisible", "element-hidden", "d-none", "hide", "is-hidden", "ui-helper-hidden-accessible", "invisible",
	"ecl-u-sr-only", "ecl-u-d-none", "u-hidden",
}

// shownAgain matches the classes that show on a screen of some width what
// another class hides on others.
var shownAgain = regexp.MustCompile(`(^|-)d-(\w+-)?(block|inline|inline-block|flex|grid|table)$`)

// unfolds matches what a reader can open with a click: it is part of the page.
var unfolds = regexp.MustCompile(`(?i)accordion|expand|collaps|tab-?pane|tabs?__|toggle|details|read-?more`)

// hidden says whether the element's own attributes take it out of sight.
func (r *reader) hidden(n *dom.Node) bool {
	if n.DataAtom == atom.Details || attr(n, "role") == "tabpanel" || unfolds.MatchString(attr(n, "class")) {
		return false
	}
	if hasAttr(n, "hidden") && attr(n, "hidden") != "false" || attr(n, "aria-hidden") == "true" {
		return true
	}
	cs := classes(n)
	for _, c := range cs {
		if (slices.Contains(hiddenClasses, c) || r.sheet.class[c]) && !slices.ContainsFunc(cs, shownAgain.MatchString) {
			return true
		}
	}
	return r.sheet.id[attr(n, "id")] || hides(styleOf(n))
}

// hides says whether declarations take an element out of sight.
func hides(style map[string]string) bool {
	switch {
	case style == nil:
		return false
	case style["display"] == "none", style["visibility"] == "hidden", style["opacity"] == "0":
		return true
	case style["mso-hide"] == "all":
		return true
	case slices.Contains([]string{"0", "0px", "0pt", "0em"}, style["font-size"]):
		return true
	}
	away := style["left"] + " " + style["top"] + " " + style["text-indent"]
	return strings.Contains(away, "-999") || strings.Contains(away, "-1000")
}

// hiddenNames are the classes and ids that the page's own style sheet hides.
type hiddenNames struct{ class, id map[string]bool }

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	// cssMedia matches a conditional group with the rules in it: they hold for
	// some screens only.
	cssMedia = regexp.MustCompile(`(?s)@(?:media|supports)[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}`)
	cssRule  = regexp.MustCompile(`(?s)([^{}]+)\{([^{}]*)\}`)
	// cssName matches a selector that is one class or id and nothing else.
	cssName = regexp.MustCompile(`^(?:[a-z]+)?([.#])([A-Za-z_-][\w-]*)$`)
)

// hiddenBySheet reads the style elements for rules that hide one class or id.
func hiddenBySheet(root *dom.Node) hiddenNames {
	names := hiddenNames{map[string]bool{}, map[string]bool{}}
	goquery.NewDocumentFromNode(root).Find("style").Each(func(_ int, s *goquery.Selection) {
		if media := s.AttrOr("media", "all"); media != "all" && media != "screen" {
			return
		}
		css := cssMedia.ReplaceAllString(cssComment.ReplaceAllString(s.Text(), ""), "")
		for _, rule := range cssRule.FindAllStringSubmatch(css, -1) {
			d := declarations(rule[2])
			if d["display"] != "none" && d["visibility"] != "hidden" {
				continue
			}
			for sel := range strings.SplitSeq(rule[1], ",") {
				m := cssName.FindStringSubmatch(strings.TrimSpace(sel))
				switch {
				case m == nil:
				case m[1] == ".":
					names.class[m[2]] = true
				default:
					names.id[m[2]] = true
				}
			}
		}
	})
	return names
}

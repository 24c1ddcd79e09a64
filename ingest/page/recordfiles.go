package page

import (
	"cmp"
	"context"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// recordFiles gathers the files of a record: those that its metadata names, in
// their order, then those that the page links to in the manner of its system.
func (r *reader) recordFiles(ctx context.Context, kind Kind, g *groups) {
	shown := r.shownFiles(ctx, kind)
	add := func(u *url.URL, media string) {
		if u == nil || isThumbnail(u) {
			return
		}
		f := found{at: u, form: Form{URL: u.String(), MediaType: media}, keys: []string{u.String()}}
		if s, ok := shown.byAddress[site(u)+u.RequestURI()]; ok {
			f.title, f.form.Label, f.form.Language = s.title, s.label, s.language
			f.form.MediaType = cmp.Or(s.media, media)
		}
		f.form.MediaType = cmp.Or(f.form.MediaType, mediaOf(u))
		if !isText(f.form.MediaType) {
			return
		}
		f.reference = cmp.Or(reference(f.title), inName(u))
		g.add(f)
	}
	for _, link := range r.meta["eprints.document_url"] {
		add(r.at.resolve(link), "")
	}
	for _, link := range r.meta["citation_pdf_url"] {
		add(r.at.resolve(link), mediaPDF)
	}
	for _, l := range r.doc.Find(typedFiles).Nodes {
		add(r.at.resolve(attr(l, "href")), mediaPDF)
	}
	for _, u := range shown.order {
		add(u, "")
	}
	if g.omitted += shown.omitted; len(g.all) == 0 {
		// A record whose files are texts for the screen.
		for _, link := range r.meta["citation_fulltext_html_url"] {
			add(r.at.resolve(link), mediaHTML)
		}
	}
}

// shownFile is what the page says of one of the record's files.
type shownFile struct{ title, label, media, language string }

type shownFiles struct {
	byAddress map[string]shownFile
	order     []*url.URL
	omitted   int
}

// shownFiles reads the links to files on the page of a record: those that EPrints
// marks, and the bitstreams of DSpace.
func (r *reader) shownFiles(ctx context.Context, kind Kind) shownFiles {
	out := shownFiles{byAddress: map[string]shownFile{}}
	looked := 0
	r.each(ctx, func(n *html.Node) bool {
		if n.DataAtom != atom.A || !hasAttr(n, "href") {
			return true
		}
		if looked++; looked > maxLinks {
			out.omitted++
			return false
		}
		u := r.at.resolve(attr(n, "href"))
		if u == nil || !(kind == EPrints && hasClass(n, "ep_document_link")) && !isBitstream(u) {
			return false
		}
		key := site(u) + u.RequestURI()
		if _, known := out.byAddress[key]; !known {
			out.order = append(out.order, u)
		}
		s := out.byAddress[key]
		s.read(n)
		out.byAddress[key] = s
		return false
	})
	return out
}

// read adds what a link and its surroundings say of the file. EPrints links it
// several times, once around a picture alone.
func (s *shownFile) read(a *html.Node) {
	words := label(text(a, nil))
	cited := citation(a)
	if s.label == "" || isBare(s.label) && words != "" {
		s.label = cmp.Or(cited, words, s.label)
	}
	if s.title == "" {
		if s.title = bracketedTitle(cited); s.title == "" && !isBare(words) {
			s.title = strings.TrimSpace(strings.TrimRight(formWords.ReplaceAllString(words, " "), " "))
		}
	}
	if m := declared(attr(a, "type")); s.media == "" {
		s.media = m
	}
	if s.media == "" && (strings.HasPrefix(cited, "PDF") || saysPDF.MatchString(words)) {
		s.media = mediaPDF
	}
	if s.language == "" {
		s.language = cmp.Or(tag(attr(a, "hreflang")), spoken(words), spoken(s.title))
	}
}

// citation returns what EPrints prints of a file beside its link: "PDF (The
// strategy)".
func citation(a *html.Node) string {
	for p, steps := a.Parent, 0; p != nil && steps < 4; p, steps = p.Parent, steps+1 {
		if c := firstWithClass(p, "ep_document_citation", "document_citation"); c != nil {
			return label(text(c, func(n *html.Node) bool { return n.DataAtom == atom.A }))
		}
		if p.DataAtom == atom.Tr || p.DataAtom == atom.Li || p.DataAtom == atom.Table {
			break
		}
	}
	return ""
}

// firstWithClass returns the first element below n with one of the classes, among
// those that are near.
func firstWithClass(n *html.Node, classes ...string) *html.Node {
	nodes := 0
	var walk func(*html.Node) *html.Node
	walk = func(n *html.Node) *html.Node {
		if nodes++; nodes > maxAroundNodes {
			return nil
		}
		for _, c := range classes {
			if hasClass(n, c) {
				return n
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if found := walk(c); found != nil {
				return found
			}
		}
		return nil
	}
	return walk(n)
}

// titled reads the title in a file's citation: "PDF (The strategy)", "Text (Annex) -
// Published Version".
var titled = regexp.MustCompile(`^[\pL ]{2,30}\((.+)\)`)

func bracketedTitle(cited string) string {
	if m := titled.FindStringSubmatch(cited); m != nil {
		return strings.TrimSpace(m[1])
	}
	return ""
}

var (
	// bitstream matches the files of DSpace: from version 7 on by their UUID,
	// before by the handle of their record. Source: DSpace documentation, "User
	// interface" and "REST API".
	bitstream = regexp.MustCompile(`(?i)/bitstreams/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/(?:download|content)$|/bitstream/(?:handle/)?[\w.]+/\w+/.+`)
	// thumbnail matches what EPrints derives from a file: pictures of its pages and
	// its words for the search. Source: EPrints, "Document relations".
	thumbnail = regexp.MustCompile(`(?i)/\d+\.(?:has|is)\w+/`)
)

func isBitstream(u *url.URL) bool { return u != nil && bitstream.MatchString(u.Path) }

func isThumbnail(u *url.URL) bool { return thumbnail.MatchString(u.Path) }

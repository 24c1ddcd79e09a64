package api

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"polidex/corpus"
)

// OutlineAnswer is a document's headings.
type OutlineAnswer struct {
	Document corpus.Meta    `json:"document"`
	Headings []OutlineEntry `json:"headings"`
	Links    DocumentLinks  `json:"links"`
}

// OutlineEntry is a heading of the outline.
type OutlineEntry struct {
	// Block is its index among the document's blocks, from 0.
	Block int    `json:"block"`
	Level int    `json:"level"`
	Text  string `json:"text"`
	Page  int    `json:"page,omitempty"`
	// Actions is the number of actions below it, and above the next heading.
	Actions int    `json:"actions"`
	Passage string `json:"passage"`
}

// PageAnswer is one page of a document.
type PageAnswer struct {
	Document corpus.Meta `json:"document"`
	// Page is the physical page, from 1.
	Page int `json:"page"`
	// Blocks begin on the page, or go on there.
	Blocks []PlacedBlock `json:"blocks"`
	// Actions are those whose block begins on the page or goes on there.
	Actions []corpus.Action `json:"actions"`
	Links   PageLinks       `json:"links"`
}

// PageLinks lead on from a page. All are paths of this server.
type PageLinks struct {
	Self     string `json:"self"`
	Document string `json:"document"`
	Original string `json:"original"`
	Previous string `json:"previous,omitempty"`
	Next     string `json:"next,omitempty"`
}

func documentLinks(d *corpus.Document) DocumentLinks {
	path := documentPath(d.ID)
	links := DocumentLinks{
		Self: path, Original: originalPath(d.ID, 0), Outline: path + "/outline", Text: path + "/text",
		Actions: with("/v1/actions", nil, "document", d.ID),
	}
	if d.Pages > 0 {
		links.Pages = path + "/pages/1"
	}
	if d.Work != "" {
		links.Forms = with("/v1/documents", nil, "work", d.Work)
	}
	if d.Main != "" {
		links.Main = documentPath(d.Main)
	}
	if d.ReplacedBy != "" {
		links.ReplacedBy = documentPath(d.ReplacedBy)
	}
	return links
}

func (s *service) outline(rt *route, w http.ResponseWriter, r *http.Request) error {
	d, err := s.asked(rt, r, r.PathValue("id"))
	if err != nil {
		return err
	}
	answer := OutlineAnswer{Document: d.Meta, Headings: []OutlineEntry{}, Links: documentLinks(d)}
	under := make([]int, len(d.Blocks)) // actions by block
	for i := range d.Actions {
		if b := d.Actions[i].Block; b >= 0 && b < len(under) {
			under[b]++
		}
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind == corpus.Heading {
			answer.Headings = append(answer.Headings, OutlineEntry{
				Block: i, Level: b.Level, Text: b.Text, Page: b.ShownPage(), Passage: corpus.PassageID(d.ID, i),
			})
		}
		if n := len(answer.Headings); n > 0 {
			answer.Headings[n-1].Actions += under[i]
		}
	}
	return writeJSON(w, r, "", answer)
}

func (s *service) documentPage(rt *route, w http.ResponseWriter, r *http.Request) error {
	d, err := s.asked(rt, r, r.PathValue("id"))
	if err != nil {
		return err
	}
	n, err := pageOf(d, r.PathValue("page"))
	if err != nil {
		return err
	}
	path := documentPath(d.ID)
	answer := PageAnswer{Document: d.Meta, Page: n, Blocks: []PlacedBlock{}, Actions: []corpus.Action{}, Links: PageLinks{
		Self: fmt.Sprintf("%s/pages/%d", path, n), Document: path, Original: originalPath(d.ID, n),
	}}
	if n > 1 {
		answer.Links.Previous = fmt.Sprintf("%s/pages/%d", path, n-1)
	}
	if n < d.Pages {
		answer.Links.Next = fmt.Sprintf("%s/pages/%d", path, n+1)
	}
	for i := range d.Blocks {
		if isOnPage(&d.Blocks[i], n) {
			answer.Blocks = append(answer.Blocks, PlacedBlock{i, d.Blocks[i]})
		}
	}
	for _, a := range withoutNulls(d).Actions {
		if a.Block >= 0 && a.Block < len(d.Blocks) && isOnPage(&d.Blocks[a.Block], n) {
			answer.Actions = append(answer.Actions, a)
		}
	}
	return writeJSON(w, r, "", answer)
}

func isOnPage(b *corpus.Block, page int) bool {
	for _, c := range b.Continued {
		if c.Page == page {
			return true
		}
	}
	return b.Page == page
}

// text answers with the text as it was read, in plain: a block a paragraph, items
// with their bullets, pages parted by a form feed.
func (s *service) text(rt *route, w http.ResponseWriter, r *http.Request) error {
	d, err := s.asked(rt, r, r.PathValue("id"))
	if err != nil {
		return err
	}
	var out strings.Builder
	page := 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind == corpus.Furniture {
			continue
		}
		if page > 0 && b.Page > page {
			out.WriteString("\f")
		}
		page = max(page, b.Page)
		if b.Marker != "" {
			out.WriteString(b.Marker + " ")
		}
		out.WriteString(strings.Join(b.Cells(), " | ") + "\n\n")
	}
	body := out.String()
	w.Header().Set("Content-Disposition", `inline; filename="`+url.PathEscape(d.ID)+`.txt"`)
	writeBytes(w, r, "text/plain; charset=utf-8", `"`+digest(body)+`"`, []byte(body))
	return nil
}

package cite

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// cslItem is an item as the schema of CSL-JSON has it (csl-data.json of the Citation
// Style Language, 1.0.2).
type cslItem struct {
	ID        string    `json:"id"`
	Type      Kind      `json:"type"`
	Title     string    `json:"title,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Number    string    `json:"number,omitempty"`
	Genre     string    `json:"genre,omitempty"`
	Language  string    `json:"language,omitempty"`
	Page      string    `json:"page,omitempty"`
	Pages     string    `json:"number-of-pages,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Accessed  *cslDate  `json:"accessed,omitempty"`
	Note      string    `json:"note,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// cslJSON writes the item as a list of one.
func (it *Item) cslJSON() ([]byte, error) {
	out := cslItem{
		ID: it.Key, Type: it.Kind, Title: line(it.Title), Publisher: line(it.Publisher), Number: line(it.Number), Genre: it.Genre,
		Language: it.Language, Page: number(it.Page), Pages: number(it.Pages), URL: it.URL, Note: line(it.Note),
		Issued: it.Issued.csl(), Accessed: it.Accessed.csl(),
	}
	for _, n := range it.Authors {
		out.Author = append(out.Author, cslName{line(n.Family), line(n.Given), line(n.Literal)})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode([]cslItem{out}); err != nil {
		return nil, fmt.Errorf("citing %s: %w", it.Key, err)
	}
	return b.Bytes(), nil
}

func (p Parts) csl() *cslDate {
	if p.Year == 0 {
		return nil
	}
	return &cslDate{[][]int{p.list()}}
}

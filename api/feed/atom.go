package feed

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"
)

// AtomType is the media type of Atom.
const AtomType = "application/atom+xml"

// atomFeed is a feed as RFC 4287 has it.
type atomFeed struct {
	XMLName   xml.Name      `xml:"http://www.w3.org/2005/Atom feed"`
	ID        string        `xml:"id"`
	Title     string        `xml:"title"`
	Updated   string        `xml:"updated"`
	Links     []atomLink    `xml:"link"`
	Author    atomPerson    `xml:"author"`
	Generator atomGenerator `xml:"generator"`
	Entries   []atomEntry   `xml:"entry"`
}

type atomEntry struct {
	Language   string         `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published"`
	Links      []atomLink     `xml:"link"`
	Authors    []atomPerson   `xml:"author"`
	Categories []atomCategory `xml:"category"`
	Content    atomText       `xml:"content"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr,omitempty"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

type atomGenerator struct {
	Version string `xml:"version,attr,omitempty"`
	Name    string `xml:",chardata"`
}

// Atom writes the feed as RFC 4287 has it, in UTF-8. The feed's id is its address.
// An entry is published and updated when it came in, not at its document's date: by
// these times readers tell what is new. Its links name no media type: many readers
// follow those alone that are pages or do not say what they are.
func (f *Feed) Atom() ([]byte, error) {
	out := atomFeed{
		ID: f.Self, Title: f.Title, Updated: stamp(f.Updated), Author: atomPerson{program}, Generator: atomGenerator{f.Version, program},
		Links: []atomLink{{Rel: "self", Type: AtomType, Href: f.Self}, {Rel: "alternate", Href: f.Home}},
	}
	for _, e := range f.Entries {
		entry := atomEntry{
			Language: e.Language, ID: e.ID, Title: e.Title, Updated: stamp(e.Added), Published: stamp(e.Added),
			Links: []atomLink{{Rel: "alternate", Href: e.URL}}, Content: atomText{"html", e.HTML},
		}
		if e.Original != "" {
			entry.Links = append(entry.Links, atomLink{Rel: "related", Href: e.Original})
		}
		for _, a := range e.Authors {
			entry.Authors = append(entry.Authors, atomPerson{a})
		}
		for _, c := range e.Categories {
			entry.Categories = append(entry.Categories, atomCategory(c))
		}
		out.Entries = append(out.Entries, entry)
	}
	b := bytes.NewBufferString(xml.Header)
	enc := xml.NewEncoder(b)
	enc.Indent("", " ")
	if err := enc.Encode(out); err != nil {
		return nil, fmt.Errorf("writing the feed %s: %w", f.Self, err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// stamp writes a time as RFC 3339 has it, in UTC and in whole seconds.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

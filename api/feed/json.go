package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// JSONType is the media type of JSON Feed.
const JSONType = "application/feed+json"

// jsonFeed is a feed as JSON Feed 1.1 has it (https://www.jsonfeed.org/version/1.1/).
type jsonFeed struct {
	Version string       `json:"version"`
	Title   string       `json:"title"`
	Home    string       `json:"home_page_url"`
	Self    string       `json:"feed_url"`
	Authors []jsonAuthor `json:"authors"`
	Items   []jsonItem   `json:"items"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Original  string       `json:"external_url,omitempty"`
	Title     string       `json:"title"`
	HTML      string       `json:"content_html"`
	Text      string       `json:"content_text"`
	Published string       `json:"date_published"`
	Modified  string       `json:"date_modified"`
	Authors   []jsonAuthor `json:"authors,omitempty"`
	Tags      []string     `json:"tags,omitempty"`
	Language  string       `json:"language,omitempty"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

// JSON writes the feed as JSON Feed 1.1 has it. Its times are those of [Feed.Atom].
func (f *Feed) JSON() ([]byte, error) {
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Home: f.Home, Self: f.Self,
		Authors: []jsonAuthor{{program}}, Items: []jsonItem{},
	}
	for _, e := range f.Entries {
		item := jsonItem{
			ID: e.ID, URL: e.URL, Original: e.Original, Title: e.Title, HTML: e.HTML, Text: e.Text,
			Published: stamp(e.Added), Modified: stamp(e.Added), Language: e.Language,
		}
		for _, a := range e.Authors {
			item.Authors = append(item.Authors, jsonAuthor{a})
		}
		for _, c := range e.Categories {
			item.Tags = append(item.Tags, c.Label)
		}
		out.Items = append(out.Items, item)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(out); err != nil {
		return nil, fmt.Errorf("writing the feed %s: %w", f.Self, err)
	}
	return b.Bytes(), nil
}

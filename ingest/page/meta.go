package page

import (
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
)

const (
	// maxMetas is how many meta tags are read, and maxMetaBytes how much of each.
	maxMetas     = 2000
	maxMetaBytes = 4 << 10
)

// metas are a page's meta tags: the values by the name in lower case, for DC.title
// is written dc.title as well.
type metas map[string][]string

func readMetas(doc *goquery.Document) metas {
	out := metas{}
	tags := doc.Find("meta[content]")
	tags.Slice(0, min(tags.Length(), maxMetas)).Each(func(_ int, m *goquery.Selection) {
		name := strings.ToLower(strings.TrimSpace(m.AttrOr("name", m.AttrOr("property", ""))))
		if value := squeeze(cut(m.AttrOr("content", ""), maxMetaBytes)); name != "" && value != "" {
			out[name] = append(out[name], value)
		}
	})
	return out
}

// first returns the first value of the first name that has one.
func (m metas) first(names ...string) string {
	for _, n := range names {
		if v := m[n]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// all returns the values of the first name that has any.
func (m metas) all(names ...string) []string {
	for _, n := range names {
		if v := m[n]; len(v) > 0 {
			return v
		}
	}
	return nil
}

// any says whether a name begins with the prefix.
func (m metas) any(prefix string) bool {
	for n := range m {
		if strings.HasPrefix(n, prefix) {
			return true
		}
	}
	return false
}

// squeeze returns the text with single spaces.
func squeeze(text string) string { return strings.Join(strings.Fields(text), " ") }

// cut returns at most the given number of bytes, and whole characters.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

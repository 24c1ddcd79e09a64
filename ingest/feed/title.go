package feed

import (
	"strings"

	"golang.org/x/net/html"

	"polidex/ingest/markup"
)

// plainText returns a title without the markup and the character references that
// feeds of all formats have in it.
func plainText(title string) string {
	title = title[:min(len(title), 8*maxText)]
	if !strings.ContainsAny(title, "<&") {
		return markup.Clip(title, maxText)
	}
	var out strings.Builder
	for z := html.NewTokenizer(strings.NewReader(title)); z.Next() != html.ErrorToken; {
		if t := z.Token(); t.Type == html.TextToken {
			out.WriteString(t.Data)
		}
	}
	return markup.Clip(out.String(), maxText)
}

package extract

import (
	"context"

	"polidex/corpus"
	"polidex/extract/html"
)

// Challenge says whether what a web server answered is no document at all but a
// challenge, a consent page or an error told in words, and why it is taken for
// one. Servers send such pages with status 200 or 202, too.
func Challenge(ctx context.Context, data []byte, contentType string) (reason string, found bool) {
	if format, err := Detect(data); err != nil || format != corpus.FormatHTML {
		return "", false
	}
	doc, err := html.Read(ctx, data, html.Options{ContentType: contentType})
	if err != nil {
		return "", false
	}
	return html.Challenge(doc)
}

package feed

import (
	"encoding/xml"
	"fmt"
	"strings"

	"polidex/corpus"
)

// maxCopied bounds the work that a feed makes for gofeed, which joins the text
// of an element that it does not know piece by piece: the bytes that would be
// copied for it. An entry of 100 kB with 500 line breaks is 25 MB.
const maxCopied = 2 << 30

// measure walks a feed in XML before gofeed reads it: its elements, its depth
// (gofeed goes down by recursion), its namespaces (gofeed copies those in scope
// for each element), and the joining of texts.
func measure(data []byte) error {
	var joined [maxDepth + 1]int
	var root string
	copied := 0
	plain := false // whether the open element of the second level is a channel, whose texts are not joined
	return walk(data, func(t xml.Token, depth int) error {
		switch t := t.(type) {
		case xml.StartElement:
			joined[depth] = 0
			if depth == 1 {
				root = t.Name.Local
			}
			if depth == 2 {
				plain = !strings.EqualFold(root, "feed") && strings.EqualFold(t.Name.Local, "channel")
			}
		case xml.CharData:
			if depth < 2 || depth == 2 && plain {
				return nil
			}
			joined[depth] += len(t)
			if copied += joined[depth]; copied > maxCopied {
				return fmt.Errorf("the text of the feed is in too many pieces: %w", corpus.ErrTooLarge)
			}
		}
		return nil
	})
}

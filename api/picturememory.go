package api

import (
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"
)

// namedPicture is what a picture shows, and its ETag.
type namedPicture struct {
	of   PictureOf
	etag string
}

// pictureMemory remembers what the addresses of pictures stand for, by the
// index's generation and the address: to find it out, the whole document has to be
// read, which takes longer than all else about a picture that is drawn already. A
// document that changes changes the generation. It is safe for use by many
// goroutines.
type pictureMemory struct {
	kept *lru.Cache[string, namedPicture]
}

const (
	// rememberedPictures is the number of addresses, of less than a kilobyte each
	// as a rule.
	rememberedPictures = 2048
	// longestRemembered and mostRemembered bound the bytes of an address, and the
	// marks, that are remembered: a page has fewer to show as a rule.
	longestRemembered, mostRemembered = 2000, 32
)

func newPictureMemory() *pictureMemory {
	kept, err := lru.New[string, namedPicture](rememberedPictures)
	if err != nil {
		panic(fmt.Sprintf("remembering pictures: %v", err)) // our own number
	}
	return &pictureMemory{kept}
}

func (m *pictureMemory) get(generation, address string) (namedPicture, bool) {
	return m.kept.Get(generation + " " + address)
}

// keep remembers what was found out; an empty generation is one that the index
// could not tell.
func (m *pictureMemory) keep(generation, address string, n namedPicture) {
	if generation != "" && len(address) <= longestRemembered && len(n.of.Marked) <= mostRemembered {
		m.kept.Add(generation+" "+address, n)
	}
}

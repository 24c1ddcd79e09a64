package main

import (
	"fmt"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// pictureKey names a picture.
type pictureKey struct {
	// digest is that of the file.
	digest      string
	page, width int
	// marks are what is drawn over the page; empty is the page alone.
	marks string
}

// String is the key as text.
func (k pictureKey) String() string {
	return fmt.Sprintf("%s %d %d %s", k.digest, k.page, k.width, k.marks)
}

// drawnPage is a picture as it is kept, or why there is none.
type drawnPage struct {
	png []byte
	// scale is how many pixels a point of the page is.
	scale float64
	err   error
	// until is when the error is forgotten; zero is never.
	until time.Time
}

// pictureCache keeps the pictures that were used last, up to a number of bytes.
// It is safe for use by many goroutines.
type pictureCache struct {
	most int
	now  func() time.Time

	mu    sync.Mutex
	bytes int
	kept  *simplelru.LRU[pictureKey, drawnPage]
}

// entryCost is what an entry takes beside its picture, in bytes.
const entryCost = 512

func newPictureCache(most int, now func() time.Time) *pictureCache {
	c := &pictureCache{most: most, now: now}
	kept, err := simplelru.NewLRU(max(1, most/entryCost), func(k pictureKey, d drawnPage) { c.bytes -= costOf(k, d) })
	if err != nil {
		panic(fmt.Sprintf("keeping pictures: %v", err)) // our own number
	}
	c.kept = kept
	return c
}

func costOf(k pictureKey, d drawnPage) int { return entryCost + len(d.png) + len(k.marks) }

// get returns what is kept under the key.
func (c *pictureCache) get(k pictureKey) (drawnPage, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	d, ok := c.kept.Get(k)
	if ok && !d.until.IsZero() && !c.now().Before(d.until) {
		c.kept.Remove(k)
		return drawnPage{}, false
	}
	return d, ok
}

// put keeps a picture in the place of those that were not used for longest. One
// that is larger than all that may be kept is not.
func (c *pictureCache) put(k pictureKey, d drawnPage) {
	cost := costOf(k, d)
	if cost > c.most {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept.Remove(k)
	for c.bytes+cost > c.most {
		c.kept.RemoveOldest()
	}
	c.bytes += cost
	c.kept.Add(k, d)
}

package bleve

import "sync"

// dictionary gives numbers to the values of a field, from 0 in the order of
// their appearance, so that columns and counts are arrays. It only grows.
type dictionary struct {
	mu     sync.RWMutex
	codes  map[string]uint32
	values []string
}

func newDictionary() *dictionary { return &dictionary{codes: map[string]uint32{}} }

// code returns the number of a value, a new one if need be.
func (d *dictionary) code(value []byte) uint32 {
	d.mu.RLock()
	c, ok := d.codes[string(value)]
	d.mu.RUnlock()
	if ok {
		return c
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if c, ok := d.codes[string(value)]; ok {
		return c
	}
	c = uint32(len(d.values))
	v := string(value)
	d.values = append(d.values, v)
	d.codes[v] = c
	return c
}

// find returns the number of a value that has one.
func (d *dictionary) find(value string) (uint32, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	c, ok := d.codes[value]
	return c, ok
}

// list returns the values by their numbers. It is not to be changed.
func (d *dictionary) list() []string {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.values[:len(d.values):len(d.values)]
}

// dictionaries are those of a generation, shared by the columns of all of its
// segments.
type dictionaries struct{ documents, themes, actors, cites *dictionary }

func newDictionaries() *dictionaries {
	return &dictionaries{newDictionary(), newDictionary(), newDictionary(), newDictionary()}
}

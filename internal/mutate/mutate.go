package mutate

import (
	"bytes"
	"fmt"
	"math/rand/v2"
)

// Kind is a way of damaging a file.
type Kind int

// The kinds of damage.
const (
	// Flip changes single bytes, from one to some dozens.
	Flip Kind = iota
	// Truncate cuts the end off.
	Truncate
	// Zero makes a block of bytes zeros.
	Zero
	// Delete takes a block of bytes out.
	Delete
	// Digits changes digits, of which lengths, offsets and references are made.
	Digits
	kinds
)

// Kinds returns all kinds of damage.
func Kinds() []Kind {
	out := make([]Kind, kinds)
	for i := range out {
		out[i] = Kind(i)
	}
	return out
}

// String returns the kind's name.
func (k Kind) String() string {
	switch k {
	case Flip:
		return "flip"
	case Truncate:
		return "truncate"
	case Zero:
		return "zero"
	case Delete:
		return "delete"
	case Digits:
		return "digits"
	}
	return fmt.Sprintf("Kind(%d)", int(k))
}

// Damage returns a damaged copy of data.
func Damage(data []byte, kind Kind, seed uint64) []byte {
	out := bytes.Clone(data)
	if len(out) < 2 {
		return out
	}
	r := rand.New(rand.NewPCG(seed, uint64(kind)))
	switch kind {
	case Flip:
		for range 1 + r.IntN(1+len(out)/2000+16) {
			out[r.IntN(len(out))] = byte(r.IntN(256))
		}
	case Truncate:
		out = out[:1+r.IntN(len(out)-1)]
	case Zero:
		from, to := block(r, len(out))
		clear(out[from:to])
	case Delete:
		from, to := block(r, len(out))
		out = append(out[:from], out[to:]...)
	case Digits:
		var places []int
		for i, c := range out {
			if c >= '0' && c <= '9' {
				places = append(places, i)
			}
		}
		for range min(len(places), 1+r.IntN(24)) {
			out[places[r.IntN(len(places))]] = byte('0' + r.IntN(10))
		}
	}
	return out
}

// block chooses a block of up to a tenth of a file.
func block(r *rand.Rand, size int) (from, to int) {
	from = r.IntN(size)
	return from, min(size, from+1+r.IntN(size/10+1))
}

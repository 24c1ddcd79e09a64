package bleve

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/corpus"
)

// filter keeps the entries of a set, or with exclude all others.
type filter struct {
	bit     uint32 // of its field
	set     set
	exclude bool
}

// filters are the filters of a query.
type filters []filter

// newFilters compiles filters in canonical form.
func (v *view) newFilters(list []corpus.Filter) filters {
	var out filters
	for _, f := range list {
		out = append(out, filter{fieldBit(f.Field), v.having(f.Field, f.Values), f.Exclude})
	}
	return out
}

// keep returns what of the entries passes the filters, but for those of the
// field with the bit except: a field's own filter does not shrink its counts.
func (f filters) keep(s *segment, in *roaring.Bitmap, except uint32) *roaring.Bitmap {
	for _, x := range f {
		switch {
		case x.bit == except:
		case x.exclude:
			in = roaring.AndNot(in, x.set(s))
		default:
			in = roaring.And(in, x.set(s))
		}
	}
	return in
}

// on reports whether one of the filters is on the field with the bit.
func (f filters) on(bit uint32) bool {
	return slices.ContainsFunc(f, func(x filter) bool { return x.bit == bit })
}

// fieldBit gives every field a bit of its own.
func fieldBit(f corpus.Field) uint32 {
	switch f {
	case corpus.FieldDeadline:
		return 1 << 30
	case corpus.FieldDate:
		return 1 << 31
	}
	return 1 << slices.Index(corpus.FacetFields, f)
}

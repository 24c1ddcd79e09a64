package bleve

import "github.com/RoaringBitmap/roaring/v2"

// batchSize is how many entries are taken out of a bitmap at once.
const batchSize = 4096

// batches gives the entries of a bitmap in rising order, many at a time: to ask
// for each costs more than what is done with it.
func batches(b *roaring.Bitmap, do func(entries []uint32)) {
	buf := make([]uint32, batchSize)
	for it := b.ManyIterator(); ; {
		n := it.NextMany(buf)
		if n == 0 {
			return
		}
		do(buf[:n])
	}
}

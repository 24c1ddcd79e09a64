package ingest

import "polidex/corpus"

// CheckOrder is what a queue asks of an order.
func CheckOrder(o corpus.Order) error { return check(o) }

// MayRemove says whether a removal would not have to wait now.
func (q *Queue) MayRemove() bool {
	may := q.keeping.TryLock()
	if may {
		q.keeping.Unlock()
	}
	return may
}

package ingest

import "polidex/corpus"

// CheckOrder is what a queue asks of an order.
func CheckOrder(o corpus.Order) error { return check(o) }

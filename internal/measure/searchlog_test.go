package main

import (
	"reflect"
	"testing"

	"polidex/index"
	"polidex/index/indextest"
)

// TestQueryLog has questions that are read as they stand, always the same ones.
func TestQueryLog(t *testing.T) {
	log := queryLog(indextest.NewVocabulary())
	if !reflect.DeepEqual(log, queryLog(indextest.NewVocabulary())) {
		t.Error("queryLog() is another the second time")
	}
	distinct := map[string]bool{}
	for _, q := range log {
		if _, notes := index.Parse(q.query.Text); len(notes) > 0 {
			t.Errorf("%s: %q is repaired: %q", q.kind, q.query.Text, notes)
		}
		for _, f := range q.query.Filters {
			if _, err := index.CheckFilter(f); err != nil {
				t.Errorf("%s: %v", q.kind, err)
			}
		}
		distinct[q.query.Text] = true
	}
	if len(log) != logQueries || len(distinct) < logQueries*9/10 {
		t.Errorf("queryLog() has %d questions, %d distinct texts", len(log), len(distinct))
	}
}

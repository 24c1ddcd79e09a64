package bleve_test

import (
	"testing"

	"polidex/index"
	"polidex/index/bleve"
	"polidex/index/indextest"
)

func TestSuite(t *testing.T) {
	indextest.Run(t, func(t *testing.T) index.Index {
		x, err := bleve.Open(t.TempDir(), bleve.Options{})
		if err != nil {
			t.Fatalf("Open() = %v", err)
		}
		return x
	})
}

package oai_test

import (
	"bytes"
	"testing"

	"polidex/ingest/listing"
	"polidex/ingest/oai"
)

// BenchmarkHarvest reads one page of 1,000 records.
func BenchmarkHarvest(b *testing.B) {
	page := one("title A plan for harbours", "creator Harbour Board", "date 2025-03", "identifier https://repo.example/7/1/a.pdf", "relation https://repo.example/7/", "language en")
	start, end := bytes.Index(page, []byte("<record>")), bytes.Index(page, []byte("</ListRecords>"))
	page = bytes.Join([][]byte{page[:start], bytes.Repeat(page[start:end], 1000), page[end:]}, nil)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		next, err := oai.Harvest(b.Context(), canned(page), oai.Source{Base: "https://repo.example/oai"}, "", oai.Options{}, func([]listing.Entry) error { return nil })
		if err != nil || next.Records != 1000 {
			b.Fatal(next, err)
		}
	}
}

package ingest

import "polidex/corpus"

// Catalogued fills in what a document does not say of itself and the catalogue
// does from which it was taken: title, reference, date and language. What the
// document says of itself holds, and [corpus.Meta.FromRecord] names what it does
// not. Of several records the first that has something counts.
func Catalogued(doc *corpus.Document, retrievals ...corpus.Retrieval) {
	for _, got := range retrievals {
		r := got.Record
		if r == nil {
			continue
		}
		fill := func(field string, missing bool, with string) bool {
			if !missing || with == "" {
				return false
			}
			doc.FromRecord = append(doc.FromRecord, field)
			return true
		}
		if fill("title", doc.Title == "", r.Title) {
			doc.Title = r.Title
		}
		if fill("language", doc.Language == "", r.Language) {
			doc.Language = r.Language
		}
		if d, err := corpus.ParseDate(r.Date); err == nil && fill("date", doc.Date == "", r.Date) {
			doc.Date = d
		}
		if ref, ok := corpus.ParseReference(r.Reference); ok && fill("reference", doc.Reference == "" && doc.Work == "", r.Reference) {
			doc.Reference, doc.Work = r.Reference, ref.Work()
		}
	}
}

// Package ingest takes documents in: it finds the inputs behind the sources
// that a person names, keeps their bytes, has them read, and reports what
// became of each.
//
// The [Archive] is the truth: originals as they came, a record of every
// retrieval, the documents as extracted, and the corrections that people made.
// It is a folder of plain files (or memory, or any other bucket); a write to it
// is whole or absent, and nothing is ever removed but failure records, jobs that
// have long ended, and what a person removes ([Remover]). The index is derived from
// it.
//
// The [Pipeline] works on one input in the order retrieval, original, document,
// index. Whatever stops it between two of these, the next run goes on from
// there: an original without a document is work to do, a document that the
// index does not hold is put in. What is asked for from elsewhere waits beside them
// in a [Queue], as records in the archive.
//
//	archive, err := ingest.OpenArchive(ctx, "polidex-data/archive")
//	…
//	p, err := ingest.New(ingest.Options{Archive: archive, Index: ix, Extract: read})
//	…
//	summary, err := p.Run(ctx, []string{"strategies/", "https://example.eu/a.pdf", "-"}, func(r ingest.Row) {
//		fmt.Println(r.State, r.Source, r.Reason)
//	})
//
// A bad input is a row in that report and never the end of the run; what ends a
// run is a fault of the machine (a full disk, an index in use) or its context.
package ingest

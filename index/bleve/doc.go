// Package bleve is the embedded index: bleve's scorch segments in a folder, and
// beside them, in memory, columns of what entries are filtered and counted by.
//
// What is bleve's: the dictionary and the postings of terms with positions, the
// stored entries, batches that are whole or absent, snapshots, merging. What is
// ours: the terms (given ready-made, see [polidex/index/tokens]), how queries
// are evaluated over the postings, BM25, filters, exact facets and tables,
// sorting, paging and snippets. This is why: bleve's own facets cost about a
// microsecond a hit and field, its total is not that of the filtered result, its
// phrase search builds maps for each candidate, and its BM25 takes the number of
// distinct terms for the length of the texts.
//
// A query is answered from one snapshot: the segments, the columns that belong
// to them, and the generation, so that hits, totals and facets agree. Columns
// are held by segment, read from it once when it first appears, and never
// change. Without words the text index is not touched at all. The order of all
// hits is kept from the second page of an answer on, as long as the content does
// not change, so that to read an answer to its end takes time by its length.
//
// The folder holds generations, each an index of its own in a folder, and a file
// CURRENT that names the one in use:
//
//	index/CURRENT
//	index/g1f0c…/root.bolt, …zap
//
// [Build] writes a new generation beside the current one and switches the file;
// an open index follows with [Index.Reopen], without failing a request. One
// process at a time has a generation open.
package bleve

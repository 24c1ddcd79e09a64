package api

import (
	"slices"

	"github.com/danielgtaylor/huma/v2"
)

// exportMembers say what the links to downloads are.
func exportMembers() map[string]string {
	return map[string]string{
		"ListLinks.xlsx": "All that matches as a workbook for Excel and LibreOffice.", "ListLinks.parquet": "All that matches as Parquet, with a type for each column.",
		"CrosstabLinks.xlsx": "The same counts as a workbook.", "CrosstabLinks.parquet": "The same counts as Parquet.",
	}
}

// downloadHeaders describe what a download says of itself; nil for a route that has
// none.
func downloadHeaders(rt *route) map[string]*huma.Header {
	if !slices.Contains(rt.media, formatCSV.plainType()) {
		return nil
	}
	out := map[string]*huma.Header{}
	for name, sentence := range map[string]string{
		"Content-Disposition": "Of a download: the name of the file.",
		"Polidex-Query":       "Of a download: the address that asks for the same rows, its words in one order.",
		"Polidex-Generation":  "Of a download: the version of the corpus. The trailer Polidex-Generation-After has that at the end, where the corpus changed meanwhile.",
		"Polidex-Corpus-Time": "Of a download: when the newest document or review of the corpus came in (RFC 3339).",
		"Polidex-Vocabulary":  "Of a download: the version of the vocabulary of themes.",
		"Polidex-Version":     "Of a download: the version of Polidex.",
		"Polidex-Cut":         "Of a download: true where the search left something out that a longer one would have found.",
		"Polidex-Rows":        "Of a download, as a trailer: the number of rows.",
	} {
		out[name] = &huma.Header{Description: sentence, Schema: &huma.Schema{Type: huma.TypeString}}
	}
	return out
}

package api

import (
	"fmt"
	"net/url"

	"polidex/corpus"
)

// ListLinks lead on from a list. All are paths of this server.
type ListLinks struct {
	Self string `json:"self"`
	// Next is the answer that goes on after this one; absent at the end.
	Next string `json:"next,omitempty"`
	// The downloads of all that matches.
	CSV     string `json:"csv"`
	NDJSON  string `json:"ndjson"`
	XLSX    string `json:"xlsx"`
	Parquet string `json:"parquet"`
}

// EntryLinks lead on from a hit. All are paths of this server.
type EntryLinks struct {
	// Self is the permanent address of the document, action or passage.
	Self     string `json:"self"`
	Document string `json:"document"`
	// Original is the file as it was taken in, opened at the page where it has one.
	Original string `json:"original"`
	// Like leads to entries of the same kind that are like it.
	Like string `json:"like"`
}

func address(path string, vs url.Values) string {
	if len(vs) == 0 {
		return path
	}
	return path + "?" + vs.Encode()
}

// with returns the address with one word set, and those named left out.
func with(path string, vs url.Values, name, value string, without ...string) string {
	out := url.Values{}
	for n, v := range vs {
		out[n] = v
	}
	for _, n := range without {
		delete(out, n)
	}
	out.Set(name, value)
	return address(path, out)
}

// listLinks returns the links of a list that was asked with the given words.
func listLinks(path string, vs url.Values, next string) ListLinks {
	download := func(f format) string { return with(path, vs, "format", string(f), downloadsDrop()...) }
	l := ListLinks{
		Self: address(path, vs), CSV: download(formatCSV), NDJSON: download(formatNDJSON), XLSX: download(formatXLSX), Parquet: download(formatParquet),
	}
	if next != "" {
		l.Next = with(path, vs, "cursor", next)
	}
	return l
}

// downloadsDrop are the words that mean nothing in a download of all rows.
func downloadsDrop() []string {
	return []string{"limit", "cursor", "facet", "facet_match", "highlight"}
}

func documentPath(id string) string { return "/v1/documents/" + url.PathEscape(id) }

func originalPath(id string, page int) string {
	p := documentPath(id) + "/original"
	if page > 0 {
		p += fmt.Sprintf("#page=%d", page)
	}
	return p
}

func entryLinks(e *corpus.Entry) EntryLinks {
	l := EntryLinks{Document: documentPath(e.Document), Original: originalPath(e.Document, e.Page)}
	switch e.Kind {
	case corpus.KindAction:
		l.Self, l.Like = "/v1/actions/"+url.PathEscape(e.ID), with("/v1/actions", nil, "like", e.ID)
	case corpus.KindDocument:
		l.Self, l.Like = l.Document, with("/v1/documents", nil, "like", e.ID)
	default:
		l.Self, l.Like = "/v1/passages/"+url.PathEscape(e.ID), with("/v1/search", nil, "like", e.ID)
	}
	return l
}

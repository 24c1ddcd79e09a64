package sheets_test

import (
	"bytes"
	"testing"
	"time"

	"polidex/api/sheets"
	"polidex/corpus"
)

// hits are two actions: one with everything, and one with almost nothing.
func hits() []corpus.Hit {
	return []corpus.Hit{
		{Entry: corpus.Entry{
			ID: "d1-a1", Kind: corpus.KindAction, Document: "d1", Reference: "COM(2031) 9 final", Title: "Safe harbours", Date: "2031-04-01",
			Page: 7, BoxTitle: "Key actions", LeadIn: "The Commission will:", Text: "map the ports, all of them", Actors: []string{"commission", "europol"},
			Deadline: &corpus.Deadline{Text: "in 2033", From: "2033-01-01", To: "2033-12-31"},
			Years:    []int{2032, 2033}, Themes: []string{"maritime-security"}, Source: "in/harbours.pdf", Language: "en", Form: corpus.FormMain, Review: "corrected",
		}},
		{Entry: corpus.Entry{ID: "d1-a2", Kind: corpus.KindAction, Document: "d1", Text: `=HYPERLINK("http://example.org","x")`, Years: []int{2034}}},
	}
}

func about() sheets.About {
	return sheets.About{
		Query: "/v1/actions?theme=maritime-security", Generation: "g7", Changed: time.Date(2031, 5, 1, 12, 30, 0, 0, time.UTC),
		Vocabulary: "v3", Program: "1.2.3",
	}
}

// told is about, with the number of rows.
func told(rows int) sheets.About {
	a := about()
	a.Rows = rows
	return a
}

// write returns a file of the rows.
func write[T any](t *testing.T, opts sheets.Options, s sheets.Sheet[T], rows []T) []byte {
	t.Helper()
	var b bytes.Buffer
	n, err := sheets.Write(&b, opts, s, sheets.Each(rows), told)
	if err != nil {
		t.Fatal(err)
	}
	if n != len(rows) {
		t.Errorf("Write() = %d rows, want %d", n, len(rows))
	}
	return b.Bytes()
}

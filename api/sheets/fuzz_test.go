package sheets_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	"polidex/api/sheets"
	"polidex/corpus"
)

// FuzzCell writes a text in every format and reads it back with a reader that is
// not ours.
func FuzzCell(f *testing.F) {
	for _, text := range []string{"plain", "", "=1+1", "+a", "\t", "a,b\"c\nd\re", "_x000D_ _x005F_", "<&>'\"]]>", "\x00\x1f\u0085", "\ufffe\uffff", "a\xffb", "  ", "\u00adπ𝒳", "−5", "@", "\xed\xa0\x80"} {
		f.Add(text)
	}
	s := oddSheet(sheets.Text)
	f.Fuzz(func(t *testing.T, text string) {
		rows := []odd{{"x", text}}
		valid := strings.ToValidUTF8(text, "\ufffd")

		records, err := csv.NewReader(bytes.NewReader(write(t, sheets.Options{Format: sheets.CSV}, s, rows))).ReadAll()
		if want := strings.ReplaceAll(corpus.SafeCell(text), "\r\n", "\n"); err != nil || records[1][1] != want {
			t.Errorf("csv of %q: %q, %v, want %q", text, records, err, want)
		}

		var object struct{ Cell string }
		if err := json.Unmarshal(write(t, sheets.Options{Format: sheets.NDJSON}, s, rows), &object); err != nil || strings.ToValidUTF8(object.Cell, "") != object.Cell {
			t.Errorf("ndjson of %q: %q, %v", text, object.Cell, err)
		}

		b := write(t, sheets.Options{Format: sheets.Parquet}, s, rows)
		read, err := parquet.Read[struct {
			Cell string `parquet:"cell,optional"`
		}](bytes.NewReader(b), int64(len(b)))
		if err != nil || read[0].Cell != valid {
			t.Errorf("parquet of %q: %v, %v, want %q", text, read, err, valid)
		}

		book, err := excelize.OpenReader(bytes.NewReader(write(t, sheets.Options{Format: sheets.XLSX}, s, rows)))
		if err != nil {
			t.Fatalf("xlsx of %q: %v", text, err)
		}
		defer book.Close()
		cell, err := book.GetCellValue("odd", "B2")
		if err != nil || len(utf16.Encode([]rune(cell))) > excelize.TotalCellChars {
			t.Errorf("xlsx of %d bytes: %d characters, %v", len(text), len(utf16.Encode([]rune(cell))), err)
		}
		if strings.ContainsFunc(cell, func(r rune) bool { return unicode.IsControl(r) && r != '\t' && r != '\n' }) {
			t.Errorf("xlsx of %q: %q has control characters", text, cell)
		}
		if clean := !strings.ContainsFunc(text, unicode.IsControl) && len(text) < 1000; clean && !strings.ContainsAny(valid, "\ufffd\ufffe\uffff") && cell != text {
			t.Errorf("xlsx of %q: %q", text, cell)
		}
		if formula, err := book.GetCellFormula("odd", "B2"); err != nil || formula != "" {
			t.Errorf("xlsx of %q has the formula %q, %v", text, formula, err)
		}
	})
}

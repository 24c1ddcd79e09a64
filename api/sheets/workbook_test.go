package sheets_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"polidex/api/sheets"
	"polidex/corpus"
)

// open reads a workbook back.
func open(t *testing.T, b []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestWorkbook(t *testing.T) {
	f := open(t, write(t, sheets.Options{Format: sheets.XLSX}, sheets.Entries(corpus.KindAction, false), hits()))
	rows, err := f.GetRows("actions")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"id", "document", "reference", "title", "date", "page", "box", "lead_in", "text", "actors", "deadline_text", "deadline_from", "deadline_to", "years", "themes", "source", "language", "form", "review"},
		{"d1-a1", "d1", "COM(2031) 9 final", "Safe harbours", "2031-04-01", "7", "Key actions", "The Commission will:", "map the ports, all of them",
			"commission|europol", "in 2033", "2033-01-01", "2033-12-31", "2032|2033", "maritime-security", "in/harbours.pdf", "en", "main", "corrected"},
		{"d1-a2", "d1", "", "", "", "", "", "", `=HYPERLINK("http://example.org","x")`, "", "", "", "", "2034"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	// A day is the number of days, a page a number, a formula only words.
	for cell, want := range map[string]string{"E2": "47939", "F2": "7", "M2": "48944"} {
		raw, err := f.GetCellValue("actions", cell, excelize.Options{RawCellValue: true})
		kind, _ := f.GetCellType("actions", cell)
		if err != nil || raw != want || kind != excelize.CellTypeUnset {
			t.Errorf("%s = %q of type %v, want the number %s", cell, raw, kind, want)
		}
	}
	if formula, err := f.GetCellFormula("actions", "I3"); err != nil || formula != "" {
		t.Errorf("I3 has the formula %q", formula)
	}
	if kind, _ := f.GetCellType("actions", "I3"); kind != excelize.CellTypeInlineString {
		t.Errorf("I3 has the type %v", kind)
	}
	panes, err := f.GetPanes("actions")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes: %+v, %v", panes, err)
	}
	if w, err := f.GetColWidth("actions", "I"); err != nil || w != 90 {
		t.Errorf("width of the text: %v, %v", w, err)
	}
	names := f.GetDefinedName()
	if len(names) != 1 || names[0].RefersTo != "actions!$A$1:$S$3" && names[0].RefersTo != "'actions'!$A$1:$S$3" {
		t.Errorf("the filter is over %+v", names)
	}
}

func TestWorkbookSaysWhatItIsOf(t *testing.T) {
	f := open(t, write(t, sheets.Options{Format: sheets.XLSX}, sheets.Entries(corpus.KindAction, false), hits()))
	if diff := cmp.Diff([]string{"actions", "About"}, f.GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	rows, err := f.GetRows("About")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"Made by", "Polidex"}, {"Query", "/v1/actions?theme=maritime-security"}, {"Corpus version", "g7"}, {"Corpus of", "2031-05-01T12:30:00Z"},
		{"Vocabulary version", "v3"}, {"Polidex version", "1.2.3"}, {"Rows", "2"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("About (-want +got):\n%s", diff)
	}
}

// TestWorkbookHasFixedTimes: every part bears the time of the corpus.
func TestWorkbookHasFixedTimes(t *testing.T) {
	b := write(t, sheets.Options{Format: sheets.XLSX}, sheets.Entries(corpus.KindAction, false), hits())
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !f.Modified.Equal(about().Changed) {
			t.Errorf("%s is of %s, want %s", f.Name, f.Modified, about().Changed)
		}
	}
}

// TestCellsThatExcelCannotHold are cut, cleaned, or written as words.
func TestCellsThatExcelCannotHold(t *testing.T) {
	long := strings.Repeat("ä", excelize.TotalCellChars)
	wide := strings.Repeat("𝒳", excelize.TotalCellChars/2)
	for _, c := range []struct {
		name string
		kind sheets.Type
		cell any
		want string
		cut  bool
	}{
		{"control characters", sheets.Text, "a\x00b\x0bc\td\r\ne\rf\u0085g", "a b c\td\ne\nf g", false},
		{"an escape of Excel's", sheets.Text, "_x0041_ <&>", "_x0041_ <&>", false},
		{"spaces at the ends", sheets.Text, "  a  ", "  a  ", false},
		{"as long as can be", sheets.Text, long, long, false},
		{"too long", sheets.Text, long + "ä", long[:2*(excelize.TotalCellChars-8)] + " … [cut]", true},
		{"as wide as can be", sheets.Text, wide, wide, false},
		{"too wide", sheets.Text, wide + wide, wide[:4*((excelize.TotalCellChars-8)/2)] + " … [cut]", true},
		{"a day before Excel's first", sheets.Day, corpus.Date("1875-05-20"), "1875-05-20", false},
		{"a day that Excel counts wrongly", sheets.Day, corpus.Date("1900-02-28"), "1900-02-28", false},
		{"Excel's first right day", sheets.Day, corpus.Date("1900-03-01"), "1900-03-01", false},
		{"no day", sheets.Day, corpus.Date("soon"), "soon", false},
		{"truth", sheets.Truth, true, "TRUE", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := open(t, write(t, sheets.Options{Format: sheets.XLSX}, oddSheet(c.kind), []odd{{"x", c.cell}}))
			if got, err := f.GetCellValue("odd", "B2"); err != nil || got != c.want {
				t.Errorf("cell of %d bytes %q, want %d bytes %q", len(got), got[:min(60, len(got))], len(c.want), c.want[:min(60, len(c.want))])
			}
			last, err := f.GetCellValue("About", "A8")
			if err != nil || (last == "Cells cut") != c.cut {
				t.Errorf("About says %q of cut cells, want that said: %v", last, c.cut)
			}
		})
	}
}

// TestFurtherSheets goes on in a further sheet, in the same order every time.
func TestFurtherSheets(t *testing.T) {
	rows := make([]odd, 100)
	for i := range rows {
		rows[i] = odd{fmt.Sprint("row ", i), i}
	}
	s := oddSheet(sheets.Number)
	s.Name = strings.Repeat("long", 8)
	var first []byte
	for range 10 {
		var b bytes.Buffer
		if err := sheets.WriteWorkbook(&b, 11, s, sheets.Each(rows), told(100)); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b.Bytes()
		} else if !bytes.Equal(first, b.Bytes()) {
			t.Fatal("written again, the bytes differ")
		}
	}
	f := open(t, first)
	names := f.GetSheetList()
	if len(names) != 11 || names[1] != "longlonglonglonglonglonglongl 2" || names[10] != "About" {
		t.Fatalf("sheets: %q", names)
	}
	n := 0
	for _, name := range names[:10] {
		got, err := f.GetRows(name)
		if err != nil || len(got) != 11 || got[0][0] != "name" {
			t.Fatalf("%s has %d rows, %v", name, len(got), err)
		}
		for _, row := range got[1:] {
			if want := []string{fmt.Sprint("row ", n), fmt.Sprint(n)}; !cmp.Equal(row, want) {
				t.Errorf("row %q, want %q", row, want)
			}
			n++
		}
	}
	if said, err := f.GetCellValue("About", "B8"); err != nil || !strings.HasPrefix(said, "10:") {
		t.Errorf("About says %q of the sheets", said)
	}
}

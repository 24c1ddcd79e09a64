package sheets_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/api/sheets"
	"polidex/corpus"
)

func TestCounts(t *testing.T) {
	for _, c := range []struct {
		rows, columns       corpus.Field
		values              []string
		wantCSV, wantNDJSON string
	}{
		{corpus.FieldTheme, corpus.FieldYear, []string{"2031", "2032"},
			"theme,label,year,actions\na,A,2031,2\nb,B,2032,3\n", `{"theme":"a","label":"A","year":2031,"actions":2}` + "\n" + `{"theme":"b","label":"B","year":2032,"actions":3}` + "\n"},
		{corpus.FieldActor, corpus.FieldTheme, []string{"x", "y"},
			"actor,theme,label,actions\na,x,X,2\nb,y,Y,3\n", `{"actor":"a","theme":"x","label":"X","actions":2}` + "\n" + `{"actor":"b","theme":"y","label":"Y","actions":3}` + "\n"},
		{corpus.FieldTheme, corpus.FieldTheme, []string{"x", "y"},
			"theme,label,with_theme,with_label,actions\na,A,x,X,2\nb,B,y,Y,3\n", `{"theme":"a","label":"A","with_theme":"x","with_label":"X","actions":2}` + "\n" +
				`{"theme":"b","label":"B","with_theme":"y","with_label":"Y","actions":3}` + "\n"},
		{corpus.FieldActor, corpus.FieldActor, []string{"x", "y"},
			"actor,with_actor,actions\na,x,2\nb,y,3\n", `{"actor":"a","with_actor":"x","actions":2}` + "\n" + `{"actor":"b","with_actor":"y","actions":3}` + "\n"},
	} {
		table := corpus.Table{Rows: c.rows, Columns: c.columns, RowValues: []string{"a", "b"}, ColumnValues: c.values, Counts: [][]int{{2, 0}, {0, 3}}}
		for _, f := range []struct {
			format sheets.Format
			want   string
		}{{sheets.CSV, c.wantCSV}, {sheets.NDJSON, c.wantNDJSON}} {
			s, rows := sheets.Counts(sheets.TableName(c.rows, c.columns), &table, strings.ToUpper, "actions")
			var b bytes.Buffer
			if _, err := sheets.Write(&b, sheets.Options{Format: f.format}, s, rows, told); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(f.want, b.String()); diff != "" {
				t.Errorf("%s as %s (-want +got):\n%s", s.Name, f.format, diff)
			}
		}
	}
}

func TestRecords(t *testing.T) {
	s := sheets.Records("years", []string{"year", "label", "actions"})
	rows := [][]string{{"2031", "x", "7"}, {"", "", "none"}}
	want := `{"year":2031,"label":"x","actions":7}` + "\n" + `{"year":null,"label":"","actions":null}` + "\n"
	if got := string(write(t, sheets.Options{Format: sheets.NDJSON}, s, rows)); got != want {
		t.Errorf("ndjson = %q, want %q", got, want)
	}
}

func TestEntries(t *testing.T) {
	for _, c := range []struct {
		name string
		hit  corpus.Hit
		want string
	}{
		{"document", corpus.Hit{Entry: corpus.Entry{
			ID: "d1", Kind: corpus.KindDocument, Work: "com-2031-9", Reference: "COM(2031) 9 final", Type: corpus.TypeCommunication,
			Language: "en", Pages: 12, Passages: 80, Cites: []string{"com-2020-605"},
		}}, "id,work,reference,title,type,date,language,pages,actions,passages,years,themes,cites,source,form,review\n" +
			"d1,com-2031-9,COM(2031) 9 final,,communication,,en,12,0,80,,,com-2020-605,,,\n"},
		{"passage", corpus.Hit{Entry: corpus.Entry{
			ID: "d1-p4", Kind: corpus.KindPassage, Document: "d1", Section: []string{"1. Ports", "1.1 Quays"}, BlockKind: corpus.Item, Text: "lights at night",
		}}, "id,document,reference,title,date,page,section,block_kind,text,years,themes,source\n" +
			"d1-p4,d1,,,,,1. Ports > 1.1 Quays,item,lights at night,,,\n"},
	} {
		if got := string(write(t, sheets.Options{Format: sheets.CSV}, sheets.Entries(c.hit.Kind, false), []corpus.Hit{c.hit})); got != c.want {
			t.Errorf("%s = %q, want %q", c.name, got, c.want)
		}
	}
	grouped := hits()
	grouped[0].Group = &corpus.Group{Value: "d1", Total: 4}
	lines := strings.Split(string(write(t, sheets.Options{Format: sheets.CSV}, sheets.Entries(corpus.KindAction, true), grouped)), "\n")
	for i, want := range []string{",source,language,form,review,group,group_total", ",in/harbours.pdf,en,main,corrected,d1,4", ",,,"} {
		if !strings.HasSuffix(lines[i], want) {
			t.Errorf("line %d = %q, want it to end with %q", i, lines[i], want)
		}
	}
}

func TestFormats(t *testing.T) {
	for name, want := range map[string]sheets.Format{"a/b.XLSX": sheets.XLSX, "x.parquet": sheets.Parquet, "x.csv": sheets.CSV, "x.ndjson": sheets.NDJSON, "x.json": "", "csv": "", "": ""} {
		if got := sheets.OfFile(name); got != want {
			t.Errorf("OfFile(%q) = %q, want %q", name, got, want)
		}
	}
}

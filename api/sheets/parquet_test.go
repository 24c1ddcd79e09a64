package sheets_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"polidex/api/sheets"
	"polidex/corpus"
)

func openParquet(t *testing.T, b []byte) *parquet.File {
	t.Helper()
	f, err := parquet.OpenFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// readAction is an action as a program of its own may read it.
type readAction struct {
	ID           string    `parquet:"id,optional"`
	Title        *string   `parquet:"title,optional"`
	Date         time.Time `parquet:"date,optional,date"`
	Page         *int64    `parquet:"page,optional"`
	Text         string    `parquet:"text,optional"`
	Actors       []string  `parquet:"actors,list"`
	DeadlineFrom time.Time `parquet:"deadline_from,optional,date"`
	DeadlineTo   time.Time `parquet:"deadline_to,optional,date"`
	Years        []int64   `parquet:"years,list"`
}

func TestParquet(t *testing.T) {
	b := write(t, sheets.Options{Format: sheets.Parquet}, sheets.Entries(corpus.KindAction, false), hits())
	got, err := parquet.Read[readAction](bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	title, page := "Safe harbours", int64(7)
	day := func(year int, month time.Month, day int) time.Time {
		return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	}
	want := []readAction{
		{ID: "d1-a1", Title: &title, Date: day(2031, 4, 1), Page: &page, Text: "map the ports, all of them", Actors: []string{"commission", "europol"},
			DeadlineFrom: day(2033, 1, 1), DeadlineTo: day(2033, 12, 31), Years: []int64{2032, 2033}},
		{ID: "d1-a2", Text: `=HYPERLINK("http://example.org","x")`, Actors: []string{}, Years: []int64{2034}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	f := openParquet(t, b)
	said := map[string]string{}
	for _, kv := range f.Metadata().KeyValueMetadata {
		said[kv.Key] = kv.Value
	}
	if diff := cmp.Diff(map[string]string{
		"polidex.query": "/v1/actions?theme=maritime-security", "polidex.generation": "g7", "polidex.corpus_time": "2031-05-01T12:30:00Z",
		"polidex.vocabulary_version": "v3", "polidex.polidex_version": "1.2.3", "polidex.rows": "2",
	}, said); diff != "" {
		t.Errorf("metadata (-want +got):\n%s", diff)
	}
}

// TestParquetSchema has the columns in their order, with their types.
func TestParquetSchema(t *testing.T) {
	s := sheets.Sheet[odd]{Name: "odd", Cells: func(o odd) []any {
		return []any{o.name, 1, true, corpus.Date("1960-02-29"), time.Unix(1, 5e6), []string{"a"}, []int{1}}
	}}
	for i := range 7 {
		s.Columns = append(s.Columns, sheets.Column{Name: fmt.Sprintf("z%d", 9-i), Type: sheets.Type(i)})
	}
	b := write(t, sheets.Options{Format: sheets.Parquet}, s, []odd{{name: "x"}, {name: ""}})
	want := `message odd {
	optional binary z9 (STRING);
	optional int64 z8 (INT(64,true));
	optional boolean z7;
	optional int32 z6 (DATE);
	optional int64 z5 (TIMESTAMP(isAdjustedToUTC=true,unit=MILLIS));
	required group z4 (LIST) {
		repeated group list {
			required binary element (STRING);
		}
	}
	required group z3 (LIST) {
		repeated group list {
			required int64 element (INT(64,true));
		}
	}
}`
	f := openParquet(t, b)
	if diff := cmp.Diff(want, f.Schema().String()); diff != "" {
		t.Errorf("schema (-want +got):\n%s", diff)
	}
	rows := make([]parquet.Row, 2)
	reader := f.RowGroups()[0].Rows()
	defer reader.Close()
	if n, err := reader.ReadRows(rows); n != 2 {
		t.Fatalf("%d rows, %v", n, err)
	}
	got := fmt.Sprintf("%v %v %v %v %v", rows[0][0], rows[0][1], rows[0][3].Int32(), rows[0][4].Int64(), rows[1][0].IsNull())
	if want := "x 1 -3594 1005 true"; got != want {
		t.Errorf("cells %s, want %s", got, want)
	}
}

// TestParquetGroups bounds what is held: many rows, or long ones, are several
// groups.
func TestParquetGroups(t *testing.T) {
	for _, c := range []struct {
		name         string
		rows, length int
		groups       int
	}{{"many", 120_000, 10, 5}, {"long", 100, 1 << 20, 13}, {"few", 10, 10, 1}} {
		t.Run(c.name, func(t *testing.T) {
			rows := make([]odd, c.rows)
			for i := range rows {
				rows[i] = odd{"x", string(bytes.Repeat([]byte{byte('a' + i%26)}, c.length))}
			}
			f := openParquet(t, write(t, sheets.Options{Format: sheets.Parquet}, oddSheet(sheets.Text), rows))
			if len(f.RowGroups()) != c.groups || f.NumRows() != int64(c.rows) {
				t.Errorf("%d rows in %d groups, want %d in %d", f.NumRows(), len(f.RowGroups()), c.rows, c.groups)
			}
		})
	}
}

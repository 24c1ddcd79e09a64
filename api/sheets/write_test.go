package sheets_test

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/api/sheets"
	"polidex/corpus"
)

func TestCSV(t *testing.T) {
	want := "id,document,reference,title,date,page,box,lead_in,text,actors,deadline_text,deadline_from,deadline_to,years,themes,source,language,form,review\n" +
		`d1-a1,d1,COM(2031) 9 final,Safe harbours,2031-04-01,7,Key actions,The Commission will:,"map the ports, all of them",commission|europol,in 2033,2033-01-01,2033-12-31,2032|2033,maritime-security,in/harbours.pdf,en,main,corrected` + "\n" +
		`d1-a2,d1,,,,,,,"'=HYPERLINK(""http://example.org"",""x"")",,,,,2034,,,,,` + "\n"
	s := sheets.Entries(corpus.KindAction, false)
	if diff := cmp.Diff(want, string(write(t, sheets.Options{Format: sheets.CSV}, s, hits()))); diff != "" {
		t.Errorf("csv (-want +got):\n%s", diff)
	}
	if got := string(write(t, sheets.Options{Format: sheets.CSV, BOM: true}, s, hits())); got != "\ufeff"+want {
		t.Errorf("csv with a byte-order mark begins %q", got[:10])
	}
}

// odd are rows with a cell of every type.
type odd struct {
	name string
	cell any
}

func oddSheet(t sheets.Type) sheets.Sheet[odd] {
	return sheets.Sheet[odd]{
		Name: "odd", Columns: []sheets.Column{{Name: "name"}, {Name: "cell", Type: t}},
		Cells: func(o odd) []any { return []any{o.name, o.cell} },
	}
}

// TestCells has a cell of every type, full and empty, in CSV and in NDJSON.
func TestCells(t *testing.T) {
	at := time.Date(2031, 5, 1, 14, 30, 0, 0, time.FixedZone("CEST", 2*60*60))
	for _, c := range []struct {
		name     string
		kind     sheets.Type
		cell     any
		csv, obj string
	}{
		{"text", sheets.Text, "a <b> & c", "a <b> & c", `"a <b> & c"`},
		{"text like a formula", sheets.Text, "-3", "'-3", `"-3"`},
		{"no text", sheets.Text, nil, "", "null"},
		{"number", sheets.Number, -3, "-3", "-3"},
		{"no number", sheets.Number, nil, "", "null"},
		{"truth", sheets.Truth, true, "true", "true"},
		{"day", sheets.Day, corpus.Date("2031-04-01"), "2031-04-01", `"2031-04-01"`},
		{"no day", sheets.Day, corpus.Date(""), "", "null"},
		{"moment", sheets.Moment, at, "2031-05-01T12:30:00Z", `"2031-05-01T12:30:00Z"`},
		{"no moment", sheets.Moment, time.Time{}, "", "null"},
		{"texts", sheets.TextList, []string{"a", "b"}, "a|b", `["a","b"]`},
		{"no texts", sheets.TextList, []string(nil), "", "[]"},
		{"no texts at all", sheets.TextList, nil, "", "[]"},
		{"numbers", sheets.NumberList, []int{1, 2}, "1|2", "[1,2]"},
		{"no numbers", sheets.NumberList, []int(nil), "", "[]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, s := []odd{{"x", c.cell}}, oddSheet(c.kind)
			if got, want := string(write(t, sheets.Options{Format: sheets.CSV}, s, rows)), "name,cell\nx,"+c.csv+"\n"; got != want {
				t.Errorf("csv = %q, want %q", got, want)
			}
			if got, want := string(write(t, sheets.Options{Format: sheets.NDJSON}, s, rows)), `{"name":"x","cell":`+c.obj+"}\n"; got != want {
				t.Errorf("ndjson = %q, want %q", got, want)
			}
		})
	}
}

func TestNDJSONOfEntriesIsTheHit(t *testing.T) {
	got := string(write(t, sheets.Options{Format: sheets.NDJSON}, sheets.Entries(corpus.KindAction, false), hits()))
	lines := strings.Split(strings.TrimSpace(got), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], `"deadline":{"text":"in 2033","from":"2033-01-01"`) || !strings.Contains(lines[1], `=HYPERLINK(\"http://example.org\",\"x\")`) {
		t.Errorf("ndjson = %s", got)
	}
}

// TestSameBytes writes every format again.
func TestSameBytes(t *testing.T) {
	for _, f := range sheets.Formats() {
		s := sheets.Entries(corpus.KindAction, true)
		first, again := write(t, sheets.Options{Format: f}, s, hits()), write(t, sheets.Options{Format: f}, s, hits())
		if !bytes.Equal(first, again) {
			t.Errorf("%s: written again, the bytes differ", f)
		}
	}
}

// TestNothing has no rows.
func TestNothing(t *testing.T) {
	for _, f := range sheets.Formats() {
		got := write(t, sheets.Options{Format: f}, sheets.Entries(corpus.KindDocument, false), nil)
		if f != sheets.NDJSON && len(got) == 0 {
			t.Errorf("%s: no rows give no file", f)
		}
	}
}

// TestErrors checks that an error of the rows, or of who reads the file, ends it,
// and that nothing is left in the folder for temporary files.
func TestErrors(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	gone := errors.New("the index is gone")
	failing := func(yield func(corpus.Hit, error) bool) {
		if yield(hits()[0], nil) {
			yield(corpus.Hit{}, gone)
		}
	}
	for _, f := range sheets.Formats() {
		for _, c := range []struct {
			name string
			w    io.Writer
			rows iter.Seq2[corpus.Hit, error]
			want error
		}{
			{"rows", io.Discard, failing, gone},
			{"reader", brokenPipe{}, sheets.Each(hits()), io.ErrClosedPipe},
			{"none", io.Discard, sheets.Each(hits()), nil},
		} {
			_, err := sheets.Write(c.w, sheets.Options{Format: f}, sheets.Entries(corpus.KindAction, false), c.rows, told)
			if !errors.Is(err, c.want) {
				t.Errorf("%s, %s: error %v, want %v", f, c.name, err, c.want)
			}
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
	if _, err := sheets.Write(io.Discard, sheets.Options{Format: "ods"}, oddSheet(sheets.Text), sheets.Each[odd](nil), told); !errors.Is(err, corpus.ErrUnsupported) {
		t.Errorf("ods: error %v, want %v", err, corpus.ErrUnsupported)
	}
}

// TestNoRoom has no folder for temporary files.
func TestNoRoom(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "none"))
	_, err := sheets.Write(io.Discard, sheets.Options{Format: sheets.XLSX}, oddSheet(sheets.Text), sheets.Each[odd](nil), told)
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v, want %v", err, os.ErrNotExist)
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

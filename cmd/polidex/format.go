package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"polidex/api/sheets"
)

// The formats in which rows are printed.
const (
	formatTable  = "table"
	formatJSON   = "json"
	formatNDJSON = string(sheets.NDJSON)
	formatCSV    = string(sheets.CSV)
)

// formatNames are those that every command with rows has.
func formatNames() []string { return []string{formatTable, formatJSON, formatNDJSON, formatCSV} }

// rowFormatNames are those of a command that lists rows of the corpus.
func rowFormatNames() []string { return append([]string{formatTable, formatJSON}, sheets.Names()...) }

// listing says how rows of a kind are shown in each format.
type listing[T any] struct {
	// columns are those of the table for people.
	columns []column[T]
	// sheet is what programs get, all that there is. Where all of it is words,
	// header and record may stand in its place.
	sheet  sheets.Sheet[T]
	header []string
	record func(T) []string
	// none is said, on standard error, when a table has no rows.
	none string
}

// print writes rows that are not of the corpus: nothing is said of what they are
// made from.
func (l listing[T]) print(a *app, rows iter.Seq2[T, error]) (int, error) {
	return l.printMade(a, rows, &sheets.About{Program: version()})
}

// printMade writes the rows in the format and returns their number. All but the
// table are written as the rows come, whatever their number. about is what they are
// made from.
func (l listing[T]) printMade(a *app, rows iter.Seq2[T, error], about *sheets.About) (int, error) {
	if a.format == formatTable {
		return l.printTable(a, rows)
	}
	if l.sheet.Cells == nil {
		l.sheet = wordSheet(l.header, l.record)
	}
	a.file.made = about
	if a.format == formatJSON {
		n, err := printJSON(a.out, l.sheet, rows)
		about.Rows = n
		return n, err
	}
	opts := sheets.Options{Format: sheets.Format(a.format), BOM: a.file.bom}
	return sheets.Write(a.out, opts, l.sheet, rows, func(n int) sheets.About {
		about.Rows = n
		return *about
	})
}

// wordSheet is a sheet of words, with the rows themselves for JSON.
func wordSheet[T any](header []string, record func(T) []string) sheets.Sheet[T] {
	s := sheets.Sheet[T]{Name: "rows", Object: func(row T) any { return row }}
	for _, name := range header {
		s.Columns = append(s.Columns, sheets.Column{Name: name})
	}
	s.Cells = func(row T) []any {
		var cells []any
		for _, word := range record(row) {
			cells = append(cells, word)
		}
		return cells
	}
	return s
}

func (l listing[T]) printTable(a *app, rows iter.Seq2[T, error]) (int, error) {
	var all []T
	for row, err := range rows {
		if err != nil {
			return len(all), err
		}
		all = append(all, row)
	}
	if len(all) == 0 {
		fmt.Fprintln(a.err, l.none)
		return 0, nil
	}
	_, err := io.WriteString(a.out, renderTable(l.columns, all, a.width()))
	return len(all), err
}

// printJSON writes the rows as one array.
func printJSON[T any](w io.Writer, s sheets.Sheet[T], rows iter.Seq2[T, error]) (int, error) {
	n := 0
	separator := "[\n"
	for row, err := range rows {
		if err != nil {
			return n, err
		}
		var data bytes.Buffer
		encoder := json.NewEncoder(&data)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("  ", "  ")
		if err := encoder.Encode(s.ObjectOf(row)); err != nil {
			return n, fmt.Errorf("encoding row %d: %w", n+1, err)
		}
		if _, err := fmt.Fprintf(w, "%s  %s", separator, bytes.TrimRight(data.Bytes(), "\n")); err != nil {
			return n, err
		}
		separator = ",\n"
		n++
	}
	end := "\n]\n"
	if n == 0 {
		end = "[]\n"
	}
	_, err := io.WriteString(w, end)
	return n, err
}

// each yields the rows of a slice.
func each[T any](rows []T) iter.Seq2[T, error] { return sheets.Each(rows) }

// printObject writes one value as a line of NDJSON.
func printObject(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

// writeIndented writes one value as JSON for people too.
func writeIndented(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

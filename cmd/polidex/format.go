package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
)

// The formats in which rows are printed.
const (
	formatTable  = "table"
	formatJSON   = "json"
	formatNDJSON = "ndjson"
	formatCSV    = "csv"
)

func formatNames() []string {
	return []string{formatTable, formatJSON, formatNDJSON, formatCSV}
}

// listing says how rows of a kind are shown in each format.
type listing[T any] struct {
	// columns are those of the table for people.
	columns []column[T]
	// header and record are those of the CSV for programs, all that there is.
	header []string
	record func(T) []string
	// none is said, on standard error, when a table has no rows.
	none string
}

// print writes the rows in the format and returns their number. JSON, NDJSON
// and CSV are written as the rows come, whatever their number.
func (l listing[T]) print(a *app, rows iter.Seq2[T, error]) (int, error) {
	switch a.format {
	case formatJSON:
		return printJSON(a.out, rows)
	case formatNDJSON:
		return printNDJSON(a.out, rows)
	case formatCSV:
		return l.printCSV(a.out, rows)
	}
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

func printJSON[T any](w io.Writer, rows iter.Seq2[T, error]) (int, error) {
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
		if err := encoder.Encode(row); err != nil {
			return n, fmt.Errorf("encoding row %d: %w", n+1, err)
		}
		if _, err := fmt.Fprintf(w, "%s  %s", separator, bytes.TrimRight(data.Bytes(), "\n")); err != nil {
			return n, err
		}
		separator = ",\n"
		n++
	}
	if n == 0 {
		_, err := io.WriteString(w, "[]\n")
		return 0, err
	}
	_, err := io.WriteString(w, "\n]\n")
	return n, err
}

func printNDJSON[T any](w io.Writer, rows iter.Seq2[T, error]) (int, error) {
	n := 0
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for row, err := range rows {
		if err != nil {
			return n, err
		}
		if err := encoder.Encode(row); err != nil {
			return n, fmt.Errorf("writing row %d: %w", n+1, err)
		}
		n++
	}
	return n, nil
}

func (l listing[T]) printCSV(w io.Writer, rows iter.Seq2[T, error]) (int, error) {
	out := csv.NewWriter(w)
	if err := out.Write(l.header); err != nil {
		return 0, err
	}
	n := 0
	for row, err := range rows {
		if err != nil {
			out.Flush()
			return n, err
		}
		if err := out.Write(l.record(row)); err != nil {
			return n, err
		}
		n++
	}
	out.Flush()
	return n, out.Error()
}

// each yields the rows of a slice.
func each[T any](rows []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

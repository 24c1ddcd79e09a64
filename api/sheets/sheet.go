package sheets

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"polidex/corpus"
)

// Type is what the cells of a column hold.
type Type int

// The types, and the Go type of a cell of each. A nil cell is empty, and so is an
// empty string, date or list.
const (
	// Text is a string.
	Text Type = iota
	// Number is an int.
	Number
	// Truth is a bool.
	Truth
	// Day is a [corpus.Date].
	Day
	// Moment is a [time.Time].
	Moment
	// TextList is a []string, NumberList a []int: a list in Parquet and NDJSON, one
	// cell with [corpus.ListSeparator] between the values in CSV and xlsx.
	TextList
	NumberList
)

// Column is one column of a sheet.
type Column struct {
	Name string
	Type Type
	// Width is that of the column in a spreadsheet, in characters; 0 is one that
	// fits most values of the type.
	Width float64
	// Repeats says that few values are met again and again, so that Parquet keeps
	// each of them once.
	Repeats bool
}

// Sheet says how rows are laid out.
type Sheet[T any] struct {
	// Name is that of the spreadsheet's sheet, and of a file: "actions".
	Name    string
	Columns []Column
	// Cells returns a row's cells, one for each column.
	Cells func(row T) []any
	// Object returns what a line of NDJSON has of a row; nil makes an object of the
	// cells by the columns' names.
	Object func(row T) any
}

// ObjectOf returns what JSON has of a row.
func (s *Sheet[T]) ObjectOf(row T) any {
	if s.Object != nil {
		return s.Object(row)
	}
	return object{s.Columns, s.Cells(row)}
}

// Header returns the names of the columns.
func (s *Sheet[T]) Header() []string {
	names := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		names[i] = c.Name
	}
	return names
}

// object is a row as JSON, its members in the order of the columns.
type object struct {
	columns []Column
	cells   []any
}

// MarshalJSON leaves nothing out: an empty cell is null, an empty list is [].
func (o object) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, c := range o.columns {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(strconv.AppendQuote(out, c.Name), ':')
		var value bytes.Buffer
		enc := json.NewEncoder(&value)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(plain(c.Type, o.cells[i])); err != nil {
			return nil, fmt.Errorf("encoding %s: %w", c.Name, err)
		}
		out = append(out, bytes.TrimRight(value.Bytes(), "\n")...)
	}
	return append(out, '}'), nil
}

// plain makes the empty cells of a type alike.
func plain(t Type, cell any) any {
	switch t {
	case TextList:
		if list, _ := cell.([]string); list == nil {
			return []string{}
		}
	case NumberList:
		if list, _ := cell.([]int); list == nil {
			return []int{}
		}
	case Text, Number, Truth, Day, Moment:
		if cell == corpus.Date("") {
			return nil
		}
		if at, ok := cell.(time.Time); ok {
			if at.IsZero() {
				return nil
			}
			return at.UTC()
		}
	}
	return cell
}

// textOf returns a cell as words.
func textOf(cell any) string {
	switch v := cell.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	case corpus.Date:
		return string(v)
	case time.Time:
		if v.IsZero() {
			return ""
		}
		return v.UTC().Format(time.RFC3339)
	case []string:
		return strings.Join(v, corpus.ListSeparator)
	case []int:
		words := make([]string, len(v))
		for i, n := range v {
			words[i] = strconv.Itoa(n)
		}
		return strings.Join(words, corpus.ListSeparator)
	}
	return ""
}

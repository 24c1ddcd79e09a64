package sheets

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"

	"polidex/corpus"
)

// What is held of a group of rows before it is written.
const (
	groupRows  = 25_000
	groupBytes = 8 << 20
	// dictionaryBytes bounds the distinct values that a column's dictionary holds.
	dictionaryBytes = 1 << 20
)

// metadataPrefix begins the names of what a file's metadata say of it.
const metadataPrefix = "polidex."

// parquetRows writes a Parquet file: all columns but lists are optional, lists are
// lists of strings or numbers, days are DATE, moments TIMESTAMP in milliseconds.
// The parts of [About] are in the file's metadata.
type parquetRows[T any] struct {
	w      *parquet.GenericWriter[any]
	schema *parquet.Schema
	sheet  Sheet[T]
	// line is a Go struct of a row, values what it is written as.
	line   reflect.Value
	values [1]parquet.Row
	// rows is the number of rows in the group in hand, bytes about their size.
	rows, bytes int
}

func newParquetRows[T any](w io.Writer, s Sheet[T]) (*parquetRows[T], error) {
	row, err := rowType(s.Columns)
	if err != nil {
		return nil, err
	}
	line := reflect.New(row)
	schema := parquet.NewSchema(s.Name, parquet.SchemaOf(line.Interface()))
	return &parquetRows[T]{
		w: parquet.NewGenericWriter[any](w, schema, parquet.Compression(&parquet.Zstd),
			parquet.DictionaryMaxBytes(dictionaryBytes), parquet.PageBufferSize(64<<10)),
		schema: schema, sheet: s, line: line.Elem(),
	}, nil
}

// rowType returns the Go struct of a row: the library has a schema of fields in
// their order for it.
func rowType(columns []Column) (reflect.Type, error) {
	fields := make([]reflect.StructField, len(columns))
	for i, c := range columns {
		var t reflect.Type
		tag := c.Name + ",optional"
		switch c.Type {
		case Text:
			t = reflect.TypeFor[string]()
		case Number:
			t = reflect.TypeFor[*int64]()
		case Truth:
			t = reflect.TypeFor[*bool]()
		case Day:
			t, tag = reflect.TypeFor[*int32](), tag+",date"
		case Moment:
			t, tag = reflect.TypeFor[*int64](), tag+",timestamp(millisecond)"
		case TextList:
			t, tag = reflect.TypeFor[[]string](), c.Name+",list"
		case NumberList:
			t, tag = reflect.TypeFor[[]int64](), c.Name+",list"
		default:
			return nil, fmt.Errorf("column %q has a type that Parquet has not: %w", c.Name, corpus.ErrUnsupported)
		}
		if c.Repeats && c.Type == Text {
			tag += ",dict"
		}
		fields[i] = reflect.StructField{Name: fmt.Sprintf("Column%d", i), Type: t, Tag: reflect.StructTag(fmt.Sprintf("parquet:%q", tag))}
	}
	return reflect.StructOf(fields), nil
}

func (p *parquetRows[T]) row(row T) error {
	p.line.SetZero()
	for i, cell := range p.sheet.Cells(row) {
		p.bytes += p.set(p.line.Field(i), cell)
	}
	p.values[0] = p.schema.Deconstruct(p.values[0][:0], p.line.Addr().Interface())
	if _, err := p.w.WriteRows(p.values[:]); err != nil {
		return err
	}
	if p.rows++; p.rows < groupRows && p.bytes < groupBytes {
		return nil
	}
	p.rows, p.bytes = 0, 0
	return p.w.Flush()
}

// set puts a cell into its field and returns about how many bytes it takes.
func (p *parquetRows[T]) set(field reflect.Value, cell any) int {
	switch v := cell.(type) {
	case string:
		// Readers refuse a file with a STRING that is no UTF-8.
		field.SetString(strings.ToValidUTF8(v, "\ufffd"))
		return len(v)
	case int:
		n := int64(v)
		field.Set(reflect.ValueOf(&n))
	case bool:
		field.Set(reflect.ValueOf(&v))
	case corpus.Date:
		at, err := time.Parse(time.DateOnly, string(v))
		if err != nil {
			return 0 // no day: empty
		}
		days := int32(at.Unix() / (24 * 60 * 60))
		field.Set(reflect.ValueOf(&days))
	case time.Time:
		if v.IsZero() {
			return 0
		}
		ms := v.UnixMilli()
		field.Set(reflect.ValueOf(&ms))
	case []string:
		field.Set(reflect.ValueOf(v))
		n := 0
		for _, s := range v {
			n += len(s)
		}
		return n
	case []int:
		list := make([]int64, len(v))
		for i, n := range v {
			list[i] = int64(n)
		}
		field.Set(reflect.ValueOf(list))
		return 8 * len(v)
	}
	return 8
}

func (p *parquetRows[T]) close(about About) error {
	for _, f := range about.Facts() {
		p.w.SetKeyValueMetadata(metadataPrefix+f.Name, f.Value)
	}
	return p.w.Close()
}

func (p *parquetRows[T]) release() error { return nil }

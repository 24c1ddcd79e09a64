package sheets

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/xuri/excelize/v2"
)

// limits bound one sheet of a workbook; rows beyond them go on in a further one.
type limits struct {
	// rows is that of Excel, the header with them.
	rows int
	// bytes is about that of the sheet as XML: a part of a zip with more than 4 GB
	// is not read by every program.
	bytes int64
}

func excelLimits() limits { return limits{rows: excelize.TotalRows, bytes: 2 << 30} }

// workbook writes an xlsx file: the rows on one sheet, or as many as they need,
// and last the sheet About.
type workbook[T any] struct {
	out    io.Writer
	sheet  Sheet[T]
	limits limits
	// dir is the temporary folder in which rows wait until the file is written.
	dir    string
	file   *excelize.File
	styles styles

	// stream writes the sheet in hand, the count-th with rows, which has rows rows
	// and about bytes bytes.
	stream *excelize.StreamWriter
	count  int
	rows   int
	bytes  int64
	line   []any
	// cut counts the cells of which a spreadsheet holds only a part.
	cut int
}

func newWorkbook[T any](w io.Writer, s Sheet[T]) (*workbook[T], error) {
	return newLimitedWorkbook(w, s, excelLimits())
}

func newLimitedWorkbook[T any](w io.Writer, s Sheet[T], l limits) (*workbook[T], error) {
	dir, err := os.MkdirTemp("", "polidex-xlsx-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the rows of an xlsx file: %w", err)
	}
	b := &workbook[T]{out: w, sheet: s, limits: l, dir: dir, line: make([]any, len(s.Columns))}
	b.file = excelize.NewFile(excelize.Options{TmpDir: dir})
	if b.styles, err = newStyles(b.file); err == nil {
		err = b.begin()
	}
	if err != nil {
		return nil, errors.Join(err, b.release())
	}
	return b, nil
}

// begin begins a sheet: its header stays in sight, and each column has a width.
func (b *workbook[T]) begin() error {
	b.count++
	b.rows, b.bytes = 1, 0
	name := sheetName(b.sheet.Name, b.count)
	if b.count == 1 {
		if err := b.file.SetSheetName(b.file.GetSheetName(0), name); err != nil {
			return err
		}
	} else if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	// How many rows there will be is not known yet, and readers believe what
	// stands here.
	if err := b.file.SetSheetDimension(name, ""); err != nil {
		return err
	}
	var err error
	if b.stream, err = b.file.NewStreamWriter(name); err != nil {
		return err
	}
	for i, c := range b.sheet.Columns {
		if err := b.stream.SetColWidth(i+1, i+1, c.width()); err != nil {
			return err
		}
		b.line[i] = excelize.Cell{StyleID: b.styles.header, Value: c.Name}
	}
	if err := b.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return b.stream.SetRow("A1", b.line)
}

func (b *workbook[T]) row(row T) error {
	if b.rows >= b.limits.rows || b.bytes >= b.limits.bytes {
		if err := b.end(); err != nil {
			return err
		}
		if err := b.begin(); err != nil {
			return err
		}
	}
	b.rows++
	for i, cell := range b.sheet.Cells(row) {
		value, bytes, cut := b.styles.value(cell)
		b.line[i] = value
		b.bytes += int64(bytes)
		if cut {
			b.cut++
		}
	}
	return b.stream.SetRow(fmt.Sprintf("A%d", b.rows), b.line)
}

// end ends the sheet in hand, with a filter over its columns. Text that looks like
// a number, such as a single year in a list, is not marked as a mistake.
func (b *workbook[T]) end() error {
	last, err := excelize.CoordinatesToCellName(len(b.sheet.Columns), b.rows)
	if err != nil {
		return err
	}
	if err := b.file.AutoFilter(b.stream.Sheet, "A1:"+last, nil); err != nil {
		return err
	}
	if err := b.file.AddIgnoredErrors(b.stream.Sheet, "A1:"+last, excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	return b.stream.Flush()
}

func (b *workbook[T]) close(about About) error {
	if err := b.end(); err != nil {
		return err
	}
	if err := writeAbout(b.file, b.styles, about, b.count, b.cut); err != nil {
		return err
	}
	b.file.SetActiveSheet(0)
	parts := newParts(b.out, b.dir, about.Changed, b.count)
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	// The parts go to out; what excelize would write itself is empty.
	return b.file.Write(io.Discard)
}

func (b *workbook[T]) release() error {
	return errors.Join(b.file.Close(), os.RemoveAll(b.dir))
}

// sheetNameLetters is how long Excel lets a sheet's name be.
const sheetNameLetters = excelize.MaxSheetNameLength

// sheetName is the name of the n-th sheet with the rows.
func sheetName(name string, n int) string {
	suffix := ""
	if n > 1 {
		suffix = fmt.Sprintf(" %d", n)
	}
	if most := sheetNameLetters - len(suffix); len(name) > most {
		name = name[:most]
	}
	return name + suffix
}

package sheets

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"polidex/corpus"
)

// styles are the ids of a workbook's styles.
type styles struct{ header, label, day, moment, words int }

func newStyles(f *excelize.File) (styles, error) {
	var s styles
	day, moment := "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"
	font, err := f.GetDefaultFont()
	if err != nil {
		return s, err
	}
	bold := &excelize.Font{Bold: true, Family: font, Size: 11}
	for _, style := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.header, excelize.Style{Font: bold, Border: []excelize.Border{{Type: "bottom", Color: "808080", Style: 1}}}},
		{&s.label, excelize.Style{Font: bold, Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&s.words, excelize.Style{Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "top", WrapText: true}}},
		{&s.day, excelize.Style{CustomNumFmt: &day}},
		{&s.moment, excelize.Style{CustomNumFmt: &moment, Alignment: &excelize.Alignment{Horizontal: "left"}}},
	} {
		id, err := f.NewStyle(&style.style)
		if err != nil {
			return s, err
		}
		*style.id = id
	}
	return s, nil
}

// cellBytes is about what a cell takes in a sheet's XML beside its words.
const cellBytes = 64

// value returns a cell as excelize takes it, about how many bytes it takes, and
// whether it was cut. Words are always words, never a formula; a day or a moment
// is a number that is shown as one.
func (s styles) value(cell any) (value any, bytes int, cut bool) {
	switch v := cell.(type) {
	case nil:
		return nil, 0, false
	case int, bool:
		return v, cellBytes, false
	case corpus.Date:
		if days, ok := excelDays(v); ok {
			return excelize.Cell{StyleID: s.day, Value: days}, cellBytes, false
		}
	case time.Time:
		if v.IsZero() {
			return nil, 0, false
		}
		return excelize.Cell{StyleID: s.moment, Value: v.UTC()}, cellBytes, false
	}
	words := textOf(cell)
	if words == "" {
		return nil, 0, false
	}
	words, cut = cellWords(words)
	return words, cellBytes + len(words), cut
}

// excelDays returns a day as Excel counts it: 1 March 1900 is 61. It has no days
// before 1900, and counts wrongly until that February's end.
func excelDays(d corpus.Date) (int, bool) {
	at, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return 0, false
	}
	days := int(at.Sub(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
	return days, days >= 61
}

// cutMark ends what is left of a cell with more characters than Excel holds.
const cutMark = " … [cut]"

// cellWords returns words as a cell of a spreadsheet can hold them: without
// control characters, and with at most [excelize.TotalCellChars] characters, which
// Excel counts in UTF-16.
func cellWords(words string) (string, bool) {
	if strings.ContainsFunc(words, notInCell) {
		words = strings.ReplaceAll(words, "\r\n", "\n")
		words = strings.Map(func(r rune) rune {
			switch {
			case r == '\r':
				return '\n'
			case notInCell(r):
				return ' '
			}
			return r
		}, words)
	}
	if len(words) <= excelize.TotalCellChars {
		return words, false
	}
	left := excelize.TotalCellChars - utf8.RuneCountInString(cutMark)
	whole, at := 0, 0 // the length in UTF-16, and where the part ends
	for i, r := range words {
		whole += utf16.RuneLen(r)
		if whole <= left {
			at = i + utf8.RuneLen(r)
		}
	}
	if whole <= excelize.TotalCellChars {
		return words, false
	}
	return words[:at] + cutMark, true
}

// notInCell says that a character must not stand in a cell: XML has no control
// characters but tab and line feed.
func notInCell(r rune) bool {
	return unicode.IsControl(r) && r != '\t' && r != '\n' || r == '\ufffe' || r == '\uffff'
}

// width is the column's in a spreadsheet.
func (c Column) width() float64 {
	if c.Width > 0 {
		return c.Width
	}
	switch c.Type {
	case Number, Truth:
		return 10
	case Day:
		return 12
	case Moment:
		return 20
	case Text, TextList, NumberList:
	}
	return 24
}

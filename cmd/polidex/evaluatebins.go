package main

import (
	"fmt"
	"strconv"

	"polidex/extract/evaluate"
)

// calibrationTitle is the title of a calibration's table.
func calibrationTitle(of string, c evaluate.ConfidenceFigures) string {
	return fmt.Sprintf("%s: expected calibration error %.4f", of, c.Error)
}

// binTable is the table of a calibration of actions or of themes, empty without
// any.
func binTable(of string, c evaluate.ConfidenceFigures, width int) string {
	if len(c.Bins) == 0 {
		return ""
	}
	cell := func(name string, value func(evaluate.Bin) string) column[evaluate.Bin] {
		return column[evaluate.Bin]{name: name, widest: len("0.95-1.00"), right: true, cell: value}
	}
	return renderTable([]column[evaluate.Bin]{
		cell("stated", func(b evaluate.Bin) string { return fmt.Sprintf("%.2f–%.2f", b.From, b.To) }),
		cell("mean", func(b evaluate.Bin) string { return rate(b.Confidence) }),
		cell(of, func(b evaluate.Bin) string { return strconv.Itoa(b.N) }),
		cell("right", func(b evaluate.Bin) string { return strconv.Itoa(b.Right) }),
		cell("share", func(b evaluate.Bin) string { return rate(b.Accuracy) }),
	}, c.Bins, width)
}

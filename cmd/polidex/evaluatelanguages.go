package main

import (
	"fmt"
	"strconv"
	"strings"

	"polidex/extract/evaluate"
)

// besideEnglish is the title of the gap table: how many languages are good enough.
func besideEnglish(r evaluate.Report) string {
	others, low := 0, 0
	for _, l := range r.Languages {
		if l.ToEnglish == nil {
			continue
		}
		others++
		if !l.ToEnglish.Holds {
			low++
		}
	}
	return fmt.Sprintf("beside English: %d of %s more than %.2f below it", low, plural(others, "language", "languages"), evaluate.MostBelowEnglish)
}

// gapTable shows the F1 of detection and themes language by language, English
// first, with the differences to it; empty where there are none.
func gapTable(r evaluate.Report, width int) string {
	var rows []evaluate.LanguageFigures
	measured := false
	for _, l := range r.Languages {
		if l.ToEnglish == nil {
			rows = append([]evaluate.LanguageFigures{l}, rows...)
			continue
		}
		measured = true
		rows = append(rows, l)
	}
	if !measured {
		return ""
	}
	type language = evaluate.LanguageFigures
	number := func(name string, value func(language) string) column[language] {
		return column[language]{name: name, widest: len("detection"), right: true, cell: value}
	}
	gap := func(name string, value func(*evaluate.Gap) float64) column[language] {
		return number(name, func(l language) string {
			if l.ToEnglish == nil {
				return ""
			}
			return difference(value(l.ToEnglish))
		})
	}
	return renderTable([]column[language]{
		{name: "language", widest: len("language"), cell: func(l language) string { return l.Language }},
		number("gold", func(l language) string { return strconv.Itoa(l.Gold) }),
		number("detection", func(l language) string { return rate(l.Detection.F1) }),
		gap("to en", func(g *evaluate.Gap) float64 { return g.Detection }),
		number("themes", func(l language) string { return rate(l.Themes.F1) }),
		gap("to en", func(g *evaluate.Gap) float64 { return g.Themes }),
		{name: "too low", widest: len("detection, themes"), cell: func(l language) string { return tooLow(l.ToEnglish) }},
	}, rows, width)
}

// difference is a difference of shares for a table.
func difference(v float64) string {
	if s := fmt.Sprintf("%+.3f", v); s != "-0.000" {
		return s
	}
	return "+0.000"
}

// tooLow names what is too far below English.
func tooLow(g *evaluate.Gap) string {
	var low []string
	if g != nil && evaluate.TooLow(g.Detection) {
		low = append(low, "detection")
	}
	if g != nil && evaluate.TooLow(g.Themes) {
		low = append(low, "themes")
	}
	return strings.Join(low, ", ")
}

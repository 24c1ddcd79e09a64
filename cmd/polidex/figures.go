package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"polidex/extract/evaluate"
)

// printFigures prints a report as tables for people.
func (a *app) printFigures(r evaluate.Report) error {
	var b strings.Builder
	width := a.width()
	section := func(title, body string) {
		if body == "" {
			return
		}
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		b.WriteString(indent(title, width, "") + "\n" + body)
	}
	section("documents", figureTables("document", documentColumns(), documentFigures(r), width))
	section("not read", unread(r, width))
	section("languages", figureTables("language", languageColumns(), languageFigures(r), width))
	section(besideEnglish(r), gapTable(r, width))
	section(inAll(r), renderTable(figureColumns(), r.All.List(), width))
	section(calibrationTitle("confidence", r.Confidence), binTable("actions", r.Confidence, width))
	section(calibrationTitle("confidence in themes", r.ThemeConfidence), binTable("themes", r.ThemeConfidence, width))
	section(fmt.Sprintf("missed: %s", plural(len(r.Missed), "action", "actions")), findings(r.Missed, width))
	section(fmt.Sprintf("false: %s", plural(len(r.False), "action", "actions")), findings(r.False, width))
	section(fmt.Sprintf("wrong: %s", plural(len(r.Wrong), "field", "fields")), differences(r.Wrong, width))
	section(fmt.Sprintf("missed themes of actions found: %d", len(r.MissedThemes)), themeFindings(r.MissedThemes, width))
	section(fmt.Sprintf("false themes of actions found: %d", len(r.FalseThemes)), themeFindings(r.FalseThemes, width))
	_, err := io.WriteString(a.out, b.String())
	return err
}

// inAll is the title of the figures of all documents, with the errors of the
// calibrations that there are.
func inAll(r evaluate.Report) string {
	title := fmt.Sprintf("in all: %s, %s of gold, %d found", plural(len(r.Documents), "document", "documents"),
		plural(r.All.Gold, "action", "actions"), r.All.Found)
	var errors []string
	if len(r.Confidence.Bins) > 0 {
		errors = append(errors, rate(r.Confidence.Error)+" (actions)")
	}
	if len(r.ThemeConfidence.Bins) > 0 {
		errors = append(errors, rate(r.ThemeConfidence.Error)+" (themes)")
	}
	if len(errors) > 0 {
		title += ", calibration error " + strings.Join(errors, ", ")
	}
	return title
}

// named are figures and whose they are.
type named struct {
	name string
	evaluate.Figures
}

func documentFigures(r evaluate.Report) []named {
	var rows []named
	for _, d := range r.Documents {
		if d.Figures != nil {
			rows = append(rows, named{d.Document, *d.Figures})
		}
	}
	return rows
}

func languageFigures(r evaluate.Report) []named {
	var rows []named
	for _, l := range r.Languages {
		rows = append(rows, named{l.Language, l.Figures})
	}
	return rows
}

func share(name string, value func(*named) float64) column[named] {
	return column[named]{name: name, widest: len("1.000"), right: true, cell: func(n named) string { return rate(value(&n)) }}
}

func count(name string, value func(*named) int) column[named] {
	return column[named]{name: name, widest: len("100000"), right: true, cell: func(n named) string { return strconv.Itoa(value(&n)) }}
}

// actionColumns are the figures of the actions and their themes.
func actionColumns() []column[named] {
	return []column[named]{
		count("gold", func(n *named) int { return n.Gold }),
		count("found", func(n *named) int { return n.Found }),
		share("prec.", func(n *named) float64 { return n.Detection.Precision }),
		share("recall", func(n *named) float64 { return n.Detection.Recall }),
		share("F1", func(n *named) float64 { return n.Detection.F1 }),
		share("strict", func(n *named) float64 { return n.Strict.F1 }),
		share("words", func(n *named) float64 { return n.Boundary }),
		share("page", func(n *named) float64 { return n.Page }),
		share("box", func(n *named) float64 { return n.Box }),
		share("lead-in", func(n *named) float64 { return n.LeadIn }),
		share("actors", func(n *named) float64 { return n.Actors.F1 }),
		share("deadline", func(n *named) float64 { return n.DeadlineAccuracy }),
		share("due", func(n *named) float64 { return n.Deadline.F1 }),
		share("themes", func(n *named) float64 { return n.Themes.F1 }),
		share("macro", func(n *named) float64 { return n.ThemesMacro }),
		share("th. all", func(n *named) float64 { return n.ThemesEndToEnd.F1 }),
		share("doc. th.", func(n *named) float64 { return n.DocumentThemes.F1 }),
	}
}

// documentColumns are those of one document, with how many of its five facts are
// right; which are not is told below.
func documentColumns() []column[named] {
	return append(actionColumns(), column[named]{name: "facts", widest: len("facts"), right: true, cell: func(n named) string {
		return fmt.Sprintf("%.0f/5", n.Title+n.Reference+n.Date+n.Language+n.Pages)
	}})
}

// languageColumns are those of many documents.
func languageColumns() []column[named] {
	return append(actionColumns(),
		share("title", func(n *named) float64 { return n.Title }),
		share("ref.", func(n *named) float64 { return n.Reference }),
		share("date", func(n *named) float64 { return n.Date }),
		share("lang.", func(n *named) float64 { return n.Figures.Language }),
		share("pages", func(n *named) float64 { return n.Pages }))
}

// widestName is the most that the name of a document takes of a table.
const widestName = 30

// figureTables lays out a row of figures for each name: as many side by side as
// the width holds, and the next ones below with the names again.
func figureTables(of string, figures []column[named], rows []named, width int) string {
	if len(rows) == 0 {
		return ""
	}
	name := column[named]{name: of, widest: widestName, cell: func(n named) string { return n.name }}
	var tables []string
	columns := []column[named]{name}
	flush := func() { tables = append(tables, renderTable(columns, rows, width)) }
	for _, c := range figures {
		if next := append(columns, c); len(columns) > 1 && total(fit(next, cellsOf(next, rows), width)) > width {
			flush()
			columns = []column[named]{name}
		}
		columns = append(columns, c)
	}
	flush()
	return strings.Join(tables, "\n")
}

// cellsOf are the cells of a table, row by row.
func cellsOf[T any](columns []column[T], rows []T) [][]string {
	cells := make([][]string, len(rows))
	for i, r := range rows {
		for _, c := range columns {
			cells[i] = append(cells[i], oneLine(c.cell(r)))
		}
	}
	return cells
}

// rate is a share for a table.
func rate(v float64) string { return strconv.FormatFloat(v, 'f', 3, 64) }

// figureColumns are the columns of a table with a row a figure.
func figureColumns() []column[evaluate.Figure] {
	ofScore := func(name string, value func(*evaluate.Score) string) column[evaluate.Figure] {
		return column[evaluate.Figure]{name: name, widest: len("precision"), right: true, cell: func(f evaluate.Figure) string {
			if f.Score == nil {
				return ""
			}
			return value(f.Score)
		}}
	}
	return []column[evaluate.Figure]{
		{name: "figure", cell: func(f evaluate.Figure) string { return f.Name }},
		{name: "F1 or share", widest: len("F1 or share"), right: true, cell: func(f evaluate.Figure) string { return rate(f.Value) }},
		ofScore("precision", func(s *evaluate.Score) string { return rate(s.Precision) }),
		ofScore("recall", func(s *evaluate.Score) string { return rate(s.Recall) }),
		ofScore("right", func(s *evaluate.Score) string { return strconv.Itoa(s.Right) }),
		ofScore("found", func(s *evaluate.Score) string { return strconv.Itoa(s.Found) }),
		ofScore("gold", func(s *evaluate.Score) string { return strconv.Itoa(s.Gold) }),
	}
}

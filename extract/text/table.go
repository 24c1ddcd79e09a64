package text

import (
	"regexp"
	"strings"

	"polidex/corpus"
)

// columnsOf returns the cells of a line that a program wrote as a row: between
// bars, or parted by tabulators. A bullet and its words are no two cells.
func columnsOf(raw string) []string {
	text := strings.TrimSpace(raw)
	var cells []string
	switch {
	case strings.HasPrefix(text, "|") && strings.Count(text, "|") > 2:
		cells = strings.Split(strings.Trim(text, "|"), "|")
	case strings.Contains(text, "\t"):
		cells = strings.Split(text, "\t")
	default:
		return nil
	}
	for i := range cells {
		cells[i] = squeeze(cells[i])
	}
	if _, _, kind := marker(cells[0] + " x"); kind != noMarker {
		return nil
	}
	return cells
}

// barRule matches the cells of the line below the head of a table in Markdown.
var barRule = regexp.MustCompile(`^:?-+:?$`)

func isRule(cells []string) bool {
	for _, c := range cells {
		if !barRule.MatchString(c) {
			return false
		}
	}
	return len(cells) > 0
}

// tableRows returns how many of the lines are rows of one table: at least two,
// with the same number of cells.
func tableRows(lines []line) int {
	n := 0
	for n < len(lines) && len(lines[n].columns) > 1 && len(lines[n].columns) == len(lines[0].columns) && lines[n].furniture == "" {
		n++
	}
	if n < 2 {
		return 0
	}
	return n
}

// table makes a region of rows. The first is the head when a rule says so, or
// when its cells are short words without numbers. A short line right above, which
// caption names, is its title.
func (b *builder) table(rows []line, caption string) {
	b.doc.Regions = append(b.doc.Regions, corpus.Region{Kind: corpus.RegionTable, Page: rows[0].page, Caption: caption})
	region := len(b.doc.Regions)
	for i, l := range rows {
		if isRule(l.columns) {
			continue
		}
		header := i == 0 && (len(rows) > 1 && isRule(rows[1].columns) || namesColumns(l.columns))
		b.add(draft{Block: corpus.Block{
			Kind: corpus.Row, Text: strings.Join(l.columns, corpus.CellSeparator), Page: l.page, Region: region, Header: header,
		}})
	}
}

// caption returns the words of the open block when it is one line that could be
// a title: directly above a table they are that of the table.
func (b *builder) caption(gap bool) string {
	if gap || b.open == nil || b.open.lines > 1 || b.open.kind != noMarker || !titleWords(b.open.Text) {
		return ""
	}
	return b.open.Text
}

func namesColumns(cells []string) bool {
	for _, c := range cells {
		if c == "" || len(strings.Fields(c)) > 4 || strings.ContainsAny(c, "0123456789") || endsSentence(c) {
			return false
		}
	}
	return true
}

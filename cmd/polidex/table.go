package main

import (
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"
)

// column is one column of a table for people.
type column[T any] struct {
	name string
	cell func(T) string
	// widest bounds the column's width in characters; 0 takes the room that the
	// others leave, and is for the one column of long text.
	widest int
	// right aligns numbers.
	right bool
	// spare columns are left out, the last first, when the terminal is narrow;
	// a spare column of long text only when it would get very narrow.
	spare bool
}

// Widths in characters.
const (
	// pipedWidth is assumed where nobody says how wide the reader's screen is.
	pipedWidth = 120
	// leastText is the least room that is left for the long text before spare
	// columns are dropped.
	leastText = 36
	// narrowText is the least width of a column of words. Where the long text
	// would get less, columns that are not spare go as well.
	narrowText = 12
	// gap is what stands between two columns.
	gap = 2
)

// width is the terminal's, else what COLUMNS says, else pipedWidth.
func (a *app) width() int {
	if f, ok := a.out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return w
		}
	}
	if w, err := strconv.Atoi(a.env("COLUMNS")); err == nil && w > 0 {
		return w
	}
	return pipedWidth
}

// renderTable lays rows out in the given width: long text is wrapped in the
// room that is left, and spare columns go before the text gets too narrow.
func renderTable[T any](columns []column[T], rows []T, width int) string {
	cells := make([][]string, len(rows))
	for i, r := range rows {
		for _, c := range columns {
			cells[i] = append(cells[i], oneLine(c.cell(r)))
		}
	}
	widths := fit(columns, cells, width)

	w := table.NewWriter()
	style := table.StyleDefault
	style.Options = table.Options{SeparateHeader: true}
	style.Box.MiddleHorizontal, style.Box.MiddleSeparator = "─", "─"
	style.Box.PaddingLeft, style.Box.PaddingRight = "", strings.Repeat(" ", gap)
	style.Format.Header = text.FormatDefault
	w.SetStyle(style)
	w.SuppressTrailingSpaces()

	var header table.Row
	var configs []table.ColumnConfig
	for i, c := range columns {
		if widths[i] == 0 {
			continue
		}
		header = append(header, c.name)
		config := table.ColumnConfig{Number: len(header), WidthMax: widths[i], WidthMaxEnforcer: text.WrapSoft}
		if c.right {
			config.Align = text.AlignRight
			config.AlignHeader = text.AlignRight
		}
		configs = append(configs, config)
	}
	w.AppendHeader(header)
	w.SetColumnConfigs(configs)
	for _, line := range cells {
		var row table.Row
		for i, cell := range line {
			if widths[i] > 0 {
				row = append(row, cell)
			}
		}
		w.AppendRow(row)
	}
	return w.Render() + "\n"
}

// fit returns the width of each column, 0 for one that is left out.
func fit[T any](columns []column[T], cells [][]string, width int) []int {
	widths := make([]int, len(columns))
	flexible := -1
	for i, c := range columns {
		head := text.LongestLineLen(c.name)
		widths[i] = head
		for _, line := range cells {
			widths[i] = max(widths[i], text.StringWidthWithoutEscSequences(line[i]))
		}
		if c.widest > 0 {
			widths[i] = min(widths[i], max(c.widest, head))
		} else {
			flexible = i
		}
	}
	if flexible < 0 {
		return widths
	}
	rest := func() int { return width - total(widths) + widths[flexible] }
	wanted := min(widths[flexible], leastText)
	for i := len(columns) - 1; i >= 0 && rest() < wanted; i-- {
		if columns[i].spare && i != flexible {
			widths[i] = 0
		}
	}
	if columns[flexible].spare && rest() < min(wanted, narrowText) {
		widths[flexible] = 0
		return narrowed(widths, width)
	}
	for rest() < min(wanted, narrowText) {
		others := slices.Clone(widths)
		others[0], others[flexible] = 0, 0
		i := widest(others)
		if others[i] == 0 {
			break
		}
		widths[i] = 0
	}
	widths[flexible] = max(min(widths[flexible], rest()), 1)
	return narrowed(widths, width)
}

// narrowed takes from the widest column until all fit, or until there is no room
// for words at all.
func narrowed(widths []int, width int) []int {
	for total(widths) > width {
		i := widest(widths)
		if widths[i] <= narrowText {
			break
		}
		widths[i]--
	}
	return widths
}

// total is the width of a table with its gaps.
func total(widths []int) int {
	sum := 0
	for _, w := range widths {
		if w > 0 {
			sum += w + gap
		}
	}
	return sum
}

// widest is the index of the widest column.
func widest(widths []int) int { return slices.Index(widths, slices.Max(widths)) }

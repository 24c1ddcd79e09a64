package evaluate

import "math"

// assign gives each row of a cost matrix a column of its own so that the sum of
// the costs is least, and returns the column of each row. There must be at least
// as many columns as rows.
//
// It is the Hungarian method with potentials: rows are added one at a time, each
// along the cheapest path of changes to what was assigned before. Among equal
// costs the first column wins.
func assign(cost [][]float64) []int {
	rows, columns := len(cost), len(cost[0])
	m := matching{
		cost: cost, ofRow: make([]float64, rows), ofColumn: make([]float64, columns),
		row: make([]int, columns),
	}
	for c := range m.row {
		m.row[c] = none
	}
	for r := range rows {
		m.add(r)
	}
	column := make([]int, rows)
	for c, r := range m.row {
		if r != none {
			column[r] = c
		}
	}
	return column
}

const none = -1

// matching is an assignment of some of the rows, with the potentials that prove
// that it is the cheapest.
type matching struct {
	cost            [][]float64
	ofRow, ofColumn []float64
	row             []int // of each column, or none
}

// add assigns one more row.
func (m *matching) add(row int) {
	columns := len(m.row)
	reach := make([]float64, columns) // the least that the way to a column costs
	from := make([]int, columns)      // the column before it on that way, or none
	done := make([]bool, columns)
	for c := range reach {
		reach[c], from[c] = math.Inf(1), none
	}
	at, last := row, none
	for {
		next, least := none, math.Inf(1)
		for c := range columns {
			if done[c] {
				continue
			}
			if d := m.cost[at][c] - m.ofRow[at] - m.ofColumn[c]; d < reach[c] {
				reach[c], from[c] = d, last
			}
			if reach[c] < least {
				next, least = c, reach[c]
			}
		}
		m.ofRow[row] += least
		for c := range columns {
			if done[c] {
				m.ofRow[m.row[c]] += least
				m.ofColumn[c] -= least
			} else {
				reach[c] -= least
			}
		}
		last = next
		if m.row[next] == none {
			break
		}
		done[next] = true
		at = m.row[next]
	}
	for last != none { // shift the rows along the way found
		before := from[last]
		if before == none {
			m.row[last] = row
		} else {
			m.row[last] = m.row[before]
		}
		last = before
	}
}

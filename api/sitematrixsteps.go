package api

import (
	"math"

	"polidex/api/web"
	"polidex/corpus"
)

// shades is how many shades the cells of a matrix have.
const shades = 6

// matrixSteps are the counts from which the shades of a matrix begin. They grow by
// a factor, since counts of themes do: few have many, many have few.
type matrixSteps struct {
	from [shades]int
	most int
}

// stepsOf are the steps of a table.
func stepsOf(t *corpus.Table) matrixSteps {
	var out matrixSteps
	for _, row := range t.Counts {
		for _, n := range row {
			out.most = max(out.most, n)
		}
	}
	for i := range out.from {
		out.from[i] = int(math.Round(math.Pow(float64(out.most), float64(i)/(shades-1))))
	}
	return out
}

// of is the shade of a count, from 1.
func (m matrixSteps) of(n int) int {
	step := 1
	for i, from := range m.from {
		if n >= from {
			step = i + 1
		}
	}
	return step
}

// legend says which counts have which shade.
func (m matrixSteps) legend() []web.MatrixStep {
	var out []web.MatrixStep
	for i, from := range m.from {
		if m.most == 0 || m.of(from) != i+1 {
			continue
		}
		if len(out) > 0 {
			out[len(out)-1].To = from - 1
		}
		out = append(out, web.MatrixStep{Step: i + 1, From: from, To: m.most})
	}
	return out
}

package train

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/optimize"
)

// example is a row of a regression: what is known, and the answer.
type example struct {
	values []value
	yes    bool
	// weight is how much the example counts.
	weight float64
}

// value is one number of an example, at its place in the vector.
type value struct {
	at int
	x  float64
}

// mostSteps bounds the search for the best weights; it ends earlier when they
// hardly move.
const mostSteps = 200

// regress returns the weights of the logistic regression that explains the
// examples best, with the squares of the weights as a penalty against which the
// examples count so many times.
func regress(examples []example, length int, count float64) ([]float64, error) {
	loss := func(w []float64) float64 {
		sum := 0.0
		for _, x := range w {
			sum += x * x / 2
		}
		for i := range examples {
			e := &examples[i]
			sum += count * e.weight * logOnePlusExp(-e.margin(w))
		}
		return sum
	}
	slope := func(grad, w []float64) {
		copy(grad, w)
		for i := range examples {
			e := &examples[i]
			g := -count * e.weight / (1 + math.Exp(e.margin(w)))
			if !e.yes {
				g = -g
			}
			for _, v := range e.values {
				grad[v.at] += g * v.x
			}
		}
	}
	result, err := optimize.Minimize(optimize.Problem{Func: loss, Grad: slope}, make([]float64, length),
		&optimize.Settings{GradientThreshold: 1e-3, MajorIterations: mostSteps, Concurrent: 1}, &optimize.LBFGS{})
	// The line search gives up where rounding is all that is left to gain.
	if err != nil && !errors.Is(err, optimize.ErrNoProgress) && !errors.Is(err, optimize.ErrLinesearcherFailure) {
		return nil, fmt.Errorf("regression over %d examples: %w", len(examples), err)
	}
	return result.X, nil
}

// margin is how far the weights are on the right side of an example.
func (e *example) margin(w []float64) float64 {
	sum := 0.0
	for _, v := range e.values {
		sum += v.x * w[v.at]
	}
	if !e.yes {
		return -sum
	}
	return sum
}

// logOnePlusExp is log(1+exp(x)), for large x too.
func logOnePlusExp(x float64) float64 {
	if x > 0 {
		return x + math.Log1p(math.Exp(-x))
	}
	return math.Log1p(math.Exp(x))
}

package worker_test

import (
	"math"
	"testing"
	"time"

	"polidex/extract/pdf/worker"
)

func TestDeadline(t *testing.T) {
	own := worker.Deadline{Base: 2 * time.Second, PerMegabyte: 500 * time.Millisecond, PerStep: 100 * time.Millisecond, Max: time.Minute}
	for _, c := range []struct {
		name     string
		deadline worker.Deadline
		size     int
		done     int
		want     time.Duration
	}{
		{"at first", worker.Deadline{}, 0, 0, 20 * time.Second},
		{"by size", worker.Deadline{}, 5 << 20, 0, 25 * time.Second},
		{"by steps", worker.Deadline{}, 0, 100, 40 * time.Second},
		{"the most", worker.Deadline{}, 5 << 20, 1_000_000, 10 * time.Minute},
		{"steps beyond all numbers", worker.Deadline{}, math.MaxInt, math.MaxInt, 10 * time.Minute},
		{"steps below zero", worker.Deadline{}, 0, math.MinInt, 20 * time.Second},
		{"its own", own, 4 << 20, 10, 5 * time.Second},
		{"its own most", own, 4 << 20, 1000, time.Minute},
		{"a most below the base", worker.Deadline{Max: time.Second}, 0, 0, time.Second},
		{"the base alone", worker.Deadline{PerMegabyte: -1, PerStep: -1}, 1 << 30, 1000, 20 * time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := worker.Within(c.deadline, c.size, c.done); got != c.want {
				t.Errorf("%d bytes and %d steps: %v, want %v", c.size, c.done, got, c.want)
			}
		})
	}
}

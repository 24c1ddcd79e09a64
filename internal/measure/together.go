package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"polidex/extract/pdf/worker"
)

// speedTogether reads the corpus and the documents of gold by two workers, and
// lets pdftotext read them one after the other and two at once. Of some rounds
// by turns the best of each counts. A file's share of the time is the time that it
// took over the number read at once: what reading it adds to reading them all.
func speedTogether(ctx context.Context, shared string) error {
	list, err := readable(ctx, shared)
	if err != nil {
		return err
	}
	pool := worker.NewPool(worker.Options{Args: []string{childArgument}, Workers: 2})
	defer pool.Close()
	answers := make([]answer, len(list))
	ours := func(ctx context.Context, i int) error {
		data, err := os.ReadFile(list[i])
		if err != nil {
			return err
		}
		b, err := pool.Do(ctx, worker.Job{Name: "read", Data: data})
		if err != nil {
			return fmt.Errorf("reading %s: %w", list[i], err)
		}
		return json.Unmarshal(b, &answers[i])
	}
	theirs := func(ctx context.Context, i int) error {
		_, err := pdftotext(ctx, list[i])
		return err
	}
	const rounds = 3
	runs := []*run{{width: 2, do: ours}, {width: 1, do: theirs}, {width: 2, do: theirs}}
	for range rounds {
		for _, r := range runs {
			if err := r.round(ctx, len(list)); err != nil {
				return err
			}
		}
	}
	pages, peak := 0, 0
	for _, a := range answers {
		pages, peak = pages+a.Pages, max(peak, a.PeakKB)
	}
	two := runs[0]
	fmt.Printf("two workers: %d files, %d pages in %.0f ms, %.0f pages a second\n", len(list), pages, ms(two.all), float64(pages)/two.all.Seconds())
	for i, name := range []string{"one after the other", "two at once"} {
		r := runs[i+1]
		var waits, shares []float64
		for f := range list {
			wait := float64(two.each[f]) / float64(r.each[f])
			waits, shares = append(waits, wait), append(shares, wait*float64(r.width)/float64(two.width))
		}
		fmt.Printf("  pdftotext %-20s %6.0f ms: all files ratio %.2f; a file's share of the time, median ratio %.2f; how long one waits for it, %.2f\n",
			name, ms(r.all), float64(two.all)/float64(r.all), median(shares), median(waits))
	}
	fmt.Printf("  (aim 1.0 for the share, against one after the other)\nmemory: a worker took %.0f MB at most (aim 100)\n", float64(peak)/1024)
	return nil
}

// run is one way of reading all files, with the best times of all and of each.
type run struct {
	width int // so many at once
	do    func(ctx context.Context, i int) error
	all   time.Duration
	each  []time.Duration
}

// round does the work for n files.
func (r *run) round(ctx context.Context, n int) error {
	if r.each == nil {
		r.all, r.each = time.Hour, slices.Repeat([]time.Duration{time.Hour}, n)
	}
	start := time.Now()
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(r.width)
	for i := range n {
		group.Go(func() error {
			start := time.Now()
			defer func() { r.each[i] = min(r.each[i], time.Since(start)) }()
			return r.do(ctx, i)
		})
	}
	err := group.Wait()
	r.all = min(r.all, time.Since(start))
	return err
}

// readable returns the files of the corpus and of gold that both can read.
func readable(ctx context.Context, shared string) ([]string, error) {
	list, err := files(shared)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(list, func(file string) bool {
		// The damaged ones of gold are there to be refused.
		return strings.HasPrefix(filepath.Base(file), "broken-") || exec.CommandContext(ctx, "pdftotext", "-q", file, os.DevNull).Run() != nil
	}), nil
}

// peakMemory names the most memory that a process has had.
const peakMemory = "VmHWM"

// statusKB returns what the system says of this process under a name, in KB, 0 where
// it does not tell.
func statusKB(name string) int {
	b, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			n, _ := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")))
			return n
		}
	}
	return 0
}

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
// by turns the best of each counts.
func speedTogether(ctx context.Context, shared string) error {
	list, err := readable(ctx, shared)
	if err != nil {
		return err
	}
	pool := worker.NewPool(worker.Options{Args: []string{childArgument}, Workers: 2})
	defer pool.Close()
	pages, peak := 0, 0
	read := func(ctx context.Context, file string) (answer, error) {
		var a answer
		data, err := os.ReadFile(file)
		if err != nil {
			return a, err
		}
		b, err := pool.Do(ctx, worker.Job{Name: "read", Data: data})
		if err != nil {
			return a, fmt.Errorf("reading %s: %w", file, err)
		}
		return a, json.Unmarshal(b, &a)
	}
	const rounds = 3
	ours, row, pair := time.Hour, time.Hour, time.Hour
	for range rounds {
		answers := make([]answer, len(list))
		took, err := atOnce(ctx, list, 2, func(ctx context.Context, i int) (err error) {
			answers[i], err = read(ctx, list[i])
			return err
		})
		if err != nil {
			return err
		}
		ours, pages = min(ours, took), 0
		for _, a := range answers {
			pages, peak = pages+a.Pages, max(peak, a.PeakKB)
		}
		theirs := func(ctx context.Context, i int) error {
			_, err := pdftotext(ctx, list[i])
			return err
		}
		if took, err = atOnce(ctx, list, 1, theirs); err != nil {
			return err
		}
		row = min(row, took)
		if took, err = atOnce(ctx, list, 2, theirs); err != nil {
			return err
		}
		pair = min(pair, took)
	}
	fmt.Printf("two workers: %d files, %d pages in %.0f ms, %.0f pages a second; pdftotext one after the other %.0f ms, ratio %.2f (aim 1.0); two at once %.0f ms, ratio %.2f\n",
		len(list), pages, ms(ours), float64(pages)/ours.Seconds(), ms(row), float64(ours)/float64(row), ms(pair), float64(ours)/float64(pair))
	fmt.Printf("memory: a worker took %.0f MB at most (aim 100)\n", float64(peak)/1024)
	return nil
}

// atOnce does the work for each file, so many at once, and returns how long all
// of it took.
func atOnce(ctx context.Context, list []string, width int, do func(ctx context.Context, i int) error) (time.Duration, error) {
	start := time.Now()
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(width)
	for i := range list {
		group.Go(func() error { return do(ctx, i) })
	}
	err := group.Wait()
	return time.Since(start), err
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

// peakKB returns the most memory that this process has had, 0 where the system
// does not tell.
func peakKB() int {
	b, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			n, _ := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")))
			return n
		}
	}
	return 0
}

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"polidex/extract/pdf"
)

// measureSpeed prints how fast files are read: one by one, all by two workers
// with the memory that they take, and a first one by a program just started.
func measureSpeed(ctx context.Context, shared string) error {
	for _, measure := range []func(context.Context, string) error{speedAlone, speedTogether, speedCold} {
		if err := measure(ctx, shared); err != nil {
			return err
		}
	}
	return nil
}

// speedAlone reads each file of the corpus three times, by turns with pdftotext,
// and compares the best of each: the machine may be shared.
func speedAlone(ctx context.Context, shared string) error {
	list, err := filepath.Glob(filepath.Join(shared, "corpus/strategies/*.pdf"))
	if err != nil {
		return err
	}
	const tries = 3
	var ratios []float64
	pages, total := 0, time.Duration(0)
	for _, file := range list {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		ours, theirs, n := time.Hour, time.Hour, 0
		for range tries {
			start := time.Now()
			doc, err := pdf.Read(ctx, data, pdf.Options{})
			if err != nil {
				return fmt.Errorf("reading %s: %w", file, err)
			}
			ours = min(ours, time.Since(start))
			n = doc.Pages
			took, err := pdftotext(ctx, file)
			if err != nil {
				return err
			}
			theirs = min(theirs, took)
		}
		r := float64(ours) / float64(theirs)
		ratios = append(ratios, r)
		pages, total = pages+n, total+ours
		fmt.Printf("%-58s %4d pages  %7.1f ms  pdftotext %7.1f ms  ratio %.2f\n", filepath.Base(file), n, ms(ours), ms(theirs), r)
	}
	fmt.Printf("one by one: median ratio %.2f (aim 1.3), %.0f pages a second (aim 400)\n", median(ratios), float64(pages)/total.Seconds())
	return nil
}

// pdftotext returns how long pdftotext takes for a file.
func pdftotext(ctx context.Context, file string) (time.Duration, error) {
	start := time.Now()
	c := exec.CommandContext(ctx, "pdftotext", "-q", file, "-")
	c.Stdout = io.Discard
	if err := c.Run(); err != nil {
		return 0, fmt.Errorf("running pdftotext: %w", err)
	}
	return time.Since(start), nil
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

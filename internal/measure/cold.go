package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// speedCold builds the program and has it read a file of twenty pages as the
// first thing it does, without any cache.
func speedCold(ctx context.Context, shared string) error {
	dir, err := os.MkdirTemp("", "cold")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, "polidex")
	build := exec.CommandContext(ctx, "go", "build", "-o", binary, "polidex/cmd/polidex")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building polidex: %w\n%s", err, out)
	}
	const runs = 7
	file := filepath.Join(shared, "corpus/strategies/com-2020-381-farm-to-fork-en.pdf")
	var took []float64
	for i := range runs {
		home := filepath.Join(dir, fmt.Sprint(i))
		c := exec.CommandContext(ctx, binary, "extract", file, "--format", "json")
		c.Env = append(os.Environ(), "HOME="+home, "XDG_CACHE_HOME="+home)
		start := time.Now()
		if err := c.Run(); err != nil {
			return fmt.Errorf("running polidex: %w", err)
		}
		took = append(took, ms(time.Since(start)))
	}
	fmt.Printf("first document: %.0f ms by a program just started, 20 pages, median of %d (aim 150)\n", median(took), runs)
	return nil
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"polidex/corpus"
	"polidex/extract/pdf/worker"
	"polidex/internal/mutate"
)

// tally is what became of the damaged files of one kind of damage.
type tally struct {
	files, opened, crashed, hung int
	words, ours, theirs          int // of the whole files, kept by us, by pdftotext
}

// measureMutants damages each file in each way, and counts the words of the whole
// file that are still read, here and by pdftotext.
func measureMutants(ctx context.Context, shared string) error {
	list, err := files(shared)
	if err != nil {
		return err
	}
	pool := worker.NewPool(worker.Options{Args: []string{childArgument}})
	defer pool.Close()
	dir, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var mu sync.Mutex
	tallies := map[mutate.Kind]*tally{}
	for _, k := range mutate.Kinds() {
		tallies[k] = &tally{}
	}
	const seeds = 4
	var group sync.WaitGroup
	gate := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, file := range list {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		text, err := lineText(ctx, data)
		if err != nil {
			continue // it is damaged already
		}
		whole := bag(even(text))
		for _, kind := range mutate.Kinds() {
			for seed := range uint64(seeds) {
				gate <- struct{}{}
				group.Go(func() {
					defer func() { <-gate }()
					m := mutate.Damage(data, kind, seed)
					path := filepath.Join(dir, fmt.Sprintf("%s-%v-%d.pdf", filepath.Base(file), kind, seed))
					one := tryMutant(ctx, pool, m, path, whole)
					mu.Lock()
					defer mu.Unlock()
					tallies[kind].add(one)
					if os.Getenv(listVariable) != "" && one.theirs > one.ours+one.words/50 {
						fmt.Printf("  %v, by us %d, by pdftotext %d of %d: %s\n", kind, one.ours, one.theirs, one.words, filepath.Base(path))
					}
				})
			}
		}
	}
	group.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var all tally
	for _, k := range mutate.Kinds() {
		fmt.Printf("%-9v %v\n", k, tallies[k])
		all.add(*tallies[k])
	}
	fmt.Printf("%-9s %v (aim: none crashed or hung)\n", "all", &all)
	return nil
}

func tryMutant(ctx context.Context, pool *worker.Pool, data []byte, path string, whole map[string]int) tally {
	t := tally{files: 1, words: common(whole, whole)}
	b, err := pool.Do(ctx, worker.Job{Name: "read", Data: data})
	switch {
	case errors.Is(err, corpus.ErrTooLarge):
		t.hung = 1
	case err != nil && strings.Contains(err.Error(), "crash"):
		t.crashed = 1
	case err == nil:
		var a answer
		if json.Unmarshal(b, &a) == nil {
			t.opened, t.ours = 1, common(whole, bag(even(a.Text)))
		}
	}
	if os.WriteFile(path, data, 0o600) == nil {
		// A failure is what is measured.
		out, _ := exec.CommandContext(ctx, "timeout", "20", "pdftotext", "-q", path, "-").Output()
		t.theirs = common(whole, bag(even(string(out))))
		os.Remove(path)
	}
	return t
}

// common counts the words that two bags share.
func common(a, b map[string]int) (n int) {
	for w, c := range a {
		n += min(c, b[w])
	}
	return n
}

func (t *tally) add(o tally) {
	t.files += o.files
	t.opened += o.opened
	t.crashed += o.crashed
	t.hung += o.hung
	t.words += o.words
	t.ours += o.ours
	t.theirs += o.theirs
}

// String writes the tally for a person.
func (t *tally) String() string {
	share := func(n int) float64 { return 100 * float64(n) / float64(max(t.words, 1)) }
	return fmt.Sprintf("%4d files, %4d opened, %d crashed, %d hung; words kept %.1f %%, by pdftotext %.1f %%",
		t.files, t.opened, t.crashed, t.hung, share(t.ours), share(t.theirs))
}

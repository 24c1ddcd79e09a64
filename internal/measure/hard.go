package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"polidex/corpus"
	"polidex/extract/pdf"
	"polidex/extract/pdf/worker"
)

// childArgument starts the program as a worker of the measurement.
const childArgument = "-child"

// known is what the index of the hard files says that poppler made of one.
type known struct {
	path, class       string
	pages, characters int
	encrypted         bool
}

func (k *known) opened() bool { return k.pages > 0 }

// answer is what a worker tells of a file.
type answer struct {
	Pages, Characters int
	Status            corpus.ReadStatus
	Warnings          []string
	// Text is all of it.
	Text string
}

// outcome is what became of a file.
type outcome struct {
	known
	answer
	err  error
	took time.Duration
}

// serveChild reads the files that the parent sends.
func serveChild() error {
	return worker.Serve(os.Stdin, os.Stdout, func(ctx context.Context, job worker.Job) ([]byte, error) {
		doc, err := pdf.Read(ctx, job.Data, pdf.Options{})
		if err != nil {
			return nil, err
		}
		a := answer{Pages: doc.Pages, Status: doc.Quality.Status, Warnings: doc.Quality.Warnings, Text: allText(doc)}
		for i := range doc.Blocks {
			for _, r := range doc.Blocks[i].Text {
				if !unicode.IsSpace(r) {
					a.Characters++
				}
			}
		}
		return json.Marshal(a)
	})
}

// measureHard reads every hard file in a worker with a deadline of its own and
// holds the outcome against the index.
func measureHard(ctx context.Context, shared string) error {
	list, err := readIndex(filepath.Join(shared, "hard/INDEX.tsv"))
	if err != nil {
		return err
	}
	pool := worker.NewPool(worker.Options{Args: []string{childArgument}, Workers: 2, Deadline: worker.Deadline{Base: 20 * time.Second}})
	defer pool.Close()
	out := make([]outcome, len(list))
	var group sync.WaitGroup
	next := make(chan int)
	for range 2 {
		group.Go(func() {
			for i := range next {
				out[i] = tryHard(ctx, pool, shared, list[i])
			}
		})
	}
	for i := range list {
		next <- i
	}
	close(next)
	group.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	tellHard(out)
	return nil
}

func tryHard(ctx context.Context, pool *worker.Pool, shared string, k known) outcome {
	o := outcome{known: k}
	data, err := os.ReadFile(filepath.Join(shared, "hard", k.path))
	if err != nil {
		o.err = err
		return o
	}
	start := time.Now()
	b, err := pool.Do(ctx, worker.Job{Name: "read", Data: data})
	o.took = time.Since(start)
	if o.err = err; err == nil {
		o.err = json.Unmarshal(b, &o.answer)
	}
	return o
}

// tellHard prints the counts, and a line for each file that needs a look.
func tellHard(out []outcome) {
	count := map[string]int{}
	opened, theirs := 0, 0
	for _, o := range out {
		if o.known.opened() {
			theirs++
		}
		if o.err == nil {
			opened++
		}
		verdict := o.verdict()
		count[verdict]++
		if verdict != "as poppler" && verdict != "more than poppler" {
			fmt.Printf("  %-22s %-16s %5d of %5d characters  %s: %v %s\n", verdict, o.class, o.Characters, o.characters, o.path, errorText(o.err), o.Status)
		}
	}
	slices.SortFunc(out, func(a, b outcome) int { return cmp.Compare(b.took, a.took) })
	for _, o := range out[:min(5, len(out))] {
		fmt.Printf("  slow: %6.2f s %s\n", o.took.Seconds(), o.path)
	}
	for _, v := range []string{"as poppler", "more than poppler", "less, flagged", "less text", "lost", "hung", "crashed"} {
		fmt.Printf("%-18s %5d\n", v, count[v])
	}
	fmt.Printf("opened %d of %d; poppler opens %d (aim: 99 %% of that, which is %.0f); crashed, hung: %d (aim 0)\n",
		opened, len(out), theirs, 0.99*float64(theirs), count["crashed"]+count["hung"])
}

func errorText(err error) string {
	if err == nil {
		return "read"
	}
	return err.Error()
}

// verdict compares an outcome with poppler's. Characters are poppler's of the
// first thirty pages, so that more is never a fault.
func (o *outcome) verdict() string {
	switch {
	case errors.Is(o.err, corpus.ErrTooLarge):
		return "hung"
	case o.err != nil && strings.Contains(o.err.Error(), "crash"):
		return "crashed"
	case o.err != nil && o.known.opened():
		return "lost"
	case o.err != nil:
		return "as poppler"
	case !o.known.opened() || o.Characters > o.characters+o.characters/10+2:
		return "more than poppler"
	case o.Characters*10 >= o.characters*9-20:
		return "as poppler"
	case len(o.Warnings) > 0 || o.Status != corpus.ReadWhole:
		return "less, flagged"
	}
	return "less text"
}

// readIndex reads the index of the hard files.
func readIndex(file string) ([]known, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []known
	for s := bufio.NewScanner(f); s.Scan(); {
		c := strings.Split(s.Text(), "\t")
		if len(c) < 8 || c[0] == "path" {
			continue
		}
		k := known{path: c[0], class: c[7], encrypted: c[4] == "yes"}
		k.pages, _ = strconv.Atoi(c[2])
		k.characters, _ = strconv.Atoi(c[6])
		out = append(out, k)
	}
	return out, nil
}

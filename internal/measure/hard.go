package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
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
	Pages, Characters, Hidden int
	PeakKB                    int // of the worker so far
	Status                    corpus.ReadStatus
	Warnings                  []string
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
		q := &doc.Quality
		a := answer{Pages: doc.Pages, Hidden: q.HiddenLetters, Status: q.Status, Warnings: q.Warnings, Text: allText(doc), PeakKB: statusKB(peakMemory)}
		a.Characters = count(a.Text, func(r rune) bool { return !unicode.IsSpace(r) })
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
	if o.err == nil && k.characters > 0 && !o.enough() {
		// The index counts marks of direction and the like too, and some are told
		// apart by them alone.
		file := filepath.Join(shared, "hard", k.path)
		text, _ := exec.CommandContext(ctx, "timeout", "20", "pdftotext", "-q", "-l", "30", file, "-").Output()
		o.characters, o.Characters = count(string(text), wordy), count(o.Text, wordy)
	}
	return o
}

// enough reports whether (nearly) as many characters were read as by poppler.
func (o *outcome) enough() bool { return o.Characters*10 >= o.characters*9-20 }

// wordy reports whether a rune is one that words are made of.
func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func count(s string, is func(rune) bool) (n int) {
	for _, r := range s {
		if is(r) {
			n++
		}
	}
	return n
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
		if verdict != asPoppler && verdict != more {
			fmt.Printf("  %-22s %-16s %5d of %5d characters  %s: %v %s\n", verdict, o.class, o.Characters, o.characters, o.path, errorText(o.err), o.Status)
		}
	}
	slices.SortFunc(out, func(a, b outcome) int { return cmp.Compare(b.took, a.took) })
	for _, o := range out[:min(5, len(out))] {
		fmt.Printf("  slow: %6.2f s %s\n", o.took.Seconds(), o.path)
	}
	for _, v := range verdicts {
		fmt.Printf("%-18s %5d\n", v, count[v])
	}
	fmt.Printf("opened %d of %d; poppler opens %d (aim: 99 %% of that, which is %.0f)\n", opened, len(out), theirs, 0.99*float64(theirs))
	fmt.Printf("unexplained: %d less text, %d lost, %d hung, %d crashed (aim 0)\n", count[less], count[lost], count[hung], count[crashed])
}

func errorText(err error) string {
	if err == nil {
		return "read"
	}
	return err.Error()
}

// The verdicts on an outcome: first those that are well or that the document
// itself explains.
const (
	asPoppler  = "as poppler"
	more       = "more than poppler"
	lessFlag   = "less, flagged"
	lessHidden = "less, hidden"
	refused    = "refused, no text"
	less       = "less text"
	lost       = "lost"
	hung       = "hung"
	crashed    = "crashed"
)

var verdicts = []string{asPoppler, more, lessFlag, lessHidden, refused, less, lost, hung, crashed}

// verdict compares an outcome with poppler's. Characters are poppler's of the
// first thirty pages, so that more is never a fault.
func (o *outcome) verdict() string {
	switch {
	case errors.Is(o.err, corpus.ErrTooLarge):
		return hung
	case o.err != nil && strings.Contains(o.err.Error(), "crash"):
		return crashed
	case o.err != nil && !o.known.opened():
		return asPoppler
	case o.err != nil && o.characters == 0:
		return refused // poppler opens it, and finds nothing to read
	case o.err != nil:
		return lost
	case !o.known.opened() || o.Characters > o.characters+o.characters/10+2:
		return more
	case o.enough():
		return asPoppler
	case len(o.Warnings) > 0 || o.Status != corpus.ReadWhole:
		return lessFlag
	case (o.Characters+o.Hidden)*10 >= o.characters*9-20:
		return lessHidden // the document tells how many letters nobody sees
	}
	return less
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

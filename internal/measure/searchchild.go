package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"polidex/corpus"
	"polidex/index/bleve"
	"polidex/index/bleve/stock"
	"polidex/index/indextest"
)

// searchChild is the first argument of the part in a process of its own; the
// next are what to do, the folder, and the number of passages or a word.
const searchChild = "child"

// childAnswer is what such a process prints as JSON.
type childAnswer struct {
	// First, of opening, is the time until there was an answer, and of a table
	// the time for it; Again the median of some more. Both in milliseconds.
	OpenMS, FirstMS, AgainMS float64
	// PeakKB is the most memory that the process had (VmHWM, mapped files
	// with it), PrivateKB the most of it that no file is behind.
	PeakKB, PrivateKB int
	// wallSeconds and cpuSeconds are those of the whole process.
	wallSeconds, cpuSeconds float64
}

func serveSearchChild(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("a child of %s is told three things, not %q", searchPart, args)
	}
	ctx, dir := context.Background(), args[1]
	private := make(chan int)
	stop := make(chan struct{})
	go func() { private <- mostPrivate(stop) }()
	a, err := childWork(ctx, args[0], dir, args[2])
	if err != nil {
		return err
	}
	close(stop)
	a.PrivateKB, a.PeakKB = <-private, statusKB(peakMemory)
	return json.NewEncoder(os.Stdout).Encode(a)
}

func childWork(ctx context.Context, work, dir, argument string) (a childAnswer, err error) {
	switch work {
	case "build", "stock":
		passages, err := strconv.Atoi(argument)
		if err != nil {
			return a, err
		}
		if work == "stock" {
			return a, stock.Build(ctx, dir, indextest.Corpus(passages))
		}
		return a, bleve.Build(ctx, dir, indextest.Corpus(passages), bleve.Options{})
	}
	start := time.Now()
	x, err := bleve.Open(dir, bleve.Options{})
	if err != nil {
		return a, err
	}
	defer x.Close()
	a.OpenMS = ms(time.Since(start))
	ask := func() error {
		_, err := x.Table(ctx, corpus.Query{}, corpus.FieldTheme, corpus.FieldYear)
		return err
	}
	if work == "open" {
		ask = func() error {
			_, err := x.Search(ctx, shown(corpus.Query{Text: argument}))
			return err
		}
	}
	if a.FirstMS, err = timed(ask); err != nil {
		return a, err
	}
	again, err := timedTimes(tries, ask)
	a.AgainMS = median(again)
	return a, err
}

// inChild has a process of its own do a piece of work.
func inChild(ctx context.Context, work, dir, argument string) (a childAnswer, err error) {
	self, err := os.Executable()
	if err != nil {
		return a, err
	}
	var out bytes.Buffer
	c := exec.CommandContext(ctx, self, searchPart, searchChild, work, dir, argument)
	c.Stdout, c.Stderr = &out, os.Stderr
	start := time.Now()
	if err := c.Run(); err != nil {
		return a, fmt.Errorf("%s of %s in a process of its own: %w", work, dir, err)
	}
	a.wallSeconds = time.Since(start).Seconds()
	a.cpuSeconds = (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds()
	return a, json.Unmarshal(out.Bytes(), &a)
}

// buildFigures builds both indexes, one after the other.
func buildFigures(ctx context.Context, o searchOptions, ours, theirs string) ([]figure, error) {
	n := strconv.Itoa(o.passages)
	if _, err := os.Stat(theirs); err == nil && o.stock == "" {
		return nil, fmt.Errorf("there is a stock index in %s already: name it with -stock, or remove it: %w", theirs, os.ErrExist)
	}
	fmt.Fprintf(os.Stderr, "measure: building %s\n", ours)
	a, err := inChild(ctx, "build", ours, n)
	if err != nil {
		return nil, err
	}
	speed := func(a childAnswer) string {
		return fmt.Sprintf("%.0f passages/s", float64(o.passages)/a.wallSeconds)
	}
	memory := func(a childAnswer) string {
		return fmt.Sprintf("%.0f MB", float64(a.PeakKB)/1024)
	}
	details := []string{
		fmt.Sprintf("%.0f s, %.0f s of processors, generator with it, load %s", a.wallSeconds, a.cpuSeconds, load()),
		fmt.Sprintf("without mapped files %.0f MB", float64(a.PrivateKB)/1024),
	}
	if o.stock == "" {
		fmt.Fprintf(os.Stderr, "measure: building %s\n", theirs)
		s, err := inChild(ctx, "stock", theirs, n)
		if err != nil {
			return nil, err
		}
		details[0] += fmt.Sprintf("; stock %s, %.0f s, %.0f s of processors, load %s", speed(s), s.wallSeconds, s.cpuSeconds, load())
		details[1] += fmt.Sprintf("; stock %s, without mapped files %.0f MB", memory(s), float64(s.PrivateKB)/1024)
	}
	return []figure{
		{"build: speed", "≥ 10,000 passages/s", speed(a), details[0]},
		{"build: peak memory", "< 600 MB", memory(a), details[1]},
	}, nil
}

// opens is the number of processes that open the index for one figure.
const opens = 5

// openFigures opens the index in new processes. What is in it was just written
// or read: its files are in the system's cache.
func openFigures(ctx context.Context, dir string) ([]figure, error) {
	word := indextest.NewVocabulary().Names(midShare, 1)[0]
	list := map[string]struct{ open, whole, first, again, memory []float64 }{}
	for _, work := range []string{"open", "table"} {
		l := list[work]
		for range opens {
			a, err := inChild(ctx, work, dir, word)
			if err != nil {
				return nil, err
			}
			l.open, l.whole = append(l.open, a.OpenMS), append(l.whole, a.OpenMS+a.FirstMS)
			l.first, l.again = append(l.first, a.FirstMS), append(l.again, a.AgainMS)
			l.memory = append(l.memory, float64(a.PrivateKB)/1024)
		}
		list[work] = l
	}
	o, t := list["open"], list["table"]
	return []figure{
		{"opening to the first answer", "< 500 ms", fmt.Sprintf("%.0f ms", median(o.whole)),
			fmt.Sprintf("new process, files in the system's cache, a mid word with snippets and facets; Open %.0f ms, answer %.1f ms, again %.2f ms; memory %.0f MB without mapped files; %d MB on disk; median of %d",
				median(o.open), median(o.first), median(o.again), median(o.memory), sizeMB(dir), opens)},
		{"theme × year, all, first time", "< 20 ms", fmt.Sprintf("%.1f ms", median(t.first)),
			fmt.Sprintf("new process, after Open; again %.2f ms", median(t.again))},
	}, nil
}

// sizeMB is the size of a folder.
func sizeMB(dir string) int64 {
	var sum int64
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if info, err := d.Info(); err == nil {
			sum += info.Size()
		}
		return nil
	})
	return sum >> 20
}

// mostPrivate watches the memory of the process that no file is behind, until
// told to stop, in KB.
func mostPrivate(stop <-chan struct{}) (most int) {
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		most = max(most, statusKB("RssAnon"))
		select {
		case <-tick.C:
		case <-stop:
			return most
		}
	}
}

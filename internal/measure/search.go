package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"

	"polidex/index/indextest"
)

// searchPart is the name of the part that measures the embedded index. It needs
// no real documents, and has flags of its own:
//
//	go run ./internal/measure search -passages 1000000 -keep DIR
//	go run ./internal/measure search -index DIR
const searchPart = "search"

// searchOptions are the flags of the part.
type searchOptions struct {
	passages           int
	keep, index, stock string
}

func searchFlags(args []string) (o searchOptions, err error) {
	flags := flag.NewFlagSet(searchPart, flag.ContinueOnError)
	flags.IntVar(&o.passages, "passages", 1_000_000, "passages in the made-up corpus")
	flags.StringVar(&o.keep, "keep", "", "`folder` to build the index in and to keep; the one of stock bleve is DIR"+stockSuffix)
	flags.StringVar(&o.index, "index", "", "`folder` of an index that was kept: nothing is built")
	flags.StringVar(&o.stock, "stock", "", "`folder` of a stock index that was kept, of as many passages; none is built")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("%s takes no %q", searchPart, flags.Arg(0))
	}
	return o, nil
}

// tableFigure is the place of the first table among the figures of what is asked.
const tableFigure = 2

// stockSuffix is what the folder of the stock index has after the name of ours.
const stockSuffix = "-stock"

// figure is a row of the table.
type figure struct{ name, aim, measured, detail string }

// measureSearch prints the figures of the embedded index beside their aims. An
// index is built by a process that does nothing else, opened by new ones, and
// asked in this one, with the stock index by turns.
func measureSearch(args []string) error {
	if len(args) > 0 && args[0] == searchChild {
		return serveSearchChild(args[1:])
	}
	o, err := searchFlags(args)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	fmt.Printf("machine: %d × %s, %s, load before %s\n", runtime.NumCPU(), processor(), runtime.Version(), load())
	var figures []figure
	ours, theirs := o.index, cmp.Or(o.stock, o.index+stockSuffix)
	if o.index == "" {
		if ours = o.keep; ours == "" {
			dir, err := os.MkdirTemp("", "measure-search")
			if err != nil {
				return err
			}
			defer os.RemoveAll(dir)
			ours = filepath.Join(dir, "index")
		}
		theirs = cmp.Or(o.stock, ours+stockSuffix)
		if figures, err = buildFigures(ctx, o, ours, theirs); err != nil {
			return err
		}
	}
	if _, err := os.Stat(theirs); err != nil {
		fmt.Fprintf(os.Stderr, "measure: no stock index in %s: nothing to compare with\n", theirs)
		theirs = ""
	}
	opened, err := openFigures(ctx, ours)
	if err != nil {
		return err
	}
	asked, kinds, err := askFigures(ctx, ours, theirs, indextest.NewVocabulary())
	if err != nil {
		return err
	}
	// In the order of the aims: a table's first time stands before its second.
	asked = slices.Insert(asked, tableFigure, opened[1])
	printFigures(append(append(asked, figures...), opened[0]))
	fmt.Println()
	printKinds(kinds)
	fmt.Printf("\nload after %s\n", load())
	return nil
}

func printFigures(figures []figure) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "figure\taim\tmeasured\tdetail")
	for _, f := range figures {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", f.name, f.aim, f.measured, f.detail)
	}
	w.Flush()
}

// load is the machine's load over one, five and fifteen minutes.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(b))[:3], " ")
}

// processor is the name of the processor.
func processor() string {
	b, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "model name"); ok {
			return strings.TrimLeft(strings.TrimSpace(rest), ": ")
		}
	}
	return runtime.GOARCH
}

// Command measure prints how well and how fast PDF files are read: against
// pdftotext and mutool, against the HTML form of the same text, against gold,
// and over damaged files. It needs a folder with real documents
// (strategies/*.pdf and the rest as -shared lays it out) and the two programs
// in the path; without them it says what is missing.
//
//	go run ./internal/measure -shared DIR            all parts
//	go run ./internal/measure -shared DIR words gold some of them
//	go run ./internal/measure search -help           the index, with a made-up corpus
//	go run ./internal/measure http -help             the API over HTTP, with wrk and the same corpus
//	go run ./internal/measure pages -help            the pages, with the same corpus
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
)

// part is one measurement.
type part struct {
	name, what string
	run        func(ctx context.Context, shared string) error
}

var parts = []part{
	{"words", "words against pdftotext and mutool", measureWords},
	{"forms", "the PDF against the EUR-Lex HTML of the same text", measureForms},
	{"producers", "the same text from two producers", measureProducers},
	{"gold", "headings and items against gold", measureGold},
	{"notes", "notes and the marks that call them", measureNotes},
	{"hard", "damaged, hostile and odd files, each with a deadline of its own", measureHard},
	{"mutants", "damaged copies of the files: what is kept", measureMutants},
	{"speed", "time a file against pdftotext, pages a second", measureSpeed},
}

// ownParts need no real documents and have flags of their own.
var ownParts = []struct {
	name string
	run  func(args []string) error
}{
	{searchPart, measureSearch},
	{httpPart, measureHTTP},
	{pagesPart, measurePages},
}

func main() {
	if slices.Equal(os.Args[1:], []string{childArgument}) {
		if err := serveChild(); err != nil {
			fmt.Fprintln(os.Stderr, "measure:", err)
			os.Exit(1)
		}
		return
	}
	for _, p := range ownParts {
		if len(os.Args) < 2 || os.Args[1] != p.name {
			continue
		}
		if err := p.run(os.Args[2:]); err != nil {
			fmt.Fprintf(os.Stderr, "measure %s: %v\n", p.name, err)
			os.Exit(1)
		}
		return
	}
	shared := flag.String("shared", "", "`folder` with corpus, gold and hard")
	flag.Parse()
	if *shared == "" {
		fmt.Fprintln(os.Stderr, "measure: name the folder of real documents with -shared")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if _, err := os.Stat(*shared); err != nil {
		fmt.Fprintln(os.Stderr, "measure: there is no folder of real documents:", err)
		os.Exit(1)
	}
	for _, p := range parts {
		if flag.NArg() > 0 && !slices.Contains(flag.Args(), p.name) {
			continue
		}
		fmt.Printf("== %s: %s\n", p.name, p.what)
		if err := p.run(ctx, *shared); err != nil {
			fmt.Fprintf(os.Stderr, "measure %s: %v\n", p.name, err)
			os.Exit(1)
		}
		fmt.Println()
	}
}

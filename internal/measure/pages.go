package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"os"
	"slices"
	"text/tabwriter"
	"time"

	"polidex/index/indextest"
)

// pagesPart is the name of the part that measures how soon the pages begin to
// come, over the made-up corpus:
//
//	go run ./internal/measure pages -passages 100000
//	go run ./internal/measure pages -index DIR
const pagesPart = "pages"

// pageRounds is how often each page is asked for again after the first time.
const pageRounds = 21

// measurePages prints for each page its size and the time to its first byte: of
// the first request, and the median and the slowest of those after it.
func measurePages(args []string) error {
	flags := flag.NewFlagSet(pagesPart, flag.ContinueOnError)
	passages := flags.Int("passages", 100_000, "passages in the made-up corpus")
	index := flags.String("index", "", "`folder` of an index that was kept, of as many passages; none is built")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return nil
	case err != nil:
		return err
	case flags.NArg() > 0:
		return fmt.Errorf("%s takes no %q", pagesPart, flags.Arg(0))
	}
	dir, err := os.MkdirTemp("", "polidex-pages")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	ctx := context.Background()
	return serveMadeUp(ctx, dir, *index, *passages, func(address string, documents madeUp) error {
		table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
		fmt.Fprintln(table, "page\tbytes\tfirst ms\tmedian ms\tslowest ms")
		for _, path := range pageLog(documents) {
			if err := askPage(ctx, table, address, path); err != nil {
				return err
			}
		}
		return table.Flush()
	})
}

// pageLog are the pages asked for, of the document and the work with the most
// actions where one is needed.
func pageLog(documents madeUp) []string {
	var ids []string
	for id := range documents {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(documents[b].Actions), len(documents[a].Actions)), cmp.Compare(a, b))
	})
	first, second := documents[ids[0]], documents[ids[min(1, len(ids)-1)]]
	action := ""
	if len(first.Actions) > 0 {
		action = first.Actions[0].ID
	}
	v := indextest.NewVocabulary()
	frequent, two := url.QueryEscape(v.Word(60)), url.QueryEscape(v.Word(300)+" "+v.Word(900))
	return []string{
		"/", "/?q=" + frequent, "/?q=" + two, "/?q=" + frequent + "&theme=fraud&year=2026..2028", "/?q=" + frequent + "&kind=action&group=document",
		"/?kind=action&actor=europol&group=document", "/?kind=document&sort=date", "/?kind=document&q=" + two,
		"/actions", "/actions?due=overdue", "/actions?by=theme", "/actions?view=matrix", "/actions?view=matrix&across=actor&actor=commission",
		"/themes", "/themes/fraud", "/documents/" + first.ID, "/documents/" + first.ID + "?at=" + action + "&q=" + frequent,
		"/works/" + first.Work, "/compare?a=" + first.ID + "&b=" + second.ID, "/help", "/about", "/docs",
	}
}

func askPage(ctx context.Context, out io.Writer, address, path string) error {
	var times []time.Duration
	size := int64(0)
	for range 1 + pageRounds {
		var begun time.Duration
		start := time.Now()
		traced := httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotFirstResponseByte: func() { begun = time.Since(start) }})
		r, err := http.NewRequestWithContext(traced, http.MethodGet, address+path, nil)
		if err != nil {
			return err
		}
		r.Header.Set("Accept", "text/html")
		r.Header.Set("Accept-Encoding", "identity")
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			return err
		}
		size, err = io.Copy(io.Discard, answer.Body)
		if err := errors.Join(err, answer.Body.Close()); err != nil {
			return err
		}
		if answer.StatusCode != http.StatusOK {
			return fmt.Errorf("GET %s answers %s", path, answer.Status)
		}
		times = append(times, begun)
	}
	again := slices.Sorted(slices.Values(times[1:]))
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	_, err := fmt.Fprintf(out, "%s\t%d\t%.1f\t%.1f\t%.1f\n", path, size, ms(times[0]), ms(again[len(again)/2]), ms(again[len(again)-1]))
	return err
}

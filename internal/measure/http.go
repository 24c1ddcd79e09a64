package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"polidex/api"
	"polidex/corpus"
	"polidex/extract/themes"
	"polidex/index/bleve"
	"polidex/index/indextest"
)

// httpPart is the name of the part that measures the API over HTTP, with wrk and
// the made-up corpus:
//
//	go run ./internal/measure http -passages 100000
//	go run ./internal/measure http -index DIR -clients 8
const httpPart = "http"

// httpOptions are the flags of the part.
type httpOptions struct {
	passages, clients, seconds int
	index                      string
}

func httpFlags(args []string) (o httpOptions, err error) {
	flags := flag.NewFlagSet(httpPart, flag.ContinueOnError)
	flags.IntVar(&o.passages, "passages", 100_000, "passages in the made-up corpus")
	flags.StringVar(&o.index, "index", "", "`folder` of an index that was kept, of as many passages; none is built")
	flags.IntVar(&o.clients, "clients", 8, "clients at once, after one alone")
	flags.IntVar(&o.seconds, "seconds", 20, "how long each of the two asks")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("%s takes no %q", httpPart, flags.Arg(0))
	}
	return o, nil
}

// measureHTTP prints requests a second and the times of a mixed log of requests,
// with one client and with several.
func measureHTTP(args []string) error {
	o, err := httpFlags(args)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	wrk, err := exec.LookPath("wrk")
	if err != nil {
		return errors.New("wrk is not installed (Debian: wrk)")
	}
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "polidex-http")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	return serveMadeUp(ctx, dir, o.index, o.passages, func(address string, _ madeUp) error {
		return askHTTP(ctx, wrk, dir, address, o)
	})
}

// serveMadeUp serves the made-up corpus of so many passages on this machine while
// ask runs. The index is the one in the folder that is named, else one that is
// built in dir.
func serveMadeUp(ctx context.Context, dir, index string, passages int, ask func(address string, documents madeUp) error) error {
	if index == "" {
		index = filepath.Join(dir, "index")
		if err := bleve.Build(ctx, index, placed(passages), bleve.Options{}); err != nil {
			return err
		}
	}
	x, err := bleve.Open(index, bleve.Options{})
	if err != nil {
		return err
	}
	defer x.Close()
	documents := madeUp{}
	for d, err := range placed(passages) {
		if err != nil {
			return err
		}
		documents[d.ID] = d
	}
	vocabulary := themes.Default()
	handler, err := api.New(api.Options{Index: x, Archive: documents, Themes: vocabulary.Themes(), VocabularyVersion: vocabulary.Version()})
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	serving, stop := context.WithCancel(ctx)
	served := make(chan error, 1)
	go func() { served <- api.Serve(serving, listener, handler, api.ServerOptions{}) }()
	err = ask("http://"+listener.Addr().String(), documents)
	stop()
	return errors.Join(err, <-served)
}

// placed is the made-up corpus with what each document is among the forms of its
// work: the English one is the main form.
func placed(passages int) iter.Seq2[*corpus.Document, error] {
	return func(yield func(*corpus.Document, error) bool) {
		for d, err := range indextest.Corpus(passages) {
			if err == nil {
				if d.Form = corpus.FormMainInLanguage; d.Language == "en" {
					d.Form = corpus.FormMain
				}
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// madeUp is an archive of the made-up documents by their IDs.
type madeUp map[string]*corpus.Document

func (m madeUp) Document(_ context.Context, id string) (*corpus.Document, error) {
	if d := m[id]; d != nil {
		return d, nil
	}
	return nil, fmt.Errorf("document %s: %w", id, corpus.ErrNotFound)
}

func (madeUp) Original(context.Context, string) (io.ReadSeekCloser, error) {
	return nil, fmt.Errorf("there are no originals: %w", corpus.ErrNotFound)
}

// script has wrk ask for the addresses of a file by turns, and print what it found
// as JSON: microseconds and numbers.
const script = `
local paths, n = {}, 0
for line in io.lines(os.getenv("POLIDEX_PATHS")) do paths[#paths + 1] = line end
request = function() n = n + 1; return wrk.format("GET", paths[(n - 1) % #paths + 1]) end
done = function(summary, latency)
  print(string.format('{"requests":%d,"us":%d,"p50":%d,"p95":%d,"p99":%d,"failed":%d}', summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(95), latency:percentile(99),
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
`

func askHTTP(ctx context.Context, wrk, dir, address string, o httpOptions) error {
	paths := requestLog()
	for _, p := range paths {
		resp, err := http.Get(address + p)
		if err != nil {
			return err
		}
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			return fmt.Errorf("GET %s answers %d", p, resp.StatusCode)
		}
	}
	list, lua := filepath.Join(dir, "paths"), filepath.Join(dir, "ask.lua")
	if err := os.WriteFile(list, []byte(strings.Join(paths, "\n")), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(lua, []byte(script), 0o644); err != nil {
		return err
	}
	fmt.Printf("machine: %s, load before %s; %d passages, %d requests by turns\n", processor(), load(), o.passages, len(paths))
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "clients\trequests a second\tp50 ms\tp95 ms\tp99 ms\tfailed")
	for _, clients := range []int{1, o.clients} {
		var out bytes.Buffer
		c := exec.CommandContext(ctx, wrk, "-t1", fmt.Sprintf("-c%d", clients), fmt.Sprintf("-d%ds", o.seconds), "--timeout", "30s", "-s", lua, address)
		c.Env, c.Stdout, c.Stderr = append(os.Environ(), "POLIDEX_PATHS="+list), &out, os.Stderr
		if err := c.Run(); err != nil {
			return fmt.Errorf("running wrk: %w", err)
		}
		var a struct{ Requests, US, P50, P95, P99, Failed int }
		at := strings.LastIndex(out.String(), "{")
		if at < 0 {
			return fmt.Errorf("wrk printed no figures: %s", out.String())
		}
		if err := json.Unmarshal([]byte(strings.TrimSpace(out.String()[at:])), &a); err != nil {
			return err
		}
		fmt.Fprintf(w, "%d\t%.0f\t%.1f\t%.1f\t%.1f\t%d\n", clients, float64(a.Requests)/(float64(a.US)/1e6),
			float64(a.P50)/1e3, float64(a.P95)/1e3, float64(a.P99)/1e3, a.Failed)
	}
	return w.Flush()
}

// logPassages are those of the documents that the log asks for: the first ones of
// any made-up corpus.
const logPassages = 2000

// requestLog is the log of questions as requests, and among them, one in four,
// what scripts and pages ask: actions by deadline, tables, documents.
func requestLog() []string {
	var ids []string
	for d := range indextest.Corpus(logPassages) {
		ids = append(ids, d.ID)
	}
	var out []string
	for i, q := range queryLog(indextest.NewVocabulary()) {
		words := url.Values{}
		if q.query.Text != "" {
			words.Set("q", q.query.Text)
		}
		for _, f := range q.query.Filters {
			words[string(f.Field)] = f.Values
		}
		out = append(out, "/v1/search?"+words.Encode())
		switch i % 16 {
		case 3:
			out = append(out, "/v1/actions?sort=deadline&"+url.Values{"theme": {logThemes[i%len(logThemes)]}}.Encode())
		case 7:
			out = append(out, "/v1/themes/by-year?"+url.Values{"year": {fmt.Sprint(2018 + i%8)}}.Encode())
		case 11:
			out = append(out, "/v1/documents/"+ids[i%len(ids)])
		case 13:
			out = append(out, "/v1/crosstab?rows=actor&columns=theme")
		case 15:
			out = append(out, "/v1/themes")
		}
	}
	return out
}

package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"polidex/api"
	"polidex/corpus"
	"polidex/ingest"
)

func (a *app) serveCommand() *cobra.Command {
	var address string
	var sources []string
	var flags ingestFlags
	var access accessFlags
	var every time.Duration
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer queries over HTTP",
		Long: `Serve answers queries over HTTP until it is interrupted. With --ingest it takes
sources in first, as 'polidex ingest' does. The address, and a first query to try,
are printed. After a 'polidex reindex' it turns to the new index by itself. With
--refresh it visits all sources again from time to time, as 'polidex refresh' does.`,
		Example: `  polidex serve
  polidex serve --address :8080 --ingest strategies/ --refresh 24h
  curl 'http://localhost:8080/v1/actions?year=2026'`,
		Args: exactly(0, "no arguments; sources go with --ingest"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := access.check(); err != nil {
				return err
			}
			x, err := a.extractor(flags.extractFlags)
			if err != nil {
				return err
			}
			defer x.Close()
			if every != 0 && every < time.Minute {
				return usage(fmt.Sprintf("--refresh takes a minute or more, such as 24h, not %s", every))
			}
			return a.serve(cmd.Context(), serving{address: address, sources: sources, refresh: every, flags: flags, access: access}, x)
		},
	}
	cmd.Flags().StringVar(&address, "address", "localhost:8080", "`host:port` to listen on; port 0 takes a free one")
	cmd.Flags().StringArrayVar(&sources, "ingest", nil, "take this `source` in first; may be given several times")
	cmd.Flags().DurationVar(&every, "refresh", 0, "visit all sources again after this `time`, and so on; 0 is never")
	access.add(cmd)
	a.publicURL.add(cmd)
	flags.add(a, cmd)
	return cmd
}

// serving is what a server is to do.
type serving struct {
	address string
	// sources are taken in first.
	sources []string
	// refresh is the time between two visits to all sources, 0 for none.
	refresh time.Duration
	flags   ingestFlags
	// access is who may do what.
	access accessFlags
}

func (a *app) serve(ctx context.Context, do serving, x extractor) error {
	listener, err := listen(ctx, do.address)
	if err != nil {
		return err
	}
	s, err := a.open(ctx, true)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer s.Close()

	ctx, stop := context.WithCancel(ctx)
	defer stop()
	refresher, err := a.pipeline(s, x, do.flags)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	queue, err := openQueue(ctx, s, refresher, a.logger())
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	s.tagger.TakeTurns(queue.Alone)
	drawing, err := a.pictures(s, do.flags.extractFlags)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer drawing.Close()
	var ready atomic.Bool
	handler, err := a.handler(s, queue, drawing, &ready, do.access)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	url := "http://" + reachable(listener.Addr())
	fmt.Fprintf(a.out, "Polidex serves %s at %s\n", a.data, url)
	if err := a.sayAccess(do.access); err != nil {
		return errors.Join(err, listener.Close())
	}

	served := make(chan error, 1)
	go func() {
		err := api.Serve(ctx, listener, handler, api.ServerOptions{Logger: a.logger()})
		stop() // a server that fails ends the ingest too
		served <- err
	}()
	takeIn := func(sources []string) error {
		return queue.Alone(ctx, func(ctx context.Context) error { return a.takeIn(ctx, s, x, do.flags, sources) })
	}
	if err = s.tagger.Finish(ctx); err == nil {
		err = takeIn(do.sources)
	}
	if err == nil && ctx.Err() == nil {
		ready.Store(true)
		a.greet(ctx, s, url, do.access.requireToken)
		var working sync.WaitGroup
		working.Go(func() { queue.Work(ctx) })
		if do.refresh > 0 {
			visits := time.NewTicker(do.refresh)
			defer visits.Stop()
			working.Go(func() { a.refreshEvery(ctx, visits.C, alone(queue, refresher.Refresh)) })
		}
		ticker := time.NewTicker(followEvery)
		defer ticker.Stop()
		a.follow(ctx, s.index, ticker.C, func() error { return takeIn(nil) })
		working.Wait()
	}
	if err != nil && !errors.Is(err, context.Canceled) {
		stop()
		return errors.Join(err, <-served)
	}
	return <-served
}

// takeIn ingests the sources before the server calls itself ready. Inputs that
// fail are reported and do not end it.
func (a *app) takeIn(ctx context.Context, s *store, x extractor, flags ingestFlags, sources []string) error {
	p, err := a.pipeline(s, x, flags)
	if err != nil {
		return err
	}
	if len(sources) == 0 {
		_, err = p.Run(ctx, nil, a.newReport().add) // finishes what a crash left
		return err
	}
	a.format = formatTable
	if err := a.ingest(ctx, p, sources); err != nil && !errors.Is(err, errSomeFailed) {
		return err
	}
	return nil
}

// greet says what is there and what to ask first; closed is a server that answers
// nobody without a token.
func (a *app) greet(ctx context.Context, s *store, url string, closed bool) {
	count := func(kind corpus.EntryKind) int {
		r, err := s.index.Search(ctx, corpus.Query{Kind: kind, Limit: 1})
		if err != nil {
			return 0
		}
		return r.Total
	}
	token := ""
	if closed {
		token = " -H 'Authorization: Bearer pdx_…'"
	}
	fmt.Fprintf(a.out, "%s, %s. Open %s in a browser, or ask:\n  curl%[4]s '%[3]s/v1/actions?limit=3'\n  curl%[4]s '%[3]s/v1/themes/by-year?format=csv'\nStop with Ctrl-C.\n",
		plural(count(corpus.KindDocument), "document", "documents"), plural(count(corpus.KindAction), "action", "actions"), url, token)
}

func (a *app) handler(s *store, queue *ingest.Queue, drawing *pictures, ready *atomic.Bool, access accessFlags) (http.Handler, error) {
	return api.New(api.Options{
		Index: s.index, Archive: s.archive, Arrivals: &arrivals{archive: s.archive, index: s.index}, Changes: &changes{archive: s.archive, index: s.index}, PublicURL: string(a.publicURL),
		Reviewer: queue.Reviewer(s.tagger), Intake: queue,
		Vocabulary: s.tagger, ThemeEditor: s.tagger, Pictures: drawing.offered(),
		Version: version(), Logger: a.logger(), Access: a.access(access),
		Ready: func() error {
			if !ready.Load() {
				return fmt.Errorf("documents are still being taken in: %w", corpus.ErrUnavailable)
			}
			return nil
		},
	})
}

// listen takes the address; a port in use is told as that.
func listen(ctx context.Context, address string) (net.Listener, error) {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("something else already listens on %s; stop it or choose another with --address localhost:0", address)
	}
	var bad *net.AddrError
	var dns *net.DNSError
	if errors.As(err, &bad) || errors.As(err, &dns) {
		return nil, usage(fmt.Sprintf("--address takes host:port, such as localhost:8080, not %q", address))
	}
	if err != nil {
		return nil, fmt.Errorf("listening on %s: %w", address, err)
	}
	return l, nil
}

// reachable is the address as a browser on this machine can use it.
func reachable(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() || ip.IsLoopback() {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}

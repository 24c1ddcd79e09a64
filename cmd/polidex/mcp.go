package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"polidex/api/mcp"
	"polidex/corpus"
)

func (a *app) mcpCommand() *cobra.Command {
	var server publicURL
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Answer an assistant over standard input and output",
		Long: `Mcp lets an assistant ask the corpus, by the Model Context Protocol: it can search,
list key actions, count themes by year, and read documents, and changes nothing. It
is started by the assistant's program, and ends with it.

As long as it runs the data folder is in use. Where 'polidex serve' runs, assistants
ask that one, at its address /mcp; one that knows no HTTP asks it through 'polidex
mcp --server ADDRESS', which sends the token of the environment's POLIDEX_TOKEN, if
there is one.`,
		Example: `  polidex mcp --data /srv/polidex-data
  polidex mcp --server http://localhost:8080`,
		Args: exactly(0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if server != "" {
				for _, name := range []string{"data", "public-url", "themes"} {
					if cmd.Flags().Changed(name) {
						return usage(fmt.Sprintf("--%s is the server's own affair and cannot go with --server", name))
					}
				}
			}
			if f, ok := a.in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
				fmt.Fprintln(a.err, "polidex: waiting for an assistant's messages, a JSON object a line; its program starts this command, see docs/mcp.md. Stop with Ctrl-C.")
			}
			if server != "" {
				return mcp.Forward(cmd.Context(), mcp.Remote{URL: server.String(), Token: a.env("POLIDEX_TOKEN"), Version: version()}, mcp.Streams(a.in, a.out))
			}
			return a.assist(cmd.Context())
		},
	}
	cmd.Flags().Var(&server, "server", "ask the 'polidex serve' at this `address` in place of the data folder")
	cmd.Flags().Var(&a.publicURL, "public-url", "the `address` at which 'polidex serve' shows the same data, for links; without it they name what 'polidex show' shows")
	cmd.Flags().StringVar(&a.themes, "themes", "", "the vocabulary `file`; the built-in one where none is named")
	return cmd
}

// assist answers from the data folder until the assistant leaves.
func (a *app) assist(ctx context.Context) error {
	s, err := a.open(ctx, false)
	if errors.Is(err, corpus.ErrUnavailable) {
		return fmt.Errorf("%s; assistants ask a 'polidex serve' at its address /mcp, or through 'polidex mcp --server ADDRESS': %w", plain(err), corpus.ErrUnavailable)
	}
	if err != nil {
		return err
	}
	defer s.Close()
	v, err := s.vocabulary(ctx)
	if err != nil {
		return err
	}
	server, err := mcp.New(mcp.Options{
		Index: s.index, Archive: s.archive, Themes: v.Themes(), VocabularyVersion: v.Version(),
		Version: version(), PublicURL: a.publicURL.String(), Logger: a.logger(),
	})
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ticker := time.NewTicker(followEvery)
	defer ticker.Stop()
	followed := make(chan struct{})
	go func() {
		defer close(followed)
		a.follow(ctx, s.index, ticker.C, func() error { return nil })
	}()
	err = server.Run(ctx, mcp.Streams(a.in, a.out))
	stop()
	<-followed
	return err
}

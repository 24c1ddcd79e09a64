package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"

	"github.com/spf13/cobra"

	"polidex/corpus"
)

// streams are the three that a command talks through; results go to out alone.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// app is what every command is given: the streams and the global settings.
type app struct {
	streams
	env    func(string) string
	data   string
	format string
	themes string
	debug  bool
}

// run runs the command line and returns the exit status.
func run(ctx context.Context, args []string, s streams, env func(string) string) int {
	a := &app{streams: s, env: env}
	root := a.command()
	root.SetArgs(args)
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	err := root.ExecuteContext(ctx)
	if message := describe(err); message != "" {
		fmt.Fprintln(s.err, "polidex: "+message)
	}
	return status(err)
}

// command is the root with all commands below it.
func (a *app) command() *cobra.Command {
	root := &cobra.Command{
		Use:   "polidex",
		Short: "Find what strategy texts commit to, and search, count and cite it",
		Long: `Polidex reads strategy texts (European Commission communications above all),
finds the key actions in them with their actors, deadlines and themes, and lets
you search, count and cite them.

  polidex ingest strategy.pdf        take a document in
  polidex actions --year 2026        what is due in 2026
  polidex themes --by year           themes by year
  polidex search "drug precursors"   search the text
  polidex serve                      the same over HTTP`,
		SilenceErrors:              true,
		SilenceUsage:               true,
		Args:                       noCommand,
		SuggestionsMinimumDistance: 2,
		RunE:                       func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		CompletionOptions:          cobra.CompletionOptions{HiddenDefaultCmd: false},
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage(fmt.Sprintf("%v; see '%s --help'", err, cmd.CommandPath()))
	})
	f := root.PersistentFlags()
	f.StringVar(&a.data, "data", envOr(a.env, "POLIDEX_DATA", "polidex-data"), "`folder` that holds the archive and the index (environment POLIDEX_DATA)")
	f.BoolVar(&a.debug, "debug", false, "log what is done to standard error")
	root.AddCommand(a.ingestCommand(), a.extractCommand(), a.searchCommand(), a.actionsCommand(), a.themesCommand(),
		a.documentsCommand(), a.showCommand(), a.serveCommand(), a.reindexCommand(), a.versionCommand(), a.manCommand())
	return root
}

// noCommand refuses words that are no command, with the nearest that is.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	message := fmt.Sprintf("%q is no command", args[0])
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		message += fmt.Sprintf("; did you mean %q?", near[0])
	} else {
		message += "; see 'polidex --help'"
	}
	return usage(message)
}

// exactly and atLeast are the argument checks, as usage errors.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return usage(fmt.Sprintf("%s takes %s; see '%[1]s --help'", cmd.CommandPath(), what))
		}
		return nil
	}
}

func atLeast(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return usage(fmt.Sprintf("%s takes %s; see '%[1]s --help'", cmd.CommandPath(), what))
		}
		return nil
	}
}

func (a *app) logger() *slog.Logger {
	level := slog.LevelWarn
	if a.debug {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: level}))
}

// formatFlag adds --format to a command that prints rows.
func (a *app) formatFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.format, "format", formatTable, "how rows are printed: table, json, ndjson or csv")
	complete(cmd, "format", formats)
}

// complete offers a flag's values to the shell.
func complete(cmd *cobra.Command, flag string, values []string) {
	err := cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return values, cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(err) // the flag's name is misspelt in the program
	}
}

func (a *app) checkFormat() error {
	for _, f := range formats {
		if a.format == f {
			return nil
		}
	}
	return fmt.Errorf("format %q is none of table, json, ndjson, csv: %w", a.format, corpus.ErrInvalid)
}

func envOr(env func(string) string, name, otherwise string) string {
	if v := env(name); v != "" {
		return v
	}
	return otherwise
}

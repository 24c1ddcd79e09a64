package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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
	file   rowFile
	themes string
	debug  bool
	// publicURL is the address that a server gives for itself.
	publicURL publicURL
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
		fmt.Fprintln(s.err, "polidex: "+clean(message))
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
		Version:                    version(),
		Args:                       noCommand,
		SuggestionsMinimumDistance: 2,
		RunE:                       func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		CompletionOptions:          cobra.CompletionOptions{HiddenDefaultCmd: false},
	}
	root.SetVersionTemplate("polidex {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(helpCommand())
	f := root.PersistentFlags()
	f.StringVar(&a.data, "data", envOr(a.env, "POLIDEX_DATA", "polidex-data"), "`folder` that holds the archive and the index (environment POLIDEX_DATA)")
	f.BoolVar(&a.debug, "debug", false, "log what is done to standard error")
	root.AddCommand(a.ingestCommand(), a.extractCommand(), a.searchCommand(), a.actionsCommand(), a.themesCommand(), a.crosstabCommand(),
		a.documentsCommand(), a.sourcesCommand(), a.refreshCommand(), a.removeCommand(), a.showCommand(), a.reviewCommand(), a.citeCommand(), a.pageCommand(), a.serveCommand(), a.mcpCommand(), a.tokenCommand(), a.reindexCommand(), a.evaluateCommand(), a.versionCommand(), a.manCommand(), a.workerCommand())
	root.SetGlobalNormalizationFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		// The interface's words have an underscore where flags have a hyphen.
		return pflag.NormalizedName(strings.ReplaceAll(name, "_", "-"))
	})
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

// helpCommand is cobra's, but for words that are no command: those are refused.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil {
				return usage(err.Error())
			}
			if len(rest) > 0 {
				return noCommand(cmd.Root(), rest)
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}

var flagName = regexp.MustCompile(`--([a-z][a-z-]+)`)

// flagError says which flag is wrong, without the names of Go's functions, and
// the nearest that there is.
func flagError(cmd *cobra.Command, err error) error {
	message, _, _ := strings.Cut(err.Error(), ": strconv.")
	var unknown interface{ GetSpecifiedName() string }
	if errors.As(err, &unknown) {
		var known []string
		for _, m := range flagName.FindAllStringSubmatch(cmd.Flags().FlagUsages(), -1) {
			known = append(known, m[1])
		}
		if near := corpus.Nearest(unknown.GetSpecifiedName(), known); near != "" {
			return usage(fmt.Sprintf("%s; did you mean --%s?", message, near))
		}
	}
	if strings.HasPrefix(message, "unknown shorthand flag") {
		message += "; words that begin with a minus go after --"
	}
	return usage(fmt.Sprintf("%s; see '%s --help'", message, cmd.CommandPath()))
}

// exactly is the check of the number of arguments, as a usage error.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
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
	complete(cmd, "format", formatNames)
}

// complete offers a flag's values to the shell.
func complete(cmd *cobra.Command, flag string, values func() []string) {
	err := cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return values(), cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(err) // the flag's name is misspelt in the program
	}
}

func (a *app) checkFormat() error { return oneOf("format", a.format, formatNames()) }

func envOr(env func(string) string, name, otherwise string) string {
	if v := env(name); v != "" {
		return v
	}
	return otherwise
}

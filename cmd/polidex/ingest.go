package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/ingest"
)

func (a *app) ingestCommand() *cobra.Command {
	var flags ingestFlags
	var manner mannerFlags
	var from string
	var retry, watch bool
	cmd := &cobra.Command{
		Use:   "ingest [SOURCE...]",
		Short: "Take documents in: files, folders, web addresses, references, feeds",
		Long: `Ingest takes each source in: its bytes are kept in the archive, read, analysed
and made searchable. It prints one row an input: what became of it and why. A bad
input never stops the others. What is unchanged since the last time is left
alone, and an ingest that was interrupted goes on where it stopped.

A source is
  a file, a folder, a .zip, or - for standard input
  a web address: a PDF, a page, the record of a repository with its files, an
    Atom or RSS feed or a sitemap, of which new entries are taken each time
  an official document of the EU: COM(2025) 148, JOIN(2025) 9, celex:52025DC0148,
    an ELI or any address at eur-lex.europa.eu
  a repository: oai:https://host/cgi/oai2?set=NAME&from=2025-01-01`,
		Example: `  polidex ingest strategy.pdf notes/ archive.zip
  polidex ingest 'COM(2025) 148' --languages en,fr --forms html,pdf
  polidex ingest https://example.org/internal-security --follow pdf
  polidex ingest --from list.txt
  cat page.html | polidex ingest -
  polidex ingest --retry-failed      after a network fault, or installing tesseract`,
		RunE: func(cmd *cobra.Command, args []string) error {
			m, args, err := manner.manner(args)
			if err != nil {
				return err
			}
			if from != "" {
				listed, err := a.readSources(from)
				if err != nil {
					return err
				}
				args = append(args, listed...)
			}
			if len(args) == 0 && !retry {
				return usage("polidex ingest takes one or more sources: files, folders, web addresses, references, -; see 'polidex ingest --help'")
			}
			flags.manner, flags.retry = m, retry
			return a.withPipeline(cmd.Context(), flags, func(p *ingest.Pipeline) error {
				if len(args) == 0 {
					return a.reported(cmd.Context(), p.Retry, "nothing is left to be tried again")
				}
				if watch {
					return a.watch(cmd.Context(), p, args)
				}
				return a.ingest(cmd.Context(), p, args)
			})
		},
	}
	flags.add(a, cmd)
	manner.add(cmd)
	cmd.Flags().StringVar(&from, "from", "", "also take the sources that this `file` lists, one a line; # begins a remark")
	cmd.Flags().BoolVar(&retry, "retry-failed", false, "also try again what failed before or has scanned pages unread; without a source, that alone")
	cmd.Flags().BoolVar(&watch, "watch", false, "then follow the folders among the sources, and take in what comes to them once it is whole, until interrupted")
	a.formatFlag(cmd)
	return cmd
}

// readSources reads a file that lists sources.
func (a *app) readSources(name string) ([]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, notFound(fmt.Errorf("reading the list of sources: %w", err))
	}
	defer f.Close()
	sources, err := ingest.ReadSources(f)
	if err == nil && len(sources) == 0 {
		err = fmt.Errorf("it lists no source: %w", corpus.ErrInvalid)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the list of sources %q: %w", name, err)
	}
	return sources, nil
}

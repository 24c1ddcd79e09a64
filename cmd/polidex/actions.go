package main

import (
	"context"
	"iter"

	"github.com/spf13/cobra"

	"polidex/api/sheets"
	"polidex/corpus"
	"polidex/index"
)

func (a *app) actionsCommand() *cobra.Command {
	var flags filterFlags
	cmd := &cobra.Command{
		Use:   "actions [QUERY]",
		Short: "List key actions, with their deadlines, actors and themes",
		Example: `  polidex actions --year 2026
  polidex actions --theme drug-trafficking --actor commission --format csv
  polidex actions --theme drug-trafficking --year 2026 -o actions.xlsx
  polidex actions --deadline 2026-07..2027-06 --sort deadline "action plan"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := flags.query(corpus.KindAction, args)
			if err != nil {
				return err
			}
			return a.list(cmd.Context(), q, sheets.ActionsPath, actionListing())
		},
	}
	flags.add(cmd, 0, "the most to list; 0 is all")
	a.rowFlags(cmd)
	return cmd
}

func (a *app) documentsCommand() *cobra.Command {
	var flags filterFlags
	cmd := &cobra.Command{
		Use:   "documents [QUERY]",
		Short: "List the documents",
		Example: `  polidex documents
  polidex documents --theme fraud --sort date`,
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := flags.query(corpus.KindDocument, args)
			if err != nil {
				return err
			}
			return a.list(cmd.Context(), q, sheets.DocumentsPath, documentListing())
		},
	}
	flags.add(cmd, 0, "the most to list; 0 is all")
	a.rowFlags(cmd)
	return cmd
}

// list prints the entries that a query matches, all or the first Limit; path is
// that of a server's list of the same.
func (a *app) list(ctx context.Context, q corpus.Query, path string, l listing[corpus.Hit]) error {
	s, err := a.open(ctx, false)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := a.tellSlips(ctx, s, q); err != nil {
		return err
	}
	about, err := a.made(ctx, s, sheets.ListQuestion(path, q))
	if err != nil {
		return err
	}
	_, err = l.printMade(a, first(index.All(ctx, &told{Searcher: s.index, a: a, about: about}, q), q.Limit), about)
	return err
}

// first yields the first n rows, or all of them where n is 0.
func first[T any](rows iter.Seq2[T, error], n int) iter.Seq2[T, error] {
	if n == 0 {
		return rows
	}
	return func(yield func(T, error) bool) {
		left := n
		for row, err := range rows {
			left--
			if !yield(row, err) || left == 0 {
				return
			}
		}
	}
}

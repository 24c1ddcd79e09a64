package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/ingest"
)

func (a *app) removeCommand() *cobra.Command {
	var how corpus.Removal
	cmd := &cobra.Command{
		Use:   "remove ID...",
		Short: "Remove documents",
		Long: `Remove puts a tombstone in the place of each document: it is no longer listed,
searched or shown, and neither refresh nor the folder or list that it stands in
takes it in again. Naming its source, or sending the file, adds it anew. The
original and reviews stay, unless --purge removes them too; where it came from stays on record.
While 'polidex serve' runs, ask that: DELETE /v1/documents/ID.`,
		Example: `  polidex remove 36f25f9f5adef76f --reason 'superseded by COM(2033) 96'
  polidex remove 36f25f9f5adef76f --purge`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("polidex remove takes the ids of one or more documents; 'polidex documents' lists them")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := a.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer s.Close()
			return a.remove(cmd.Context(), s, args, how)
		},
	}
	cmd.Flags().BoolVar(&how.Purge, "purge", false, "remove the original and the reviews too")
	cmd.Flags().StringVar(&how.Reason, "reason", "", "why, in a `sentence` that is kept")
	return cmd
}

// remove removes the documents, or none where one of them is not there: a slip in
// one id is not to cost the others.
func (a *app) remove(ctx context.Context, s *store, ids []string, how corpus.Removal) error {
	remover, err := ingest.NewRemover(ingest.RemoverOptions{Archive: s.archive, Index: s.index, Logger: a.logger()})
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := remover.Check(ctx, id); err != nil {
			return err
		}
	}
	for _, id := range ids {
		stone, err := remover.Remove(ctx, id, how)
		if err != nil {
			return err
		}
		state := "removed"
		if stone.Purged {
			state = "purged"
		}
		fmt.Fprintln(a.out, clean(strings.TrimRight(fmt.Sprintf("%-*s  %s  %s", stateWidth, state, id, what(stone)), " ")))
	}
	return remover.Settle(ctx)
}

// what names a removed document for a person.
func what(t corpus.Tombstone) string {
	if t.Reference != "" && t.Title != "" {
		return t.Reference + " · " + t.Title
	}
	return t.Reference + t.Title
}

// noDocument is the error for an id under which the archive found nothing: that its
// document was removed, or that there is none.
func noDocument(id string, err error) error {
	var removed *corpus.RemovedError
	if errors.As(err, &removed) {
		return removed
	}
	return fmt.Errorf("there is no document %s; 'polidex documents' lists those that there are: %w", id, corpus.ErrNotFound)
}

package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"polidex/api/sheets"
	"polidex/ingest"
)

func (a *app) sourcesCommand() *cobra.Command {
	var states []string
	var history, named bool
	cmd := &cobra.Command{
		Use:   "sources [WORDS]",
		Short: "List where documents came from, and what became of each source",
		Long: `Sources lists every source that was ever taken in or tried: when, what became of
it the last time and why. Words keep those with these letters in their address.
With --history every visit is a row: each one that was asked for, and each other
that brought something new or went wrong.`,
		Example: `  polidex sources --state failed
  polidex sources --named                what 'polidex refresh' begins with
  polidex sources eur-lex --history --format csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, s := range states {
				if err := oneOf("state", s, ingest.StateNames()); err != nil {
					return err
				}
			}
			archive, err := a.openArchive(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer archive.Close()
			all, err := archive.Sources(cmd.Context())
			if err != nil {
				return err
			}
			kept := []ingest.Status{}
			for _, s := range all {
				if keepsSource(s, strings.Join(args, " "), states, named) {
					kept = append(kept, s)
				}
			}
			about := &sheets.About{Query: sourcesQuestion(args, states, named, history), Program: version()}
			if about.Changed, err = archive.NewestDocument(cmd.Context()); err != nil {
				return err
			}
			if history {
				return a.printVisits(kept, about)
			}
			return a.printSources(kept, about)
		},
	}
	cmd.Flags().StringSliceVar(&states, "state", nil, "only sources in this `state`: "+strings.Join(ingest.StateNames(), ", "))
	complete(cmd, "state", ingest.StateNames)
	cmd.Flags().BoolVar(&named, "named", false, "only those that were named themselves, and not found through others")
	cmd.Flags().BoolVar(&history, "history", false, "a row for every visit")
	a.rowFlags(cmd)
	return cmd
}

func keepsSource(s ingest.Status, words string, states []string, named bool) bool {
	inState := len(states) == 0
	for _, state := range states {
		inState = inState || string(s.State) == state
	}
	return inState && (s.Named || !named) && strings.Contains(strings.ToLower(s.Source), strings.ToLower(words))
}

// sourcesQuestion is the command that lists the same: no server is asked for
// sources.
func sourcesQuestion(words, states []string, named, history bool) string {
	question := append([]string{"polidex sources"}, words...)
	for _, s := range states {
		question = append(question, "--state", s)
	}
	if named {
		question = append(question, "--named")
	}
	if history {
		question = append(question, "--history")
	}
	return strings.Join(question, " ")
}

func (a *app) printSources(rows []ingest.Status, about *sheets.About) error {
	for i := range rows {
		rows[i].History = nil
	}
	_, err := listing[ingest.Status]{
		columns: []column[ingest.Status]{
			{name: "state", cell: func(s ingest.Status) string { return string(s.State) }, widest: stateWidth},
			{name: "source", cell: func(s ingest.Status) string { return clean(s.Source) }},
			{name: "document", cell: func(s ingest.Status) string { return s.Document }, widest: 16},
			{name: "visited", cell: func(s ingest.Status) string { return day(s.Last) }, widest: 10},
			{name: "changed", cell: func(s ingest.Status) string { return day(s.Changed) }, widest: 10, spare: true},
			{name: "why", cell: func(s ingest.Status) string { return clean(s.Reason) }, widest: 40, spare: true},
		},
		sheet: sheets.Sheet[ingest.Status]{
			Name: "sources",
			Columns: []sheets.Column{
				{Name: "source", Width: 60}, {Name: "state", Repeats: true}, {Name: "reason", Width: 40}, {Name: "document", Width: 18}, {Name: "parent", Repeats: true},
				{Name: "named", Type: sheets.Truth}, {Name: "first", Type: sheets.Moment}, {Name: "last", Type: sheets.Moment}, {Name: "changed", Type: sheets.Moment},
			},
			Cells: func(s ingest.Status) []any {
				return []any{s.Source, string(s.State), s.Reason, s.Document, s.Parent, s.Named, s.First, s.Last, s.Changed}
			},
			Object: func(s ingest.Status) any { return s },
		},
		none: "no such source",
	}.printMade(a, each(rows), about)
	return err
}

func (a *app) printVisits(kept []ingest.Status, about *sheets.About) error {
	rows := []ingest.Visit{}
	for _, s := range kept {
		rows = append(rows, s.History...)
	}
	_, err := listing[ingest.Visit]{
		columns: []column[ingest.Visit]{
			{name: "time", cell: func(v ingest.Visit) string { return moment(v.Time) }, widest: 20},
			{name: "state", cell: func(v ingest.Visit) string { return string(v.State) }, widest: stateWidth},
			{name: "source", cell: func(v ingest.Visit) string { return clean(v.Source) }},
			{name: "document", cell: func(v ingest.Visit) string { return v.Document }, widest: 16, spare: true},
			{name: "why", cell: func(v ingest.Visit) string { return clean(v.Reason) }, widest: 40, spare: true},
		},
		sheet: sheets.Sheet[ingest.Visit]{
			Name: "visits",
			Columns: []sheets.Column{
				{Name: "source", Width: 60, Repeats: true}, {Name: "time", Type: sheets.Moment}, {Name: "state", Repeats: true}, {Name: "reason", Width: 40},
				{Name: "document", Width: 18}, {Name: "parent", Repeats: true}, {Name: "named", Type: sheets.Truth},
			},
			Cells: func(v ingest.Visit) []any {
				return []any{v.Source, v.Time, string(v.State), v.Reason, v.Document, v.Parent, v.Named}
			},
			Object: func(v ingest.Visit) any { return v },
		},
		none: "no visit is recorded of such a source",
	}.printMade(a, each(rows), about)
	return err
}

// day and moment are a time for a person and for a program, empty for none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

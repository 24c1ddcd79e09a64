package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"polidex/corpus"
)

// filterFlags are the flags that narrow a listing: the interface's words, each
// of which may be given several times for "or".
type filterFlags struct {
	values map[corpus.Field]*[]string
	sort   string
	limit  int
	cursor string
}

// filterHelp describes the fields that can be filtered by, in the order of the
// manual.
var filterHelp = []struct {
	field corpus.Field
	help  string
}{
	{corpus.FieldTheme, "only with this `theme` (see 'polidex themes')"},
	{corpus.FieldYear, "only with this `year`, or a range such as 2026..2028"},
	{corpus.FieldActor, "only with this `actor`: commission, member-states, europol, …"},
	{corpus.FieldDeadline, "only with a deadline in this `range`: 2026, ..2027, 2026-07.."},
	{corpus.FieldType, "only of this `type` of document: communication, web-page, …"},
	{corpus.FieldLanguage, "only in this `language`: en, fr, …"},
	{corpus.FieldDocument, "only of the document with this `id`"},
	{corpus.FieldWork, "only of this `work`: com-2025-148"},
	{corpus.FieldSource, "only from this `source` (path or URL)"},
}

func (f *filterFlags) add(cmd *cobra.Command, defaultLimit int, limitHelp string) {
	f.values = map[corpus.Field]*[]string{}
	for _, h := range filterHelp {
		f.values[h.field] = cmd.Flags().StringArray(string(h.field), nil, h.help)
	}
	cmd.Flags().StringVar(&f.sort, "sort", "", "the `order`: relevance, document, date, deadline, title")
	complete(cmd, "sort", []string{"relevance", "document", "date", "deadline", "title"})
	cmd.Flags().IntVar(&f.limit, "limit", defaultLimit, limitHelp)
}

// query builds the query of the flags and of the words on the command line.
func (f *filterFlags) query(kind corpus.EntryKind, words []string) (corpus.Query, error) {
	q := corpus.Query{Kind: kind, Text: strings.Join(words, " "), Sort: corpus.Sort(f.sort), Limit: f.limit, Cursor: f.cursor}
	if f.limit < 0 {
		return q, fmt.Errorf("--limit is %d; it takes a number from 0 on: %w", f.limit, corpus.ErrInvalid)
	}
	for _, h := range filterHelp {
		if v := *f.values[h.field]; len(v) > 0 {
			q.Filters = append(q.Filters, corpus.Filter{Field: h.field, Values: v})
		}
	}
	return q, nil
}

package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/extract/themes"
)

// filterFlags are the flags that narrow a listing: the interface's words, each
// of which may be given several times for "or".
type filterFlags struct {
	values map[corpus.Field]*[]string
	sort   string
	limit  int
	cursor string
	exact  bool
	like   string
	due    string
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
	{corpus.FieldDeadlineYear, "only with a deadline whose last day is in this `year`, or a range of years"},
	{corpus.FieldDate, "only of documents with a date in this `range`: 2025, 2025-01.., ..2024-06-30"},
	{corpus.FieldType, "only of this `type` of document: communication, web-page, …"},
	{corpus.FieldLanguage, "only in this `language`: en, fr, …"},
	{corpus.FieldDocument, "only of the document with this `id`"},
	{corpus.FieldWork, "only of this `work`: com-2025-148"},
	{corpus.FieldForm, "only of documents that are this `form` of their work: main, which counts each work once, or main-in-language"},
	{corpus.FieldCites, "only what cites this `reference`: COM(2020) 605, 32016R0794, 2016/794"},
	{corpus.FieldSource, "only from this `source` (path or URL)"},
}

func (f *filterFlags) add(cmd *cobra.Command, defaultLimit int, limitHelp string) {
	f.values = map[corpus.Field]*[]string{}
	for _, h := range filterHelp {
		f.values[h.field] = cmd.Flags().StringArray(string(h.field), nil, h.help)
	}
	complete(cmd, string(corpus.FieldTheme), func() []string { return themeIDs(themes.Default()) })
	complete(cmd, string(corpus.FieldActor), corpus.ActorNames)
	complete(cmd, string(corpus.FieldType), corpus.TypeNames)
	complete(cmd, string(corpus.FieldForm), corpus.FormNames)
	cmd.Flags().StringVar(&f.sort, "sort", "", "the `order`: "+strings.Join(corpus.SortNames(), ", "))
	complete(cmd, "sort", corpus.SortNames)
	cmd.Flags().BoolVar(&f.exact, "exact", false, "the words alone, not other names of the same thing (THB: trafficking in human beings)")
	cmd.Flags().StringVar(&f.like, "like", "", "only what is like the passage, action or document with this `id`")
	cmd.Flags().StringVar(&f.due, "due", "", "only actions that are this today: "+strings.Join(corpus.DueNames(), ", "))
	complete(cmd, "due", corpus.DueNames)
	cmd.Flags().IntVar(&f.limit, "limit", defaultLimit, limitHelp)
}

// query builds the query of the flags and of the words on the command line.
func (f *filterFlags) query(kind corpus.EntryKind, words []string) (corpus.Query, error) {
	q := corpus.Query{Kind: kind, Text: strings.Join(words, " "), Sort: corpus.Sort(f.sort), Limit: f.limit, Cursor: f.cursor, Exact: f.exact, Like: strings.TrimSpace(f.like)}
	if f.limit < 0 {
		return q, usage(fmt.Sprintf("--limit takes a number from 0 on, not %d", f.limit))
	}
	if err := oneOf("sort", f.sort, corpus.SortNames()); err != nil {
		return q, err
	}
	if err := oneOf("due", f.due, corpus.DueNames()); err != nil {
		return q, err
	}
	q.Filters = corpus.DueFilters(f.due, time.Now())
	for _, h := range filterHelp {
		if v := *f.values[h.field]; len(v) > 0 {
			q.Filters = append(q.Filters, corpus.Filter{Field: h.field, Values: v})
		}
	}
	return q, nil
}

// oneOf refuses a flag's value that is not one of the known, and says which was
// probably meant. Empty is the flag's default.
func oneOf(flag, value string, known []string) error {
	if value == "" || slices.Contains(known, value) {
		return nil
	}
	message := fmt.Sprintf("--%s takes %s; %q is none of them", flag, strings.Join(known, ", "), value)
	if near := corpus.Nearest(value, known); near != "" {
		message += fmt.Sprintf("; did you mean %q?", near)
	}
	return usage(message)
}

func themeIDs(v *themes.Vocabulary) []string {
	var ids []string
	for _, t := range v.Themes() {
		ids = append(ids, t.ID)
	}
	return ids
}

// tellSlips notes on standard error what of a query's filters looks misspelt.
// Themes that the index has are known too: it may hold documents of another
// vocabulary.
func (a *app) tellSlips(ctx context.Context, s *store, q corpus.Query) error {
	v, err := a.inUse(ctx)
	if err != nil {
		return err
	}
	known := themeIDs(v)
	if len(q.Slips(known)) == 0 {
		return nil
	}
	inUse, err := corpus.ThemesInUse(ctx, s.index.Search)
	if err != nil {
		return err
	}
	for _, note := range q.Slips(append(known, inUse...)) {
		fmt.Fprintln(a.err, "note: "+note)
	}
	return nil
}

package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/index"
)

func (a *app) searchCommand() *cobra.Command {
	var flags filterFlags
	var kind string
	var facets []string
	cmd := &cobra.Command{
		Use:   "search [QUERY]",
		Short: "Search the text of the corpus",
		Long: `Search finds passages (or actions or documents, with --kind). Words must all
occur; "phrases", AND OR NOT ( ), -word, field:value, wild*card, fuzzy~1 and
"near words"~5 are understood. Without words, all that the flags leave is listed.`,
		Example: `  polidex search drug precursors
  polidex search '"organised crime" AND (europol OR eurojust)' --year 2026
  polidex search 'theme:fraud payment*' --kind action --facet theme`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(); err != nil {
				return err
			}
			if err := oneOf("kind", kind, corpus.KindNames()); err != nil {
				return err
			}
			q, err := flags.query(corpus.EntryKind(kind), args)
			if err != nil {
				return err
			}
			if len(args) == 0 && len(q.Filters) == 0 {
				return usage("polidex search takes the words to search, or a flag such as --theme; see 'polidex search --help'")
			}
			if len(facets) > 0 && a.format != formatTable {
				return usage("--facet goes with --format table; /v1/search of 'polidex serve' counts for programs")
			}
			for _, f := range facets {
				if err := oneOf("facet", f, corpus.FacetNames()); err != nil {
					return err
				}
				q.Facets = append(q.Facets, corpus.Field(f))
			}
			q.Highlight, q.FacetLimit = true, 10
			s, err := a.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer s.Close()
			if err := a.tellSlips(cmd.Context(), s, q); err != nil {
				return err
			}
			if a.format == formatTable {
				r, err := s.index.Search(cmd.Context(), q)
				if err != nil {
					return err
				}
				return a.showResult(q, r)
			}
			_, err = listingOf(q.Kind).print(a, first(index.All(cmd.Context(), s.index, q), flags.limit))
			return err
		},
	}
	flags.add(cmd, corpus.DefaultLimit, fmt.Sprintf("the most to list; at most %d in a table, and 0 is all in the other formats", corpus.MaxLimit))
	cmd.Flags().StringVar(&flags.cursor, "cursor", "", "go on after the `cursor` that the last answer ended with")
	cmd.Flags().StringVar(&kind, "kind", string(corpus.KindPassage), "what is found: "+strings.Join(corpus.KindNames(), ", "))
	complete(cmd, "kind", corpus.KindNames)
	cmd.Flags().StringArrayVar(&facets, "facet", nil, "count the hits by this `field`: "+strings.Join(corpus.FacetNames(), ", "))
	complete(cmd, "facet", corpus.FacetNames)
	a.formatFlag(cmd)
	return cmd
}

// showResult prints an answer for people: each hit as its place and its
// snippet, then the counts.
func (a *app) showResult(q corpus.Query, r corpus.Result) error {
	var b strings.Builder
	for _, note := range r.Notes {
		fmt.Fprintln(a.err, "note: "+note)
	}
	for i, h := range r.Hits {
		number := fmt.Sprintf("%d. ", i+1)
		b.WriteString(number + strings.TrimLeft(indent(place(h), a.width(), strings.Repeat(" ", len(number))), " "))
		body := h.Snippet
		marks := h.Marks
		if body == "" {
			body, marks = h.Text, nil
		}
		if body != "" {
			b.WriteString(indentMarked(mark(body, marks, a.colour()), a.width(), "   "))
		}
		fmt.Fprintf(&b, "   %s\n\n", h.ID)
	}
	for _, f := range r.Facets {
		b.WriteString(a.counts(f))
	}
	if len(r.Facets) > 0 && r.Total > 0 {
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "%s", plural(r.Total, "hit", "hits"))
	if len(r.Hits) < r.Total {
		fmt.Fprintf(&b, ", %d shown", len(r.Hits))
	}
	b.WriteString("\n")
	if r.Next != "" {
		fmt.Fprintf(&b, "more: add --cursor %s\n", r.Next)
	}
	_, err := io.WriteString(a.out, b.String())
	return err
}

// counts shows a facet: its values with their counts, behind its name.
func (a *app) counts(f corpus.Facet) string {
	var words []string
	for _, v := range f.Values {
		words = append(words, fmt.Sprintf("%s %d", v.Value, v.Count))
	}
	if more := f.Distinct - len(f.Values); more > 0 {
		words = append(words, fmt.Sprintf("and %d more", more))
	}
	if len(words) == 0 {
		return ""
	}
	const aside = 10 // the width of the longest name with its colon and a space
	return fmt.Sprintf("%-*s", aside, f.Field+":") + strings.TrimLeft(indent(strings.Join(words, ", "), a.width(), strings.Repeat(" ", aside)), " ")
}

// place says where a hit stands: document, page, section.
func place(h corpus.Hit) string {
	parts := []string{}
	if h.Reference != "" {
		parts = append(parts, h.Reference)
	}
	if h.Title != "" {
		parts = append(parts, h.Title)
	}
	if h.Page > 0 {
		parts = append(parts, fmt.Sprintf("page %d", h.Page))
	}
	if n := len(h.Section); n > 0 {
		parts = append(parts, h.Section[n-1])
	}
	if len(parts) == 0 {
		parts = append(parts, h.Source)
	}
	return strings.Join(parts, " · ")
}

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
		Use:   "search QUERY",
		Short: "Search the text of the corpus",
		Long: `Search finds passages (or actions or documents, with --kind). Words must all
occur; "phrases", AND OR NOT ( ), -word, field:value, wild*card, fuzzy~1 and
"near words"~5 are understood.`,
		Example: `  polidex search drug precursors
  polidex search '"organised crime" AND (europol OR eurojust)' --year 2026
  polidex search 'theme:fraud payment*' --kind action --facet theme`,
		Args: atLeast(1, "the words to search"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(); err != nil {
				return err
			}
			q, err := flags.query(corpus.EntryKind(kind), args)
			if err != nil {
				return err
			}
			for _, f := range facets {
				q.Facets = append(q.Facets, corpus.Field(f))
			}
			q.Highlight, q.FacetLimit = true, 10
			s, err := a.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer s.Close()
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
	flags.add(cmd, corpus.DefaultLimit, "the most to list; 0 is all but in a table")
	cmd.Flags().StringVar(&flags.cursor, "cursor", "", "go on after the `cursor` that the last answer ended with")
	cmd.Flags().StringVar(&kind, "kind", string(corpus.KindPassage), "what is found: passage, action or document")
	complete(cmd, "kind", []string{string(corpus.KindPassage), string(corpus.KindAction), string(corpus.KindDocument)})
	cmd.Flags().StringArrayVar(&facets, "facet", nil, "count the hits by this `field`: theme, year, actor, type, language, document")
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
		fmt.Fprintf(&b, "%d. %s\n", i+1, place(h))
		body := h.Snippet
		marks := h.Marks
		if body == "" {
			body, marks = h.Text, nil
		}
		if body != "" {
			b.WriteString(indent(mark(body, marks, a.colour()), a.width(), "   "))
		}
		fmt.Fprintf(&b, "   %s\n\n", h.ID)
	}
	for _, f := range r.Facets {
		fmt.Fprintf(&b, "%s:", f.Field)
		for _, v := range f.Values {
			fmt.Fprintf(&b, "  %s %d", v.Value, v.Count)
		}
		if more := f.Distinct - len(f.Values); more > 0 {
			fmt.Fprintf(&b, "  and %d more", more)
		}
		b.WriteString("\n")
	}
	if len(r.Facets) > 0 {
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

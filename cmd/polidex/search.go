package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"polidex/api/sheets"
	"polidex/corpus"
	"polidex/index"
)

func (a *app) searchCommand() *cobra.Command {
	var flags filterFlags
	var kind, group string
	var facets []string
	cmd := &cobra.Command{
		Use:   "search [QUERY]",
		Short: "Search the text of the corpus",
		Long: `Search finds passages (or actions or documents, with --kind). Words must all
occur; "phrases", AND OR NOT ( ), -word, field:value, wild*card, fuzzy~1 and
"near words"~5 are understood. Without words, all that the flags leave is listed.
With --like, what is found has telling words of another entry, the most alike first.`,
		Example: `  polidex search drug precursors
  polidex search '"organised crime" AND (europol OR eurojust)' --year 2026
  polidex search 'theme:fraud payment*' --kind action --facet theme
  polidex search ports --group document
  polidex search --like c2b635e7f6825cc2-a6e1503075c`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("kind", kind, corpus.KindNames()); err != nil {
				return err
			}
			if err := oneOf("group", group, groupNames()); err != nil {
				return err
			}
			if flags.like != "" && !cmd.Flags().Changed("kind") {
				kind = string(corpus.KindOf(flags.like))
			}
			q, err := flags.query(corpus.EntryKind(kind), args)
			if err != nil {
				return err
			}
			if len(args) == 0 && len(q.Filters) == 0 && q.Like == "" {
				return usage("polidex search takes the words to search, or a flag such as --theme; see 'polidex search --help'")
			}
			if len(facets) > 0 && a.format != formatTable {
				return usage("--facet goes with --format table; /v1/search of 'polidex serve' counts for programs")
			}
			asked, err := readFacets(facets)
			if err != nil {
				return err
			}
			askFacets(&q, asked)
			q.Group, q.Highlight, q.FacetLimit = corpus.Field(group), a.format == formatTable || a.format == formatJSON, 10
			if a.format != formatTable && !cmd.Flags().Changed("limit") {
				q.Limit = 0
			}
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
				if r.Facets, err = a.facets(cmd.Context(), s.index, q, asked, r.Facets); err != nil {
					return err
				}
				return a.showResult(q, r)
			}
			about, err := a.made(cmd.Context(), s, sheets.ListQuestion(sheets.SearchPath, q))
			if err != nil {
				return err
			}
			l := listing[corpus.Hit]{sheet: entrySheet(q.Kind, q.Group != "")}
			_, err = l.printMade(a, first(index.All(cmd.Context(), &told{Searcher: s.index, a: a, about: about}, q), q.Limit), about)
			return err
		},
	}
	flags.add(cmd, corpus.DefaultLimit, fmt.Sprintf("the most to list, at most %d in a table; the other formats have all unless it is given", corpus.MaxLimit))
	cmd.Flags().StringVar(&flags.cursor, "cursor", "", "go on after the `cursor` that the last answer ended with")
	cmd.Flags().StringVar(&kind, "kind", string(corpus.KindPassage), "what is found: "+strings.Join(corpus.KindNames(), ", ")+"; with --like, the kind of that entry")
	complete(cmd, "kind", corpus.KindNames)
	cmd.Flags().StringArrayVar(&facets, "facet", nil, "count the hits by this `field`: "+strings.Join(corpus.FacetNames(), ", ")+"; actor:euro counts the values with these letters")
	complete(cmd, "facet", corpus.FacetNames)
	cmd.Flags().StringVar(&group, "group", "", "the best of each `document` or work, with the next best ones and their number")
	complete(cmd, "group", groupNames)
	a.rowFlags(cmd)
	return cmd
}

// showResult prints an answer for people: each hit as its place and its
// snippet, then the counts.
func (a *app) showResult(q corpus.Query, r corpus.Result) error {
	var b strings.Builder
	a.tellNotes(r)
	for i, h := range r.Hits {
		number := fmt.Sprintf("%d. ", i+1)
		b.WriteString(number + strings.TrimLeft(indent(place(h), a.width(), strings.Repeat(" ", len(number))), " "))
		b.WriteString(a.body(h, "   "))
		if h.Group != nil {
			b.WriteString(a.others(q, h))
		}
		b.WriteString("\n")
	}
	for _, f := range r.Facets {
		b.WriteString(a.counts(f))
	}
	if len(r.Facets) > 0 && r.Total > 0 {
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "%s", plural(r.Total, "hit", "hits"))
	most := r.Total
	if q.Group != "" {
		fmt.Fprintf(&b, " in %s", plural(r.Groups, string(q.Group), string(q.Group)+"s"))
		most = r.Groups
	}
	if len(r.Hits) < most {
		fmt.Fprintf(&b, ", %d shown", len(r.Hits))
	}
	b.WriteString("\n")
	a.tellCut(r)
	if r.Next != "" {
		fmt.Fprintf(&b, "more: add --cursor %s\n", r.Next)
	}
	_, err := io.WriteString(a.out, b.String())
	return err
}

// body shows a hit's snippet, or its text, and its id.
func (a *app) body(h corpus.Hit, prefix string) string {
	body, marks := h.Snippet, h.Marks
	if body == "" {
		body, marks = h.Text, nil
	}
	if body != "" {
		body = indentMarked(mark(body, marks, a.colour()), a.width(), prefix)
	}
	return body + prefix + clean(h.ID) + "\n"
}

// others shows the next best hits of a group, below the best one.
func (a *app) others(q corpus.Query, h corpus.Hit) string {
	var b strings.Builder
	for _, other := range h.Group.Hits {
		b.WriteString("   + " + strings.TrimLeft(a.body(other, "     "), " "))
	}
	if more := h.Group.Total - 1 - len(h.Group.Hits); more > 0 {
		flag, value := q.Group, h.Work
		if q.Group == corpus.FieldDocument || h.Work == "" {
			flag, value = corpus.FieldDocument, h.Document
		}
		fmt.Fprintf(&b, "   and %d more: --%s %s in place of --group\n", more, flag, clean(value))
	}
	return b.String()
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

// groupNames are the fields that hits are grouped by.
func groupNames() []string { return []string{string(corpus.FieldDocument), string(corpus.FieldWork)} }

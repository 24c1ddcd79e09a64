package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"polidex/corpus"
	"polidex/extract/themes"
)

// anyLanguage is what a vocabulary calls the terms that are the same in all
// languages; fallbackLanguage is that whose terms serve texts in others.
const (
	anyLanguage      = "any"
	fallbackLanguage = "en"
)

// coverage counts which terms of a vocabulary name something in some documents,
// and which of their actions have no theme.
type coverage struct {
	vocabulary *themes.Vocabulary
	// documents are counted by the language whose terms serve them.
	documents map[string]int
	used      map[string]map[themes.Term]bool
	actions   int
	unreached []coverageGap
}

// newCoverage begins to count the uses of a vocabulary.
func newCoverage(v *themes.Vocabulary) *coverage {
	c := &coverage{vocabulary: v, documents: map[string]int{}, used: map[string]map[themes.Term]bool{}}
	for _, l := range v.Languages() {
		c.used[l] = map[themes.Term]bool{}
	}
	c.used[anyLanguage] = map[themes.Term]bool{}
	return c
}

// coverageGap is a term that names nothing, or an action that nothing names.
type coverageGap struct {
	Kind     string `json:"kind"`
	Language string `json:"language"`
	Theme    string `json:"theme,omitempty"`
	Term     string `json:"term,omitempty"`
	Document string `json:"document,omitempty"`
	Source   string `json:"source,omitempty"`
	Page     int    `json:"page,omitempty"`
	Text     string `json:"text,omitempty"`
}

// The kinds of gaps.
const (
	termGap   = "term"
	actionGap = "action"
)

// take counts the terms that a document uses, in its blocks and in the words of
// its actions, which may be made from several.
func (c *coverage) take(doc *corpus.Document) {
	language := c.serving(doc.Language)
	c.documents[language]++
	used := c.used[language]
	for _, m := range doc.Mentions {
		used[themes.Term{Theme: m.Theme, Text: m.Term}] = true
	}
	for i := range doc.Actions {
		a := &doc.Actions[i]
		for _, m := range c.vocabulary.Find(a.Text, doc.Language) {
			used[themes.Term{Theme: m.Theme, Text: m.Term}] = true
		}
		c.actions++
		if len(a.Themes) == 0 {
			c.unreached = append(c.unreached, coverageGap{
				Kind: actionGap, Language: doc.Language, Document: doc.ID, Source: doc.Source, Page: a.ShownPage(), Text: a.Text,
			})
		}
	}
}

// serving is the language whose terms serve texts in the given one; see
// [themes.Vocabulary.Find].
func (c *coverage) serving(language string) string {
	language, _, _ = strings.Cut(strings.ToLower(language), "-")
	for _, l := range []string{language, fallbackLanguage} {
		if c.used[l] != nil {
			return l
		}
	}
	return anyLanguage
}

// languages are those with documents, and any where there is one at all.
func (c *coverage) languages() []string {
	var out []string
	for _, l := range append(c.vocabulary.Languages(), anyLanguage) {
		if c.documents[l] > 0 || l == anyLanguage && len(c.documents) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// uses reports whether a term of a language names something. One that is the same
// in all may do so in any.
func (c *coverage) uses(language string, t themes.Term) bool {
	if language != anyLanguage {
		return c.used[language][t]
	}
	for _, used := range c.used {
		if used[t] {
			return true
		}
	}
	return false
}

// gaps lists the terms by language and theme, and then the actions.
func (c *coverage) gaps() []coverageGap {
	var out []coverageGap
	for _, l := range c.languages() {
		for _, t := range c.vocabulary.Terms(l) {
			if !c.uses(l, t) {
				out = append(out, coverageGap{Kind: termGap, Language: l, Theme: t.Theme, Term: t.Text})
			}
		}
	}
	return append(out, c.unreached...)
}

// gapListing shows gaps to programs.
func gapListing() listing[coverageGap] {
	return listing[coverageGap]{
		header: []string{"kind", "language", "theme", "term", "document", "source", "page", "text"},
		record: func(g coverageGap) []string {
			return []string{g.Kind, g.Language, g.Theme, corpus.SafeCell(g.Term), g.Document, corpus.SafeCell(g.Source), number(g.Page), corpus.SafeCell(g.Text)}
		},
	}
}

// themeUse is how far a theme's terms in a language are used.
type themeUse struct {
	language, theme string
	terms           int
	unused          []string
}

// byTheme counts the terms of each language and theme, in the vocabulary's order.
func (c *coverage) byTheme() []themeUse {
	var out []themeUse
	for _, l := range c.languages() {
		for _, t := range c.vocabulary.Terms(l) {
			if n := len(out); n == 0 || out[n-1].language != l || out[n-1].theme != t.Theme {
				out = append(out, themeUse{language: l, theme: t.Theme})
			}
			u := &out[len(out)-1]
			u.terms++
			if !c.uses(l, t) {
				u.unused = append(u.unused, t.Text)
			}
		}
	}
	return out
}

// coverageTables prints gaps for people.
func (a *app) coverageTables(c *coverage, gaps []coverageGap) error {
	uses := c.byTheme()
	terms, unused, all := 0, 0, 0
	for _, u := range uses {
		terms, unused = terms+u.terms, unused+len(u.unused)
	}
	for _, n := range c.documents {
		all += n
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d of %s name nothing, %d of %s have no theme\n", plural(all, "document", "documents"),
		unused, plural(terms, "term", "terms"), len(c.unreached), plural(c.actions, "action", "actions"))
	uses = slices.DeleteFunc(uses, func(u themeUse) bool { return len(u.unused) == 0 })
	for _, u := range uses {
		fmt.Fprintf(&b, "\n%s  %s: %d of %s\n%s", u.language, u.theme, len(u.unused), plural(u.terms, "term", "terms"),
			indent(strings.Join(u.unused, "; "), a.width(), "     "))
	}
	if len(c.unreached) > 0 {
		b.WriteString("\n" + renderTable([]column[coverageGap]{
			{name: "action without a theme", cell: func(g coverageGap) string { return g.Text }},
			{name: "page", cell: func(g coverageGap) string { return number(g.Page) }, widest: 4, right: true},
			{name: "document", cell: func(g coverageGap) string { return g.Document }, widest: 16},
		}, gaps[len(gaps)-len(c.unreached):], a.width()))
	}
	_, err := io.WriteString(a.out, b.String())
	return err
}

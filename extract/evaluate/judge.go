package evaluate

import (
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// Result is the judgement of one document.
type Result struct {
	// Name names the document in the findings.
	Name string
	// Language is gold's.
	Language string
	Expect   Expectation
	// Error says why the document was not read, in a line; empty where it was.
	Error  string
	Counts Counts
	// Confidence groups the actions found by the confidence that they state.
	Confidence Calibration
	// ThemeConfidence groups the themes of the pairs by the confidence stated in
	// them; a theme without any is left out.
	ThemeConfidence Calibration
	Missed          []Finding
	False           []Finding
	Wrong           []Difference
	// MissedThemes and FalseThemes are those of the pairs, one by one.
	MissedThemes []ThemeFinding
	FalseThemes  []ThemeFinding
}

// Judge compares what was found in a document with what is to be found. Where the
// document was not read, doc is nil and err says why.
func Judge(name string, gold Gold, doc *corpus.Document, err error) Result {
	r := Result{Name: name, Language: gold.Document.Language, Expect: gold.Expect}
	r.Counts.Outcomes = 1
	if doc == nil {
		r.Error = "nothing was read"
		if err != nil {
			r.Error = corpus.Plain(err)
		}
		doc = &corpus.Document{}
	}
	if gold.Expect == ExpectError {
		r.refuse(doc)
		return r
	}
	r.Counts.Documents = 1
	if r.Error == "" {
		r.Counts.OutcomesRight = 1
		r.judgeFacts(gold.Document, doc.Meta)
	}
	r.Counts.DocumentThemes = tallySets(gold.Themes, doc.Themes)
	if missing, more := without(gold.Themes, doc.Themes), without(doc.Themes, gold.Themes); r.Error == "" && len(missing)+len(more) > 0 {
		r.differ(Finding{}, FieldThemes, list(gold.Themes), list(doc.Themes))
	}
	r.judgeActions(gold.Actions, doc.Actions)
	return r
}

// refuse judges a document in which nothing is to be found, for it cannot be
// read: its actions are false, and no other figure is touched.
func (r *Result) refuse(doc *corpus.Document) {
	if len(doc.Actions) == 0 {
		r.Counts.OutcomesRight = 1
	}
	for i := range doc.Actions {
		r.take(&doc.Actions[i], false)
	}
}

// judgeActions counts the pairs, and what is in none.
func (r *Result) judgeActions(gold []Action, found []corpus.Action) {
	c := &r.Counts
	pairs := align(gold, found)
	c.Aligned = len(pairs)
	hit, nearGold, nearFound := make([]bool, len(found)), make([]float64, len(gold)), make([]float64, len(found))
	for _, p := range pairs {
		nearGold[p.gold], nearFound[p.found] = p.similarity, p.similarity
		hit[p.found] = p.similarity >= detectedFrom
		r.judgePair(&gold[p.gold], &found[p.found], p)
	}
	for i := range gold {
		a := &gold[i]
		c.Gold++
		c.AllThemes.Gold += len(setOf(a.Themes))
		if a.interval() != (Interval{}) {
			c.Deadlines.Gold++
		}
		if nearGold[i] < detectedFrom {
			r.Missed = append(r.Missed, Finding{Document: r.Name, Page: a.Page, Text: a.Text, Similarity: nearGold[i]})
		}
	}
	for j := range found {
		r.take(&found[j], hit[j])
		if !hit[j] {
			r.False[len(r.False)-1].Similarity = nearFound[j]
		}
	}
}

// take counts an action found, and reports it where it is not right.
func (r *Result) take(a *corpus.Action, right bool) {
	c := &r.Counts
	c.Found++
	c.AllThemes.Found += len(setOf(a.Themes))
	if intervalOf(a) != (Interval{}) {
		c.Deadlines.Found++
	}
	r.Confidence.take(a.Confidence, right)
	if !right {
		r.False = append(r.False, Finding{Document: r.Name, Page: a.Page, Text: a.Text})
	}
}

// judgePair compares an action with what was found for it, field by field.
func (r *Result) judgePair(a *Action, b *corpus.Action, p pair) {
	c := &r.Counts
	at := Finding{Page: a.Page, Text: a.Text}
	count := func(n *int, right bool, field, want, got string) {
		if right {
			*n++
		} else {
			r.differ(at, field, want, got)
		}
	}
	c.Similarity += p.similarity
	if p.similarity >= detectedFrom {
		c.Hits++
	}
	count(&c.Strict, p.equal, FieldText, a.Text, b.Text)
	count(&c.Page, a.Page == b.Page, FieldPage, number(a.Page), number(b.Page))
	count(&c.Box, readAs(boxKey, b.BoxTitle, a.Box, a.BoxAlt), FieldBox, a.Box, b.BoxTitle)
	count(&c.LeadIn, readAs(key, b.LeadIn, a.LeadIn, a.LeadInAlt), FieldLeadIn, a.LeadIn, b.LeadIn)

	actors := tallySets(a.Actors, b.Actors)
	c.Actors.Add(actors)
	if !same(actors) {
		r.differ(at, FieldActors, list(a.Actors), list(b.Actors))
	}
	want, got := a.interval(), intervalOf(b)
	if want != (Interval{}) || got != (Interval{}) {
		c.DatedPairs++
		count(&c.DatedRight, want == got, FieldDeadline, want.String(), got.String())
	}
	if want == got && want != (Interval{}) {
		c.Deadlines.Right++
	}
	r.judgeThemes(a, b, at)
}

// readAs reports whether a text is one of the readings, by the given key. No
// words are equal to none.
func readAs(key func(string) string, text, first string, others []string) bool {
	k := key(text)
	return k == key(first) || slices.ContainsFunc(others, func(o string) bool { return k == key(o) })
}

func (a *Action) interval() Interval {
	if a.Deadline == nil {
		return Interval{}
	}
	return *a.Deadline
}

func intervalOf(a *corpus.Action) Interval {
	if a.Deadline == nil {
		return Interval{}
	}
	return Interval{a.Deadline.From, a.Deadline.To}
}

func same(t Tally) bool { return t.Right == t.Found && t.Right == t.Gold }

// without returns the ids of a that are not in b, once each and sorted.
func without(a, b []string) []string {
	other := setOf(b)
	var out []string
	for _, id := range a {
		if !other[id] {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// list writes a set of ids.
func list(ids []string) string { return strings.Join(without(ids, nil), ", ") }

// number writes a page, and nothing where there is none.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

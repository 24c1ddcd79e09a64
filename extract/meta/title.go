package meta

import (
	"regexp"
	"strings"

	"polidex/corpus"
)

// titleMost is the longest title that is believed, in bytes.
const titleMost = 500

// title looks where the kind of document has its title, best place first.
func (f *finder) title() {
	steps := []func() bool{f.titleOfPage, f.titleOfHeading}
	switch {
	case f.record:
		steps = []func() bool{f.titleOfRecord, f.titleOfFormula, f.titleOfPage, f.titleOfHeading}
	case f.hasFormula && f.found.Type != corpus.TypeWebPage:
		steps = []func() bool{f.titleOfEurlex, f.titleOfSubject, f.titleOfFormula, f.titleOfPage, f.titleOfHeading}
		if f.formula.kind == corpus.TypeProposal {
			steps[0], steps[2] = steps[2], steps[0]
		}
	case f.found.Type == corpus.TypeAct:
		steps = []func() bool{f.titleOfEurlex, f.titleOfAct, f.titleOfPage, f.titleOfHeading}
	case f.doc.Format != corpus.FormatHTML:
		steps = []func() bool{f.titleOfHeading, f.titleOfPage}
	}
	for _, step := range steps {
		if step() {
			return
		}
	}
}

// setTitle keeps the title when there is one.
func (f *finder) setTitle(title, rule string, block int) bool {
	title = strings.Join(strings.Fields(title), " ")
	title = strings.TrimRight(afterNote.ReplaceAllString(title, ""), " .,;:–—-")
	if title == "" || len(title) > titleMost*2 {
		return false
	}
	f.found.Title = title
	f.because("title", rule, title, block)
	return true
}

// afterNote matches the note on the European Economic Area behind a title.
var afterNote = regexp.MustCompile(`\s*\((?:Text with EEA relevance|Text von Bedeutung für den EWR|Texte présentant de l.intérêt pour l.EEE|Texto pertinente a efectos del EEE|Testo rilevante ai fini del SEE|Voor de EER relevante tekst|Tekst mający znaczenie dla EOG|Texto relevante para efeitos do EEE|Κείμενο που παρουσιάζει ενδιαφέρον για τον ΕΟΧ|Text av betydelse för EES|EØS-relevant tekst|Text s významem pro EHP|Text cu relevanță pentru SEE)\)\s*$`)

// recordTitles are the names under which repositories give a record's title.
var recordTitles = []string{"eprints.title", "citation_title", "DC.title", "dcterms.title", "og:title"}

func (f *finder) titleOfRecord() bool {
	if _, v := f.property(recordTitles...); v != "" {
		return f.setTitle(withoutFormula(v), "record-metadata", -1)
	}
	for _, l := range f.cover {
		if _, t, ok := strings.Cut(l.Text, "Home > "); ok && l.Kind == corpus.Furniture || strings.HasPrefix(l.Text, "Home > ") {
			if i := strings.LastIndex(t, " > "); i >= 0 {
				t = t[i+3:]
			}
			return f.setTitle(withoutFormula(t), "record-breadcrumb", l.index)
		}
	}
	return false
}

func (f *finder) titleOfEurlex() bool {
	_, v := f.property("eurlex:title")
	if v == "" {
		return false
	}
	return f.setTitle(withoutAbout(withoutFormula(v), f.found.Language), "eurlex-style", -1)
}

// titleOfFormula takes what follows the institution's formula on the cover, up
// to the next thing that is no title. A proposal's title has its formula.
func (f *finder) titleOfFormula() bool {
	if !f.hasFormula || f.formula.kind == corpus.TypeCouncilDocument {
		return false
	}
	if f.formula.kind == corpus.TypeProposal {
		i := f.formula.line
		return f.setTitle(strings.Join(f.titleLines(i), " "), "cover-formula", f.cover[i].index)
	}
	i, rest := f.endOfFormula()
	if rest == "" {
		i++
	}
	if i >= len(f.cover) {
		return false
	}
	at := f.cover[i].index
	var parts []string
	if rest == "" {
		parts = f.titleLines(i)
	} else if parts = append(parts, rest); i+1 < len(f.cover) && !f.stopsTitle(i+1) && f.sameTitle(i+1) {
		parts = append(parts, f.titleLines(i+1)...)
	}
	return f.setTitle(withoutAbout(strings.Join(parts, " "), f.formula.language), "cover-formula", at)
}

// formulaLines is the most lines that a cover breaks a formula into.
const formulaLines = 7

// endOfFormula returns the line of the cover in which the formula ends, and what
// of the line is behind it. A line made of nothing but a formula's words belongs
// to it, whatever stands between: a line cut off at the page's edge, say.
func (f *finder) endOfFormula() (i int, rest string) {
	fs := allFormulas()[f.formula.language]
	i = f.formula.line
	inRun := true
	end := i
	rest, whole := afterFormula(f.cover[i].Text, f.formula.language)
	if !whole {
		rest = ""
	}
	for k := i; k < len(f.cover) && k < i+formulaLines; k++ {
		run, last := 0, -1
		ws := wordsOf(f.cover[k].Text)
		for _, w := range ws {
			if !fs.names(w.fold) {
				break
			}
			run++
			if fs.ends(w.fold) {
				last = w.end
			}
		}
		entire := run == len(ws)
		text := f.cover[k].Text
		switch {
		case k > i && entire && last >= 0 && text == strings.ToUpper(text):
			end, rest = k, ""
		case inRun && last >= 0 && (k == i || text[:last] == strings.ToUpper(text[:last])):
			end, rest = k, strings.TrimLeft(text[last:], " \u00a0,:–—-")
		}
		inRun = inRun && entire
		if k > i && !entire && text != strings.ToUpper(text) {
			break
		}
	}
	return end, rest
}

// continues says whether the line of the cover belongs to the title that was
// begun in the line before it: printed right below it and in its size.
func (f *finder) continues(i int) bool {
	if i == 0 || f.stopsTitle(i) {
		return false
	}
	a, b := f.cover[i-1].Box, f.cover[i].Box
	if a == nil || b == nil {
		return false
	}
	return a.Y0-b.Y1 < maxGap && a.Y0-b.Y1 > -maxGap
}

// maxGap is the widest gap between two lines of one title, in points: that of a
// line of the large print of covers.
const maxGap = 24

// titleLines returns the lines of a title that begins at line i of the cover.
func (f *finder) titleLines(i int) []string {
	var out []string
	for n := 0; i < len(f.cover) && !f.stopsTitle(i); i++ {
		l := f.cover[i]
		if n > 0 && (n+len(l.Text) > titleMost || !f.sameTitle(i)) {
			break
		}
		out = append(out, l.Text)
		n += len(l.Text)
	}
	return out
}

// sameTitle says whether line i goes on with the title of the line before. With
// coordinates the distance says so; without, a line that begins in lower case
// or a heading that follows a heading of the same level does.
func (f *finder) sameTitle(i int) bool {
	a, b := f.cover[i-1], f.cover[i]
	if f.found.Type == corpus.TypeAct {
		// "DIRECTIVE …", "of 14 December 2022", "on …"; then the enacting words
		// begin with a capital.
		return !startsUpper(b.Text) || a.Text == strings.ToUpper(a.Text) && b.Text != strings.ToUpper(b.Text)
	}
	if a.Box != nil && b.Box != nil {
		if f.formula.kind == corpus.TypeProposal {
			return len(b.Text) < titleMost
		}
		return f.continues(i)
	}
	if b.Page > 0 && a.Kind == b.Kind && len(a.Text) >= fullLine {
		return true // broken into lines
	}
	if !startsUpper(b.Text) && len(b.Text) < titleMost {
		return true
	}
	return a.Kind == corpus.Heading && b.Kind == corpus.Heading && a.Level == b.Level && b.Page > 0 || f.opened(a.Text)
}

// fullLine is how long a line of a cover is, in bytes, that was broken at its end.
const fullLine = 45

// opened says whether a line cannot end a title: "Proposal for a".
func (f *finder) opened(text string) bool {
	kind, _, words, ok := opening(text)
	return ok && kind == corpus.TypeProposal && len(text) <= len(words)+20
}

// stopPattern matches lines of a cover that are no title: the code of the
// language, the note on the EEA, references, accompanying documents in braces.
var stopPattern = regexp.MustCompile(`^(?:\p{Lu}{2}(?:\s+\p{Lu}{2})?$|\(|\{|\[|` + referenceWords + `|CELEX|\d{4}/\d{4}|ELI:|ISSN)`)

// stopsTitle says whether line i of the cover is no part of a title.
func (f *finder) stopsTitle(i int) bool {
	l := f.cover[i]
	switch l.Kind {
	case corpus.Item, corpus.Row, corpus.Note, corpus.Furniture:
		return true
	}
	if l.Region > 0 || stopPattern.MatchString(l.Text) || len(l.Text) > titleMost || strings.HasSuffix(l.Text, ":") {
		return true
	}
	if l.Kind == corpus.Heading && numbered(l.Block) {
		return true
	}
	if l.Kind == corpus.Paragraph && strings.HasSuffix(l.Text, ".") && len(strings.Fields(l.Text)) > 12 {
		return true // a sentence
	}
	return f.found.Type != corpus.TypeAct && f.isDateLine(l.Text)
}

// titleOfAct takes the act's own heading: its number and what it is about.
func (f *finder) titleOfAct() bool {
	for i, l := range f.cover {
		if actPattern.MatchString(cut(l.Text, 300)) {
			return f.setTitle(strings.Join(f.titleLines(i), " "), "act-heading", l.index)
		}
	}
	return false
}

// titleOfSubject reads the subject line of a Council document, whose words may
// stand in the line below.
func (f *finder) titleOfSubject() bool {
	if f.found.Type != corpus.TypeCouncilDocument {
		return false
	}
	for i, l := range f.cover {
		head, rest, ok := strings.Cut(strings.ReplaceAll(l.Text, corpus.CellSeparator, " "), ":")
		if !ok {
			continue
		}
		for _, fs := range allFormulas() {
			if !holds(fs.Subject, fold(head)) {
				continue
			}
			if strings.TrimSpace(rest) == "" && i+1 < len(f.cover) {
				rest = f.cover[i+1].Text
			}
			return f.setTitle(rest, "subject-line", l.index)
		}
	}
	return false
}

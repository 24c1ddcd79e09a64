package api

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"polidex/api/web"
	"polidex/corpus"
)

// mostReasons bounds what is said of why an action was found.
const mostReasons = 8

// mostWords bounds the words of a theme or a year that are listed.
const mostWords = 8

// noteList is what is said of the years and words of themes in a part: of each
// theme, and of each role of a year, once.
type noteList struct {
	notes []web.TextNote
	ids   map[string]int
	// said are the words of which something is said already, by the note.
	said map[saidWords]bool
}

// saidWords are words, in small letters, and the index of what is said of them.
type saidWords struct {
	note  int
	words string
}

// run is what is said of the words of a finding.
func (l *noteList) run(c *composer, f finding) web.TextRun {
	d := c.o.doc
	if f.year >= 0 {
		y := &d.Years[f.year]
		n := web.TextNote{
			Kind: "yearname", Name: strconv.Itoa(y.Year), Says: c.s.pages.Say("document.roles." + knownRole(y.Role)),
			Path: address("/", url.Values{"year": {strconv.Itoa(y.Year)}}),
		}
		if y.Role == corpus.YearDeadline || y.Role == corpus.YearStart || y.Role == corpus.YearPeriod {
			n.Kind = "year"
		}
		return web.TextRun{Kind: n.Kind, Note: "#" + l.id(n, y.Text)}
	}
	m := &d.Mentions[f.mention]
	n := web.TextNote{Kind: "theme", Name: c.s.label(m.Theme), Path: "/themes/" + url.PathEscape(m.Theme)}
	return web.TextRun{Kind: "theme", Note: "#" + l.id(n, m.Words)}
}

// id is the address in the page of what is said, with the words added to those of
// which the same is said.
func (l *noteList) id(n web.TextNote, words string) string {
	key := strings.Join([]string{n.Kind, n.Name, n.Says}, "\x00")
	i, ok := l.ids[key]
	if !ok {
		if l.ids == nil {
			l.ids, l.said = map[string]int{}, map[saidWords]bool{}
		}
		i = len(l.notes)
		n.ID = "n" + strconv.Itoa(i+1)
		l.ids[key] = i
		l.notes = append(l.notes, n)
	}
	note := &l.notes[i]
	words = clip(words, 80)
	way := saidWords{i, strings.ToLower(words)}
	switch {
	case l.said[way]:
	case len(note.Words) < mostWords:
		note.Words = append(note.Words, words)
	default:
		note.More++
	}
	l.said[way] = true
	return note.ID
}

func knownRole(r corpus.YearRole) string {
	switch r {
	case corpus.YearDeadline, corpus.YearStart, corpus.YearPeriod, corpus.YearReference, corpus.YearPublication:
		return string(r)
	}
	return string(corpus.YearMention)
}

// actionAnchor is the address in the page of what is said of an action.
func actionAnchor(i int) string { return "a" + strconv.Itoa(i) }

// action is what is said of an action beside its words.
func (c *composer) action(i int) web.FoundAction {
	a := &c.o.doc.Actions[i]
	out := web.FoundAction{
		ID: actionAnchor(i), Here: a.ID == c.o.at, Deadline: c.s.deadlineView(a.Due()), Themes: c.s.themeLinks(a.Themes), Actors: c.s.actorLinks(a.Actors),
		Confidence: percent(a.Confidence), Review: string(a.Review),
		Permanent: c.o.actionPath(i), Cite: "/v1/actions/" + url.PathEscape(a.ID) + "/cite?format=ris",
	}
	if a.Page == 0 {
		out.Noted = a.NotedPage
	}
	if a.Due() == nil && a.Relative != nil {
		out.Relative = clip(a.Relative.Text, 80)
	}
	if c.reviews && a.Review != "" {
		out.By = a.ReviewedBy
		if !a.ReviewedAt.IsZero() {
			out.On = a.ReviewedAt.UTC().Format(time.DateOnly)
		}
	}
	for _, why := range a.Why {
		if len(out.Reasons) == mostReasons {
			out.More = len(a.Why) - mostReasons
			break
		}
		out.Reasons = append(out.Reasons, web.FoundReason{Fact: c.s.factLabel(why.Fact), Rule: why.Rule, Words: clip(why.Words, 140), Sure: percent(why.Confidence)})
	}
	return out
}

// factLabel is what a fact of a reason is called on a page.
func (s *service) factLabel(fact string) string {
	field, value, named := strings.Cut(fact, ":")
	switch {
	case named && slices.Contains([]string{"actor", "theme", "year"}, field):
		return s.pages.Say("document.fact", "Field", s.pages.Say("fields."+field), "Value", s.valueLabel(corpus.Field(field), value))
	case fact == "action" || fact == "deadline" || fact == "relative":
		return s.pages.Say("document.facts." + fact)
	}
	return fact
}

package mcp

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// PassageAnswer is the answer of get_passage.
type PassageAnswer struct {
	Document Document `json:"document"`
	Section  []string `json:"section,omitempty"`
	Before   []Block  `json:"before,omitempty"`
	Passage  Block    `json:"passage"`
	Extent
	After    []Block        `json:"after,omitempty"`
	Years    []YearMention  `json:"years,omitempty" jsonschema:"The years in it, each with what it does there."`
	Themes   []ThemeMention `json:"themes,omitempty"`
	Cites    []Cited        `json:"cites,omitempty" jsonschema:"The official documents cited in it."`
	Actions  []Action       `json:"actions,omitempty" jsonschema:"The key actions that its words are part of."`
	Original string         `json:"original,omitempty" jsonschema:"The address of the file as it was taken in, at the page; absent without a server that gives it out."`

	from int
}

// YearMention is a year in a passage.
type YearMention struct {
	Year int    `json:"year"`
	Role string `json:"role" jsonschema:"deadline, start, period, reference, publication or mention; a year in a name or number is a reference."`
	Text string `json:"text"`
}

// ThemeMention is words that name a theme.
type ThemeMention struct {
	Theme string `json:"theme"`
	Words string `json:"words"`
}

// Cited is an official document that a passage cites.
type Cited struct {
	Key  string `json:"key" jsonschema:"Its key, for the argument cites."`
	Text string `json:"text"`
}

// Action is a key action with the reasons for its facts.
type Action struct {
	ID         string    `json:"id"`
	Quote      string    `json:"quote"`
	QuoteCut   bool      `json:"quote_cut,omitempty" jsonschema:"Whether the quote is a part; the passage has the whole."`
	LeadIn     string    `json:"lead_in,omitempty"`
	Box        string    `json:"box,omitempty" jsonschema:"The title of the box or table that it stands in."`
	Page       int       `json:"page,omitempty"`
	Actors     []string  `json:"actors,omitempty"`
	Deadline   *Deadline `json:"deadline,omitempty"`
	Themes     []string  `json:"themes,omitempty"`
	Confidence float64   `json:"confidence,omitempty" jsonschema:"How certainly it is an action, from 0 to 1."`
	Review     string    `json:"review,omitempty" jsonschema:"What a person made of it: accepted or corrected; absent when nobody has looked."`
	Why        []Why     `json:"why,omitempty" jsonschema:"The rule and the words behind each fact."`
	Link       string    `json:"link"`
}

// Why is the rule and the words that a fact rests on.
type Why struct {
	Fact  string `json:"fact"`
	Rule  string `json:"rule"`
	Words string `json:"words,omitempty"`
}

func (s *Server) getPassage(ctx context.Context, a asked) (answer, error) {
	id := entryID(a.id)
	m := idPattern.FindStringSubmatch(id)
	if m == nil {
		return nil, argumentError{argument: "id", cause: fmt.Sprintf("%q is no id of a passage or an action; search and list_actions give them", short(id))}
	}
	if m[2] == "" {
		return nil, argumentError{argument: "id", cause: fmt.Sprintf("%s is a document; get_document shows it, and its passages are %[1]s-p0 and so on", id)}
	}
	d, err := s.held(ctx, m[1])
	if err != nil {
		return nil, err
	}
	n, err := blockOf(d, id)
	if err != nil {
		return nil, err
	}
	links := s.links(ctx)
	out := &PassageAnswer{Document: document(d), Section: shorts(d.Blocks[n].Section), Original: links.original(d.ID, d.Blocks[n].ShownPage())}
	if err := out.show(d, links, n, a.cursor); err != nil {
		return nil, err
	}
	out.surround(d, links, n, a.around)
	out.find(d, links, n)
	return out, nil
}

// blockOf returns the block that is the passage with the id, or that the action
// with the id begins in.
func blockOf(d *corpus.Document, id string) (int, error) {
	if corpus.KindOf(id) == corpus.KindAction {
		if a, ok := d.Action(id); ok && a.Block >= 0 && a.Block < len(d.Blocks) {
			return a.Block, nil
		}
		return 0, fmt.Errorf("there is no action %q; a document that was read again may have others, which list_actions with document=%s lists: %w", id, d.ID, corpus.ErrNotFound)
	}
	n, err := strconv.Atoi(strings.TrimPrefix(id, d.ID+"-p"))
	if err != nil || n >= len(d.Blocks) || d.Blocks[n].Kind == corpus.Furniture {
		return 0, fmt.Errorf("there is no passage %q; get_document with id=%s and block=0 shows those that there are: %w", id, d.ID, corpus.ErrNotFound)
	}
	return n, nil
}

// show fills in the passage, from the byte of its text that a cursor leads to.
func (out *PassageAnswer) show(d *corpus.Document, links linker, n int, cursor string) error {
	text := d.Blocks[n].Text
	if cursor != "" {
		at, err := strconv.Atoi(strings.TrimPrefix(cursor, "t"))
		if err != nil || !strings.HasPrefix(cursor, "t") || at <= 0 || at >= len(text) {
			return argumentError{argument: "cursor", cause: strconv.Quote(short(cursor)) + " is none of this passage; give the next of an answer, or leave it out"}
		}
		for at > 0 && text[at]&0xC0 == 0x80 { // within a letter
			at--
		}
		out.from = at
	}
	rest := text[out.from:]
	out.Passage = links.block(d, n, 0)
	out.Passage.Text, out.Passage.Cut = cut(rest, passageBytes)
	out.Extent = Extent{Shown: len(rest), Of: len(text)}
	if out.Passage.Cut {
		out.Shown = cutAt(rest, passageBytes)
		out.Truncated, out.Next = true, "t"+strconv.Itoa(out.from+out.Shown)
	}
	return nil
}

// surround fills in the blocks around it: as many as asked for, and all that the
// actions in it go on in.
func (out *PassageAnswer) surround(d *corpus.Document, links linker, n, around int) {
	last := n
	for i := range d.Actions {
		if a := &d.Actions[i]; a.Block == n {
			for _, p := range a.Places {
				last = min(max(last, p.Block), n+listed)
			}
		}
	}
	for i := n - 1; i >= 0 && len(out.Before) < around; i-- {
		if d.Blocks[i].Kind != corpus.Furniture {
			out.Before = append(out.Before, links.block(d, i, aroundBytes))
		}
	}
	slices.Reverse(out.Before)
	for i := n + 1; i < len(d.Blocks) && (len(out.After) < around || i <= last); i++ {
		if d.Blocks[i].Kind != corpus.Furniture {
			out.After = append(out.After, links.block(d, i, aroundBytes))
		}
	}
	out.After = out.After[:fit(out.After, answerBytes-len(out.Passage.Text))]
}

// find fills in what was found in the passage.
func (out *PassageAnswer) find(d *corpus.Document, links linker, n int) {
	for _, y := range d.Years {
		if y.Place.Block == n && len(out.Years) < listed {
			out.Years = append(out.Years, YearMention{Year: y.Year, Role: string(y.Role), Text: short(y.Text)})
		}
	}
	for _, m := range d.Mentions {
		if m.Place.Block == n && len(out.Themes) < listed {
			out.Themes = append(out.Themes, ThemeMention{Theme: m.Theme, Words: short(m.Words)})
		}
	}
	for _, c := range d.Citations {
		if c.Place.Block == n && len(out.Cites) < listed {
			out.Cites = append(out.Cites, Cited{Key: c.Key, Text: short(c.Text)})
		}
	}
	var actions []Action
	for i := range d.Actions {
		a := &d.Actions[i]
		if a.Block == n || slices.ContainsFunc(a.Places, func(p corpus.Place) bool { return p.Block == n }) {
			actions = append(actions, links.action(a))
		}
	}
	out.Actions = actions[:min(fit(actions, answerBytes/2), listed, len(actions))]
}

func (l linker) action(a *corpus.Action) Action {
	out := Action{
		ID: a.ID, LeadIn: short(a.LeadIn), Box: short(a.BoxTitle), Page: a.ShownPage(), Actors: first(a.Actors), Deadline: deadline(a.Due()),
		Themes: first(a.Themes), Confidence: a.Confidence, Review: string(a.Review), Link: l.entry(corpus.KindAction, a.ID),
	}
	out.Quote, out.QuoteCut = cut(a.Text, quoteBytes)
	for _, w := range first(a.Why) {
		out.Why = append(out.Why, Why{Fact: w.Fact, Rule: w.Rule, Words: short(w.Words)})
	}
	return out
}

package api

import (
	"cmp"
	"slices"
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// chipWords are the query words that are shown as chips.
func chipWords() []string {
	out := []string{"due", "deadline_from", "deadline_to", "exact", "like"}
	for _, p := range slices.Concat(filterWords(), exclusions()) {
		out = append(out, p.name)
	}
	return out
}

// chips are the filters in force.
func (s *service) chips(h here, titles map[string]string) []web.Chip {
	var out []web.Chip
	names := chipWords()
	slices.Sort(names)
	for _, name := range names {
		field, excluded := strings.CutPrefix(name, "-")
		for _, v := range h.words[name] {
			c := web.Chip{Field: field, Label: s.pages.Say("fields." + field), Value: s.valueLabel(corpus.Field(field), v), Excluded: excluded, Remove: h.toggle(name, v)}
			switch field {
			case "due":
				c.Value = s.pages.Say("due." + v)
			case "exact":
				if v != "true" {
					continue
				}
				c.Value = s.pages.Say("search.exactly")
			case "document", "like":
				c.Value = cmp.Or(titles[documentOf(v)], v)
			}
			out = append(out, c)
		}
	}
	return out
}

// pagerOf leads on through a list, and back to its beginning.
func pagerOf(h here, next string, within bool) web.Pager {
	var p web.Pager
	if within {
		p.First = h.without()
	}
	if next != "" {
		p.Next = with(h.path, h.words, "cursor", next)
	}
	return p
}

// pieces cuts a text at its marks.
func pieces(text string, marks []corpus.Range) []web.Piece {
	var out []web.Piece
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(text) || m.End < m.Start {
			continue
		}
		if m.Start > at {
			out = append(out, web.Piece{Text: text[at:m.Start]})
		}
		out = append(out, web.Piece{Text: text[m.Start:m.End], Mark: true})
		at = m.End
	}
	if at < len(text) {
		out = append(out, web.Piece{Text: text[at:]})
	}
	return out
}

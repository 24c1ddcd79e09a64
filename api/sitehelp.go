package api

import (
	"net/http"

	"polidex/api/web"
	"polidex/corpus"
)

func helpPages() []route {
	return []route{page("/help", (*service).helpPage), page("/about", (*service).aboutPage)}
}

// helpQueries are examples of the query language: a group, the word of what one
// asks, and the query. They are read as they stand, without a repair.
func helpQueries() []struct{ group, id, query string } {
	return []struct{ group, id, query string }{
		{"words", "all", "criminal networks"},
		{"words", "phrase", `"organised crime"`},
		{"words", "either", "ports OR harbours"},
		{"words", "grouped", "(ports OR harbours) drugs"},
		{"words", "without", "fraud -tax"},
		{"words", "near", `"crime online"~5`},
		{"words", "pattern", "traffick*"},
		{"words", "slip", "secruity~1"},
		{"fields", "theme", "theme:fraud"},
		{"fields", "several", "theme:fraud,corruption"},
		{"fields", "actor", "actor:europol training"},
		{"fields", "title", "title:strategy"},
		{"fields", "language", "language:fr"},
		{"times", "year", "year:2026"},
		{"times", "years", "year:2026..2028"},
		{"times", "deadline", "deadline:<2027-07"},
		{"times", "date", "date:2024.."},
		{"references", "reference", "COM(2020) 605"},
		{"references", "cites", "cites:32016R0794"},
		{"references", "number", "cites:2016/794"},
		{"references", "work", "work:com-2020-605"},
	}
}

// helpFilters are the fields that the page explains, with a query for each.
func helpFilters() []struct{ field, query string } {
	return []struct{ field, query string }{
		{"theme", "theme:drug-trafficking"}, {"year", "year:2026"}, {"actor", "actor:commission"}, {"deadline", "deadline:2026"},
		{"type", "type:communication"}, {"language", "language:en"}, {"date", "date:2020..2025"}, {"form", "form:main"}, {"cites", "cites:COM(2020) 605"},
	}
}

// askPath asks a query on the search page; deadlines are those of actions.
func askPath(group, query string) string {
	vs := map[string][]string{"q": {query}}
	if group == "times" {
		vs["kind"] = []string{string(corpus.KindAction)}
	}
	return address("/", vs)
}

// helpPage explains how to ask, and what is found.
func (s *service) helpPage(rt *route, w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	v := web.Help{Frame: s.frame(r, "help", s.pages.Say("help.title")), Base: s.base(r), Follows: s.opts.Arrivals != nil, Corrects: s.opts.Reviewer != nil}
	for _, q := range helpQueries() {
		if n := len(v.Groups); n == 0 || v.Groups[n-1].ID != q.group {
			v.Groups = append(v.Groups, web.HelpGroup{ID: q.group})
		}
		group := &v.Groups[len(v.Groups)-1]
		group.Examples = append(group.Examples, web.HelpExample{Query: q.query, Path: askPath(q.group, q.query), What: s.pages.Say("help.queries." + q.id)})
	}
	for _, f := range helpFilters() {
		group := ""
		if f.field == "deadline" {
			group = "times"
		}
		v.Filters = append(v.Filters, web.HelpFilter{
			Label: s.pages.Say("fields." + f.field), What: s.pages.Say("help.filters." + f.field), Query: f.query, Path: askPath(group, f.query),
		})
	}
	for _, actor := range corpus.ActorNames() {
		v.Actors = append(v.Actors, web.Link{Text: s.valueLabel(corpus.FieldActor, actor), Path: with("/actions", nil, "actor", actor)})
	}
	return s.show(w, r, v)
}

package api

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"polidex/corpus"
)

// ThemesAnswer is the vocabulary with how often each theme is met.
type ThemesAnswer struct {
	Vocabulary string       `json:"vocabulary_version"`
	Generation string       `json:"generation"`
	Themes     []ThemeCount `json:"themes"`
	Notes      []string     `json:"notes"`
}

// ThemeCount is a theme, and the numbers of actions and documents that have it.
type ThemeCount struct {
	corpus.Theme
	Actions   int        `json:"actions"`
	Documents int        `json:"documents"`
	Links     ThemeLinks `json:"links"`
}

// ThemeLinks lead to what has a theme. All are paths of this server.
type ThemeLinks struct {
	Actions   string `json:"actions"`
	Documents string `json:"documents"`
}

func (s *service) themes(rt *route, w http.ResponseWriter, r *http.Request) error {
	return s.answerCounts(rt, w, r, "themes", func(ctx context.Context, c *counter, vs url.Values) (any, [][]string, error) {
		actions, err := c.count(ctx, corpus.KindAction, corpus.FieldTheme)
		if err != nil {
			return nil, nil, err
		}
		documents, err := c.count(ctx, corpus.KindDocument, corpus.FieldTheme)
		if err != nil {
			return nil, nil, err
		}
		slips, err := c.s.slips(ctx, &c.q)
		if err != nil {
			return nil, nil, err
		}
		themes := slices.DeleteFunc(s.countThemes(vs, actions, documents), func(t ThemeCount) bool { return !c.q.KeepsTheme(t.ID) })
		records := [][]string{{"theme", "label", "actions", "documents"}}
		for _, t := range themes {
			records = append(records, []string{t.ID, t.Label("en"), strconv.Itoa(t.Actions), strconv.Itoa(t.Documents)})
		}
		return ThemesAnswer{s.vocabularyVersion(), c.generation, themes, slips}, records, nil
	})
}

// countThemes puts the counts to the themes of the vocabulary; themes that are
// counted and not in it stand at the end.
func (s *service) countThemes(vs url.Values, actions, documents map[string]int) []ThemeCount {
	themes := slices.Clone(s.vocabulary())
	known := idsOf(themes)
	var strangers []string
	for _, counts := range []map[string]int{actions, documents} {
		for id := range counts {
			if !slices.Contains(known, id) && !slices.Contains(strangers, id) {
				strangers = append(strangers, id)
			}
		}
	}
	slices.Sort(strangers)
	for _, id := range strangers {
		themes = append(themes, corpus.Theme{ID: id})
	}
	out := make([]ThemeCount, len(themes))
	for i, t := range themes {
		if t.Labels == nil {
			t.Labels = map[string]string{}
		}
		out[i] = ThemeCount{t, actions[t.ID], documents[t.ID], ThemeLinks{
			Actions:   with("/v1/actions", vs, "theme", t.ID, "format"),
			Documents: with("/v1/documents", vs, "theme", t.ID, "format"),
		}}
	}
	return out
}

// fieldCounts returns how many of the query's entries of the kind have each value
// of a field, and the generation of the index that was asked.
func (s *service) fieldCounts(ctx context.Context, q corpus.Query, kind corpus.EntryKind, field corpus.Field) (map[string]int, string, error) {
	q.Kind, q.Limit, q.Facets, q.FacetLimit = kind, 1, []corpus.Field{field}, -1
	result, err := s.opts.Index.Search(ctx, q)
	if err != nil {
		return nil, "", err
	}
	counts := map[string]int{}
	for _, f := range result.Facets {
		for _, v := range f.Values {
			counts[v.Value] = v.Count
		}
	}
	return counts, result.Generation, nil
}

package api

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// YearsAnswer is the years of the corpus with how often each is met.
type YearsAnswer struct {
	Generation string      `json:"generation"`
	Years      []YearCount `json:"years"`
}

// YearCount is a year, and the numbers of actions and documents that have it.
type YearCount struct {
	Year      int `json:"year"`
	Actions   int `json:"actions"`
	Documents int `json:"documents"`
	// Due is the number of actions whose deadline ends in the year.
	Due   int       `json:"due"`
	Links YearLinks `json:"links"`
}

// YearLinks lead to what has a year. All are paths of this server.
type YearLinks struct {
	Actions   string `json:"actions"`
	Documents string `json:"documents"`
	Due       string `json:"due"`
}

// ActorsAnswer is those who are to act, with how often each is met.
type ActorsAnswer struct {
	Generation string       `json:"generation"`
	Actors     []ActorCount `json:"actors"`
}

// ActorCount is one who is to act, and the numbers of actions and documents.
type ActorCount struct {
	Actor     string     `json:"actor"`
	Actions   int        `json:"actions"`
	Documents int        `json:"documents"`
	Links     ActorLinks `json:"links"`
}

// ActorLinks lead to what is asked of an actor. All are paths of this server.
type ActorLinks struct {
	Actions   string `json:"actions"`
	Documents string `json:"documents"`
}

// counter counts the entries that match by the values of a field.
type counter struct {
	s *service
	q corpus.Query
	// generation is that of the counts; values are all that were met.
	generation string
	values     []string
}

func (c *counter) count(ctx context.Context, kind corpus.EntryKind, field corpus.Field) (map[string]int, error) {
	counts, generation, err := c.s.fieldCounts(ctx, c.q, kind, field)
	if err != nil {
		return nil, err
	}
	c.generation = generation
	for v := range counts {
		if !slices.Contains(c.values, v) {
			c.values = append(c.values, v)
		}
	}
	return counts, nil
}

// answerCounts decodes a request for counts, has them made within the time, and
// answers with what they are made into: an answer, or the rows of a download, the
// header first.
func (s *service) answerCounts(rt *route, w http.ResponseWriter, r *http.Request, name string,
	fill func(ctx context.Context, c *counter, vs url.Values) (answer any, records [][]string, err error)) error {
	a, vs, err := s.decode(r, rt)
	if err != nil {
		return err
	}
	self := address(r.URL.Path, vs)
	if a.format == formatJSON && s.unchanged(w, r, self, a.format) {
		return nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	c := &counter{s: s, q: a.query}
	answer, records, err := fill(ctx, c, vs)
	if err != nil {
		return err
	}
	if a.format == formatJSON {
		return writeJSON(w, r, s.queryETag(c.generation, self, a.format), answer)
	}
	return s.download(w, r, table{name, self, a.format, a.bom, c.generation, c.q, records})
}

func (s *service) years(rt *route, w http.ResponseWriter, r *http.Request) error {
	return s.answerCounts(rt, w, r, "years", func(ctx context.Context, c *counter, vs url.Values) (any, [][]string, error) {
		actions, err := c.count(ctx, corpus.KindAction, corpus.FieldYear)
		if err != nil {
			return nil, nil, err
		}
		due, err := c.count(ctx, corpus.KindAction, corpus.FieldDeadlineYear)
		if err != nil {
			return nil, nil, err
		}
		documents, err := c.count(ctx, corpus.KindDocument, corpus.FieldYear)
		if err != nil {
			return nil, nil, err
		}
		slices.Sort(c.values)
		answer := YearsAnswer{Generation: c.generation, Years: []YearCount{}}
		records := [][]string{{"year", "actions", "due", "documents"}}
		for _, v := range c.values {
			year, err := strconv.Atoi(v)
			if err != nil {
				continue
			}
			row := YearCount{Year: year, Actions: actions[v], Documents: documents[v], Due: due[v], Links: YearLinks{
				Actions: with("/v1/actions", vs, "year", v, "format"), Documents: with("/v1/documents", vs, "year", v, "format"),
				Due: with("/v1/actions", vs, "deadline_year", v, "format"),
			}}
			answer.Years = append(answer.Years, row)
			records = append(records, []string{v, strconv.Itoa(row.Actions), strconv.Itoa(row.Due), strconv.Itoa(row.Documents)})
		}
		return answer, records, nil
	})
}

func (s *service) actors(rt *route, w http.ResponseWriter, r *http.Request) error {
	return s.answerCounts(rt, w, r, "actors", func(ctx context.Context, c *counter, vs url.Values) (any, [][]string, error) {
		actions, err := c.count(ctx, corpus.KindAction, corpus.FieldActor)
		if err != nil {
			return nil, nil, err
		}
		documents, err := c.count(ctx, corpus.KindDocument, corpus.FieldActor)
		if err != nil {
			return nil, nil, err
		}
		slices.SortFunc(c.values, func(a, b string) int {
			if n := actions[b] - actions[a]; n != 0 {
				return n
			}
			return strings.Compare(a, b)
		})
		answer := ActorsAnswer{Generation: c.generation, Actors: []ActorCount{}}
		records := [][]string{{"actor", "actions", "documents"}}
		for _, v := range c.values {
			row := ActorCount{v, actions[v], documents[v], ActorLinks{
				Actions: with("/v1/actions", vs, "actor", v, "format"), Documents: with("/v1/documents", vs, "actor", v, "format"),
			}}
			answer.Actors = append(answer.Actors, row)
			records = append(records, []string{v, strconv.Itoa(row.Actions), strconv.Itoa(row.Documents)})
		}
		return answer, records, nil
	})
}

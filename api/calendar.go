package api

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"polidex/api/feed"
	"polidex/corpus"
)

// mostEvents bounds a calendar: programs that show one take some megabytes at most.
const mostEvents = 5000

// calendar answers with the deadlines of actions.
func (s *service) calendar(rt *route, w http.ResponseWriter, r *http.Request) error {
	f, err := s.followed(rt, r, corpus.KindAction, formatCalendar, mostEvents)
	if err != nil {
		return err
	}
	if s.unchanged(w, r, f.self, formatCalendar) {
		return nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	due, err := s.dueActions(ctx, f.query)
	if err != nil {
		return err
	}
	times := map[string]time.Time{}
	if s.opts.Arrivals != nil {
		if times, err = s.opts.Arrivals.Arrivals(ctx); err != nil {
			return err
		}
	}
	out := feed.Calendar{Name: program + " – " + f.title, Self: f.self, Version: s.opts.Version}
	open := 0
	for i := range due.hits {
		e := &due.hits[i].Entry
		if e.Deadline.To == "" {
			open++
		}
		if event, ok := s.event(f.base, e, addedAt(times, e)); ok {
			out.Events = append(out.Events, event)
		}
	}
	out.Description = due.words(len(out.Events), open)
	body, err := out.Encode()
	if err != nil {
		return err
	}
	if due.from != "" {
		w.Header().Set("Polidex-Cut", "true")
	}
	s.writeFollowed(w, r, f, formatCalendar, feed.CalendarType+"; charset=utf-8", due.generation, body)
	return nil
}

// dueActions are actions with a deadline, the soonest first.
type dueActions struct {
	hits []corpus.Hit
	// total is the number of actions that match, dated that of those with a day.
	total, dated int
	// from is the year from which on they are here; empty for all.
	from       string
	generation string
}

// dueActions finds the actions of the query that have a deadline. Where there are
// more than its limit, those of the latest years that it has room for are kept, of
// one year at least: what is long over is missed least.
func (s *service) dueActions(ctx context.Context, q corpus.Query) (dueActions, error) {
	var out dueActions
	counted, err := s.opts.Index.Table(ctx, q, corpus.FieldDeadlineYear, corpus.FieldDeadlineYear)
	if err != nil {
		return out, err
	}
	out.total, out.generation = counted.Total, counted.Generation
	years, kept, full := []string{}, 0, false
	for i := len(counted.RowValues) - 1; i >= 0; i-- {
		n := counted.RowTotals[i]
		out.dated += n
		if full = full || kept > 0 && kept+n > q.Limit; !full {
			years, kept = append(years, counted.RowValues[i]), kept+n
		}
	}
	if len(years) == 0 {
		return out, nil
	}
	if full || kept > q.Limit {
		out.from = years[len(years)-1]
	}
	q.Filters = append(slices.Clone(q.Filters), corpus.Filter{Field: corpus.FieldDeadlineYear, Values: years})
	q.Sort, q.Facets, q.Highlight = corpus.SortDeadline, nil, false
	for left := q.Limit; left > 0; {
		q.Limit = min(left, corpus.MaxLimit)
		page, err := s.opts.Index.Search(ctx, q)
		if err != nil {
			return out, err
		}
		for _, h := range page.Hits {
			if h.Deadline != nil {
				out.hits = append(out.hits, h)
			}
		}
		if left -= len(page.Hits); page.Next == "" || len(page.Hits) == 0 {
			break
		}
		q.Cursor = page.Next
	}
	return out, nil
}

// words describe the calendar: how many of what matches are shown, and what is not.
func (d *dueActions) words(shown, open int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d of %d key actions that match have a deadline", d.dated, d.total)
	if d.from != "" {
		fmt.Fprintf(&b, "; these are %d of them, from %s on", shown, d.from)
	}
	b.WriteString(". An action stands on the last day of its deadline.")
	if open > 0 {
		fmt.Fprintf(&b, " %d without a last day: on the first, as “Begins”.", open)
	}
	if without := d.total - d.dated; without > 0 {
		fmt.Fprintf(&b, " %d without a day: left out.", without)
	}
	return b.String()
}

// event makes the day of an action: the last of its deadline, the first where there
// is no last. There is none for a deadline without days.
func (s *service) event(base string, e *corpus.Entry, added time.Time) (feed.Event, bool) {
	on, verb := e.Deadline.To, "Due"
	if on == "" {
		on, verb = e.Deadline.From, "Begins"
	}
	day, err := time.Parse(time.DateOnly, string(on))
	if err != nil {
		return feed.Event{}, false
	}
	lines := []string{strings.TrimSpace(e.LeadIn + "\n" + e.Text), "When: " + whenWords(e.Deadline)}
	if d := e.Deadline; d.From != "" && d.To != "" && d.From != d.To {
		lines[1] += "; shown on the last day"
	}
	for _, f := range []fact{{Name: "Who", Value: s.valueLabels(corpus.FieldActor, e.Actors)}, {Name: "Themes", Value: s.valueLabels(corpus.FieldTheme, e.Themes)}, {Name: "Where", Value: sourceWords(e)}} {
		if f.Value != "" {
			lines = append(lines, f.Name+": "+f.Value)
		}
	}
	links := entryLinks(e)
	out := feed.Event{
		Entry: e.ID, Day: day, Stamp: added, URL: base + passagePath(e, ""),
		Summary: verb + ": " + corpus.Opening(e.Text), Description: strings.Join(append(lines, base+links.Original), "\n"),
	}
	for _, id := range e.Themes {
		out.Categories = append(out.Categories, s.label(id))
	}
	return out, true
}

package api

import (
	"strings"
	"time"

	"polidex/corpus"
)

// narrow adds what the words about deadlines ask.
func (a *asked) narrow(now time.Time) error {
	for _, side := range []struct{ name, value string }{{"deadline_from", a.deadlineFrom}, {"deadline_to", a.deadlineTo}} {
		if strings.Contains(side.value, "..") {
			return parameterError{parameter: side.name, cause: "takes one day, month or year, such as 2027-07; ranges go with deadline"}
		}
	}
	if a.deadlineFrom != "" || a.deadlineTo != "" {
		a.query.Filters = append(a.query.Filters, corpus.Filter{Field: corpus.FieldDeadline, Values: []string{a.deadlineFrom + ".." + a.deadlineTo}})
	}
	a.query.Filters = append(a.query.Filters, corpus.DueFilters(a.due, now)...)
	return nil
}

// dayOf returns the day on which an answer depends beside the corpus: what was due
// yesterday is another question today. It is empty for most.
func dayOf(self string, now time.Time) string {
	if strings.Contains(self, "due=") {
		return now.UTC().Format(time.DateOnly)
	}
	return ""
}

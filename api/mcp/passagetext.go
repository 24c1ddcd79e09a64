package mcp

import (
	"fmt"
	"strconv"
	"strings"
)

func (out *PassageAnswer) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", &out.Document)
	if len(out.Section) > 0 {
		fmt.Fprintf(&b, "under %s\n", quoted(strings.Join(out.Section, " > ")))
	}
	writeLinks(&b, "", out.Passage.Link, out.Original)
	b.WriteString("\n")
	for i := range out.Before {
		out.Before[i].write(&b)
	}
	fmt.Fprintf(&b, "The passage %s", out.Passage.ID)
	if out.Truncated || out.from > 0 {
		fmt.Fprintf(&b, ", bytes %d to %d of %d", out.from, out.from+out.Shown, out.Of)
	}
	b.WriteString(":\n")
	out.Passage.write(&b)
	for i := range out.After {
		out.After[i].write(&b)
	}
	b.WriteString("\n")
	for _, y := range out.Years {
		fmt.Fprintf(&b, "year %d: %s, %s\n", y.Year, y.Role, quoted(y.Text))
	}
	for _, t := range out.Themes {
		fmt.Fprintf(&b, "theme %s: %s\n", t.Theme, quoted(t.Words))
	}
	for _, c := range out.Cites {
		fmt.Fprintf(&b, "cites %s: %s\n", c.Key, quoted(c.Text))
	}
	for i := range out.Actions {
		out.Actions[i].write(&b)
	}
	out.writeNext(&b)
	return b.String()
}

func (a *Action) write(b *strings.Builder) {
	fmt.Fprintf(b, "\nKey action %s", a.ID)
	if a.Page > 0 {
		fmt.Fprintf(b, ", p. %d", a.Page)
	}
	fmt.Fprintf(b, ":\n> %s\n", line(a.Quote))
	for _, fact := range []struct{ name, value string }{
		{"lead-in", quoted(a.LeadIn)}, {"box", quoted(a.Box)}, {"actors", strings.Join(a.Actors, ", ")}, {"themes", strings.Join(a.Themes, ", ")},
		{"confidence", strconv.FormatFloat(a.Confidence, 'f', 2, 64)}, {"review", a.Review},
	} {
		if fact.value != "" {
			fmt.Fprintf(b, "  %s: %s\n", fact.name, fact.value)
		}
	}
	if a.Deadline != nil {
		fmt.Fprintf(b, "  deadline: %s\n", a.Deadline)
	}
	for _, w := range a.Why {
		fmt.Fprintf(b, "  why %s: %s (%s)\n", w.Fact, quoted(w.Words), w.Rule)
	}
	fmt.Fprintf(b, "  link: %s\n", a.Link)
}

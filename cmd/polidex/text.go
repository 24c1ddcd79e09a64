package main

import (
	"os"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"

	"polidex/corpus"
)

// colour says whether marks are shown in bold: on a terminal, unless NO_COLOR
// is set (no-color.org).
func (a *app) colour() bool {
	f, ok := a.out.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && a.env("NO_COLOR") == ""
}

// mark shows the matched words: in bold, or between stars where there is no
// bold.
func mark(s string, marks []corpus.Range, bold bool) string {
	before, after := "*", "*"
	if bold {
		before, after = "\x1b[1m", "\x1b[22m"
	}
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(s) || m.Start >= m.End {
			continue
		}
		b.WriteString(s[at:m.Start] + before + s[m.Start:m.End] + after)
		at = m.End
	}
	b.WriteString(s[at:])
	return b.String()
}

// indent wraps a text to the width, each line behind the prefix.
func indent(s string, width int, prefix string) string {
	s = strings.Join(strings.Fields(s), " ")
	wrapped := text.WrapSoft(s, max(width-len(prefix), 20))
	var b strings.Builder
	for line := range strings.SplitSeq(wrapped, "\n") {
		b.WriteString(prefix + strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

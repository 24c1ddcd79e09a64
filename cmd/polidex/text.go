package main

import (
	"io"
	"os"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"

	"polidex/corpus"
)

// colour says whether marks are shown in bold: on a terminal, unless NO_COLOR
// is set (no-color.org).
func (a *app) colour() bool { return isTerminal(a.out) && a.env("NO_COLOR") == "" }

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// mark shows the matched words: in bold, or between stars where there is no
// bold. What it returns is clean but for that.
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
		b.WriteString(clean(s[at:m.Start]) + before + clean(s[m.Start:m.End]) + after)
		at = m.End
	}
	b.WriteString(clean(s[at:]))
	return b.String()
}

// clean returns a text without the characters that a terminal would obey:
// documents and file names come from anywhere. Line breaks become spaces.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
}

// oneLine is clean, with single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// indent wraps a text to the width, each line behind the prefix.
func indent(s string, width int, prefix string) string { return indentMarked(clean(s), width, prefix) }

// indentMarked is indent for what mark returned.
func indentMarked(s string, width int, prefix string) string {
	wrapped := text.WrapSoft(strings.Join(strings.Fields(s), " "), max(width-len(prefix), 20))
	var b strings.Builder
	for line := range strings.SplitSeq(wrapped, "\n") {
		b.WriteString(prefix + strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

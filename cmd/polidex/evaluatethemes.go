package main

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"polidex/extract/evaluate"
)

// themeFindings lists themes that were missed or are false: below each theme the
// places, with the reason where there is one, and the action's words. Each is one
// line, cut to the width.
func themeFindings(all []evaluate.ThemeFinding, width int) string {
	var b strings.Builder
	for i, f := range all {
		if i == 0 || f.Theme != all[i-1].Theme {
			b.WriteString(cut(f.Theme, width, ""))
		}
		var why []string
		if f.Confidence > 0 {
			why = append(why, fmt.Sprintf("%.2f", f.Confidence))
		}
		if f.Rule != "" {
			why = append(why, fmt.Sprintf("by %s “%s”", f.Rule, f.Words))
		}
		at := strings.TrimSuffix(where(f.Document, f.Page)+": "+strings.Join(why, " "), ": ")
		b.WriteString(cut(at, width, "  ") + cut(f.Text, width, "    "))
	}
	return b.String()
}

// cut is a text in one line behind a prefix, with an ellipsis in the place of what
// the width does not hold.
func cut(s string, width int, prefix string) string {
	s, room := oneLine(s), max(width-len(prefix), 20)
	if text.StringWidthWithoutEscSequences(s) > room {
		s = strings.TrimRight(text.Trim(s, room-1), " ") + "…"
	}
	return prefix + s + "\n"
}

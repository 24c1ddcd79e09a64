package main

import (
	"fmt"
	"strings"

	"polidex/extract/evaluate"
)

// unread lists the documents that were not read, those that cannot be among
// them, and those that were read though they cannot be.
func unread(r evaluate.Report, width int) string {
	var b strings.Builder
	for _, d := range r.Documents {
		switch {
		case d.Expect == evaluate.ExpectError && d.FalseActions > 0:
			fmt.Fprintf(&b, "%s\n%s", clean(d.Document), indent(fmt.Sprintf("gold says that it cannot be read; %s found in it",
				plural(d.FalseActions, "action was", "actions were")), width, "  "))
		case d.Expect == evaluate.ExpectError:
			fmt.Fprintf(&b, "%s\n%s", clean(d.Document), indent(strings.TrimSuffix("as gold says: "+d.Error, ": "), width, "  "))
		case d.Error != "":
			fmt.Fprintf(&b, "%s\n%s", clean(d.Document), indent(d.Error, width, "  "))
		}
	}
	return b.String()
}

// findings lists actions that were missed or are false, each with its place.
func findings(all []evaluate.Finding, width int) string {
	var b strings.Builder
	for _, f := range all {
		b.WriteString(where(f.Document, f.Page))
		if f.Similarity > 0 {
			fmt.Fprintf(&b, "  (near one, %.2f)", f.Similarity)
		}
		b.WriteString("\n" + indent(f.Text, width, "  "))
	}
	return b.String()
}

// differences lists the fields that are wrong: those of a document, and those of
// each action below its words.
func differences(all []evaluate.Difference, width int) string {
	var b strings.Builder
	for i, d := range all {
		if i == 0 || d.Document != all[i-1].Document || d.Page != all[i-1].Page || d.Text != all[i-1].Text {
			b.WriteString(where(d.Document, d.Page) + "\n")
			if d.Text != "" {
				b.WriteString(indent(d.Text, width, "  "))
			}
		}
		fmt.Fprintf(&b, "    %s\n", d.Field)
		b.WriteString(hanging("      wanted ", d.Wanted, width) + hanging("      got    ", d.Got, width))
	}
	return b.String()
}

func where(document string, page int) string {
	if page == 0 {
		return clean(document)
	}
	return fmt.Sprintf("%s, page %d", clean(document), page)
}

// hanging wraps a text behind a label, its other lines below the first.
func hanging(label, s string, width int) string {
	if s == "" {
		s = "nothing"
	}
	return label + strings.TrimLeft(indent(s, width, strings.Repeat(" ", len(label))), " ")
}

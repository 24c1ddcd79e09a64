package cite_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"polidex/api/cite"
)

var risLine = regexp.MustCompile(`^[A-Z][A-Z0-9]  - .*$`)

// FuzzItem cites what has any title, author and note: no text of a document may
// become a field of its own or end one.
func FuzzItem(f *testing.F) {
	for _, seed := range []string{"Safe harbours", "a\r\nER  - \r\nTY  - JOUR", "}}, note = {x", `\`, "{", "a}b{c", "\x00\x1b[2J", "\xff", "a\u2028b\u0085c", `"`, "@misc{x,", "100% #1 a_b ~ ^"} {
		f.Add(seed, seed, seed)
	}
	f.Fuzz(func(t *testing.T, title, author, note string) {
		item := cite.Item{Key: "k", Kind: cite.Report, Title: title, Publisher: author, Note: note, URL: note, Authors: []cite.Name{{Literal: author}, {Family: author, Given: title}}}
		ris, err := item.Encode(cite.RIS)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(string(ris), "\r\n"), "\r\n")
		for i, l := range lines {
			if !risLine.MatchString(l) || strings.ContainsAny(l, "\r\n") {
				t.Errorf("line %q is no field", l)
			}
			if strings.HasPrefix(l, "ER") != (i == len(lines)-1) || strings.HasPrefix(l, "TY") != (i == 0) {
				t.Errorf("line %d of %d is %q", i+1, len(lines), l)
			}
		}
		bib, err := item.Encode(cite.BibTeX)
		if err != nil {
			t.Fatal(err)
		}
		// A field's braces close on its line, and no field runs over its line.
		all := strings.Split(strings.TrimSuffix(string(bib), "\n"), "\n")
		for _, l := range all[1 : len(all)-1] {
			if !strings.HasPrefix(l, "  ") || !strings.HasSuffix(l, ",") || depth(t, l) != 0 {
				t.Errorf("line %q is no field", l)
			}
		}
		csl, err := item.Encode(cite.CSLJSON)
		if err != nil || !json.Valid(csl) {
			t.Errorf("CSL-JSON: %v: %s", err, csl)
		}
	})
}

// depth returns how many braces are open at the end, as BibTeX counts them.
func depth(t *testing.T, s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case '{':
			n++
		case '}':
			if n--; n < 0 {
				t.Errorf("%q closes a brace that was not opened", s)
			}
		}
	}
	return n
}

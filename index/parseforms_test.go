package index_test

import (
	"testing"

	"polidex/index"
)

// TestParseForms: the forms in which ranges, references, quotes and hyphens are
// typed, all without a note.
func TestParseForms(t *testing.T) {
	for _, c := range []struct{ text, readAs string }{
		{"year:2026...2027", "year:2026..2027"},
		{"year:2026…2027", "year:2026..2027"},
		{"year:2026–2027", "year:2026..2027"},
		{"year:2026-2027", "year:2026..2027"},
		{"year:2026 - 2027", "year:2026..2027"},
		{"year: 2026 .. 2027 ports", "year:2026..2027 ports"},
		{"year:2026 to 2027", "year:2026..2027"},
		{"year:..2027", "year:..2027"},
		{"year: >= 2026", "year:2026.."},
		{"year:{2026 TO 2029}", "year:2027..2028"},
		{"year:[2026 TO 2029}", "year:2026..2028"},
		{"year:{2026 TO *}", "year:2027.."},
		{"year:[* TO 2029]", "year:..2029"},
		{"year:[2026,2027]", "year:2026..2027"},
		{"year:(>2026 OR 2020)", "year:(2027.. OR 2020)"},
		{"year:>2026..<2029", "year:2027..2028"},
		{"deadline:2027-07..2028", "deadline:2027-07..2028"},
		{"deadline:>2027-07-01", "deadline:2027-07-02.."},
		{"deadline:{2027-07 TO 2028}", "deadline:2027-08-01..2027-12-31"},
		{"deadline:2027-7", "deadline:2027-07"},
		{"deadline:<07/2027", "deadline:..2027-06-30"},
		{"deadline:30.6.2027", "deadline:2027-06-30"},
		{"deadline:1/6/2027..30/6/2027", "deadline:2027-06-01..2027-06-30"},
		{"date:2021-03..2022-01-15", "date:2021-03..2022-01-15"},
		{"deadline < 2027", "deadline:..2026-12-31"},
		{`date:"2021..2022"`, "date:2021..2022"},
		{"COM (2025) 148", "COM (2025) 148"},
		{"com/2025/148", "com/2025/148"},
		{"COM 2025/148 ports", "COM(2025) 148 ports"},
		{"com 2025 148", "com(2025) 148"},
		{"SWD 2025-76", "SWD(2025) 76"},
		{"join 2025 100", "join 2025 100"},
		{"com 2025", "com 2025"},
		{"Regulation (EU) 2016/794", "Regulation EU 2016/794"},
		{"“port security” ~3", `"port security"~3`},
		{"″port security″", `"port security"`},
		{"‘port security’", "port security"},
		{"actor:(europol OR commission)", "actor:(europol OR commission)"},
		{"title:(ports AND -ferries)", "title:ports -title:ferries"},
	} {
		t.Run(c.text, func(t *testing.T) {
			tree, notes := index.Parse(c.text)
			if got := tree.String(); got != c.readAs || len(notes) > 0 {
				t.Errorf("Parse(%q) reads as %q with notes %q, want %q without any", c.text, got, notes, c.readAs)
			}
			if again, _ := index.Parse(c.readAs); again.String() != c.readAs {
				t.Errorf("Parse(%q) reads as %q", c.readAs, again.String())
			}
		})
	}
}

// TestParseRepairs: what is broken is mended, and a sentence says how.
func TestParseRepairs(t *testing.T) {
	for _, c := range []struct{ text, readAs, note string }{
		{`"port security`, `"port security"`, "A quotation mark that was not closed is taken to end with the query."},
		{"port ~3", "port", `"~3" holds no word and was left out.`},
		{"AND port", "port", "An AND with nothing beside it was left out."},
		{"port NOT", "port", "A NOT with nothing beside it was left out."},
		{"port) security", "port security", "A closing parenthesis without an opening one was left out."},
		{"(port", "port", "A parenthesis that was not closed is taken to end with the query."},
		{"colour:(red OR blue)", "colour (red OR blue)", `There is no field "colour"; its name was searched as a word.`},
		{"thme:fraud", "thme fraud", `There is no field "thme" (did you mean theme?); its name was searched as a word.`},
		{"theme:", "", "The field theme has no value and was left out."},
		{"year:2027..2026", "", `year:2027..2026 was left out: "2027..2026" is not a value of that field.`},
		{"form:pdf", "", `form:pdf was left out: "pdf" is not a value of that field.`},
		{"deadline:2027-13", "", `deadline:2027-13 was left out: "2027-13" is not a value of that field.`},
		{"smuglers~3", "smuglers~2", "Words may differ by at most 2 letters."},
		{"port^2", "port", "Weights such as ^2 have no meaning here and are left out."},
	} {
		t.Run(c.text, func(t *testing.T) {
			tree, notes := index.Parse(c.text)
			if got := tree.String(); got != c.readAs || len(notes) != 1 || notes[0] != c.note {
				t.Errorf("Parse(%q) reads as %q with notes %q, want %q with %q", c.text, got, notes, c.readAs, c.note)
			}
		})
	}
}

package index_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/index"
)

func TestParse(t *testing.T) {
	word := func(s string) index.Node { return index.Word{Text: s} }
	for _, c := range []struct {
		text   string
		want   index.Node
		readAs string
	}{
		{"", nil, ""},
		{"  \t ", nil, ""},
		{"port", word("port"), "port"},
		{"port, security!", index.And{Nodes: []index.Node{word("port"), word("security")}}, "port security"},
		{"a AND b OR c", index.Or{Nodes: []index.Node{index.And{Nodes: []index.Node{word("a"), word("b")}}, word("c")}}, "(a b) OR c"},
		{"a && b || !c", index.Or{Nodes: []index.Node{index.And{Nodes: []index.Node{word("a"), word("b")}}, index.Not{Node: word("c")}}}, "(a b) OR -c"},
		{"and or not", index.And{Nodes: []index.Node{word("and"), word("or"), word("not")}}, "and or not"},
		{"+port NOT NOT fraud", index.And{Nodes: []index.Node{word("port"), word("fraud")}}, "port fraud"},
		{"-(a b)", index.Not{Node: index.And{Nodes: []index.Node{word("a"), word("b")}}}, "-(a b)"},
		{"e-evidence -e", index.And{Nodes: []index.Node{word("e-evidence"), index.Not{Node: word("e")}}}, "e-evidence -e"},
		{`"port security"~5`, index.Phrase{Text: "port security", Slop: 5}, `"port security"~5`},
		{"«port  security»", index.Phrase{Text: "port security"}, `"port security"`},
		{"Inv?stig*", index.Wildcard{Pattern: "inv?stig*"}, "inv?stig*"},
		{"sécu**", index.Wildcard{Pattern: "secu*"}, "secu*"},
		{"*", nil, ""},
		{"why?", word("why"), "why"},
		{"Smuglers~", index.Fuzzy{Text: "smuglers", Distance: 1}, "smuglers~1"},
		{"smuglers~0.8", index.Fuzzy{Text: "smuglers", Distance: 1}, "smuglers~1"},
		{"eu~1", word("eu"), "eu"},
		{"theme:fraud", index.Field{Field: corpus.FieldTheme, Values: []string{"fraud"}}, "theme:fraud"},
		{"Theme: Fraud", index.Field{Field: corpus.FieldTheme, Values: []string{"fraud"}}, "theme:fraud"},
		{`theme:"drug trafficking"`, index.Field{Field: corpus.FieldTheme, Values: []string{"drug-trafficking"}}, "theme:drug-trafficking"},
		{"theme:(fraud OR corruption OR fraud)", index.Field{Field: corpus.FieldTheme, Values: []string{"fraud", "corruption"}}, "theme:(fraud OR corruption)"},
		{"theme:(fraud AND corruption)", index.And{Nodes: []index.Node{
			index.Field{Field: corpus.FieldTheme, Values: []string{"fraud"}},
			index.Field{Field: corpus.FieldTheme, Values: []string{"corruption"}}}}, "theme:fraud theme:corruption"},
		{"-theme:fraud", index.Not{Node: index.Field{Field: corpus.FieldTheme, Values: []string{"fraud"}}}, "-theme:fraud"},
		{"year:2026..2027", index.Field{Field: corpus.FieldYear, Values: []string{"2026..2027"}}, "year:2026..2027"},
		{"year: < 2027", index.Field{Field: corpus.FieldYear, Values: []string{"..2026"}}, "year:..2026"},
		{"year>=2026", index.Field{Field: corpus.FieldYear, Values: []string{"2026.."}}, "year:2026.."},
		{"year = 2026", index.Field{Field: corpus.FieldYear, Values: []string{"2026"}}, "year:2026"},
		{"theme:fraud,corruption", index.Field{Field: corpus.FieldTheme, Values: []string{"fraud", "corruption"}}, "theme:(fraud OR corruption)"},
		{"year:[2026 TO *]", index.Field{Field: corpus.FieldYear, Values: []string{"2026.."}}, "year:2026.."},
		{"deadline:<2027-07", index.Field{Field: corpus.FieldDeadline, Values: []string{"..2027-06-30"}}, "deadline:..2027-06-30"},
		{"deadline:>=2027", index.Field{Field: corpus.FieldDeadline, Values: []string{"2027.."}}, "deadline:2027.."},
		{"date:2021..", index.Field{Field: corpus.FieldDate, Values: []string{"2021.."}}, "date:2021.."},
		{"lang:FR", index.Field{Field: corpus.FieldLanguage, Values: []string{"fr"}}, "language:fr"},
		{"COM(2025) 148 final drugs", index.And{Nodes: []index.Node{word("COM(2025) 148 final"), word("drugs")}}, "COM(2025) 148 final drugs"},
		{"form:Main", index.Field{Field: corpus.FieldForm, Values: []string{"main"}}, "form:main"},
		{"reference:COM(2025)148", index.Field{Field: corpus.FieldWork, Values: []string{"com-2025-148"}}, "work:com-2025-148"},
		{"work:JOIN/2025/9", index.Field{Field: corpus.FieldWork, Values: []string{"join-2025-9"}}, "work:join-2025-9"},
		{"cites:COM(2020) 605", index.Field{Field: corpus.FieldCites, Values: []string{"com-2020-605"}}, "cites:com-2020-605"},
		{`cites:"Regulation (EU) 2016/794"`, index.Field{Field: corpus.FieldCites, Values: []string{"2016/794"}}, "cites:2016/794"},
		{`cites:(32016r0794 OR "OJ L 135, 24.5.2016, p. 53")`, index.Field{Field: corpus.FieldCites, Values: []string{"32016R0794", "oj-l-2016-135-p53"}}, "cites:(32016R0794 OR oj-l-2016-135-p53)"},
		{"title:(ports OR ferries)", index.Or{Nodes: []index.Node{index.Title{Node: word("ports")}, index.Title{Node: word("ferries")}}}, "title:ports OR title:ferries"},
		{`title:"new steps"`, index.Title{Node: index.Phrase{Text: "new steps"}}, `title:"new steps"`},
		{`source:"a b"`, index.Field{Field: corpus.FieldSource, Values: []string{"a b"}}, `source:"a b"`},
		{"2016/794", word("2016/794"), "2016/794"},
	} {
		t.Run(c.text, func(t *testing.T) {
			tree, notes := index.Parse(c.text)
			if diff := cmp.Diff(c.want, tree.Root); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", c.text, diff)
			}
			if got := tree.String(); got != c.readAs {
				t.Errorf("Parse(%q) reads as %q, want %q", c.text, got, c.readAs)
			}
			if len(notes) > 0 {
				t.Errorf("Parse(%q) notes %q, want none", c.text, notes)
			}
		})
	}
}

func TestParseLimits(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"words", strings.Repeat("word ", index.MaxClauses+1)},
		{"parentheses", strings.Repeat("(", 1000) + "port" + strings.Repeat(")", 1000)},
	} {
		if _, notes := index.Parse(c.text); len(notes) == 0 {
			t.Errorf("Parse(too many %s) has no note", c.name)
		}
	}
}

// FuzzParse: nothing fails, and what was read reads the same again.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "port AND (fraud OR \"two words\"~3) -x", "theme:(a OR \"b c\")", "a:b:c", "((((", "))))", "\"", "OR AND NOT",
		"AND.", "-(-a)", "year:<2027 deadline:[2026 TO *]", "COM(2025) 148", "title:(a OR -b)", "w?ld* fuz~2 x^3", "~ ~1 a~",
		"source:-x", "source:http://x", "a\"b\"c", "!a", ".foo:bar", "x~1.", "--a", "\u00adx", "COM(2025", "title:AND", "\xff",
		"year>2026 date <= 2027-01", "theme:a,b,,\"c,d\"", "COM(2025) 148 final/2", "1\u00a0000\u00a0000", "\"a* b\"~3.5^2", "year:2026–2027",
		"year:{2026 TO 2027]", "date:[1/6/2027,30.6.2027}", "year:2026 - 2027", "year:>2026..<2029", "COM 2025/148", "com 2025 148 x",
		"\"a b\" ~3", "THB FIUs", "trafficking in human beings OR whistle-blower", "32016R0794", "-(THB -RAN)", "thme:x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tree, notes := index.Parse(text)
		read := tree.String()
		again, _ := index.Parse(read)
		if got := again.String(); got != read {
			t.Errorf("Parse(%q) reads as %q, and that as %q (notes %q)", text, read, got, notes)
		}
		exact := tree
		exact.Exact = true
		if w := index.NewPlan(exact, []string{"en"}).Widened; w != nil {
			t.Errorf("NewPlan(%q, exact) widened %v", text, w)
		}
		plan := index.NewPlan(tree, []string{"en", "fr", "da"})
		for _, m := range plan.Marks(text, "en") {
			if m.Start < 0 || m.End > len(text) || m.Start >= m.End {
				t.Errorf("Marks(%q) = %v", text, m)
			}
		}
	})
}

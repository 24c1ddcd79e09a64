package grammar_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"polidex/extract/actions/grammar"
)

// sentences reads a file of lines "wanted | text" below the heads "# language",
// and runs the test for each.
func sentences(t *testing.T, file string, test func(t *testing.T, language, want, text string)) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	language := ""
	for s := bufio.NewScanner(f); s.Scan(); {
		line := strings.TrimSpace(s.Text())
		if l, ok := strings.CutPrefix(line, "# "); ok {
			language = l
			continue
		}
		want, text, ok := strings.Cut(line, "|")
		if !ok {
			continue
		}
		want, text = strings.TrimSpace(want), strings.TrimSpace(text)
		t.Run(language+"/"+text, func(t *testing.T) { test(t, language, want, text) })
	}
}

// TestLeadInForms reads lead-ins in the forms that the languages have for a
// commitment and for a request.
func TestLeadInForms(t *testing.T) {
	sentences(t, "testdata/leadins.txt", func(t *testing.T, language, want, text string) {
		l, ok := grammar.For(language).ReadLeadIn(text)
		if got := sortedWords(ids(l.Actors)); !ok || got != sortedWords(want) {
			t.Errorf("ReadLeadIn(%q) = %q, %v, want %q", text, got, ok, want)
		}
	})
}

// TestReadNoLeadInForms reads sentences with a colon that commit nobody.
func TestReadNoLeadInForms(t *testing.T) {
	for _, tt := range [][2]string{
		{"en", "The Commission will not:"},
		{"en", "Member States will benefit from:"},
		{"en", "Thanks to this, companies will be able to:"},
		{"en", "The Commission will assess progress on the basis of:"},
		{"en", "The European Parliament has called on the Commission to:"},
		{"en", "The Council asked the Commission to:"},
		{"en", "Without action, Member States will face:"},
		{"de", "Die Kommission wird nicht:"},
		{"de", "Die Mitgliedstaaten werden profitieren von:"},
		{"fr", "Les États membres bénéficieront :"},
		{"es", "La Comisión no va a:"},
		{"it", "La Commissione non intende:"},
		{"pl", "Komisja nie zamierza:"},
	} {
		if l, ok := grammar.For(tt[0]).ReadLeadIn(tt[1]); ok {
			t.Errorf("ReadLeadIn(%q) = %+v, want none", tt[1], l)
		}
	}
}

func sortedWords(s string) string {
	words := strings.Fields(s)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// TestTitleForms reads the titles that boxes and lists of actions bear.
func TestTitleForms(t *testing.T) {
	sentences(t, "testdata/titles.txt", func(t *testing.T, language, _, text string) {
		if title, ok := grammar.For(language).ReadTitle(text); !ok || title.Caption {
			t.Errorf("ReadTitle(%q) = %+v, %v, want a title that marks its list", text, title, ok)
		}
	})
}

// TestColumnForms reads the heads of the columns of action tables.
func TestColumnForms(t *testing.T) {
	kinds := map[string]grammar.Column{
		"action": grammar.ActionColumn, "responsible": grammar.ResponsibleColumn, "timing": grammar.TimingColumn,
	}
	sentences(t, "testdata/columns.txt", func(t *testing.T, language, want, text string) {
		if got := grammar.For(language).ReadColumn(text); got != kinds[want] {
			t.Errorf("ReadColumn(%q) = %v, want %s", text, got, want)
		}
	})
}

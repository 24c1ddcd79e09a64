package phrase_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/actions/phrase"
)

func TestPhraseAt(t *testing.T) {
	tests := []struct {
		pattern, text string
		want          int // tokens matched, -1 for none
	}{
		{"member states", "Member States will", 2},
		{"member states", "MEMBER-STATES", 2},
		{"etats membres", "États membres", 2},
		{"agence", "l’Agence", -1},
		{"l agence", "l’Agence", 2},
		{"komisj*", "Komisji Europejskiej", 1},
		{"*ront", "présenteront un", 1},
		{"is|are urged to", "are urged to act", 3},
		{"are ? urged", "are strongly urged", 3},
		{"are ? urged", "are very strongly urged", -1},
		{"are ? urged", "are urged", 2},
		{"(the) council (of the union)", "Council", -1},
		{"(the) council", "the Council", 2},
		{"committed ... to", "committed, in particular, to", 6},
		{"committed ... to", "committed itself. It wants to", -1},
		{"/", "A / B", -1},
		{"a / b", "A / B", 3},
		{"straße", "STRASSE", 1},
		{"fi", "ﬁ", 1},
	}
	for _, tt := range tests {
		t.Run(tt.pattern+" in "+tt.text, func(t *testing.T) {
			p, err := phrase.Parse(tt.pattern)
			if err != nil {
				if tt.want >= 0 {
					t.Fatalf("Parse(%q): %v", tt.pattern, err)
				}
				return
			}
			got := -1
			if end, ok := p.At(phrase.Tokens(tt.text), 0); ok {
				got = end
			}
			if got != tt.want {
				t.Errorf("At(%q) of %q = %d, want %d", tt.text, tt.pattern, got, tt.want)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for _, pattern := range []string{"", "(the)", "...", "(of the union)", "two-words", "*a*"} {
		if _, err := phrase.Parse(pattern); err == nil {
			t.Errorf("Parse(%q) gave no error", pattern)
		}
	}
}

func TestSetPrefersTheLongest(t *testing.T) {
	var s phrase.Set[string]
	for _, p := range []string{"council", "council of europe", "member states"} {
		if err := s.Add(p, p); err != nil {
			t.Fatalf("Add(%q): %v", p, err)
		}
	}
	var got []string
	for _, m := range s.All(phrase.Tokens("The Council of Europe, the Council and Member States")) {
		got = append(got, m.Value)
	}
	if diff := cmp.Diff([]string{"council of europe", "council", "member states"}, got); diff != "" {
		t.Errorf("All (-want +got):\n%s", diff)
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"Key actions – 3", "l’Agence d'être", "\u00ad\u00ad", "e\u0301 \xff", "·；："} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, tok := range phrase.Tokens(text) {
			if tok.Start < end || tok.End <= tok.Start || tok.End > len(text) || tok.Text == "" {
				t.Fatalf("Tokens(%q): token %+v behind byte %d", text, tok, end)
			}
			end = tok.End
		}
	})
}

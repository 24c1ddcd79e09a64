package actions_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/actions"
)

// dated writes what was found with the nearest time above it: box, lead-in,
// actors, time, text.
func dated(doc *corpus.Document) []string {
	var out []string
	for _, f := range actions.Find(doc) {
		a, when := f.Action, ""
		if len(f.Governing) > 0 {
			when = doc.Words(f.Governing[0])
		}
		out = append(out, fmt.Sprintf("%s | %s | %s | %s | %s", a.BoxTitle, a.LeadIn, strings.Join(a.Actors, " "), when, a.Text))
	}
	return out
}

func TestFindInCalendars(t *testing.T) {
	tests := []struct{ name, language, in, want string }{
		{"plain lines over whole sentences", "en", `
			h1 5. Work ahead
			p Roadmap
			p 2036
			i The Commission will paint the lighthouses.
			i Europol will count the gulls by May 2036.
			p 2037-2038
			i Member States should oil the hinges
			h1 6. End
			i The Commission will be glad.`, `
			Roadmap |  | commission | 2036 | The Commission will paint the lighthouses
			Roadmap |  | europol | 2036 | Europol will count the gulls by May 2036
			Roadmap |  | member-states | 2037-2038 | Member States should oil the hinges`},
		{"bold lines below a heading and its remark", "en", `
			h2 Timetable
			p The steps follow one another.
			b 2036
			i Frontex should paint the lighthouses.
			b By the end of 2037
			i Repaint them (Frontex)
			p Nothing else is planned, as far as anybody knows.
			i The Commission will be glad.`, `
			Timetable |  | frontex | 2036 | Frontex should paint the lighthouses
			Timetable |  | frontex | By the end of 2037 | Repaint them (Frontex)`},
		{"headings", "de", `
			h2 Fahrplan
			h3 2036
			i Die Kommission legt eine Liste der Leuchttürme vor
			h3 Zweites Halbjahr 2037
			i Die Mitgliedstaaten sollten sie streichen
			h2 Ausblick 2040
			i Die Kommission wird sich freuen`, `
			Fahrplan |  | commission | 2036 | Die Kommission legt eine Liste der Leuchttürme vor
			Fahrplan |  | member-states | Zweites Halbjahr 2037 | Die Mitgliedstaaten sollten sie streichen`},
		{"title that marks its list", "en", `
			h2 Next steps
			b 2036:
			i paint the lighthouses
			b 2037:
			i repaint them`, `
			Next steps |  |  | 2036: | paint the lighthouses
			Next steps |  |  | 2037: | repaint them`},
		{"lead-in above the years", "en", `
			p The Commission will:
			p 2036
			i paint the lighthouses
			p 2037
			i repaint them
			p That is all.
			p 2038
			i nothing`, `
			| The Commission will: | commission | 2036 | paint the lighthouses
			| The Commission will: | commission | 2037 | repaint them`},
		{"lead-in below the year", "en", `
			b Roadmap
			p 2036
			p Europol is invited to:
			i paint the lighthouses`, `
			Roadmap | Europol is invited to: | europol | 2036 | paint the lighthouses`},
		{"plan without years", "en", `
			h2 Roadmap
			i The Commission will paint the lighthouses.
			i Member States should oil the hinges.`, `
			Roadmap |  | commission |  | The Commission will paint the lighthouses
			Roadmap |  | member-states |  | Member States should oil the hinges`},
		{"duty right below a plan's title", "en", `
			h2 What comes next
			p The Commission shall:
			i count the gulls`, `
			What comes next | The Commission shall: | commission |  | count the gulls`},
		{"history", "en", `
			h2 Timeline
			p 2030
			i The Commission adopted a plan of the lighthouses
			p 2031
			i Europol was given a boat`, ``},
		{"history behind a plan", "en", `
			p Roadmap
			p 2036
			i The Commission will paint the lighthouses.
			p Looking back
			p 2030
			i The lighthouses were white.`, `
			Roadmap |  | commission | 2036 | The Commission will paint the lighthouses`},
		{"what others recommend", "en", `
			h2 Recommendations of the keepers
			i The Commission should paint the lighthouses.`, ``},
		{"years of statistics", "en", `
			h2 Figures
			p 2030
			i Member States should have counted 12 gulls.`, ``},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := document(t, tt.language, tt.in)
			if diff := cmp.Diff(lines(tt.want), dated(doc), trimmed); diff != "" {
				t.Errorf("Find (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFindPassesOverReferences(t *testing.T) {
	tests := []struct{ name, language, in, want string }{
		{"paragraph with a dash", "fr", `
			p La Commission va :
			i peindre les phares ;
			i compter les mouettes.
			p - Référence : règlement (UE) 2031/12.`, `
			| La Commission va : | commission | peindre les phares
			| La Commission va : | commission | compter les mouettes`},
		{"item", "en", `
			b Key actions
			p Europol should:
			i count the gulls
			i Legal basis: Article 12
			i paint them`, `
			Key actions | Europol should: | europol | count the gulls
			Key actions | Europol should: | europol | paint them`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(lines(tt.want), found(document(t, tt.language, tt.in)), trimmed); diff != "" {
				t.Errorf("Find (-want +got):\n%s", diff)
			}
		})
	}
}

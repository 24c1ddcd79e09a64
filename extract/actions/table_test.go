package actions_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/actions"
)

// trimmed compares lines without the spaces around them.
var trimmed = cmp.Transformer("trim", strings.TrimSpace)

func TestFindInTables(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"three columns", `
			h1 Annex: Overview
			p Roadmap
			table Roadmap
			R No | Action | Responsible | Timing
			r 1 | Count the hives | Commission, Europol | Q4 2031
			r 2 | Paint them | MS | Ongoing
			page 2
			R No | Action | Responsible | Timing
			r 3 | Move, together with Frontex, the hives | Beekeepers' unions | By 2033
			end`, `
			Roadmap | commission europol | Q4 2031 | Count the hives
			Roadmap | member-states | Ongoing | Paint them
			Roadmap | other frontex | By 2033 | Move, together with Frontex, the hives`},
		{"year bands", `
			h1 Annex: Calendar of work
			table
			R Measure | Lead
			r 2031
			r Count the hives | Commission
			r 2032
			r Paint them in all the colours of the rainbow | _
			end`, `
			Annex: Calendar of work | commission | (2031) | Count the hives
			Annex: Calendar of work | commission | (2032) | Paint them in all the colours of the rainbow`},
		{"crosses under years", `
			table Plan of work
			R Action | Actor | 2031 | 2032
			r Count the hives | Commission | X | _
			r Paint them | Europol | _ | X
			end`, `
			Plan of work | commission | 2031 | Count the hives
			Plan of work | europol | 2032 | Paint them`},
		{"plain line right above as the caption", `
			b Key actions
			p Europol should:
			i count the hives
			h2 Annex
			p Hives and who keeps them
			table
			R Action | Responsible | Timing
			r Paint the hives | Beekeeping associations | 2031
			end
			p The table goes on in the year after.
			table
			R Action | Responsible | Timing
			r Move the hives | The police | 2032
			end`, `
			Key actions | europol |  | count the hives
			Hives and who keeps them | civil-society | 2031 | Paint the hives
			Annex | national-authorities | 2032 | Move the hives`},
		{"header without a mark, row cut by the page's end", `
			table Action plan
			r Initiative | Who | When
			r Count the hives in the | Commission | 2031
			page 2
			r mountains and valleys | _ | _
			end`, `
			Action plan | commission | 2031 | Count the hives in the mountains and valleys`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := document(t, "en", tt.in)
			if diff := cmp.Diff(lines(tt.want), rows(doc), trimmed); diff != "" {
				t.Errorf("Find (-want +got):\n%s", diff)
			}
		})
	}
}

func rows(doc *corpus.Document) []string {
	var out []string
	for _, f := range actions.Find(doc) {
		when := ""
		if f.Timing != nil {
			when = doc.Words(*f.Timing)
		} else if len(f.Governing) > 0 {
			when = "(" + doc.Words(f.Governing[0]) + ")"
		}
		out = append(out, fmt.Sprintf("%s | %s | %s | %s", f.Action.BoxTitle, strings.Join(f.Action.Actors, " "), when, f.Action.Text))
	}
	return out
}

func TestPlacesAndReasons(t *testing.T) {
	doc := document(t, "en", `
		h2 2. Bees
		box
		b Key actions
		p By the end of 2031, the Commission will:
		i ● fund laboratories7 and, together with Europol, ships;
		end
		n7 A note.`)
	got := actions.Find(doc)
	if len(got) != 1 {
		t.Fatalf("Find found %d actions, want 1", len(got))
	}
	f := got[0]
	var text strings.Builder
	for _, p := range f.Action.Places {
		text.WriteString(doc.Words(p))
	}
	if text.String() != f.Action.Text {
		t.Errorf("the words at Places are %q, want %q", text.String(), f.Action.Text)
	}
	for _, r := range f.Action.Why {
		if doc.Words(r.Place) != r.Words || r.Words == "" {
			t.Errorf("reason %s: the words at its place are %q, it says %q", r.Fact, doc.Words(r.Place), r.Words)
		}
	}
	if len(f.Governing) != 1 || doc.Words(f.Governing[0]) != "By the end of 2031, the Commission will:" {
		t.Errorf("Governing = %+v, want the dated lead-in", f.Governing)
	}
	var topic []string
	for _, p := range f.Topic {
		topic = append(topic, doc.Words(p))
	}
	if diff := cmp.Diff([]string{"Key actions", "2. Bees"}, topic); diff != "" {
		t.Errorf("Topic (-want +got):\n%s", diff)
	}
}

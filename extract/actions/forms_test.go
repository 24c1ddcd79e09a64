package actions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFindInFurtherShapes(t *testing.T) {
	tests := []struct{ name, language, in, want string }{
		{"request parted by an aside", "en", `
			p Frontex and eu-LISA are asked, in cooperation with the Commission, to:
			i build gates`, `
			| Frontex and eu-LISA are asked, in cooperation with the Commission, to: | frontex eu-lisa commission | build gates`},
		{"request by a noun", "en", `
			p It is for Member States, with the support of Europol, to:
			i vet the staff`, `
			| It is for Member States, with the support of Europol, to: | member-states europol | vet the staff`},
		{"parent that is an aim", "en", `
			b Actions
			p The Commission intends to:
			i in order to save the birds:
			ii set up an alert;
			ii fund a library;
			i plant trees.`, `
			Actions | in order to save the birds: | commission | set up an alert
			Actions | in order to save the birds: | commission | fund a library
			Actions | The Commission intends to: | commission | plant trees`},
		{"details by their means, at the same level", "fr", `
			b Actions clés
			p Les États membres devraient :
			i renforcer la vigilance :
			i en formant les vigiles ;
			i en testant des barrières.`, `
			Actions clés | Les États membres devraient : | member-states | renforcer la vigilance : en formant les vigiles ; en testant des barrières`},
		{"title of one action", "en", `
			h4 Final action
			p The Commission will hold a conference in 2037.
			p The Commission will be pleased.`, `
			Final action |  | commission | The Commission will hold a conference in 2037`},
		{"list of one item whose dash was left", "sv", `
			h3 Kommissionen kommer att
			p – hålla en konferens hösten 2037.`, `
			| Kommissionen kommer att | commission | hålla en konferens hösten 2037`},
		{"lead-in without colon and one dash", "de", `
			p Die Mitgliedstaaten werden aufgefordert,
			p – Fachkräfte auszubilden.`, `
			| Die Mitgliedstaaten werden aufgefordert, | member-states | Fachkräfte auszubilden`},
		{"note marks in brackets and apart", "fr", `
			p La Commission va :
			i élaborer un protocole[2] sur les combattants 4 ;
			n4 Une note.`, `
			| La Commission va : | commission | élaborer un protocole sur les combattants`},
		{"subject with a verb of its own", "de", `
			b Maßnahmen
			i Die Kommission legt 2031 einen Plan vor.
			i Europol: ein Büro eröffnen
			i Einen Leitfaden veröffentlichen (Frontex, 2032)`, `
			Maßnahmen |  | commission | Die Kommission legt 2031 einen Plan vor
			Maßnahmen |  | europol | Europol: ein Büro eröffnen
			Maßnahmen |  | frontex | Einen Leitfaden veröffentlichen (Frontex, 2032)`},
		{"list behind a numbered action", "de", `
			p Aktion 3: Die Plattformen werden ersucht, Anzeigen zu löschen.
			p Die Kommission verpflichtet sich,
			i eine Typologie zu erstellen`, `
			Aktion 3 |  | industry | Die Plattformen werden ersucht, Anzeigen zu löschen
			| Die Kommission verpflichtet sich, | commission | eine Typologie zu erstellen`},
		{"companions", "en", `
			p The Commission will:
			i develop, with CEPOL, a course
			i train police, with the Fundamental Rights Agency's help
			i share with Europol what is found
			i act together with the EUIPO`, `
			| The Commission will: | commission cepol | develop, with CEPOL, a course
			| The Commission will: | commission fra | train police, with the Fundamental Rights Agency's help
			| The Commission will: | commission | share with Europol what is found
			| The Commission will: | commission other | act together with the EUIPO`},
		{"table whose rows name the actor and tick years", "el", `
			table Χρονοδιάγραμμα δράσεων
			R Δράση | 2034 | 2035
			r Η Επιτροπή δημοσιεύει πίνακα | x | x
			end`, `
			Χρονοδιάγραμμα δράσεων |  | commission | Η Επιτροπή δημοσιεύει πίνακα`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(lines(tt.want), found(document(t, tt.language, tt.in)), trimmed); diff != "" {
				t.Errorf("Find (-want +got):\n%s", diff)
			}
		})
	}
}

package actions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFindInLists(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"box with two lead-ins", `
			h2 2.1 Bees and hives
			p Hives were stolen in 2030.
			box
			b Key actions
			p The Commission will:
			i present a register of hives in 2031;
			i fund, together with Europol, a market watch.
			p Member States are urged to:
			i name a contact point by 2032
			end
			p The Commission will of course listen.
			i to nobody`, `
			Key actions | The Commission will: | commission | present a register of hives in 2031
			Key actions | The Commission will: | commission europol | fund, together with Europol, a market watch
			Key actions | Member States are urged to: | member-states | name a contact point by 2032`},
		{"a page's edge between two items", `
			p Key actions
			p The Commission will:
			i map the springs;
			p 12
			p EN EN
			i test the wells.`, `
			Key actions | The Commission will: | commission | map the springs
			Key actions | The Commission will: | commission | test the wells`},
		{"a list below a numbered action", `
			p Key action 7: Present a plan of the moorings.
			p The plan rests on:
			i boats`, `
			Key action 7 |  |  | Present a plan of the moorings`},
		{"title above its box", `
			b Key actions
			box
			p The Commission will
			i present a plan
			end`, `
			Key actions | The Commission will | commission | present a plan`},
		{"title and list without a box", `
			h3 Next steps
			p The Commission intends to:
			i open a laboratory
			p Funds are scarce.
			i as everybody knows`, `
			Next steps | The Commission intends to: | commission | open a laboratory`},
		{"lead-in in running text", `
			h2 3. Rivers
			p Water is short. By the end of 2031, the Commission will:
			i map the springs
			h2 4. Lakes
			i blue`, `
			| By the end of 2031, the Commission will: | commission | map the springs`},
		{"title and lead-in in one line", `
			p Key actions The Commission will:
			i plant trees`, `
			Key actions | The Commission will: | commission | plant trees`},
		{"box over a page's end", `
			page 4
			box
			h4 Flagship actions
			p Europol will:
			i train
			f 4
			n12 A note.
			page 5
			i equip
			end`, `
			Flagship actions | Europol will: | europol | train
			Flagship actions | Europol will: | europol | equip`},
		{"box that the page's end cut in two", `
			page 4
			box
			b Key actions
			p Europol will:
			i train
			end
			f 4
			page 5
			box
			i equip
			p CEPOL should:
			i teach
			end`, `
			Key actions | Europol will: | europol | train
			Key actions | Europol will: | europol | equip
			Key actions | CEPOL should: | cepol | teach`},
		{"box cut in two with notes read as text between", `
			page 4
			box
			b Key actions
			p Europol will:
			i train
			end
			p 12 A note that was not known as one.
			page 5
			box
			i equip
			end`, `
			Key actions | Europol will: | europol | train
			Key actions | Europol will: | europol | equip`},
		{"continued title", `
			page 4
			box
			b Key actions
			p Europol will:
			i train
			end
			page 5
			box
			b Key actions (continued)
			i equip
			end`, `
			Key actions | Europol will: | europol | train
			Key actions | Europol will: | europol | equip`},
		{"item cut by a note", `
			page 4
			box
			b Key actions
			p Europol will:
			i train officers in the use of
			n3 A note.
			page 5
			p small boats in 2031.
			i equip them
			end`, `
			Key actions | Europol will: | europol | train officers in the use of small boats in 2031
			Key actions | Europol will: | europol | equip them`},
		{"nested details", `
			b Key actions
			p The Commission will:
			i publish a package, comprising:
			ii a model clause;
			ii a directory; and
			ii advice.
			i report on it; and
			i close it.`, `
			Key actions | The Commission will: | commission | publish a package, comprising: a model clause; a directory; and advice
			Key actions | The Commission will: | commission | report on it
			Key actions | The Commission will: | commission | close it`},
		{"parent that is a lead-in", `
			h3 Actions
			i The Commission will:
			ii draw a map
			ii print it
			i Member States should:
			ii buy it`, `
			Actions | The Commission will: | commission | draw a map
			Actions | The Commission will: | commission | print it
			Actions | Member States should: | member-states | buy it`},
		{"sentences as items", `
			b Key actions
			i The Commission will present a plan in 2031.
			i Member States are invited to follow it.`, `
			Key actions |  | commission | The Commission will present a plan in 2031
			Key actions |  | member-states | Member States are invited to follow it`},
		{"title with its actor", `
			b Key actions for Member States
			i ratify the Protocol`, `
			Key actions for Member States |  | member-states | ratify the Protocol`},
		{"numbered paragraphs", `
			p Key action 3: The Commission will present a plan in 2031. It will be short. Member States are urged to read it.
			p Some more prose, in which the Commission will do nothing.
			p Key action 4 – Publish the results
			p Action 5 of the old plan was dropped, and the Commission will not revive it.`, `
			Key action 3 |  | commission | The Commission will present a plan in 2031. It will be short
			Key action 3 |  | member-states | Member States are urged to read it
			Key action 4 |  |  | Publish the results`},
		{"numbered paragraph with a list", `
			p Key action 3: The Commission will:
			i print
			i bind`, `
			Key action 3 | The Commission will: | commission | print
			Key action 3 | The Commission will: | commission | bind`},
		{"numbered title on a line of its own", `
			h4 Key action 3
			p The Commission will present a plan in 2031.
			p The Commission will also smile.`, `
			Key action 3 |  | commission | The Commission will present a plan in 2031`},
		{"prose in a marked box", `
			box
			b Key actions
			p Ports are busy. The Commission will open a desk in 2031. Europol will staff it.
			end`, `
			Key actions |  | commission | The Commission will open a desk in 2031
			Key actions |  | europol | Europol will staff it`},
		{"list without glyphs in a box", `
			box
			b Key actions
			p The Commission will:
			p open a desk
			p staff it
			end
			p It is late.`, `
			Key actions | The Commission will: | commission | open a desk
			Key actions | The Commission will: | commission | staff it`},
		{"typed glyphs", `
			p The Commission commits to:
			p ● Start at once.
			p ● By end 2031, finish.
			p It will be hard.`, `
			| The Commission commits to: | commission | Start at once
			| The Commission commits to: | commission | By end 2031, finish`},
		{"note mark glued to a word", `
			p The Commission will:
			i fund laboratories7 that measure CO2 in 2031
			n7 A note.`, `
			| The Commission will: | commission | fund laboratories that measure CO2 in 2031`},
		{"duty and unknown subject in a marked box only", `
			p Under the law, Member States must:
			i pay
			p Lighthouse keepers should:
			i watch
			box
			b Key actions
			p Member States must:
			i pay more
			p Lighthouse keepers should:
			i sleep
			end`, `
			Key actions | Member States must: | member-states | pay more
			Key actions | Lighthouse keepers should: | other | sleep`},
		{"label in a marked box", `
			box
			b Key actions
			p On bees:
			i count the hives
			p The following was found in 2029:
			i few bees
			end`, `
			Key actions | On bees: |  | count the hives`},
		{"lead-in run together with an item", `
			p The Commission will:
			i open a desk by 2031 Member States are urged to:
			i visit it`, `
			| The Commission will: | commission | open a desk by 2031
			| Member States are urged to: | member-states | visit it`},
		{"pronoun for the actor before", `
			box
			b Key actions
			p The Commission will lead the way. To that end, it will:
			i go first
			end`, `
			Key actions | To that end, it will: | commission | go first`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(lines(tt.want), found(document(t, "en", tt.in)), trimmed); diff != "" {
				t.Errorf("Find (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFindNothing(t *testing.T) {
	tests := []struct{ name, in string }{
		{"threats", `
			p Five threats stand out:
			i theft of hives
			i drought`},
		{"principles", `
			p The Commission will be guided by the following principles:
			i modesty
			i patience`},
		{"what was done", `
			box
			b What has been achieved since 2029
			i The Commission presented a plan.
			end
			h3 Actions taken so far
			i a law on bees
			p In 2030, the Commission adopted:
			i a law on wasps`},
		{"laws that were adopted", `
			h3 Legislative action
			i A proposal on water reuse was adopted in 2029.
			i In 2030, the Commission adopted new standards.`},
		{"figures in a box", `
			box
			b Key figures
			i 44 hives
			i The Commission will count them
			end`},
		{"definitions", `
			box
			b Key terms
			i Key action: a measure on which the Commission will report
			end`},
		{"box of prose about something else", `
			box
			b Example: a village
			p The Commission will visit it in 2031.
			end`},
		{"running text", `
			p The Commission will present a plan in 2031.
			p Member States are urged to read it.`},
		{"contents page", `
			f Key actions 4
			f The Commission will: 5
			i a chapter`},
		{"asked by others", `
			p Respondents call on the Commission to:
			i slow down`},
		{"legal act", `
			p Having regard to the Treaty,
			p HAVE ADOPTED THIS DIRECTIVE:
			h3 Article 1
			p Member States shall:
			i pay
			h3 Article 2
			p The Commission will:
			i collect
			h3 Article 3
			p Europol should:
			i count`},
		{"what one act is for", `
			p The Commission will work with the standards bodies on a new standard for hives:
			i to keep bees warm
			i to keep wasps out`},
		{"the word alone", `
			p Actions
			p speak louder than words.
			i they say`},
		{"chapter with prose and a list of obstacles", `
			h1 5. Next steps
			p There are many obstacles on the long way to a better world, among which are the following:
			i money
			i time`},
		{"table of figures", `
			table Table 1: Selected figures
			R Measure | 2029 | 2030 | Change
			r Hives | 4 | 5 | +25 %
			end`},
		{"table of results", `
			table
			R Action | Date of adoption | Status
			r Law on bees | 2029 | done
			end`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff([]string(nil), found(document(t, "en", tt.in))); diff != "" {
				t.Errorf("Find (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFindInOtherLanguages(t *testing.T) {
	tests := []struct{ language, in, want string }{
		{"fr", `
			p Actions clés
			p La Commission :
			i présentera un plan en 2031 ;
			i publiera, avec le soutien d’Europol, un guide.`, `
			Actions clés | La Commission : | commission | présentera un plan en 2031
			Actions clés | La Commission : | commission europol | publiera, avec le soutien d’Europol, un guide`},
		{"de", `
			b SCHLÜSSELMASSNAHMEN
			p Die Mitgliedstaaten werden ersucht,
			i gemeinsam mit der Agentur Frontex die Küste zu vermessen;`, `
			SCHLÜSSELMASSNAHMEN | Die Mitgliedstaaten werden ersucht, | member-states frontex | gemeinsam mit der Agentur Frontex die Küste zu vermessen`},
		{"it", `
			b Azioni principali
			p La Commissione:
			i presenterà un piano nel 2031;
			p Si invitano gli Stati membri a:
			i leggerlo.`, `
			Azioni principali | La Commissione: | commission | presenterà un piano nel 2031
			Azioni principali | Si invitano gli Stati membri a: | member-states | leggerlo`},
		{"sv", `
			b Nyckelåtgärder
			p Kommissionen kommer att
			i tillsammans med Europol lägga fram en plan`, `
			Nyckelåtgärder | Kommissionen kommer att | commission europol | tillsammans med Europol lägga fram en plan`},
		{"hu", `
			b Kulcsfontosságú intézkedések
			p A Bizottság:
			i az Europollal együtt tervet terjeszt elő;`, `
			Kulcsfontosságú intézkedések | A Bizottság: | commission europol | az Europollal együtt tervet terjeszt elő`},
		{"ro", `
			b Acțiuni-cheie
			p Comisia va:
			i prezenta un plan în 2031;`, `
			Acțiuni-cheie | Comisia va: | commission | prezenta un plan în 2031`},
		{"bg", `
			b Ключови действия
			p Комисията:
			i ще представи план през 2031 г.`, `
			Ключови действия | Комисията: | commission | ще представи план през 2031 г`},
	}
	for _, tt := range tests {
		t.Run(tt.language, func(t *testing.T) {
			if diff := cmp.Diff(lines(tt.want), found(document(t, tt.language, tt.in)), trimmed); diff != "" {
				t.Errorf("Find (-want +got):\n%s", diff)
			}
		})
	}
}

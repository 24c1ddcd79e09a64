package grammar_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/actions/grammar"
)

func TestReadColumn(t *testing.T) {
	letters := map[grammar.Column]string{
		grammar.OtherColumn: ".", grammar.ActionColumn: "A", grammar.ResponsibleColumn: "R", grammar.TimingColumn: "T",
		grammar.StatusColumn: "S", grammar.TopicColumn: "O", grammar.NumberColumn: "N",
	}
	tests := []struct{ language, heads, want string }{
		{"en", "No | Measure | Lead | Deadline", "NART"},
		{"en", "Action | Responsible | Timing", "ART"},
		{"en", "What | Who | By when", "ART"},
		{"en", "Objective | Key action | Lead service | Target date", "OART"},
		{"en", "Ref. | Commitment | Responsible entity | Indicative timing", "NART"},
		{"en", "Activity | Actors involved | Timeframe", "ART"},
		{"en", "Action No | Deliverable | Owner | Date of delivery", "NART"},
		{"en", "Initiative | Responsible body/bodies | Planned adoption", "ART"},
		{"en", "Indicator | 2029 | 2030 | Change", "S..S"},
		{"en", "Country | Population", ".."},
		{"de", "Nr. | Maßnahme | Federführung | Frist", "NART"},
		{"de", "Aktion | Zuständig | Zeitplan", "ART"},
		{"fr", "Mesure | Chef de file | Échéance", "ART"},
		{"fr", "N° | Action | Responsable | Calendrier", "NART"},
		{"es", "Medida | Responsable | Plazo", "ART"},
		{"it", "Azione | Soggetto responsabile | Scadenza", "ART"},
		{"pt", "Ação | Responsável | Prazo", "ART"},
		{"nl", "Maatregel | Verantwoordelijke | Termijn", "ART"},
		{"pl", "Działanie | Podmiot odpowiedzialny | Termin", "ART"},
		{"el", "Δράση | Αρμόδιος φορέας | Χρονοδιάγραμμα", "ART"},
		{"sv", "Åtgärd | Ansvarig | Tidsfrist", "ART"},
		{"ro", "Măsură | Responsabil | Termen", "ART"},
		{"bg", "Мярка | Отговорник | Срок", "ART"},
		{"hu", "Intézkedés | Felelős | Határidő", "ART"},
		{"cs", "Opatření | Odpovědnost | Termín", "ART"},
		{"sk", "Opatrenie | Zodpovednosť | Termín", "ART"},
		{"da", "Tiltag | Ansvarlig | Frist", "ART"},
		{"fi", "Toimenpide | Vastuutaho | Määräaika", "ART"},
		{"hr", "Mjera | Odgovorno tijelo | Rok", "ART"},
		{"sl", "Ukrep | Odgovorni organ | Rok", "ART"},
		{"et", "Meede | Vastutaja | Tähtaeg", "ART"},
		{"lv", "Pasākums | Atbildīgais | Termiņš", "ART"},
		{"lt", "Veiksmas | Atsakingas | Terminas", "ART"},
	}
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.heads, func(t *testing.T) {
			var got strings.Builder
			for head := range strings.SplitSeq(tt.heads, " | ") {
				got.WriteString(letters[grammar.For(tt.language).ReadColumn(head)])
			}
			if got.String() != tt.want {
				t.Errorf("columns of %q = %s, want %s", tt.heads, got.String(), tt.want)
			}
		})
	}
}

func TestCellActors(t *testing.T) {
	tests := []struct{ language, cell, want string }{
		{"en", "Commission, High Representative", "commission high-representative"},
		{"en", "COM / MS", "commission member-states"},
		{"en", "EU agencies", "eu-agencies"},
		{"en", "European Parliament, Council", "parliament council"},
		{"en", "Third countries", "third-countries"},
		{"en", "Industry and civil society", "industry civil-society"},
		{"en", "Beekeepers", "other"},
		{"en", "EPPO, OLAF and national authorities", "eppo olaf national-authorities"},
		{"en", "Co-legislators", "parliament council"},
		{"en", "–", ""},
		{"de", "Kommission, Mitgliedstaaten", "commission member-states"},
		{"fr", "Haut représentant", "high-representative"},
		{"es", "Estados miembros y Europol", "member-states europol"},
		{"it", "Stati membri", "member-states"},
		{"nl", "Lidstaten", "member-states"},
		{"pl", "Państwa członkowskie", "member-states"},
		{"el", "Κράτη μέλη", "member-states"},
		{"sv", "Medlemsstaterna", "member-states"},
		{"ro", "State membre", "member-states"},
		{"bg", "Държави членки", "member-states"},
		{"hu", "Tagállamok", "member-states"},
		{"cs", "Členské státy", "member-states"},
		{"fi", "Jäsenvaltiot", "member-states"},
		{"lt", "Valstybės narės", "member-states"},
	}
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.cell, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, ids(grammar.For(tt.language).CellActors(tt.cell))); diff != "" {
				t.Errorf("CellActors(%q) (-want +got):\n%s", tt.cell, diff)
			}
		})
	}
}

func TestJointActors(t *testing.T) {
	tests := []struct{ language, item, want string }{
		{"en", "set up, together with Europol, a network of offices", "europol"},
		{"en", "exchange best practice, in close cooperation with Europol and Eurojust, and report", "europol eurojust"},
		{"en", "work with the European Parliament and the Council to conclude the talks", "parliament council"},
		{"en", "carry out, jointly with the operators concerned, exercises at sea", "industry"},
		{"en", "with the support of the EU Agency for Cybersecurity, test the networks", "enisa"},
		{"en", "develop, in partnership with the national competent authorities, a method", "national-authorities"},
		{"en", "roll out the plan alongside partner countries", "third-countries"},
		{"en", "assist national authorities in their work", ""},
		{"en", "send the results to the EUDA", ""},
		{"en", "draw up, with mayors and event organisers, a label", ""},
		{"en", "conclude partnerships with the Western Balkans", ""},
		{"en", "ask Member States whether cooperation between Europol and Frontex works", ""},
		{"en", "test, with the participation of neighbouring countries, the networks", ""},
		{"de", "gemeinsam mit den Mitgliedstaaten ein Register führen", "member-states"},
		{"fr", "élaborer, en étroite collaboration avec les États membres, un guide", "member-states"},
		{"es", "elaborar, junto con Eurojust, un manual", "eurojust"},
		{"it", "elaborare, in cooperazione con Frontex, un manuale", "frontex"},
		{"it", "istituire, insieme agli Stati membri, una rete", "member-states"},
		{"pl", "utworzyć wspólnie z Europolem zespół", "europol"},
		{"nl", "samen met de lidstaten een handleiding opstellen", "member-states"},
		{"el", "θα καταρτίσει, σε συνεργασία με την Ευρωπόλ, οδηγό", "europol"},
		{"sv", "i nära samarbete med medlemsstaterna utarbeta en handbok", "member-states"},
		{"ro", "elaborează, în cooperare cu Europol, un ghid", "europol"},
		{"bg", "ще изготви съвместно с Европол наръчник", "europol"},
		{"bg", "ще изготви, с подкрепата на Агенцията на ЕС по наркотиците, наръчник", "euda"},
		{"hu", "az Europollal együttműködve kézikönyvet készít", "europol"},
		{"hu", "a tagállamokkal közösen kézikönyvet készít", "member-states"},
		{"fi", "laatii yhdessä Europolin kanssa oppaan", "europol"},
		{"cs", "vypracuje společně s Europolem příručku", "europol"},
	}
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.item, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, ids(grammar.For(tt.language).JointActors(tt.item))); diff != "" {
				t.Errorf("JointActors(%q) (-want +got):\n%s", tt.item, diff)
			}
		})
	}
}

func TestReadTitle(t *testing.T) {
	tests := []struct{ language, text, want string }{
		{"en", "Key actions", "Key actions"},
		{"en", "KEY ACTIONS:", "KEY ACTIONS"},
		{"en", "Key actions (continued)", "Key actions"},
		{"en", "Box 3: Key actions", "Key actions"},
		{"en", "4.2. Next steps", "Next steps"},
		{"en", "Key actions by the Commission", "Key actions by the Commission"},
		{"en", "Key Commission actions", "Key Commission actions"},
		{"en", "Flagship initiatives", "Flagship initiatives"},
		{"en", "Main actions – borders", "Main actions – borders"},
		{"en", "Key action 7", "Key action 7"},
		{"en", "What the Commission will do", "What the Commission will do"},
		{"en", "Actions to be taken", "Actions to be taken"},
		{"en", "Key actions completed so far", ""},
		{"en", "Actions taken since 2029", ""},
		{"en", "Key figures", ""},
		{"en", "Actions speak louder than words", ""},
		{"en", "Actions against the mafia were many, and they did not all succeed in the end, as we know", ""},
		{"de", "Wichtigste Maßnahmen", "Wichtigste Maßnahmen"},
		{"de", "Schlüsselmaßnahmen (Fortsetzung)", "Schlüsselmaßnahmen"},
		{"fr", "Actions clés (suite)", "Actions clés"},
		{"fr", "Mesures phares", "Mesures phares"},
		{"es", "Medidas principales", "Medidas principales"},
		{"it", "Azioni chiave", "Azioni chiave"},
		{"pt", "Ações-chave", "Ações-chave"},
		{"nl", "Kernacties (vervolg)", "Kernacties"},
		{"pl", "Kluczowe działania (ciąg dalszy)", "Kluczowe działania"},
		{"el", "ΒΑΣΙΚΕΣ ΔΡΑΣΕΙΣ (συνέχεια)", "ΒΑΣΙΚΕΣ ΔΡΑΣΕΙΣ"},
		{"sv", "Viktiga åtgärder (forts.)", "Viktiga åtgärder"},
		{"ro", "Acțiuni principale", "Acțiuni principale"},
		{"bg", "Ключови действия (продължение)", "Ключови действия"},
		{"hu", "Fő intézkedések (folytatás)", "Fő intézkedések"},
		{"cs", "Klíčová opatření", "Klíčová opatření"},
		{"da", "Nøgletiltag", "Nøgletiltag"},
	}
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.text, func(t *testing.T) {
			got := ""
			if title, ok := grammar.For(tt.language).ReadTitle(tt.text); ok {
				got = tt.text[title.Start:title.End]
			}
			if got != tt.want {
				t.Errorf("ReadTitle(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

package dates_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/dates"
)

// relative is what a case expects: the words, the days and the rule.
type relative struct {
	Text     string
	From, To corpus.Date
	Rule     string
}

func relativeOf(e *dates.Expression) relative {
	if e == nil {
		return relative{}
	}
	return relative{e.Text, e.From, e.To, e.Rule}
}

// written is the day of the document in these tests.
const written = "2025-04-01"

// Each language says the same: a period from the adoption of this text, from
// that of a law, from nothing, and the end of the Commission's mandate.
func TestRelativeLanguages(t *testing.T) {
	// At the start of each line: 2 two years of this document, 18 months, m the
	// mandate, ? unresolved, - none.
	wants := map[byte]relative{
		'2': {To: "2027-04-01", Rule: "relative-to-document"},
		'8': {To: "2026-10-01", Rule: "relative-to-document"},
		'm': {To: "2029-11-30", Rule: "relative-to-mandate"},
		'?': {Rule: "relative-unresolved"},
		'-': {},
	}
	for language, lines := range map[string][]string{
		"en": {"2 within two years of adoption", "8 within 18 months of the adoption of this Communication", "8 no later than 18 months after the adoption of this joint communication", "m by the end of this mandate", "m before the end of the current Commission's mandate", "m by the end of the mandate of the current Commission", "? within six months", "? within six months of the adoption of the Regulation", "? by the end of the current mandate of the Parliament", "- every two years", "- within the last two years"},
		"fr": {"2 dans un délai de deux ans à compter de l'adoption", "8 dans les 18 mois suivant l’adoption de la présente communication", "8 au plus tard 18 mois après l'adoption de cette stratégie", "m d’ici la fin du mandat actuel", "m avant la fin du mandat de l'actuelle Commission", "m d'ici à la fin du présent mandat", "? dans les six mois", "? dans les six mois suivant l'entrée en vigueur du règlement", "- tous les deux ans", "- au cours des deux dernières années"},
		"de": {"2 innerhalb von zwei Jahren nach Annahme", "8 binnen 18 Monaten nach der Annahme dieser Mitteilung", "8 spätestens 18 Monate nach Verabschiedung der vorliegenden Strategie", "m bis zum Ende dieser Mandatsperiode", "m vor Ende der laufenden Amtszeit der Kommission", "m bis zum Ende der Amtszeit der derzeitigen Kommission", "? innerhalb von sechs Monaten", "? innerhalb von sechs Monaten nach Inkrafttreten der Verordnung", "? bis zum Ende der laufenden Amtszeit des Parlaments", "- alle zwei Jahre", "- in den letzten zwei Jahren"},
		"es": {"2 en un plazo de dos años a partir de la adopción", "8 dentro de los 18 meses siguientes a la adopción de la presente Comunicación", "8 a más tardar 18 meses después de la adopción de esta estrategia", "m antes de que finalice el mandato actual", "m antes del final del presente mandato", "m hasta el final del mandato de la actual Comisión", "? en un plazo de seis meses", "? en un plazo de seis meses desde la entrada en vigor del Reglamento", "- cada dos años", "- en los últimos dos años"},
		"it": {"2 entro due anni dall'adozione", "8 entro 18 mesi dall’adozione della presente comunicazione", "8 al più tardi 18 mesi dopo l'adozione di questa strategia", "m entro la fine di questo mandato", "m prima della fine dell'attuale mandato della Commissione", "m entro la fine del mandato in corso", "? entro sei mesi", "? entro sei mesi dall'entrata in vigore del regolamento", "- ogni due anni", "- negli ultimi due anni"},
		"pl": {"2 w ciągu dwóch lat od przyjęcia", "8 w terminie 18 miesięcy od przyjęcia niniejszego komunikatu", "8 najpóźniej 18 miesięcy po przyjęciu tej strategii", "m do końca obecnej kadencji", "m przed końcem bieżącej kadencji Komisji", "? w ciągu sześciu miesięcy", "? w ciągu sześciu miesięcy od wejścia w życie rozporządzenia", "? do końca obecnej kadencji Parlamentu", "- co dwa lata", "- w ciągu ostatnich dwóch lat", "- do dwóch lat"},
		"nl": {"2 binnen twee jaar na de vaststelling", "8 binnen 18 maanden na de vaststelling van deze mededeling", "8 uiterlijk 18 maanden na de goedkeuring van dit actieplan", "m vóór het einde van dit mandaat", "m tegen het einde van de huidige ambtstermijn", "m voor het einde van het mandaat van de huidige Commissie", "? binnen zes maanden", "? binnen zes maanden na de inwerkingtreding van de verordening", "- om de twee jaar", "- in de afgelopen twee jaar"},
		"el": {"2 εντός δύο ετών από την έκδοση", "8 εντός 18 μηνών από την έκδοση της παρούσας ανακοίνωσης", "8 το αργότερο 18 μήνες μετά την έγκριση της παρούσας στρατηγικής", "m έως το τέλος της τρέχουσας θητείας", "m πριν από τη λήξη της τρέχουσας θητείας της Επιτροπής", "? εντός έξι μηνών", "? εντός έξι μηνών από την έναρξη ισχύος του κανονισμού", "- κάθε δύο έτη", "- τα τελευταία δύο έτη"},
		"pt": {"2 no prazo de dois anos após a adoção", "8 no prazo de 18 meses a contar da adoção da presente comunicação", "8 o mais tardar 18 meses após a adoção desta estratégia", "m até ao final do atual mandato", "m antes do fim deste mandato", "m até ao final do mandato em curso da Comissão", "? no prazo de seis meses", "? no prazo de seis meses a contar da entrada em vigor do regulamento", "- de dois em dois anos", "- nos últimos dois anos"},
		"sv": {"2 inom två år från antagandet", "8 inom 18 månader efter antagandet av detta meddelande", "8 senast 18 månader efter antagandet av denna strategi", "m före utgången av denna mandatperiod", "m före slutet av den nuvarande kommissionens mandatperiod", "? inom sex månader", "? inom sex månader efter ikraftträdandet av förordningen", "- vartannat år", "- under de senaste två åren"},
		"ro": {"2 în termen de doi ani de la adoptare", "8 în termen de 18 luni de la adoptarea prezentei comunicări", "8 cel târziu la 18 luni de la adoptarea acestei strategii", "m până la sfârșitul actualului mandat", "m înainte de încheierea mandatului actual al Comisiei", "? în termen de șase luni", "? în termen de șase luni de la intrarea în vigoare a regulamentului", "- o dată la doi ani", "- în ultimii doi ani"},
		"cs": {"2 do dvou let od přijetí", "8 do 18 měsíců od přijetí tohoto sdělení", "8 nejpozději 18 měsíců po přijetí této strategie", "m do konce tohoto funkčního období", "m před koncem stávajícího funkčního období Komise", "? ve lhůtě šesti měsíců", "? do šesti měsíců od vstupu v platnost", "? do šesti měsíců po přijetí nařízení", "- každé dva roky", "- děti do šesti let"},
		"da": {"2 inden for to år efter vedtagelsen", "8 inden for 18 måneder efter vedtagelsen af denne meddelelse", "m inden udgangen af denne mandatperiode", "? inden for seks måneder", "? inden for seks måneder efter vedtagelsen af forordningen", "- hvert andet år"},
		"sk": {"2 do dvoch rokov od prijatia", "8 do 18 mesiacov od prijatia tohto oznámenia", "m do konca súčasného funkčného obdobia", "? v lehote šiestich mesiacov", "? do šiestich mesiacov od prijatia nariadenia", "- každé dva roky"},
		"hr": {"2 u roku od dvije godine od donošenja", "8 u roku od 18 mjeseci od donošenja ove komunikacije", "m do kraja sadašnjeg mandata", "? u roku od šest mjeseci", "? u roku od šest mjeseci od donošenja uredbe", "- svake dvije godine"},
		"sl": {"2 v dveh letih po sprejetju", "8 v 18 mesecih po sprejetju tega sporočila", "m do konca sedanjega mandata", "? v roku šestih mesecev", "? v šestih mesecih po sprejetju uredbe", "- vsaki dve leti"},
		"bg": {"2 в срок от две години от приемането", "8 в срок от 18 месеца след приемането на настоящото съобщение", "m до края на настоящия мандат", "? в срок от шест месеца", "? в срок от шест месеца след приемането на регламента", "- на всеки две години"},
	} {
		for _, line := range lines {
			t.Run(language+"/"+line, func(t *testing.T) {
				want, words := wants[line[0]], line[2:]
				if want.Rule != "" {
					want.Text = words
				}
				got := relativeOf(dates.Relative("xxx yyy "+words+".", language, written))
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("Relative(%q, %q) (-want +got):\n%s", words, language, diff)
				}
			})
		}
	}
}

func TestRelativeForms(t *testing.T) {
	none := relative{}
	for _, c := range []struct {
		name, text string
		day        corpus.Date
		want       relative
	}{
		{"no period", "open a helpdesk soon", written, none},
		{"days", "report within 100 days of the adoption of this Communication", written,
			relative{"within 100 days of the adoption of this Communication", "", "2025-07-10", "relative-to-document"}},
		{"weeks", "report within three weeks of the publication of this white paper", written,
			relative{"within three weeks of the publication of this white paper", "", "2025-04-22", "relative-to-document"}},
		{"a month without the day", "report within six months of adoption", "2025-08-31",
			relative{"within six months of adoption", "", "2026-02-28", "relative-to-document"}},
		{"a leap day", "report within a year of adoption", "2028-02-29",
			relative{"within a year of adoption", "", "2029-02-28", "relative-to-document"}},
		{"without an event's noun", "report within two years of this Communication", written,
			relative{"within two years of this Communication", "", "2027-04-01", "relative-to-document"}},
		{"entry into force of this text", "report within two years of the entry into force of this action plan", written,
			relative{"within two years of the entry into force of this action plan", "", "2027-04-01", "relative-to-document"}},
		{"entry into force of who knows what", "report within two years of entry into force", written,
			relative{"within two years of entry into force", "", "", "relative-unresolved"}},
		{"its, of this text", "review this strategy within three years of its adoption", written,
			relative{"within three years of its adoption", "", "2028-04-01", "relative-to-document"}},
		{"its, of an act", "review the Directive within three years of its adoption", written,
			relative{"within three years of its adoption", "", "", "relative-unresolved"}},
		{"its, of something else", "review the scheme within three years of its adoption", written,
			relative{"within three years of its adoption", "", "", "relative-unresolved"}},
		{"adoption where an act stands", "propose a directive and have it transposed within two years of adoption", written,
			relative{"within two years of adoption", "", "", "relative-unresolved"}},
		{"adoption of a noun", "report within two years of the adoption of the new scheme", written,
			relative{"within two years of the adoption", "", "", "relative-unresolved"}},
		{"this regulation", "report within two years of the adoption of this proposed Regulation", written,
			relative{"within two years of the adoption of this proposed Regulation", "", "", "relative-unresolved"}},
		{"no day of the document", "report within two years of adoption", "",
			relative{"within two years of adoption", "", "", "relative-unresolved"}},
		{"the mandate without a word of whose", "report by the end of the mandate", written,
			relative{"by the end of the mandate", "", "", "relative-unresolved"}},
		{"another's mandate", "report by the end of Europol's mandate", written, none},
		{"the next mandate", "report by the end of the next mandate", written, none},
		{"a sentence goes on", "By the end of this mandate the Commission will report", written,
			relative{"By the end of this mandate", "", "2029-11-30", "relative-to-mandate"}},
		{"during the mandate", "visit all ports during this mandate", written,
			relative{"during this mandate", "2024-12-01", "2029-11-30", "relative-to-mandate"}},
		{"during a mandate of nobody", "visit all ports during the mandate", written, none},
		{"the Commission's mandate", "report by the end of the European Commission's mandate", written,
			relative{"by the end of the European Commission's mandate", "", "2029-11-30", "relative-to-mandate"}},
		{"first term", "report by the end of this mandate", "2013-05-02", relative{"by the end of this mandate", "", "2014-10-31", "relative-to-mandate"}},
		{"last day of a term", "report by the end of this mandate", "2019-11-30", relative{"by the end of this mandate", "", "2019-11-30", "relative-to-mandate"}},
		{"first day of a term", "report by the end of this mandate", "2019-12-01", relative{"by the end of this mandate", "", "2024-11-30", "relative-to-mandate"}},
		{"terms to come", "report by the end of this mandate", "2031-01-07", relative{"by the end of this mandate", "", "2034-11-30", "relative-to-mandate"}},
		{"before all terms", "report by the end of this mandate", "2009-05-02", relative{"by the end of this mandate", "", "", "relative-unresolved"}},
		{"beyond all years", "report by the end of this mandate", "9999-12-31", relative{"by the end of this mandate", "", "", "relative-unresolved"}},
		{"of what others are to do", "propose rules that make platforms answer within two weeks", written, none},
		{"the main clause first", "report within two years of adoption on the rules which apply until the end of this mandate", written,
			relative{"within two years of adoption", "", "2027-04-01", "relative-to-document"}},
		{"with days before without", "report by the end of this mandate, within six months", written,
			relative{"by the end of this mandate", "", "2029-11-30", "relative-to-mandate"}},
		{"recurring", "report every two years and once within every six months", written, none},
		{"past", "publish what was seized within the past two years", written, none},
		{"an amount", "store it for 18 months after adoption", written, none},
		{"too many", "report within 900 years of adoption", written, none},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, relativeOf(dates.Relative(c.text, "en", c.day))); diff != "" {
				t.Errorf("Relative(%q) (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestRelativePrecision(t *testing.T) {
	for text, want := range map[string]corpus.Precision{
		"within 90 days of adoption": corpus.ByDay, "within two weeks of adoption": corpus.ByDay, "within six months of adoption": corpus.ByMonth,
		"within two years of adoption": corpus.ByYear, "by the end of this mandate": corpus.ByPeriod,
	} {
		if e := dates.Relative(text, "en", written); e == nil || e.Precision != want {
			t.Errorf("Relative(%q) = %+v, want the precision %q", text, e, want)
		}
	}
}

func TestRelativeCell(t *testing.T) {
	for _, c := range []struct {
		language, text string
		want           relative
	}{
		{"en", "12 months after adoption", relative{"12 months after adoption", "", "2026-04-01", "relative-to-document"}},
		{"en", "Within 12 months", relative{"Within 12 months", "", "", "relative-unresolved"}},
		{"en", "End of current mandate", relative{"End of current mandate", "", "2029-11-30", "relative-to-mandate"}},
		{"en", "End of mandate", relative{"End of mandate", "", "", "relative-unresolved"}},
		{"de", "Ende der laufenden Mandatsperiode", relative{"Ende der laufenden Mandatsperiode", "", "2029-11-30", "relative-to-mandate"}},
		{"fr", "Fin du mandat actuel", relative{"Fin du mandat actuel", "", "2029-11-30", "relative-to-mandate"}},
		{"en", "12 months", relative{}},
		{"en", "Ongoing", relative{}},
		{"en", "", relative{}},
	} {
		if diff := cmp.Diff(c.want, relativeOf(dates.RelativeCell(c.text, c.language, written))); diff != "" {
			t.Errorf("RelativeCell(%q) (-want +got):\n%s", c.text, diff)
		}
	}
}

// TestRelativeIsNoYear holds what [dates.Find] and [dates.Deadline] promise of
// texts that name no year, and a language without words to finding nothing.
func TestRelativeIsNoYear(t *testing.T) {
	text := "report within two years of adoption, by the end of this mandate"
	if got := dates.Find(text, "en"); got != nil {
		t.Errorf("Find(%q) = %v, want none", text, got)
	}
	if got := dates.Deadline(text, "en"); got != nil {
		t.Errorf("Deadline(%q) = %v, want none", text, got)
	}
	if got := dates.Relative(text, "mt", written); got != nil {
		t.Errorf("Relative(%q) in Maltese = %v, want none", text, got)
	}
}

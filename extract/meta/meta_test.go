package meta_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/meta"
)

// facts are what a case expects; the reasons are tested apart.
type facts struct {
	Title, Reference, Work string
	Type                   corpus.DocumentType
	Date                   corpus.Date
	Language               string
}

func find(doc *corpus.Document) facts {
	f := meta.Find(doc, meta.Options{Day: day})
	return facts{f.Title, f.Reference, f.Work, f.Type, f.Date, f.Language}
}

// paragraphs makes blocks of page 1, and one of page 2.
func cover(lines ...string) *corpus.Document {
	doc := &corpus.Document{}
	doc.Format = corpus.FormatPDF
	for _, l := range lines {
		doc.Blocks = append(doc.Blocks, corpus.Block{Kind: corpus.Paragraph, Text: l, Page: 1})
	}
	doc.Blocks = append(doc.Blocks,
		corpus.Block{Kind: corpus.Heading, Level: 1, Text: "1. Introduction", Page: 2},
		corpus.Block{Kind: corpus.Paragraph, Page: 2, Text: "This is the text of the paper, and it builds on COM(2020) 605 of 24 July 2020 in the way that was announced."})
	return doc
}

func TestFindCover(t *testing.T) {
	bridges := facts{"Sound bridges: a plan for rivers", "COM(2027) 12 final", "com-2027-12", corpus.TypeCommunication, "2027-02-03", "en"}
	for _, c := range []struct {
		name  string
		lines []string
		want  facts
	}{
		{"one block each", []string{"EUROPEAN COMMISSION", "Brussels, 3.2.2027", "COM(2027) 12 final",
			"COMMUNICATION FROM THE COMMISSION TO THE EUROPEAN PARLIAMENT, THE COUNCIL, THE EUROPEAN ECONOMIC AND SOCIAL COMMITTEE AND THE COMMITTEE OF THE REGIONS",
			"on Sound bridges: a plan for rivers", "EN EN"}, bridges},
		{"formula in lines", []string{"Brussels, 3 February 2027", "COM(2027) 12 final", "COMMUNICATION FROM THE COMMISSION TO THE EUROPEAN", "PARLIAMENT, THE COUNCIL, THE EUROPEAN ECONOMIC AND",
			"SOCIAL COMMITTEE AND THE COMMITTEE OF THE REGIONS", "Sound bridges: a plan for rivers"}, bridges},
		{"formula cut at the edge", []string{"Brussels, 3.2.2027 COM(2027) 12 final", "COMMUNICATION FROM THE COMMISSION TO THE EUROPEAN PARLIAME", "AND THE COUNCIL", "Sound bridges: a plan for rivers"}, bridges},
		{"word cut at the edge", []string{"Brussels, 3.2.2027 COM(2027) 12 final", "COMMUNICATION FROM THE COMMISSION TO THE EUROPEAN PARLIAMEN AND THE COUNCIL", "Sound bridges: a plan for rivers"}, bridges},
		{"formula and title in one", []string{"EUROPEAN COMMISSION Brussels, 3.2.2027 COM(2027) 12 final",
			"COMMUNICATION FROM THE COMMISSION TO THE EUROPEAN PARLIAMENT AND THE COUNCIL Sound bridges: a plan for rivers", "{SWD(2027) 7 final}"}, bridges},
		{"title begins like an institution", []string{"Brussels, 3.2.2027", "COM(2027) 12 final", "COMMUNICATION FROM THE COMMISSION TO THE COUNCIL AND THE COMMITTEE OF THE REGIONS", "The European Rivers Deal"},
			facts{"The European Rivers Deal", "COM(2027) 12 final", "com-2027-12", corpus.TypeCommunication, "2027-02-03", "en"}},
		{"joint", []string{"HIGH REPRESENTATIVE OF THE UNION FOR FOREIGN AFFAIRS AND SECURITY POLICY", "Brussels, 3.2.2027", "JOIN(2027) 4 final", "JOINT COMMUNICATION TO THE EUROPEAN PARLIAMENT AND THE COUNCIL", "Rivers without borders"},
			facts{"Rivers without borders", "JOIN(2027) 4 final", "join-2027-4", corpus.TypeCommunication, "2027-02-03", "en"}},
		{"staff document", []string{"Brussels, 3.2.2027", "SWD(2027) 7 final", "COMMISSION STAFF WORKING DOCUMENT", "Figures on rivers"},
			facts{"Figures on rivers", "SWD(2027) 7 final", "swd-2027-7", corpus.TypeStaffDocument, "2027-02-03", "en"}},
		{"proposal keeps its formula", []string{"Brussels, 3.2.2027", "COM(2027) 13 final", "2027/0021 (COD)", "Proposal for a", "REGULATION OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL", "on the care of rivers", "(Text with EEA relevance)"},
			facts{"Proposal for a REGULATION OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL on the care of rivers", "COM(2027) 13 final", "com-2027-13", corpus.TypeProposal, "2027-02-03", "en"}},
		{"act", []string{"27.12.2027 EN Official Journal", "DIRECTIVE (EU) 2027/25 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL", "of 14 December 2027", "on the care of rivers (Text with EEA relevance)", "THE EUROPEAN PARLIAMENT AND THE COUNCIL,"},
			facts{"DIRECTIVE (EU) 2027/25 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 14 December 2027 on the care of rivers", "DIRECTIVE (EU) 2027/25", "", corpus.TypeAct, "2027-12-14", "en"}},
		{"Council document", []string{"Council of the European Union", "Brussels, 6 December 2027 (OR. en)", "Subject: Draft conclusions on rivers"},
			facts{"Draft conclusions on rivers", "", "", corpus.TypeCouncilDocument, "2027-12-06", "en"}},
		{"no formula", []string{"Guide to the care of rivers", "It is for all who live near one and for those who do not."},
			facts{"Guide to the care of rivers", "", "", corpus.TypeOther, "", "en"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, find(cover(c.lines...))); diff != "" {
				t.Errorf("Find (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFindCoverLanguages(t *testing.T) {
	for language, c := range map[string]struct{ formula, title, text string }{
		"bg": {"СЪОБЩЕНИЕ НА КОМИСИЯТА ДО ЕВРОПЕЙСКИЯ ПАРЛАМЕНТ, СЪВЕТА, ЕВРОПЕЙСКИЯ ИКОНОМИЧЕСКИ И СОЦИАЛЕН КОМИТЕТ И КОМИТЕТА НА РЕГИОНИТЕ", "Чисти реки", "Това е текст за реките и за хората, които живеят до тях."},
		"cs": {"SDĚLENÍ KOMISE EVROPSKÉMU PARLAMENTU, RADĚ, EVROPSKÉMU HOSPODÁŘSKÉMU A SOCIÁLNÍMU VÝBORU A VÝBORU REGIONŮ", "Čisté řeky", "Toto je text o řekách a o lidech, kteří u nich žijí, protože jsou pro ně důležité."},
		"da": {"MEDDELELSE FRA KOMMISSIONEN TIL EUROPA-PARLAMENTET, RÅDET, DET EUROPÆISKE ØKONOMISKE OG SOCIALE UDVALG OG REGIONSUDVALGET", "Rene floder", "Dette er en tekst om floder og om de mennesker, der bor ved dem, og som ikke vil være uden."},
		"de": {"MITTEILUNG DER KOMMISSION AN DAS EUROPÄISCHE PARLAMENT, DEN RAT, DEN EUROPÄISCHEN WIRTSCHAFTS- UND SOZIALAUSSCHUSS UND DEN AUSSCHUSS DER REGIONEN", "Saubere Flüsse", "Dies ist ein Text über die Flüsse und die Menschen, die an ihnen wohnen."},
		"el": {"ΑΝΑΚΟΙΝΩΣΗ ΤΗΣ ΕΠΙΤΡΟΠΗΣ ΠΡΟΣ ΤΟ ΕΥΡΩΠΑΪΚΟ ΚΟΙΝΟΒΟΥΛΙΟ, ΤΟ ΣΥΜΒΟΥΛΙΟ, ΤΗΝ ΕΥΡΩΠΑΪΚΗ ΟΙΚΟΝΟΜΙΚΗ ΚΑΙ ΚΟΙΝΩΝΙΚΗ ΕΠΙΤΡΟΠΗ ΚΑΙ ΤΗΝ ΕΠΙΤΡΟΠΗ ΤΩΝ ΠΕΡΙΦΕΡΕΙΩΝ", "Καθαρά ποτάμια", "Αυτό είναι ένα κείμενο για τα ποτάμια και τους ανθρώπους."},
		"es": {"COMUNICACIÓN DE LA COMISIÓN AL PARLAMENTO EUROPEO, AL CONSEJO, AL COMITÉ ECONÓMICO Y SOCIAL EUROPEO Y AL COMITÉ DE LAS REGIONES", "Ríos limpios", "Este es un texto sobre los ríos y las personas que viven en sus orillas."},
		"et": {"KOMISJONI TEATIS EUROOPA PARLAMENDILE, NÕUKOGULE, EUROOPA MAJANDUS- JA SOTSIAALKOMITEELE NING REGIOONIDE KOMITEELE", "Puhtad jõed", "See on tekst jõgede kohta ja inimeste kohta, kes nende ääres elavad, ning see ei ole pikk."},
		"fi": {"KOMISSION TIEDONANTO EUROOPAN PARLAMENTILLE, NEUVOSTOLLE, EUROOPAN TALOUS- JA SOSIAALIKOMITEALLE JA ALUEIDEN KOMITEALLE", "Puhtaat joet", "Tämä on teksti joista ja ihmisistä, jotka asuvat niiden varrella, ja se ei ole pitkä."},
		"fr": {"COMMUNICATION DE LA COMMISSION AU PARLEMENT EUROPÉEN, AU CONSEIL, AU COMITÉ ÉCONOMIQUE ET SOCIAL EUROPÉEN ET AU COMITÉ DES RÉGIONS", "Des rivières propres", "Ceci est un texte sur les rivières et les gens qui vivent sur leurs rives."},
		"hr": {"KOMUNIKACIJA KOMISIJE EUROPSKOM PARLAMENTU, VIJEĆU, EUROPSKOM GOSPODARSKOM I SOCIJALNOM ODBORU I ODBORU REGIJA", "Čiste rijeke", "Ovo je tekst o rijekama i o ljudima koji žive uz njih, a nije dug te ga treba čitati između dva jutra."},
		"hu": {"A BIZOTTSÁG KÖZLEMÉNYE AZ EURÓPAI PARLAMENTNEK, A TANÁCSNAK, AZ EURÓPAI GAZDASÁGI ÉS SZOCIÁLIS BIZOTTSÁGNAK ÉS A RÉGIÓK BIZOTTSÁGÁNAK", "Tiszta folyók", "Ez egy szöveg a folyókról és az emberekről, akik mellettük élnek, és nem hosszú."},
		"it": {"COMUNICAZIONE DELLA COMMISSIONE AL PARLAMENTO EUROPEO, AL CONSIGLIO, AL COMITATO ECONOMICO E SOCIALE EUROPEO E AL COMITATO DELLE REGIONI", "Fiumi puliti", "Questo è un testo sui fiumi e sulle persone che vivono sulle loro rive."},
		"lt": {"KOMISIJOS KOMUNIKATAS EUROPOS PARLAMENTUI, TARYBAI, EUROPOS EKONOMIKOS IR SOCIALINIŲ REIKALŲ KOMITETUI IR REGIONŲ KOMITETUI", "Švarios upės", "Tai yra tekstas apie upes ir žmones, kurie prie jų gyvena, ir jis nėra ilgas."},
		"lv": {"KOMISIJAS PAZIŅOJUMS EIROPAS PARLAMENTAM, PADOMEI, EIROPAS EKONOMIKAS UN SOCIĀLO LIETU KOMITEJAI UN REĢIONU KOMITEJAI", "Tīras upes", "Šis ir teksts par upēm un cilvēkiem, kas dzīvo pie tām, un tas nav garš."},
		"nl": {"MEDEDELING VAN DE COMMISSIE AAN HET EUROPEES PARLEMENT, DE RAAD, HET EUROPEES ECONOMISCH EN SOCIAAL COMITÉ EN HET COMITÉ VAN DE REGIO'S", "Schone rivieren", "Dit is een tekst over rivieren en over de mensen die er wonen."},
		"pl": {"KOMUNIKAT KOMISJI DO PARLAMENTU EUROPEJSKIEGO, RADY, EUROPEJSKIEGO KOMITETU EKONOMICZNO-SPOŁECZNEGO I KOMITETU REGIONÓW", "Czyste rzeki", "To jest tekst o rzekach i o ludziach, którzy mieszkają nad nimi."},
		"pt": {"COMUNICAÇÃO DA COMISSÃO AO PARLAMENTO EUROPEU, AO CONSELHO, AO COMITÉ ECONÓMICO E SOCIAL EUROPEU E AO COMITÉ DAS REGIÕES", "Rios limpos", "Este é um texto sobre os rios e as pessoas que vivem nas suas margens, e não é longo."},
		"ro": {"COMUNICARE A COMISIEI CĂTRE PARLAMENTUL EUROPEAN, CONSILIU, COMITETUL ECONOMIC ȘI SOCIAL EUROPEAN ȘI COMITETUL REGIUNILOR", "Râuri curate", "Acesta este un text despre râuri și despre oamenii care trăiesc pe malurile lor."},
		"sk": {"OZNÁMENIE KOMISIE EURÓPSKEMU PARLAMENTU, RADE, EURÓPSKEMU HOSPODÁRSKEMU A SOCIÁLNEMU VÝBORU A VÝBORU REGIÓNOV", "Čisté rieky", "Toto je text o riekach a o ľuďoch, ktorí pri nich žijú, pretože sú pre nich dôležité."},
		"sl": {"SPOROČILO KOMISIJE EVROPSKEMU PARLAMENTU, SVETU, EVROPSKEMU EKONOMSKO-SOCIALNEMU ODBORU IN ODBORU REGIJ", "Čiste reke", "To je besedilo o rekah in o ljudeh, ki živijo ob njih, in ni dolgo."},
		"sv": {"MEDDELANDE FRÅN KOMMISSIONEN TILL EUROPAPARLAMENTET, RÅDET, EUROPEISKA EKONOMISKA OCH SOCIALA KOMMITTÉN SAMT REGIONKOMMITTÉN", "Rena floder", "Detta är en text om floder och om de människor som bor vid dem."},
	} {
		t.Run(language, func(t *testing.T) {
			doc := cover("3.2.2027", "COM(2027) 12 final", c.formula, c.title)
			doc.Blocks[len(doc.Blocks)-2].Text, doc.Blocks[len(doc.Blocks)-1].Text = "1.", c.text
			want := facts{c.title, "COM(2027) 12 final", "com-2027-12", corpus.TypeCommunication, "2027-02-03", language}
			if diff := cmp.Diff(want, find(doc)); diff != "" {
				t.Errorf("Find (-want +got):\n%s", diff)
			}
		})
	}
}

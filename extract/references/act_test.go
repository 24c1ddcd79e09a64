package references_test

import "testing"

func TestActs(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"regulation", "Regulation (EU) 2016/794", "32016R0794"},
		{"regulation of before 2015", "Regulation (EC) No 45/2001 of the European Parliament", "32001R0045"},
		{"number and year that could both be years", "Regulation (EC) No 1987/2006", "32006R1987"},
		{"the same without its No", "Regulation (EC) 1987/2006", "32006R1987"},
		{"year of two digits", "Regulation (EEC) No 2658/87 and Council Regulation (EC) No 515/97", "31987R2658 31997R0515"},
		{"the wrong order", "Regulation (EU) No 679/2016", "32016R0679"},
		{"directive", "Directive 2014/42/EU", "32014L0042"},
		{"directive of now", "Directive (EU) 2016/680", "32016L0680"},
		{"directive of long ago", "Directive 95/46/EC", "31995L0046"},
		{"directive with a zero", "Directive 2003/087/EC", "32003L0087"},
		{"framework decision", "Council Framework Decision 2008/841/JHA", "32008F0841"},
		{"decision", "Decision 2009/371/JHA", "32009D0371"},
		{"decision of now", "Council Decision (EU) 2018/1196", "32018D1196"},
		{"decision of Parliament and Council", "Decision No 1313/2013/EU", "32013D1313"},
		{"recommendation", "Council Recommendation (EU) 2022/915", "32022H0915"},
		{"two bodies", "Regulation (EU, Euratom) 2020/2092", "32020R2092"},
		{"no brackets", "Regulation EU 2016/794, Regulation 2016/794", "32016R0794 32016R0794"},
		{"institutions between", "Regulation of the European Parliament and of the Council (EU) 2016/794", "32016R0794"},
		{"capitals", "REGULATION (EU) 2016/794 OF THE EUROPEAN PARLIAMENT", "32016R0794"},
		{"abbreviated", "Reg. (EU) 2016/794, Dir. 2014/42/EU", "32016R0794 32014L0042"},
		{"no-break spaces", "Regulation\u00a0(EU)\u00a02016/794", "32016R0794"},
		{"a note's mark", "Regulation (EU) 2016/794(3)", "32016R0794"},

		{"a list", "Regulations (EU) No 1093/2010, (EU) No 1094/2010 and (EU) No 1095/2010", "32010R1093 32010R1094 32010R1095"},
		{"a list without bodies", "Regulations (EU) 2019/817 and 2019/818", "32019R0817 32019R0818"},
		{"a list with titles", "Regulations (EU) No 1305/2013 on support from the Fund (EAFRD) to 2020, (EU) No 1306/2013 on the financing of it and (EU) 2018/1999 as regards plans", "32013R1305 32013R1306 32018R1999"},
		{"a list and what has another name", "Directive 2014/42/EU and Common Position 2007/140/CFSP", "32014L0042"},
		{"a list of two kinds", "Directives 2013/34/EU, 2014/42/EU and Decision 2009/371/JHA as well as 2009/934/JHA", "32013L0034 32014L0042 32009D0371 32009D0934"},

		{"alone", "2016/794", ""},
		{"a body alone", "(EU) 2016/794", ""},
		{"a procedure", "Directive 2016/0123(COD), Directive 2016/1123 (COD)", ""},
		{"a procedure behind its act", "Regulation (EU) 2018/1999, 2021/0201", "32018R1999"},
		{"a season", "the regulation 2019/2020", ""},
		{"a longer number", "Regulation (EU) 2016/794/12, Regulation (EU) 2016/79412", ""},
		{"another sentence", "It amends the regulation. 2016/794 is a number.", ""},
		{"another's decision", "Decision 12/2019 of the Management Board", ""},
		{"a date", "the Directive of 12/2019", ""},
		{"number zero", "Regulation (EU) 2016/0", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := keysOf(c.text); got != c.want {
				t.Errorf("Find(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

// TestLanguages has a regulation, one of before 2015, a directive, a decision, a
// framework decision and a recommendation in each official language, in the
// inflected forms of running text.
func TestLanguages(t *testing.T) {
	const want = "32016R0794 32014R0513 32014L0042 32009D0371 32008F0841 32022H0915"
	for _, c := range []struct{ language, text string }{
		{"bg", "съгласно Регламент (ЕС) 2016/794, Регламент (ЕС) № 513/2014, Директива 2014/42/ЕС, Решение 2009/371/ПВР, Рамково решение 2008/841/ПВР и Препоръка (ЕС) 2022/915"},
		{"cs", "nařízení Evropského parlamentu a Rady (EU) 2016/794, nařízením (EU) č. 513/2014, směrnice 2014/42/EU, rozhodnutí Rady 2009/371/SVV, rámcového rozhodnutí 2008/841/SVV a doporučení (EU) 2022/915"},
		{"da", "forordning (EU) 2016/794, forordningen (EU) nr. 513/2014, direktiv 2014/42/EU, Rådets afgørelse 2009/371/RIA, rammeafgørelse 2008/841/RIA og henstilling (EU) 2022/915"},
		{"de", "der Verordnung (EU) 2016/794, Durchführungsverordnung (EU) Nr. 513/2014, der Richtlinie 2014/42/EU, des Beschlusses 2009/371/JI des Rates, des Rahmenbeschlusses 2008/841/JI und der Empfehlung (EU) 2022/915"},
		{"el", "του κανονισμού (ΕΕ) 2016/794, ο κανονισμός (ΕΕ) αριθ. 513/2014, της οδηγίας 2014/42/ΕΕ, της απόφασης 2009/371/ΔΕΥ, της απόφασης-πλαίσιο 2008/841/ΔΕΥ και της σύστασης (ΕΕ) 2022/915"},
		{"en", "Regulation (EU) 2016/794, Regulation (EU) No 513/2014, Directive 2014/42/EU, Decision 2009/371/JHA, Framework Decision 2008/841/JHA and Recommendation (EU) 2022/915"},
		{"es", "el Reglamento (UE) 2016/794, del Reglamento (UE) n.º 513/2014, la Directiva 2014/42/UE, la Decisión 2009/371/JAI, la Decisión Marco 2008/841/JAI y la Recomendación (UE) 2022/915"},
		{"et", "määruse (EL) 2016/794, määruses (EL) nr 513/2014, direktiivi 2014/42/EL, otsuse 2009/371/JSK, raamotsuse 2008/841/JSK ja soovituse (EL) 2022/915"},
		{"fi", "asetuksen (EU) 2016/794, asetuksessa (EU) N:o 513/2014, direktiivissä 2014/42/EU, neuvoston päätöksen 2009/371/YOS, puitepäätöksen 2008/841/YOS ja suosituksen (EU) 2022/915"},
		{"fr", "le règlement (UE) 2016/794, du règlement (UE) n° 513/2014, de la directive 2014/42/UE, la décision 2009/371/JAI, la décision-cadre 2008/841/JAI et la recommandation (UE) 2022/915"},
		{"ga", "Rialachán (AE) 2016/794, Rialachán (AE) Uimh. 513/2014, Treoir 2014/42/AE, Cinneadh 2009/371/CGB, Creatchinneadh 2008/841/CGB agus Moladh (AE) 2022/915"},
		{"hr", "Uredbe (EU) 2016/794, Uredbom (EU) br. 513/2014, Direktivi 2014/42/EU, Odlukom 2009/371/PUP, Okvirnom odlukom 2008/841/PUP i Preporuci (EU) 2022/915"},
		{"hu", "az (EU) 2016/794 európai parlamenti és tanácsi rendelet, az 513/2014/EU rendelet, a 2014/42/EU irányelvet, a 2009/371/IB tanácsi határozatot, a 2008/841/IB kerethatározat és az (EU) 2022/915 ajánlás"},
		{"it", "il regolamento (UE) 2016/794, del regolamento (UE) n. 513/2014, della direttiva 2014/42/UE, la decisione 2009/371/GAI, la decisione quadro 2008/841/GAI e la raccomandazione (UE) 2022/915"},
		{"lt", "Reglamento (ES) 2016/794, Reglamentu (ES) Nr. 513/2014, Direktyvos 2014/42/ES, Sprendimo 2009/371/TVR, Pamatinio sprendimo 2008/841/TVR ir Rekomendacijos (ES) 2022/915"},
		{"lv", "Regulas (ES) 2016/794, Regulā (ES) Nr. 513/2014, Direktīvas 2014/42/ES, Padomes Lēmuma 2009/371/TI, Pamatlēmuma 2008/841/TI un Ieteikuma (ES) 2022/915"},
		{"mt", "ir-Regolament (UE) 2016/794, ir-Regolament (UE) Nru 513/2014, id-Direttiva 2014/42/UE, id-Deċiżjoni 2009/371/ĠAI, id-Deċiżjoni Kwadru 2008/841/ĠAI u r-Rakkomandazzjoni (UE) 2022/915"},
		{"nl", "Verordening (EU) 2016/794, uitvoeringsverordening (EU) nr. 513/2014, Richtlijn 2014/42/EU, Besluit 2009/371/JBZ, Kaderbesluit 2008/841/JBZ en Aanbeveling (EU) 2022/915"},
		{"pl", "rozporządzenia Parlamentu Europejskiego i Rady (UE) 2016/794, rozporządzeniem (UE) nr 513/2014, dyrektywy 2014/42/UE, decyzji 2009/371/WSiSW, decyzji ramowej Rady 2008/841/WSiSW i zalecenia (UE) 2022/915"},
		{"pt", "o Regulamento (UE) 2016/794, do Regulamento (UE) n.º 513/2014, da Diretiva 2014/42/UE, a Decisão 2009/371/JAI, a Decisão-Quadro 2008/841/JAI e a Recomendação (UE) 2022/915"},
		{"ro", "Regulamentul (UE) 2016/794, Regulamentului (UE) nr. 513/2014, Directivei 2014/42/UE, Deciziei 2009/371/JAI, Deciziei-cadru 2008/841/JAI și Recomandării (UE) 2022/915"},
		{"sk", "nariadenia (EÚ) 2016/794, nariadením (EÚ) č. 513/2014, smernice 2014/42/EÚ, rozhodnutia 2009/371/SVV, rámcového rozhodnutia 2008/841/SVV a odporúčania (EÚ) 2022/915"},
		{"sl", "Uredbe (EU) 2016/794, Uredbo (EU) št. 513/2014, Direktive 2014/42/EU, Sklepa 2009/371/PNZ, Okvirnega sklepa 2008/841/PNZ in Priporočila (EU) 2022/915"},
		{"sv", "förordning (EU) 2016/794, förordningen (EU) nr 513/2014, direktiv 2014/42/EU, rådets beslut 2009/371/RIF, rambeslutet 2008/841/RIF och rekommendation (EU) 2022/915"},
	} {
		t.Run(c.language, func(t *testing.T) {
			if got := keysOf(c.text); got != want {
				t.Errorf("Find(%q) = %q, want %q", c.text, got, want)
			}
		})
	}
}

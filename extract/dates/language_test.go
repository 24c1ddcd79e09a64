package dates_test

import (
	"testing"

	"polidex/extract/dates"
)

// Each language says the same: by a year, in a year, from a year, before a year,
// by the end of a year, a half, a quarter, a month, a day, a season, a range.
func TestDeadlineLanguages(t *testing.T) {
	in := func(text string) interval { return interval{text, "2027-01-01", "2027-12-31"} }
	by := func(text string) interval { return interval{text, "", "2027-12-31"} }
	from := func(text string) interval { return interval{text, "2027-01-01", ""} }
	before := func(text string) interval { return interval{text, "", "2026-12-31"} }
	half := func(text string) interval { return interval{text, "2027-01-01", "2027-06-30"} }
	quarter := func(text string) interval { return interval{text, "2027-10-01", "2027-12-31"} }
	june := func(text string) interval { return interval{text, "2027-06-01", "2027-06-30"} }
	day := func(text string) interval { return interval{text, "", "2027-03-31"} }
	spring := func(text string) interval { return interval{text, "2027-03-01", "2027-05-31"} }
	period := func(text string) interval { return interval{text, "2027-01-01", "2029-12-31"} }
	cases := map[string][]interval{
		"bg": {in("през 2027 г"), by("до 2027 г"), by("до края на 2027 г"), from("от 2027 г"), before("преди 2027 г"), half("през първата половина на 2027 г"), quarter("през четвъртото тримесечие на 2027 г"), june("през юни 2027 г"), day("до 31 март 2027 г"), spring("през пролетта на 2027 г"), period("в периода 2027–2029 г")},
		"cs": {in("v roce 2027"), by("do roku 2027"), by("do konce roku 2027"), from("od roku 2027"), before("před rokem 2027"), half("v prvním pololetí roku 2027"), half("v první polovině roku 2027"), quarter("ve čtvrtém čtvrtletí roku 2027"), june("v červnu 2027"), day("do 31. března 2027"), spring("na jaře 2027"), period("v letech 2027–2029")},
		"da": {in("i 2027"), by("senest i 2027"), by("inden udgangen af 2027"), from("fra og med 2027"), before("før 2027"), half("i første halvår af 2027"), half("i første halvdel af 2027"), quarter("i fjerde kvartal 2027"), june("i juni 2027"), day("senest den 31. marts 2027"), spring("i foråret 2027"), period("i 2027-2029")},
		"de": {in("im Jahr 2027"), in("2027"), by("bis 2027"), by("bis spätestens 2027"), by("bis Ende 2027"), by("vor Ende 2027"), from("ab 2027"), before("vor 2027"), half("in der ersten Hälfte des Jahres 2027"), half("im ersten Halbjahr 2027"), quarter("im vierten Quartal 2027"), june("im Juni 2027"), day("bis zum 31. März 2027"), spring("im Frühjahr 2027"), period("von 2027 bis 2029"), period("in den Jahren 2027 bis 2029")},
		"el": {in("το 2027"), by("έως το 2027"), by("έως το τέλος του 2027"), from("από το 2027"), before("πριν από το 2027"), half("το πρώτο εξάμηνο του 2027"), quarter("το τέταρτο τρίμηνο του 2027"), june("τον Ιούνιο του 2027"), day("έως τις 31 Μαρτίου 2027"), spring("την άνοιξη του 2027"), period("την περίοδο 2027-2029")},
		"es": {in("en 2027"), by("a más tardar en 2027"), by("hasta finales de 2027"), by("antes del final de 2027"), from("a partir de 2027"), before("antes de 2027"), half("en el primer semestre de 2027"), quarter("en el cuarto trimestre de 2027"), june("en junio de 2027"), day("a más tardar el 31 de marzo de 2027"), spring("en la primavera de 2027"), period("entre 2027 y 2029")},
		"et": {in("2027. aastal"), by("2027. aastaks"), by("2027. aasta lõpuks"), from("alates 2027. aastast"), before("enne 2027. aastat"), half("2027. aasta esimesel poolel"), quarter("2027. aasta neljandas kvartalis"), june("2027. aasta juunis"), day("hiljemalt 31. märtsil 2027"), spring("2027. aasta kevadel"), period("aastatel 2027–2029")},
		"fi": {in("vuonna 2027"), by("vuoteen 2027 mennessä"), by("vuoden 2027 loppuun mennessä"), from("vuodesta 2027"), before("ennen vuotta 2027"), half("vuoden 2027 ensimmäisellä puoliskolla"), quarter("vuoden 2027 viimeisellä neljänneksellä"), june("kesäkuussa 2027"), day("31. maaliskuuta 2027 mennessä"), spring("keväällä 2027"), period("vuosina 2027–2029")},
		"fr": {in("en 2027"), by("d'ici à 2027"), by("d’ici à la fin de l’année 2027"), by("avant la fin 2027"), from("à partir de 2027"), before("avant 2027"), half("au premier semestre de 2027"), quarter("au quatrième trimestre de 2027"), june("en juin 2027"), day("au plus tard le 31 mars 2027"), spring("au printemps 2027"), period("entre 2027 et 2029")},
		"ga": {in("in 2027"), by("faoi 2027"), by("faoi dheireadh 2027"), from("ó 2027"), before("roimh 2027"), june("i Meitheamh 2027")},
		"hr": {in("2027. godine"), in("u 2027."), by("do 2027."), by("do kraja 2027. godine"), from("od 2027. godine"), before("prije 2027."), half("u prvoj polovici 2027."), quarter("u četvrtom tromjesečju 2027."), june("u lipnju 2027."), day("do 31. ožujka 2027."), spring("u proljeće 2027."), period("u razdoblju 2027.-2029.")},
		"hu": {in("2027-ben"), by("2027-ig"), by("2027 végéig"), by("2027. év végéig"), from("2027-től"), before("2027 előtt"), half("2027 első felében"), half("2027 első félévében"), quarter("2027 negyedik negyedévében"), june("2027 júniusában"), day("2027. március 31-ig"), spring("2027 tavaszán")},
		"it": {in("nel 2027"), by("entro il 2027"), by("entro la fine del 2027"), from("a partire dal 2027"), before("prima del 2027"), half("nel primo semestre del 2027"), half("nella prima metà del 2027"), quarter("nel quarto trimestre del 2027"), june("nel giugno 2027"), day("entro il 31 marzo 2027"), spring("nella primavera del 2027"), period("dal 2027 al 2029")},
		"lt": {in("2027 m"), by("iki 2027 m"), by("iki 2027 m. pabaigos"), from("nuo 2027 m"), before("prieš 2027 m"), half("2027 m. pirmąjį pusmetį"), quarter("2027 m. ketvirtąjį ketvirtį"), quarter("2027 m. IV ketvirtį"), june("2027 m. birželio mėn"), day("iki 2027 m. kovo 31 d"), spring("2027 m. pavasarį")},
		"lv": {in("2027. gadā"), by("līdz 2027. gadam"), by("līdz 2027. gada beigām"), from("no 2027. gada"), before("pirms 2027. gada"), half("2027. gada pirmajā pusē"), quarter("2027. gada ceturtajā ceturksnī"), june("2027. gada jūnijā"), day("līdz 2027. gada 31. martam"), spring("2027. gada pavasarī")},
		"mt": {in("fl-2027"), by("sal-2027"), by("sa tmiem l-2027"), from("mill-2027"), before("qabel l-2027"), june("f'Ġunju 2027"), day("sal-31 ta' Marzu 2027")},
		"nl": {in("in 2027"), by("tegen 2027"), by("uiterlijk eind 2027"), by("vóór eind 2027"), from("vanaf 2027"), before("vóór 2027"), half("in de eerste helft van 2027"), quarter("in het vierde kwartaal van 2027"), june("in juni 2027"), day("uiterlijk op 31 maart 2027"), spring("in het voorjaar van 2027"), period("van 2027 tot en met 2029")},
		"pl": {in("w 2027 r"), in("w roku 2027"), by("do 2027 r"), by("do końca 2027 r"), from("od 2027 r"), before("przed 2027 r"), half("w pierwszej połowie 2027 r"), quarter("w czwartym kwartale 2027 r"), june("w czerwcu 2027 r"), day("do dnia 31 marca 2027 r"), spring("wiosną 2027 r"), period("w latach 2027–2029"), period("od 2027 do 2029")},
		"pt": {in("em 2027"), by("até 2027"), by("até ao final de 2027"), from("a partir de 2027"), before("antes de 2027"), half("no primeiro semestre de 2027"), quarter("no quarto trimestre de 2027"), june("em junho de 2027"), day("até 31 de março de 2027"), spring("na primavera de 2027"), period("entre 2027 e 2029")},
		"ro": {in("în 2027"), by("până în 2027"), by("până la sfârșitul anului 2027"), from("începând cu 2027"), before("înainte de 2027"), half("în primul semestru al anului 2027"), half("în prima jumătate a anului 2027"), quarter("în trimestrul al patrulea al anului 2027"), quarter("în trimestrul IV 2027"), june("în iunie 2027"), day("până la 31 martie 2027"), spring("în primăvara anului 2027"), period("în perioada 2027-2029")},
		"sk": {in("v roku 2027"), by("do roku 2027"), by("do konca roka 2027"), from("od roku 2027"), before("pred rokom 2027"), half("v prvom polroku 2027"), half("v prvej polovici roku 2027"), quarter("v štvrtom štvrťroku 2027"), june("v júni 2027"), day("do 31. marca 2027"), spring("na jar 2027"), period("v rokoch 2027 – 2029")},
		"sl": {in("leta 2027"), in("v letu 2027"), by("do leta 2027"), by("do konca leta 2027"), from("od leta 2027"), before("pred letom 2027"), half("v prvi polovici leta 2027"), quarter("v četrtem četrtletju leta 2027"), june("junija 2027"), day("do 31. marca 2027"), spring("spomladi 2027"), period("v letih 2027–2029")},
		"sv": {in("under 2027"), by("senast 2027"), by("före utgången av 2027"), by("senast i slutet av 2027"), from("från och med 2027"), before("före 2027"), half("under första halvåret 2027"), quarter("under fjärde kvartalet 2027"), june("i juni 2027"), day("senast den 31 mars 2027"), spring("våren 2027"), period("under perioden 2027–2029")},
	}
	for language, wants := range cases {
		for _, want := range wants {
			t.Run(language+"/"+want.Text, func(t *testing.T) {
				got := intervalOf(dates.Deadline("xxx yyy "+want.Text+".", language))
				if got.From != want.From || got.To != want.To {
					t.Errorf("Deadline(%q, %q) = %+v, want %+v", want.Text, language, got, want)
				}
			})
		}
	}
}

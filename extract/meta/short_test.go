package meta_test

import (
	"testing"

	"polidex/extract/meta"
)

// TestLanguageOfShortTexts tells a language by a few lines of a list of actions,
// where its small words are rare.
func TestLanguageOfShortTexts(t *testing.T) {
	for language, text := range map[string]string{
		"bg": "Комисията, съвместно с Фронтекс, ще представи предложение за регламент до края на 2034 г. Държавите членки се приканват да обучат граничните полицаи до 30 юни 2035 г. и да обменят данни с Европол.",
		"cs": "Komise ve spolupráci s Europolem předloží do konce roku 2034 návrh nařízení o kontrole kontejnerů. Členské státy se vyzývají, aby do 30. června 2035 prověřily zaměstnance přístavů a sdílely údaje o zásilkách.",
		"da": "Kommissionen vil i samarbejde med Europol fremsætte et forslag om kontrol af containere inden udgangen af 2034. Medlemsstaterne opfordres til at undersøge havnearbejdere senest den 30. juni 2035 og at dele oplysninger om forsendelser.",
		"de": "Die Kommission wird gemeinsam mit Europol bis Ende 2034 einen Vorschlag zur Kontrolle von Containern vorlegen. Die Mitgliedstaaten werden aufgefordert, Hafenarbeiter bis zum 30. Juni 2035 zu überprüfen und Daten über Sendungen auszutauschen.",
		"el": "Η Επιτροπή, σε συνεργασία με την Ευρωπόλ, θα υποβάλει πρόταση για τον έλεγχο των εμπορευματοκιβωτίων έως το τέλος του 2034. Τα κράτη μέλη καλούνται να ελέγξουν τους εργαζομένους στους λιμένες έως τις 30 Ιουνίου 2035.",
		"en": "The Commission will, together with Europol, present a proposal on container checks by the end of 2034. Member States are invited to vet port workers by 30 June 2035 and to share data on consignments with each other.",
		"es": "La Comisión presentará, en cooperación con Europol, una propuesta sobre el control de contenedores antes de finales de 2034. Se invita a los Estados miembros a comprobar los antecedentes de los trabajadores portuarios y a compartir datos sobre los envíos.",
		"et": "Komisjon esitab koostöös Europoliga 2034. aasta lõpuks ettepaneku konteinerite kontrollimise kohta. Liikmesriike kutsutakse üles kontrollima sadamatöötajaid 30. juuniks 2035 ning jagama andmeid saadetiste kohta nii omavahel kui ka Europoliga.",
		"fi": "Komissio aikoo esittää vuoden 2035 loppuun mennessä ehdotuksen tietojen säilyttämisestä ja perustaa yhdessä Europolin kanssa yhteisen yksikön. Jäsenvaltioita kehotetaan ilmoittamaan hyökkäyksistä viimeistään 1. tammikuuta 2036 ja kouluttamaan poliiseja kiristyshaittaohjelmien varalta.",
		"fr": "La Commission présentera, en coopération avec Europol, une proposition sur le contrôle des conteneurs d'ici à la fin de 2034. Les États membres sont invités à vérifier les antécédents des travailleurs portuaires et à partager leurs données.",
		"hr": "Komisija će u suradnji s Europolom do kraja 2034. podnijeti prijedlog o nadzoru kontejnera. Države članice pozivaju se da do 30. lipnja 2035. provjere zaposlenike u lukama i da razmjenjuju podatke o pošiljkama.",
		"hu": "A Bizottság az Europollal együttműködve 2034 végéig javaslatot terjeszt elő a konténerek ellenőrzéséről. A tagállamokat felkérik, hogy 2035. június 30-ig ellenőrizzék a kikötői dolgozókat, és osszák meg egymással a szállítmányok adatait.",
		"it": "La Commissione presenterà, in cooperazione con Europol, una proposta sul controllo dei container entro la fine del 2034. Gli Stati membri sono invitati a verificare i precedenti dei lavoratori portuali e a condividere i dati sulle spedizioni.",
		"lt": "Komisija, bendradarbiaudama su Europolu, iki 2034 m. pabaigos pateiks pasiūlymą dėl konteinerių tikrinimo. Valstybės narės raginamos iki 2035 m. birželio 30 d. patikrinti uostų darbuotojus ir dalytis duomenimis apie siuntas.",
		"lv": "Komisija sadarbībā ar Eiropolu līdz 2034. gada beigām iesniegs priekšlikumu par konteineru pārbaudēm. Dalībvalstis tiek aicinātas līdz 2035. gada 30. jūnijam pārbaudīt ostu darbiniekus un dalīties ar datiem par sūtījumiem.",
		"nl": "De Commissie zal samen met Europol tegen eind 2034 een voorstel indienen over de controle van containers. De lidstaten wordt verzocht havenarbeiders vóór 30 juni 2035 te screenen en gegevens over zendingen te delen.",
		"pl": "Komisja we współpracy z Europolem przedstawi do końca 2034 r. wniosek dotyczący kontroli kontenerów. Państwa członkowskie wzywa się do sprawdzenia pracowników portów do dnia 30 czerwca 2035 r. i do wymiany danych o przesyłkach.",
		"pt": "A Comissão apresentará, em cooperação com a Europol, uma proposta sobre o controlo de contentores até ao final de 2034. Os Estados-Membros são convidados a verificar os antecedentes dos trabalhadores portuários e a partilhar dados sobre as remessas.",
		"ro": "Comisia va prezenta, în cooperare cu Europol, o propunere privind controlul containerelor până la sfârșitul anului 2034. Statele membre sunt invitate să verifice lucrătorii portuari până la 30 iunie 2035 și să facă schimb de date.",
		"sk": "Komisia v spolupráci s Europolom predloží do konca roka 2034 návrh o kontrole kontajnerov. Členské štáty sa vyzývajú, aby do 30. júna 2035 preverili zamestnancov prístavov a vymieňali si údaje o zásielkach.",
		"sl": "Komisija bo v sodelovanju z Europolom do konca leta 2034 predložila predlog o pregledih zabojnikov. Države članice so pozvane, naj do 30. junija 2035 preverijo pristaniške delavce in si izmenjujejo podatke o pošiljkah.",
		"sv": "Kommissionen kommer tillsammans med Europol att lägga fram ett förslag om kontroll av containrar före utgången av 2034. Medlemsstaterna uppmanas att granska hamnarbetare senast den 30 juni 2035 och att dela uppgifter om sändningar.",
	} {
		if got := meta.Language(text); got != language {
			t.Errorf("Language(%q) = %q, want %q", text, got, language)
		}
	}
}

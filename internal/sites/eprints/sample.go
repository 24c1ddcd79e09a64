package eprints

import (
	"fmt"
	"io/fs"
	"time"
)

// The numbers of the sample's records.
const (
	// SafeWaters has a PDF and the same text as HTML; its day is known, and its
	// reference stands in the field for a report's number.
	SafeWaters = 4401
	// Villages is in French; its month is known, and its reference stands in the
	// field for identification numbers.
	Villages = 4402
	// Withdrawn was taken out of the repository.
	Withdrawn = 4403
	// Valleys has no key action in its abstract; its year alone is known, and its
	// reference stands in the title alone.
	Valleys = 4404
)

// Sample returns records of the documents that the folder testdata/documents of
// this module holds.
func Sample(documents fs.FS) ([]Record, error) {
	var failed error
	read := func(name string) []byte {
		data, err := fs.ReadFile(documents, name)
		if err != nil && failed == nil {
			failed = fmt.Errorf("reading the sample's document: %w", err)
		}
		return data
	}
	modified := time.Date(2033, time.April, 4, 9, 30, 0, 0, time.UTC)
	body := []string{"European Commission, "}
	records := []Record{
		{
			ID:        SafeWaters,
			Title:     "Communication from the Commission to the European Parliament and the Council on Safe Waters: a European Strategy for Security on Lakes and Rivers",
			Creators:  body,
			Date:      "2031-05-14",
			Number:    "COM(2031) 412 final",
			Publisher: "European Commission", Place: "Brussels", Language: "en",
			OfficialURL: "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM:2031:412:FIN",
			Subjects:    []Subject{{"water", "Inland waters"}, {"crime_org", "Crime > Organised crime"}},
			Modified:    modified,
			Abstract: []Passage{
				{Text: "Lakes and rivers are roads without kerbs. The strategy looks at who uses them for crime, and at what those who live and work by the water can do about it together with the authorities."},
				{Text: "P.3 Boats change hands without papers, and the same hulls turn up in one case after the other. The Commission sees a need for rules that follow the boat and not its owner..."},
				{Text: "P.4 Key actions The Commission will:", Items: []string{
					"publish, by the end of 2031, a map of the landing places that drug traffickers prefer",
					"open a European register of boat engines and connect it with the register of stolen vehicles in 2034",
					"examine whether the rules on the sale of outboard engines need to be tightened in order to make migrant smuggling harder",
				}},
				{Text: "P.6 Locks and weirs are run from screens, and few of those who watch them were ever told what an attack looks like..."},
				{Text: "P.6 Key actions Member States are invited to:", Items: []string{
					"report each case of ransomware in a water supply to the national cybercrime unit within a day",
				}},
			},
			Files: []File{
				{Name: "safe-waters.pdf", MediaType: "application/pdf", Format: "PDF", Title: "Safe Waters", Data: read("safe-waters.pdf")},
				{Name: "safe-waters.html", MediaType: "text/html", Format: "HTML", Title: "Safe Waters, for the screen", Data: read("safe-waters-eurlex.html")},
			},
		},
		{
			ID:        Villages,
			Title:     "Communication de la Commission au Parlement européen et au Conseil sur Villages sûrs: un plan européen pour la sécurité des campagnes",
			Creators:  body,
			Date:      "2033-03",
			IDNumber:  "COM(2033) 96 final",
			Publisher: "European Commission", Place: "Bruxelles", Language: "fr",
			Modified: modified,
			Abstract: []Passage{
				{Text: "Le plan part des campagnes, où la distance est longue jusqu’au premier poste de police, et propose des réponses à leur mesure."},
				{Text: "P.2 Actions clés La Commission:", Items: []string{
					"présentera, en 2034, une proposition relative à l’identification des machines volées",
				}},
			},
			Files: []File{{Name: "villages_surs.pdf", MediaType: "application/pdf", Format: "PDF", Title: "Villages sûrs", Data: read("villages-surs.pdf")}},
		},
		{ID: Withdrawn, Title: "A note that was sent twice", Deleted: true, Modified: modified},
		{
			ID:        Valleys,
			Title:     "Light in the Valleys: a European approach to night-time safety. COM(2032) 203 final",
			Creators:  append([]string{"Brenner, Ada"}, body...),
			Date:      "2032",
			Publisher: "European Commission", Place: "Brussels", Language: "en",
			Modified: modified,
			Abstract: []Passage{{Text: "A short text on lamps, last buses and the hours between them. It recalls what was done and lists principles; it does not say what will follow."}},
			Files:    []File{{Name: "light.pdf", MediaType: "application/pdf", Format: "PDF", Title: "Light in the Valleys", Data: read("light-in-the-valleys.pdf")}},
		},
	}
	return records, failed
}

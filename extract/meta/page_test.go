package meta_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/meta"
)

// day reads the days that these tests use.
func day(text, _ string) (corpus.Date, int, int, bool) {
	m := dayPattern.FindStringSubmatchIndex(text)
	if m == nil {
		return "", 0, 0, false
	}
	return dayOf[text[m[0]:m[1]]], m[0], m[1], true
}

var (
	dayPattern = regexp.MustCompile(`3\.2\.2027|3 February 2027|14 December 2027|27\.12\.2027|6 December 2027|2027-02-03`)
	dayOf      = map[string]corpus.Date{"3.2.2027": "2027-02-03", "3 February 2027": "2027-02-03", "2027-02-03": "2027-02-03", "14 December 2027": "2027-12-14", "27.12.2027": "2027-12-27", "6 December 2027": "2027-12-06"}
)

func page(format corpus.Format, properties []corpus.Property, blocks ...corpus.Block) *corpus.Document {
	doc := &corpus.Document{Blocks: blocks, Properties: properties}
	doc.Format = format
	return doc
}

func heading(text string) corpus.Block {
	return corpus.Block{Kind: corpus.Heading, Level: 1, Text: text}
}

func paragraph(text string) corpus.Block { return corpus.Block{Kind: corpus.Paragraph, Text: text} }

func furniture(text string) corpus.Block { return corpus.Block{Kind: corpus.Furniture, Text: text} }

const (
	formula = "Communication from the Commission to the European Parliament and the Council on "
	prose   = "The rivers of the Union are long, and those who live by them have asked for more care; COM(2026) 9 final said so."
)

func TestFindPage(t *testing.T) {
	for _, c := range []struct {
		name string
		doc  *corpus.Document
		want facts
	}{
		{"page of a site", page(corpus.FormatHTML, []corpus.Property{{Name: "html:title", Value: "Care of rivers - European Commission"}, {Name: "html:lang", Value: "en"}},
			heading("Care of rivers"), paragraph(prose)),
			facts{"Care of rivers", "", "", corpus.TypeWebPage, "", "en"}},
		{"page without heading", page(corpus.FormatHTML, []corpus.Property{{Name: "html:title", Value: "Care of rivers | Some Site"}}, paragraph(prose)),
			facts{"Care of rivers", "", "", corpus.TypeWebPage, "", "en"}},
		{"page with a day", page(corpus.FormatHTML, []corpus.Property{{Name: "article:published_time", Value: "2027-02-03T10:00:00Z"}}, heading("Care of rivers"), paragraph(prose)),
			facts{"Care of rivers", "", "", corpus.TypeWebPage, "2027-02-03", "en"}},
		{"page about a communication", page(corpus.FormatHTML, nil, heading("Care of rivers"), paragraph(prose), paragraph(formula+"rivers was adopted.")),
			facts{"Care of rivers", "", "", corpus.TypeWebPage, "", "en"}},
		{"press release", page(corpus.FormatHTML, nil, paragraph("Press release"), paragraph("3 February 2027"), heading("More care for rivers"), paragraph(prose)),
			facts{"More care for rivers", "", "", corpus.TypePressRelease, "2027-02-03", "en"}},
		{"press release with its number", page(corpus.FormatHTML, nil, paragraph("European Commission - Press release - IP/27/318"), paragraph("3 February 2027"), heading("More care for rivers"), paragraph("As IP/26/17 said, rivers are long.")),
			facts{"More care for rivers", "IP/27/318", "", corpus.TypePressRelease, "2027-02-03", "en"}},
		{"official journal", page(corpus.FormatHTML, []corpus.Property{{Name: "eurlex:date", Value: "3.2.2027"}},
			paragraph("COMMUNICATION FROM THE COMMISSION TO THE EUROPEAN PARLIAMENT AND THE COUNCIL"), paragraph("on the care of rivers"), paragraph("COM(2027) 12 final"), heading("1. Introduction"), paragraph(prose)),
			facts{"the care of rivers", "COM(2027) 12 final", "com-2027-12", corpus.TypeCommunication, "2027-02-03", "en"}},
		{"act in the journal", page(corpus.FormatHTML, []corpus.Property{{Name: "eurlex:date", Value: "27.12.2027"}, {Name: "html:lang", Value: "en"}},
			paragraph("DIRECTIVE (EU) 2027/25 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL"), paragraph("of 14 December 2027"), paragraph("on the care of rivers"), paragraph(prose)),
			facts{"DIRECTIVE (EU) 2027/25 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 14 December 2027 on the care of rivers", "DIRECTIVE (EU) 2027/25", "", corpus.TypeAct, "2027-12-14", "en"}},
		{"address with a number", page(corpus.FormatHTML, []corpus.Property{{Name: "link:canonical", Value: "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52027DC0012"}},
			paragraph("COMMUNICATION FROM THE COMMISSION"), paragraph("Care of rivers"), heading("1. Introduction"), paragraph(prose)),
			facts{"Care of rivers", "COM(2027) 12", "com-2027-12", corpus.TypeCommunication, "", "en"}},
		{"address of a part", page(corpus.FormatHTML, []corpus.Property{{Name: "link:canonical", Value: "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A52027DC0012%2801%29"}},
			paragraph("COMMUNICATION FROM THE COMMISSION"), paragraph("Care of rivers"), heading("1. Introduction"), paragraph(prose)),
			facts{"Care of rivers", "", "", corpus.TypeCommunication, "", "en"}},
		{"record", page(corpus.FormatHTML, []corpus.Property{{Name: "eprints.title", Value: formula + "Care of rivers"}, {Name: "eprints.id_number", Value: "COM(2027) 12 final"}, {Name: "eprints.date", Value: "2027"}, {Name: "eprints.datestamp", Value: "2027-02-03 09:14:33"}},
			heading(formula+"Care of rivers"), paragraph(prose)),
			facts{"Care of rivers", "COM(2027) 12 final", "com-2027-12", corpus.TypeRepositoryRecord, "", "en"}},
		{"record with a report's number, which cites another", page(corpus.FormatHTML, []corpus.Property{{Name: "eprints.title", Value: "Care of rivers"}, {Name: "eprints.number", Value: "COM(2027) 12 final"}},
			heading("Care of rivers"), paragraph("The plan follows COM(2026) 5 final."), paragraph(prose)),
			facts{"Care of rivers", "COM(2027) 12 final", "com-2027-12", corpus.TypeRepositoryRecord, "", "en"}},
		{"record without a number, which cites another", page(corpus.FormatHTML, []corpus.Property{{Name: "eprints.title", Value: "Care of rivers"}},
			heading("Care of rivers"), paragraph("The plan follows COM(2026) 5 final (see also COM(2026) 6 final)."), paragraph(prose)),
			facts{"Care of rivers", "", "", corpus.TypeRepositoryRecord, "", "en"}},
		{"record as text", page(corpus.FormatText, nil, furniture("Home > "+formula+"Care of rivers."), paragraph("European Commission. (2027) "+formula+"Care of rivers. Brussels: European Commission. COM(2027) 12 final."), furniture("[img]"), paragraph(prose)),
			facts{"Care of rivers", "COM(2027) 12 final", "com-2027-12", corpus.TypeRepositoryRecord, "", "en"}},
		{"text without title", page(corpus.FormatText, nil, paragraph(prose)),
			facts{"The rivers of the Union are long, and those who live by them have asked for more care; COM(2026) 9 …", "", "", corpus.TypeOther, "", "en"}},
		{"declared language of few words", page(corpus.FormatHTML, []corpus.Property{{Name: "html:lang", Value: "fr-FR"}}, heading("Action")),
			facts{"Action", "", "", corpus.TypeWebPage, "", "fr"}},
		{"language wrongly declared", page(corpus.FormatHTML, []corpus.Property{{Name: "html:lang", Value: "fr"}}, heading("Care of rivers"), paragraph(prose+" "+prose)),
			facts{"Care of rivers", "", "", corpus.TypeWebPage, "", "en"}},
		{"nothing", page(corpus.FormatPDF, nil), facts{"", "", "", corpus.TypeOther, "", ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, find(c.doc)); diff != "" {
				t.Errorf("Find (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFindSaysWhy(t *testing.T) {
	doc := cover("Brussels, 3.2.2027", "COM(2027) 12 final", "COMMUNICATION FROM THE COMMISSION", "Care of rivers")
	seen := map[string]bool{}
	for _, r := range meta.Find(doc, meta.Options{Day: day}).Why {
		seen[r.Fact] = true
		if r.Rule == "" {
			t.Errorf("the reason for %q has no rule", r.Fact)
		}
		if got := doc.Words(r.Place); r.Place.Block >= 0 && r.Words != "" && got != r.Words {
			t.Errorf("the words of %q are %q, its place says %q", r.Fact, r.Words, got)
		}
	}
	for _, fact := range []string{"title", "reference", "type", "date", "language"} {
		if !seen[fact] {
			t.Errorf("no reason for %q", fact)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Brussels, 3.2.2027\nCOM(2027) 12 final\nCOMMUNICATION FROM THE COMMISSION TO THE COUNCIL\non rivers", true)
	f.Add("Home > x\n[img]\nEuropean Commission. (2027) COM(2027) 1", false)
	f.Add("DIRECTIVE (EU) 2027/1\nof 3.2.2027\nProposal for a\n\xff", true)
	f.Add("Council of the European Union\nSubject:\n", true)
	f.Fuzz(func(t *testing.T, text string, pages bool) {
		doc := page(corpus.FormatHTML, nil)
		for i, l := range strings.Split(text, "\n") {
			b := paragraph(l)
			if i%3 == 0 {
				b = heading(l)
			}
			if pages {
				b.Page = 1 + i/8
			}
			doc.Blocks = append(doc.Blocks, b)
		}
		for _, format := range []corpus.Format{corpus.FormatHTML, corpus.FormatPDF, corpus.FormatText} {
			doc.Format = format
			found := meta.Find(doc, meta.Options{Day: day})
			for _, r := range found.Why {
				if p := r.Place; p.Block >= len(doc.Blocks) || p.Block >= 0 && p.End > len(doc.Blocks[p.Block].Text) {
					t.Errorf("reason %+v points outside the document", r)
				}
			}
		}
	})
}

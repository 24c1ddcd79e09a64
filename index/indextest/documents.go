package indextest

import "polidex/corpus"

// Documents returns the documents of the suite, new at each call: a strategy in
// English, the same work in French, a press release, and a Danish note. The first and
// the third are the main forms of their works, the second is that of its language,
// and the note is neither.
func Documents() []*corpus.Document {
	return []*corpus.Document{strategy(), strategyInFrench(), pressRelease(), danishNote()}
}

func strategy() *corpus.Document {
	d := &corpus.Document{
		Meta: corpus.Meta{
			ID: "a1", Work: "com-2031-7", Form: corpus.FormMain, Title: "Harbours without crime", Reference: "COM(2031) 7 final",
			Type: corpus.TypeCommunication, Date: "2031-02-03", Language: "en", Pages: 2,
			Format: corpus.FormatPDF, Source: "https://example.eu/harbours.pdf",
		},
		Blocks: []corpus.Block{
			0: {Kind: corpus.Heading, Level: 1, Text: "1. Ports and ferries", Page: 1},
			1: {Kind: corpus.Paragraph, Text: "Smugglers use low-carbon ferries, as the report COM(2030) 12 final shows for 2029.", Page: 1},
			2: {Kind: corpus.Paragraph, Text: "The Commission will:", Page: 1},
			3: {Kind: corpus.Item, Level: 1, Marker: "•", Text: "propose rules on port security in 2032", Page: 1},
			4: {Kind: corpus.Item, Level: 1, Marker: "•", Text: "train investigators together with Europol by mid-2033", Page: 2},
			5: {Kind: corpus.Note, Marker: "1", Text: "Regulation (EU) 2016/794 is the legal base.", Page: 2},
			6: {Kind: corpus.Furniture, Text: "Harbours without crime 2", Reason: "running head", Page: 2},
			7: {Kind: corpus.Heading, Level: 1, Text: "2. Scams", Page: 2},
			8: {Kind: corpus.Paragraph, Text: "Online scams cost savers 10,000 euros. Fraud grows, and the savers’ trust is lost.", Page: 2},
		},
		Themes: []string{"fraud", "maritime-security"},
		Mentions: []corpus.Mention{
			{Theme: "migrant-smuggling", Term: "smugglers", Words: "Smugglers", Place: corpus.Place{Block: 1, Start: 0, End: 9}},
			{Theme: "maritime-security", Term: "port security", Words: "port security", Place: corpus.Place{Block: 3, Start: 17, End: 30}},
			{Theme: "fraud", Term: "scams", Words: "scams", Place: corpus.Place{Block: 8, Start: 7, End: 12}},
			{Theme: "fraud", Term: "fraud", Words: "Fraud", Place: corpus.Place{Block: 8, Start: 39, End: 44}},
		},
		Years: []corpus.Year{
			{Year: 2030, Role: corpus.YearReference, Text: "2030", Place: corpus.Place{Block: 1, Start: 51, End: 55}},
			{Year: 2029, Role: corpus.YearMention, Text: "2029", Place: corpus.Place{Block: 1, Start: 77, End: 81}},
			{Year: 2032, Role: corpus.YearDeadline, Text: "2032", Place: corpus.Place{Block: 3, Start: 34, End: 38}},
			{Year: 2033, Role: corpus.YearDeadline, Text: "2033", Place: corpus.Place{Block: 4, Start: 49, End: 53}},
			{Year: 2016, Role: corpus.YearReference, Text: "2016", Place: corpus.Place{Block: 5, Start: 16, End: 20}},
		},
	}
	d.Citations = []corpus.Citation{
		{Key: "com-2030-12", Text: "COM(2030) 12 final", Place: corpus.Place{Block: 1, Start: 47, End: 65}},
		{Key: "32016R0794", Text: "Regulation (EU) 2016/794", Place: corpus.Place{Block: 5, Start: 0, End: 24}},
	}
	section := []string{"1. Ports and ferries"}
	d.Actions = []corpus.Action{
		{
			ID: "a1-a1", Text: "propose rules on port security in 2032", LeadIn: "The Commission will:",
			Actors: []string{corpus.ActorCommission}, Themes: []string{"maritime-security"},
			Deadline: &corpus.Deadline{Text: "in 2032", From: "2032-01-01", To: "2032-12-31", Precision: corpus.ByYear},
			Years:    d.Years[2:3], Page: 1, Block: 3, Section: section, Confidence: 0.9,
			Places: []corpus.Place{{Block: 3, Start: 0, End: 38}},
		},
		{
			ID: "a1-a2", Text: "train investigators together with Europol by mid-2033", LeadIn: "The Commission will:",
			Actors: []string{corpus.ActorCommission, corpus.ActorEuropol}, Themes: []string{"maritime-security", "police-judicial-cooperation"},
			Deadline: &corpus.Deadline{Text: "by mid-2033", To: "2033-06-30", Precision: corpus.ByPart},
			Years:    d.Years[3:4], Page: 2, Block: 4, Section: section, Confidence: 0.8,
			Places: []corpus.Place{{Block: 4, Start: 0, End: 53}},
		},
	}
	for i := range d.Blocks {
		switch {
		case i > 7:
			d.Blocks[i].Section = []string{"2. Scams"}
		case i > 0 && i < 6:
			d.Blocks[i].Section = section
		}
	}
	return d
}

func strategyInFrench() *corpus.Document {
	years := []corpus.Year{{Year: 2034, Role: corpus.YearStart, Text: "2034", Place: corpus.Place{Block: 2, Start: 61, End: 65}}}
	return &corpus.Document{
		Meta: corpus.Meta{
			ID: "b2", Work: "com-2031-7", Form: corpus.FormMainInLanguage, Title: "Des ports sans criminalité", Reference: "COM(2031) 7 final",
			Type: corpus.TypeCommunication, Language: "fr", Format: corpus.FormatHTML, Source: "https://example.eu/ports.html",
		},
		Blocks: []corpus.Block{
			{Kind: corpus.Heading, Level: 1, Text: "1. Sécurité des ports"},
			{Kind: corpus.Paragraph, Text: "L’Union renforce la sécurité de l'économie."},
			{Kind: corpus.Item, Level: 1, Text: "proposer des règles sur la sûreté portuaire à partir de 2034"},
		},
		Years: years,
		Actions: []corpus.Action{{
			ID: "b2-a1", Text: "proposer des règles sur la sûreté portuaire à partir de 2034",
			Actors: []string{corpus.ActorCommission}, Themes: []string{"maritime-security"},
			Deadline: &corpus.Deadline{Text: "à partir de 2034", From: "2034-01-01", Precision: corpus.ByYear},
			Years:    years, Block: 2, Confidence: 0.7, Places: []corpus.Place{{Block: 2, Start: 0, End: 65}},
		}},
		Themes:    []string{"maritime-security"},
		Citations: []corpus.Citation{{Key: "32014R0794", Text: "règlement (UE) n° 794/2014", Place: corpus.Place{Block: 2, Start: 14, End: 20}}},
	}
}

func pressRelease() *corpus.Document {
	return &corpus.Document{
		Meta: corpus.Meta{
			ID: "c3", Form: corpus.FormMain, Title: "Fraud: new steps", Type: corpus.TypePressRelease, Date: "2030-11-20",
			Language: "en", Format: corpus.FormatText, Source: "press/fraud.txt",
		},
		Blocks: []corpus.Block{
			{Kind: corpus.Paragraph, Text: "A port of call for victims of fraud opens in 2031. It helps victims."},
			{Kind: corpus.Paragraph, Text: "Investigations into fraud rings and money mules go on."},
		},
		Themes: []string{"fraud"},
		Mentions: []corpus.Mention{
			{Theme: "fraud", Term: "fraud", Words: "fraud", Place: corpus.Place{Block: 0, Start: 30, End: 35}},
			{Theme: "fraud", Term: "fraud", Words: "fraud", Place: corpus.Place{Block: 1, Start: 20, End: 25}},
		},
		Years: []corpus.Year{{Year: 2031, Role: corpus.YearMention, Text: "2031", Place: corpus.Place{Block: 0, Start: 45, End: 49}}},
	}
}

func danishNote() *corpus.Document {
	return &corpus.Document{
		Meta: corpus.Meta{
			ID: "d4", Title: "Om vold", Type: corpus.TypeOther, Date: "2031-02-03",
			Language: "da", Format: corpus.FormatText, Source: "noter/vold.txt",
		},
		Blocks: []corpus.Block{{Kind: corpus.Paragraph, Text: "Kommissionen bekæmper vold på færger."}},
	}
}

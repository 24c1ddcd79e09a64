package oai

import "time"

// Records returns the records that a new server holds: three as EPrints writes
// them, two as DSpace does, and one that was withdrawn.
func Records() []Record {
	day := func(d, hour int) time.Time { return time.Date(2025, time.March, d, hour, 0, 0, 0, time.UTC) }
	return []Record{
		{
			ID: "oai:harbour.example:101", Stamp: day(3, 9), Sets: []string{"ports"},
			Core: []Element{
				{"title", "A plan for quiet harbours"},
				{"subject", "Ports"}, {"subject", "Noise"},
				{"creator", "Harbour Board"},
				{"date", "2025-02"},
				{"type", "Report"}, {"type", "NonPeerReviewed"},
				{"format", "text"}, {"language", "en"},
				{"identifier", "{base}/101/1/quiet-harbours.html"},
				{"identifier", "{base}/101/2/annex.txt"},
				{"relation", "https://publisher.example/quiet-harbours"},
				{"identifier", "  Harbour Board (2025) A plan for quiet harbours. COM(2025) 9101 final. [Report]  "},
				{"relation", "{base}/101/"},
			},
		},
		{
			ID: "oai:harbour.example:102", Stamp: day(4, 9), Sets: []string{"ports:north"},
			Core: []Element{
				{"title", "Shore power by 2030"},
				{"creator", "Harbour Board"}, {"creator", "Office of Tides"}, {"creator", "Harbour Board"},
				{"date", "2024"}, {"date", "2024-11-12"},
				{"language", "eng"},
				{"identifier", "JOIN(2024) 9102 final"},
				{"identifier", "{base}/102/1/shore-power.html"},
				{"relation", "{base}/102/"},
			},
		},
		{
			ID: "oai:harbour.example:103", Stamp: day(5, 9), Sets: []string{"lakes"},
			Core: []Element{
				{"title", "Ein Plan für die Seen"},
				{"date", "2023"}, {"language", "ger"},
				{"identifier", "{base}/103/1/seen.html"},
				{"relation", "{base}/103/"},
			},
		},
		{
			ID: "oai:harbour.example:123456789/7", Stamp: day(6, 9), Sets: []string{"lakes"},
			Core: []Element{
				{"contributor", "Office of Tides"}, {"creator", "Keeper, A."},
				{"date", "2025-03-06T09:00:00Z"}, {"date", "2025-03-06T09:00:00Z"}, {"date", "2019-11"},
				{"identifier", "{base}/handle/123456789/7"},
				{"language", "en_GB"}, {"publisher", "Office of Tides"}, {"subject", "Tides"},
				{"title", "Tables of tides"}, {"type", "Book"},
			},
		},
		{
			ID: "oai:harbour.example:123456789/8", Stamp: day(7, 9), Sets: []string{"lakes"},
			Core: []Element{
				{"title", "Signals at night"}, {"date", "2025-03-07T09:00:00Z"},
				{"identifier", "http://hdl.handle.net/123456789/8"}, {"language", "xx"},
			},
		},
		{ID: "oai:harbour.example:99", Stamp: day(8, 9), Sets: []string{"ports"}, Deleted: true},
	}
}

// Files returns the pages and files that a new server holds, by their paths.
func Files() map[string]File {
	page := func(title, text string) File {
		return File{"text/html; charset=utf-8", []byte("<!DOCTYPE html><html lang=\"en\"><head><title>" + title + "</title></head><body><main><h1>" + title + "</h1>" + text + "</main></body></html>")}
	}
	return map[string]File{
		"/101/": page("A plan for quiet harbours", "<p>The plan of the Harbour Board for quieter ports, with an annex.</p>"),
		"/101/1/quiet-harbours.html": page("A plan for quiet harbours", "<p>Noise keeps whole quarters awake.</p><h2>Key actions</h2><p>The Board will:</p>"+
			"<ul><li>propose a limit on engine noise at berth by the end of 2026;</li><li>publish a map of noise for every port in 2027.</li></ul>"),
		"/101/2/annex.txt": {"text/plain; charset=utf-8", []byte("Annex\n\nThe Board will review the limits every two years.\n")},
		"/102/":            page("Shore power by 2030", "<p>Cables instead of engines.</p>"),
		"/102/1/shore-power.html": page("Shore power by 2030", "<h2>Key actions</h2><p>The Board will:</p>"+
			"<ul><li>connect every berth for ferries to the grid by 2030.</li></ul>"),
		"/103/":               page("Ein Plan für die Seen", "<p>Ruhe auf dem Wasser.</p>"),
		"/103/1/seen.html":    page("Ein Plan für die Seen", "<p>Das Amt wird bis 2027 eine Karte der Ufer vorlegen.</p>"),
		"/handle/123456789/7": page("Tables of tides", "<p>The Office will renew the tables each year.</p>"),
	}
}

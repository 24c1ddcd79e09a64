package dates_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/dates"
)

// interval is what a case expects: the words and the days, none for no time.
type interval struct {
	Text     string
	From, To corpus.Date
}

func intervalOf(e *dates.Expression) interval {
	if e == nil {
		return interval{}
	}
	return interval{e.Text, e.From, e.To}
}

type deadlineCase struct {
	name, language, text string
	want                 interval
}

func checkDeadlines(t *testing.T, cases []deadlineCase, read func(text, language string) *dates.Expression) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, intervalOf(read(c.text, c.language))); diff != "" {
				t.Errorf("time of %q (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestDeadlineForms(t *testing.T) {
	checkDeadlines(t, []deadlineCase{
		{"in a year", "en", "open a shared helpdesk in 2026", interval{"in 2026", "2026-01-01", "2026-12-31"}},
		{"by a year", "en", "open a shared helpdesk by 2027", interval{"by 2027", "", "2027-12-31"}},
		{"before a year", "en", "open a helpdesk before 2027", interval{"before 2027", "", "2026-12-31"}},
		{"by the end", "en", "open a helpdesk by the end of 2025", interval{"by the end of 2025", "", "2025-12-31"}},
		{"before the end", "en", "open a helpdesk before the end of 2025", interval{"before the end of 2025", "", "2025-12-31"}},
		{"for the end", "en", "open a helpdesk for the end of 2025", interval{"for the end of 2025", "", "2025-12-31"}},
		{"for the end, French", "fr", "ouvrir un guichet pour la fin de 2025", interval{"pour la fin de 2025", "", "2025-12-31"}},
		{"between now and", "en", "open ten helpdesks between now and 2027", interval{"between now and 2027", "", "2027-12-31"}},
		{"very late, Spanish", "es", "abrir una oficina como muy tarde en 2027", interval{"como muy tarde en 2027", "", "2027-12-31"}},
		{"as from, French", "fr", "ouvrir un guichet à dater de 2027", interval{"à dater de 2027", "2027-01-01", ""}},
		{"hyphened end", "en", "open a helpdesk by end-2030", interval{"by end-2030", "", "2030-12-31"}},
		{"end without of", "en", "By end 2024, open a helpdesk", interval{"By end 2024", "", "2024-12-31"}},
		{"from onwards", "en", "widen the network from 2025 onwards", interval{"from 2025 onwards", "2025-01-01", ""}},
		{"as of", "en", "widen the network as of 2025", interval{"as of 2025", "2025-01-01", ""}},
		{"starting in", "en", "widen the network, starting in 2026", interval{"starting in 2026", "2026-01-01", ""}},
		{"as from a quarter", "en", "widen the network as from Q2 2026", interval{"as from Q2 2026", "2026-04-01", ""}},
		{"range with hyphen", "en", "test the tools in 2026-2030", interval{"in 2026-2030", "2026-01-01", "2030-12-31"}},
		{"range with en dash", "en", "test the tools over 2026–2030", interval{"over 2026–2030", "2026-01-01", "2030-12-31"}},
		{"range with spaces", "en", "test the tools in 2026 – 2028", interval{"in 2026 – 2028", "2026-01-01", "2028-12-31"}},
		{"two-digit end", "en", "test the tools in 2026-27", interval{"in 2026-27", "2026-01-01", "2027-12-31"}},
		{"slash and two digits", "en", "test the tools in 2026/27", interval{"in 2026/27", "2026-01-01", "2027-12-31"}},
		{"range alone at the end", "en", "test the tools, 2026-2030", interval{"2026-2030", "2026-01-01", "2030-12-31"}},
		{"from to", "en", "fund the tests from 2026 to 2028", interval{"from 2026 to 2028", "2026-01-01", "2028-12-31"}},
		{"from month to month", "en", "fund the tests from March 2026 until June 2027", interval{"from March 2026 until June 2027", "2026-03-01", "2027-06-30"}},
		{"between", "en", "fund the tests between 2026 and 2028", interval{"between 2026 and 2028", "2026-01-01", "2028-12-31"}},
		{"between parts", "en", "fund the tests between mid-2026 and early 2028", interval{"between mid-2026 and early 2028", "2026-05-01", "2028-04-30"}},
		{"two years", "en", "hold a conference in 2026 and 2027", interval{"in 2026 and 2027", "2026-01-01", "2027-12-31"}},
		{"in the years", "en", "hold courses in the years 2026 and 2027", interval{"in the years 2026 and 2027", "2026-01-01", "2027-12-31"}},
		{"in the period", "en", "hold courses in the period 2026-2028", interval{"in the period 2026-2028", "2026-01-01", "2028-12-31"}},
		{"lettered quarter", "en", "publish the figures in Q4 2025", interval{"in Q4 2025", "2025-10-01", "2025-12-31"}},
		{"two lettered quarters", "en", "publish the figures in Q1-Q2 2026", interval{"in Q1-Q2 2026", "2026-01-01", "2026-06-30"}},
		{"quarter in words", "en", "publish the figures in the fourth quarter of 2025", interval{"in the fourth quarter of 2025", "2025-10-01", "2025-12-31"}},
		{"quarter with a figure", "en", "publish the figures in the 3rd quarter of 2025", interval{"in the 3rd quarter of 2025", "2025-07-01", "2025-09-30"}},
		{"by a quarter", "en", "publish the figures by the third quarter of 2029", interval{"by the third quarter of 2029", "", "2029-09-30"}},
		{"last quarter", "en", "publish the figures in the last quarter of 2029", interval{"in the last quarter of 2029", "2029-10-01", "2029-12-31"}},
		{"half", "en", "publish the figures in the first half of 2026", interval{"in the first half of 2026", "2026-01-01", "2026-06-30"}},
		{"lettered half", "en", "publish the figures in H2 2026", interval{"in H2 2026", "2026-07-01", "2026-12-31"}},
		{"semester", "en", "publish the figures by the first semester of 2026", interval{"by the first semester of 2026", "", "2026-06-30"}},
		{"mid", "en", "publish the figures by mid-2026", interval{"by mid-2026", "", "2026-06-30"}},
		{"middle of", "en", "publish the figures by the middle of 2026", interval{"by the middle of 2026", "", "2026-06-30"}},
		{"month", "en", "publish the figures in June 2026", interval{"in June 2026", "2026-06-01", "2026-06-30"}},
		{"by the end of a month", "en", "publish the figures by the end of February 2028", interval{"by the end of February 2028", "", "2028-02-29"}},
		{"months", "en", "hold hearings in March–May 2026", interval{"in March–May 2026", "2026-03-01", "2026-05-31"}},
		{"day", "en", "publish the figures by 31 March 2026", interval{"by 31 March 2026", "", "2026-03-31"}},
		{"day with ordinal", "en", "publish the figures by the 1st of March 2026", interval{"by the 1st of March 2026", "", "2026-03-01"}},
		{"month before day", "en", "publish the figures by March 31, 2026", interval{"by March 31, 2026", "", "2026-03-31"}},
		{"day in figures", "en", "publish the figures by 31.3.2026", interval{"by 31.3.2026", "", "2026-03-31"}},
		{"day in ISO form", "en", "publish the figures by 2026-03-31", interval{"by 2026-03-31", "", "2026-03-31"}},
		{"before a day", "en", "publish the figures before 1 March 2028", interval{"before 1 March 2028", "", "2028-02-29"}},
		{"early", "en", "publish the figures in early 2026", interval{"in early 2026", "2026-01-01", "2026-04-30"}},
		{"late", "en", "publish the figures in late 2026", interval{"in late 2026", "2026-09-01", "2026-12-31"}},
		{"spring", "en", "publish the figures in spring 2026", interval{"in spring 2026", "2026-03-01", "2026-05-31"}},
		{"summer", "en", "publish the figures in the summer of 2026", interval{"in the summer of 2026", "2026-06-01", "2026-08-31"}},
		{"autumn", "en", "publish the figures by autumn 2026", interval{"by autumn 2026", "", "2026-11-30"}},
		{"winter", "en", "publish the figures in winter 2026/2027", interval{"in winter 2026/2027", "2026-12-01", "2027-02-28"}},
		{"winter into a leap year", "en", "publish the figures in winter 2027/2028", interval{"in winter 2027/2028", "2027-12-01", "2028-02-29"}},
		{"no later than", "en", "publish the figures no later than June 2026", interval{"no later than June 2026", "", "2026-06-30"}},
		{"at the latest", "en", "publish the figures in 2027 at the latest", interval{"in 2027 at the latest", "", "2027-12-31"}},
		{"in the course of", "en", "publish the figures in the course of 2029", interval{"in the course of 2029", "2029-01-01", "2029-12-31"}},
		{"until", "en", "pay for the pilot until 2028", interval{"until 2028", "", "2028-12-31"}},
		{"after", "en", "pay for the pilot after 2028", interval{"after 2028", "2029-01-01", ""}},
		{"in brackets", "en", "publish the figures (by 2027)", interval{"by 2027", "", "2027-12-31"}},
		{"quarter in brackets", "en", "publish the figures (Q3 2027), then a report", interval{"Q3 2027", "2027-07-01", "2027-09-30"}},
		{"no-break space", "en", "publish the figures in the second half of\u00a02026", interval{"in the second half of\u00a02026", "2026-07-01", "2026-12-31"}},
		{"capitals", "en", "PUBLISH THE FIGURES BY THE END OF 2026", interval{"BY THE END OF 2026", "", "2026-12-31"}},
	}, dates.Deadline)
}

func TestDeadlineChoice(t *testing.T) {
	checkDeadlines(t, []deadlineCase{
		{"no year", "en", "answer every request within three weeks and meet every two years", interval{}},
		{"law", "en", "review Regulation (EU) 2016/794 and Directive 2011/36/EU", interval{}},
		{"law and time", "en", "review Regulation (EU) 2016/794 by 2027", interval{"by 2027", "", "2027-12-31"}},
		{"life of a mandate", "en", "propose in 2027 a mandate to run until 2032", interval{"in 2027", "2027-01-01", "2027-12-31"}},
		{"document", "en", "follow up COM(2020) 605 and SWD(2021) 74 final", interval{}},
		{"case", "en", "draw the lessons of case C-123/2019", interval{}},
		{"journal", "en", "correct the annex (OJ L 119, 4.5.2016, p. 1)", interval{}},
		{"agenda", "en", "contribute to the 2030 Agenda and to Horizon 2020", interval{}},
		{"name with range", "en", "evaluate the EU Drugs Strategy 2021-2025", interval{}},
		{"name with range, time", "en", "evaluate the EU Drugs Strategy 2021-2025 in 2026", interval{"in 2026", "2026-01-01", "2026-12-31"}},
		{"name with for", "en", "implement the Biodiversity Strategy for 2030", interval{}},
		{"range in brackets", "en", "present a renewed strategy on forest fires (2026-2030)", interval{}},
		{"range in brackets, time", "en", "present a renewed Strategy (2031-2035), with a new pillar, in 2031", interval{"in 2031", "2031-01-01", "2031-12-31"}},
		{"network of sites", "en", "map the sites of Natura 2000", interval{}},
		{"adjective", "en", "build on the 2025 evaluation and the 2024 report", interval{}},
		{"adjective after in", "en", "set aside means in the 2027 budget", interval{}},
		{"decade", "en", "replace the equipment bought in the 2000s", interval{}},
		{"amount", "en", "train 2000 officers and spend EUR 2030 million", interval{}},
		{"large number", "en", "bring the backlog of 29 271 files down", interval{}},
		{"dates from", "en", "renew the roadmap (the current one dates from 2016)", interval{}},
		{"tested since", "en", "widen the scheme, as has been tested since 2024 in four ports", interval{}},
		{"adopted in", "en", "review the action plan adopted in 2023", interval{}},
		{"adopted in, time", "en", "review by 2027 the action plan adopted in 2023", interval{"by 2027", "", "2027-12-31"}},
		{"to be adopted", "en", "prepare a recommendation to be adopted in 2027", interval{"in 2027", "2027-01-01", "2027-12-31"}},
		{"of a year", "en", "examine, in the light of the judgment of 2025, new options", interval{}},
		{"comparison", "en", "halve the number of thefts compared with 1990", interval{}},
		{"comparison of an average", "en", "halve the number of thefts compared with the yearly average of 2024", interval{}},
		{"comparison right before", "en", "count fewer thefts than in 2024", interval{}},
		{"comparison with a figure", "en", "visit each harbour with more than 200 berths from 2032 onwards", interval{"from 2032 onwards", "2032-01-01", ""}},
		{"against what, not compared with when", "fr", "renforcer la lutte contre les dépôts de déchets en 2034", interval{"en 2034", "2034-01-01", "2034-12-31"}},
		{"compared in French", "fr", "réduire les vols par rapport à 2024", interval{}},
		{"levels", "en", "bring thefts back to 2019 levels by 2028", interval{"by 2028", "", "2028-12-31"}},
		{"target of others", "en", "put forward a target of 55 % by 2030", interval{}},
		{"purpose behind", "en", "carry out a study in 2025 with a view to a proposal in 2027", interval{"in 2025", "2025-01-01", "2025-12-31"}},
		{"relative behind", "en", "propose in 2026 rules that will apply from 2028", interval{"in 2026", "2026-01-01", "2026-12-31"}},
		{"relative closed by comma", "en", "transpose the directive, which protects rivers, by 20 May 2031", interval{"by 20 May 2031", "", "2031-05-20"}},
		{"only in a consecutive clause", "en", "build a centre, so that it can start its work by 2030", interval{"by 2030", "", "2030-12-31"}},
		{"rules that end", "en", "propose to extend the rules that expire in April 2027", interval{}},
		{"followed by", "en", "adopt a plan in 2026, followed by a report in 2027", interval{"in 2026", "2026-01-01", "2026-12-31"}},
		{"planned", "en", "present a plan (planned for 2027)", interval{"for 2027", "2027-01-01", "2027-12-31"}},
		{"word on either side", "fr", "revoir le plan pour 2026-2030 au plus tard au premier trimestre 2026", interval{"au plus tard au premier trimestre 2026", "", "2026-03-31"}},
		{"two verbs", "en", "adopt the plan in 2026 and report on it by the end of 2028", interval{"by the end of 2028", "", "2028-12-31"}},
		{"first in the item", "en", "In 2026, open a call for projects", interval{"In 2026", "2026-01-01", "2026-12-31"}},
		{"inside", "en", "renew, in 2031, the roadmap on small arms", interval{"in 2031", "2031-01-01", "2031-12-31"}},
		{"noun in -ed", "en", "fund projects against hatred in 2027", interval{"in 2027", "2027-01-01", "2027-12-31"}},
		{"address", "en", "keep https://example.org/plan-2027/in/2027 up to date", interval{}},
		{"numbered", "en", "amend Article 2025 and ISO 2026", interval{}},
	}, dates.Deadline)
}

func TestDeadlineSince(t *testing.T) {
	past := "examine the ruling handed down in spring 2024 and its effects"
	if e := dates.DeadlineSince(past, "en", "2026-04-14"); e != nil {
		t.Errorf("DeadlineSince(%q) = %v, want nil: it was over", past, e)
	}
	future := "lend equipment to the regions most affected in 2027"
	want := interval{"in 2027", "2027-01-01", "2027-12-31"}
	if diff := cmp.Diff(want, intervalOf(dates.DeadlineSince(future, "en", "2026-04-14"))); diff != "" {
		t.Errorf("DeadlineSince(%q) (-want +got):\n%s", future, diff)
	}
}

func TestCell(t *testing.T) {
	checkDeadlines(t, []deadlineCase{
		{"year", "en", "2028", interval{"2028", "2028-01-01", "2028-12-31"}},
		{"quarter", "en", "Q4 2027", interval{"Q4 2027", "2027-10-01", "2027-12-31"}},
		{"quarter with slash", "en", "Q4/2027", interval{"Q4/2027", "2027-10-01", "2027-12-31"}},
		{"year before quarter", "en", "2027 Q4", interval{"2027 Q4", "2027-10-01", "2027-12-31"}},
		{"year, quarter in brackets", "en", "2027 (Q4)", interval{"2027 (Q4)", "2027-10-01", "2027-12-31"}},
		{"quarters over years", "en", "Q4 2026 – Q2 2027", interval{"Q4 2026 – Q2 2027", "2026-10-01", "2027-06-30"}},
		{"range", "en", "2027-2029", interval{"2027-2029", "2027-01-01", "2029-12-31"}},
		{"by end", "en", "By end-2030", interval{"By end-2030", "", "2030-12-31"}},
		{"end alone", "en", "End 2030", interval{"End 2030", "", "2030-12-31"}},
		{"from", "en", "From 2026", interval{"From 2026", "2026-01-01", ""}},
		{"half", "en", "Second half of 2026", interval{"Second half of 2026", "2026-07-01", "2026-12-31"}},
		{"month", "en", "March 2024", interval{"March 2024", "2024-03-01", "2024-03-31"}},
		{"month in figures", "en", "06/2027", interval{"06/2027", "2027-06-01", "2027-06-30"}},
		{"continuous with start", "en", "Continuous (from 2026)", interval{"from 2026", "2026-01-01", ""}},
		{"for", "en", "For 2027", interval{"For 2027", "2027-01-01", "2027-12-31"}},
		{"ongoing", "en", "Ongoing", interval{}},
		{"short term", "en", "Short term", interval{}},
		{"German quarter", "de", "IV. Quartal 2027", interval{"IV. Quartal 2027", "2027-10-01", "2027-12-31"}},
		{"French quarter", "fr", "T4 2027", interval{"T4 2027", "2027-10-01", "2027-12-31"}},
	}, dates.Cell)
}

func TestGoverning(t *testing.T) {
	checkDeadlines(t, []deadlineCase{
		{"lead-in", "en", "By the end of 2026, the Commission will:", interval{"By the end of 2026", "", "2026-12-31"}},
		{"lead-in, inside", "en", "The Commission will, in 2027:", interval{"in 2027", "2027-01-01", "2027-12-31"}},
		{"band", "en", "2027", interval{"2027", "2027-01-01", "2027-12-31"}},
		{"band with colon", "en", "2027: first steps", interval{"2027", "2027-01-01", "2027-12-31"}},
		{"actions for", "en", "Actions for 2026-2027", interval{"for 2026-2027", "2026-01-01", "2027-12-31"}},
		{"key actions", "en", "Key Actions 2026–2028", interval{"2026–2028", "2026-01-01", "2028-12-31"}},
		{"term", "en", "Short term (2026-2027)", interval{"2026-2027", "2026-01-01", "2027-12-31"}},
		{"strategy", "en", "Drugs Strategy 2026-2030", interval{}},
		{"agenda", "en", "Key actions under the 2030 Agenda", interval{}},
		{"earlier report", "en", "Following its 2024 report, the Commission will:", interval{}},
		{"nothing", "en", "The Commission will:", interval{}},
		{"German", "de", "Bis Ende 2027 wird die Kommission", interval{"Bis Ende 2027", "", "2027-12-31"}},
	}, dates.Governing)
}

package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	ical "github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

// deadlines puts actions with the given deadlines into the index, in place of those
// that are there.
func (f *fixture) deadlines(ds ...*corpus.Deadline) {
	base := f.held(corpus.FormatPDF).Actions[0].ID
	var all []corpus.Entry
	for _, e := range f.index.entries {
		if e.ID != base {
			continue
		}
		for i, d := range ds {
			e.ID, e.Deadline = base+strings.Repeat("0", i), d
			all = append(all, e)
		}
	}
	f.index.entries = all
}

// calendar reads the answer to a path with another program's reader.
func (f *fixture) calendar(t *testing.T, path string) (answer, *ical.Calendar) {
	t.Helper()
	got := f.get(t, path)
	if got.StatusCode != http.StatusOK {
		t.Fatalf("status %d: %s", got.StatusCode, got.body)
	}
	cal, err := ical.NewDecoder(strings.NewReader(got.body)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	return got, cal
}

func property(t *testing.T, props ical.Props, name string) string {
	t.Helper()
	text, err := props.Text(name)
	if err != nil {
		t.Error(err)
	}
	return text
}

// TestDeadlinesStandOnADay: an action stands on the last day of its deadline, else
// on the first, and says how it was put.
func TestDeadlinesStandOnADay(t *testing.T) {
	for _, c := range []struct {
		name     string
		deadline corpus.Deadline
		day      string
		summary  string
		when     string
	}{
		{"a day", corpus.Deadline{Text: "on 1 March 2032", From: "2032-03-01", To: "2032-03-01"}, "20320301", "Due: ", "When: “on 1 March 2032”, 2032-03-01\n"},
		{"a year", corpus.Deadline{Text: "in 2032", From: "2032-01-01", To: "2032-12-31"}, "20321231", "Due: ", "When: “in 2032”, 2032-01-01 to 2032-12-31; shown on the last day\n"},
		{"until", corpus.Deadline{Text: "by mid-2032", To: "2032-06-30"}, "20320630", "Due: ", "When: “by mid-2032”, until 2032-06-30\n"},
		{"from", corpus.Deadline{Text: "from 2032", From: "2032-01-01"}, "20320101", "Begins: ", "When: “from 2032”, from 2032-01-01 on, without a last day\n"},
		{"leap day", corpus.Deadline{To: "2032-02-29"}, "20320229", "Due: ", "When: until 2032-02-29\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFixture(t)
			f.deadlines(&c.deadline)
			_, cal := f.calendar(t, "/v1/actions.ics")
			if len(cal.Events()) != 1 {
				t.Fatalf("%d events", len(cal.Events()))
			}
			props := cal.Events()[0].Props
			if got := props.Get("DTSTART"); got.Value != c.day || got.ValueType() != ical.ValueDate {
				t.Errorf("DTSTART = %v, want the day %s", got, c.day)
			}
			if got, want := property(t, props, "SUMMARY"), c.summary+"map the weak places of ports together with Europol by 2032"; got != want {
				t.Errorf("SUMMARY = %q, want %q", got, want)
			}
			pdf := f.held(corpus.FormatPDF)
			want := "The Commission will:\nmap the weak places of ports together with Europol by 2032\n" + c.when +
				"Who: Commission, Europol\nThemes: Maritime security\nWhere: COM(2031) 9 final, Safe harbours (pdf), page 7\n" +
				f.url + "/v1/documents/" + pdf.ID + "/original#page=7"
			if diff := cmp.Diff(want, property(t, props, "DESCRIPTION")); diff != "" {
				t.Errorf("DESCRIPTION (-want +got):\n%s", diff)
			}
			if stamp, err := props.DateTime("DTSTAMP", time.UTC); err != nil || !stamp.Equal(time.Date(2031, 4, 20, 8, 0, 0, 0, time.UTC)) {
				t.Errorf("DTSTAMP = %v, %v, want when the document came in", stamp, err)
			}
			if got, want := props.Get("URL").Value, f.url+"/documents/"+pdf.ID+"?at="+pdf.Actions[0].ID+"#p2"; got != want {
				t.Errorf("URL = %q, want %q", got, want)
			}
		})
	}
}

// TestCalendarSaysWhatIsLeftOut: where there are more deadlines than the limit, whole
// years go, the earliest first.
func TestCalendarSaysWhatIsLeftOut(t *testing.T) {
	due := func(day corpus.Date) *corpus.Deadline { return &corpus.Deadline{To: day} }
	all := []*corpus.Deadline{due("2030-12-31"), due("2031-03-31"), due("2031-12-31"), {From: "2032-01-01"}, due("2032-12-31"), nil}
	for _, c := range []struct {
		name, path  string
		days        []string
		description string
		cut         string
	}{
		{"all", "/v1/actions.ics?theme=maritime-security", []string{"20301231", "20310331", "20311231", "20320101", "20321231"},
			"5 of 6 key actions that match have a deadline. An action stands on the last day of its deadline. 1 without a last day: on the first, as “Begins”. 1 without a day: left out.", ""},
		{"as many as there are", "/v1/actions.ics?limit=5", []string{"20301231", "20310331", "20311231", "20320101", "20321231"},
			"5 of 6 key actions that match have a deadline. An action stands on the last day of its deadline. 1 without a last day: on the first, as “Begins”. 1 without a day: left out.", ""},
		{"two years", "/v1/actions.ics?limit=4", []string{"20310331", "20311231", "20320101", "20321231"},
			"5 of 6 key actions that match have a deadline; these are 4 of them, from 2031 on. An action stands on the last day of its deadline. 1 without a last day: on the first, as “Begins”. 1 without a day: left out.", "true"},
		{"one year, for the next does not fit", "/v1/actions.ics?limit=3", []string{"20320101", "20321231"},
			"5 of 6 key actions that match have a deadline; these are 2 of them, from 2032 on. An action stands on the last day of its deadline. 1 without a last day: on the first, as “Begins”. 1 without a day: left out.", "true"},
		{"a part of a year", "/v1/actions.ics?limit=1", []string{"20320101"},
			"5 of 6 key actions that match have a deadline; these are 1 of them, from 2032 on. An action stands on the last day of its deadline. 1 without a last day: on the first, as “Begins”. 1 without a day: left out.", "true"},
		{"none", "/v1/actions.ics?theme=fraud", nil, "0 of 0 key actions that match have a deadline. An action stands on the last day of its deadline.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFixture(t)
			f.deadlines(all...)
			got, cal := f.calendar(t, c.path)
			var days []string
			for _, e := range cal.Events() {
				days = append(days, e.Props.Get("DTSTART").Value)
			}
			if diff := cmp.Diff(c.days, days); diff != "" {
				t.Errorf("days (-want +got):\n%s", diff)
			}
			for _, name := range []string{"DESCRIPTION", "X-WR-CALDESC"} {
				if diff := cmp.Diff(c.description, property(t, cal.Props, name)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
			}
			if h := got.Header; h.Get("Polidex-Cut") != c.cut || h.Get("Content-Type") != "text/calendar; charset=utf-8" || h.Get("Content-Disposition") != `inline; filename="polidex-actions.ics"` {
				t.Errorf("headers: %v", h)
			}
		})
	}
}

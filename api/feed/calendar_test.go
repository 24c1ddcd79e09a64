package feed_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	"polidex/api/feed"
)

func deadlines() feed.Calendar {
	return feed.Calendar{
		Name: "Polidex – key actions: theme Fraud; scams", Description: "2 of 3 key actions, and no more.",
		Self: "https://polidex.example/v1/actions.ics?theme=fraud&theme=ports", Version: "1.2.3",
		Events: []feed.Event{
			{
				Entry: "d1-a1", Day: time.Date(2032, 12, 31, 0, 0, 0, 0, time.UTC), Stamp: noon,
				Summary:     "Due: map the weak places of ports, together with Europol; and “all” of Zażółć gęślą …",
				Description: "The Commission will:\nmap the weak places\r\nof ports \\ quays; then, report\nhttps://polidex.example/v1/documents/d1/original#page=7",
				URL:         "https://polidex.example/v1/actions/d1-a1", Categories: []string{"Fraud, scams", "Ports"},
			},
			{Entry: "d2-a1", Day: time.Date(2028, 2, 29, 0, 0, 0, 0, time.UTC), Stamp: noon.AddDate(0, 0, -1), Summary: "Begins: patrol", Description: "patrol"},
		},
	}
}

// decode reads a calendar with another program's reader.
func decode(t *testing.T, body []byte) *ical.Calendar {
	t.Helper()
	cal, err := ical.NewDecoder(bytes.NewReader(body)).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, body)
	}
	return cal
}

func TestCalendar(t *testing.T) {
	c := deadlines()
	body, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "calendar.ics", body)
	checkLines(t, body)
	cal := decode(t, body)
	// Its writer knows what a calendar must have, and checks it.
	if err := ical.NewEncoder(&bytes.Buffer{}).Encode(cal); err != nil {
		t.Error(err)
	}
	for name, want := range map[string]string{
		"VERSION": "2.0", "NAME": c.Name, "X-WR-CALNAME": c.Name, "DESCRIPTION": c.Description, "X-WR-CALDESC": c.Description, "X-PUBLISHED-TTL": "P1D",
	} {
		if got, err := cal.Props.Text(name); err != nil || got != want {
			t.Errorf("%s = %q, %v, want %q", name, got, err, want)
		}
	}
	if p := cal.Props.Get("SOURCE"); p == nil || p.Value != c.Self {
		t.Errorf("SOURCE = %v, want %q", p, c.Self)
	}
	if p := cal.Props.Get("REFRESH-INTERVAL"); p == nil {
		t.Error("no REFRESH-INTERVAL")
	} else if d, err := p.Duration(); err != nil || d != 24*time.Hour {
		t.Errorf("REFRESH-INTERVAL = %v, %v", d, err)
	}
	events := cal.Events()
	if len(events) != len(c.Events) {
		t.Fatalf("%d events, want %d", len(events), len(c.Events))
	}
	for i, e := range c.Events {
		got := events[i]
		start, err := got.DateTimeStart(time.UTC)
		if err != nil || !start.Equal(e.Day) || got.Props.Get("DTSTART").ValueType() != ical.ValueDate {
			t.Errorf("event %d begins %v, %v", i, start, err)
		}
		end, err := got.DateTimeEnd(time.UTC)
		if err != nil || !end.Equal(e.Day.AddDate(0, 0, 1)) {
			t.Errorf("event %d ends %v, %v", i, end, err)
		}
		stamp, err := got.Props.DateTime("DTSTAMP", time.UTC)
		if err != nil || !stamp.Equal(e.Stamp.Truncate(time.Second)) {
			t.Errorf("event %d is stamped %v, %v", i, stamp, err)
		}
		want := []string{strings.TrimPrefix(feed.ID(e.Entry), "urn:uuid:"), e.Summary, strings.ReplaceAll(e.Description, "\r\n", "\n")}
		var have []string
		for _, name := range []string{"UID", "SUMMARY", "DESCRIPTION"} {
			text, err := got.Props.Text(name)
			if err != nil {
				t.Error(err)
			}
			have = append(have, text)
		}
		for _, p := range got.Props.Values("CATEGORIES") {
			values, err := p.TextList()
			if err != nil {
				t.Error(err)
			}
			have = append(have, values...)
		}
		if diff := cmp.Diff(append(want, e.Categories...), have); diff != "" {
			t.Errorf("event %d (-want +got):\n%s", i, diff)
		}
	}
}

func TestEmptyCalendar(t *testing.T) {
	c := deadlines()
	c.Events = nil
	body, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	checkLines(t, body)
	if n := len(decode(t, body).Events()); n != 0 {
		t.Errorf("%d events", n)
	}
}

// checkLines holds every line against what RFC 5545 wants of it, and against what
// Google's calendar cannot read.
func checkLines(t *testing.T, body []byte) {
	t.Helper()
	if !strings.HasSuffix(string(body), "END:VCALENDAR\r\n") {
		t.Errorf("it ends with %q", body[max(0, len(body)-20):])
	}
	for l := range strings.SplitSeq(strings.TrimSuffix(string(body), "\r\n"), "\r\n") {
		if len(l) > 75 || len(l) == 0 || strings.ContainsAny(l, "\r\n") || !utf8.ValidString(l) {
			t.Errorf("line %q has %d octets", l, len(l))
		}
		if slashes := len(l) - len(strings.TrimRight(l, `\`)); slashes%2 == 1 {
			t.Errorf("line %q ends within an escape", l)
		}
	}
}

// FuzzCalendar writes events of any text: the lines are as they must be, and another
// program's reader gets the text back.
func FuzzCalendar(f *testing.F) {
	for _, seed := range []string{"ports", "a\nEND:VEVENT\nBEGIN:VEVENT", `\n\\;,`, strings.Repeat(`\`, 80), strings.Repeat("ż", 80), strings.Repeat("x", 73) + "\ny", "\x00\x1b", "\xff", "a\r\nb\rc", "\u2028", " lead and trail "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c := feed.Calendar{Name: text, Description: text, Self: "https://x.example/", Events: []feed.Event{{Entry: text, Day: noon, Stamp: noon, Summary: text, Description: text, Categories: []string{text}}}}
		body, err := c.Encode()
		if err != nil {
			t.Fatal(err)
		}
		checkLines(t, body)
		events := decode(t, body).Events()
		if len(events) != 1 {
			t.Fatalf("%d events in\n%s", len(events), body)
		}
		want := strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\r\n", "\n")
		want = strings.Map(func(r rune) rune {
			if r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0) {
				return ' '
			}
			return r
		}, want)
		if got, err := events[0].Props.Text("DESCRIPTION"); err != nil || got != want {
			t.Errorf("DESCRIPTION = %q, %v, want %q", got, err, want)
		}
	})
}

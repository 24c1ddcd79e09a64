package feed

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
)

// CalendarType is the media type of iCalendar.
const CalendarType = "text/calendar"

// Calendar is a list of days that is followed.
type Calendar struct {
	// Name is shown in a list of calendars; Description says what is in it.
	Name, Description string
	// Self is the address of the calendar itself, absolute.
	Self string
	// Version is that of the program.
	Version string
	Events  []Event
}

// Event is something that stands on one day.
type Event struct {
	// Entry is the id of an entry of the corpus, by which the event is known.
	Entry string
	// Day is the day; its time of day is of no account.
	Day time.Time
	// Stamp is when what the event says came in.
	Stamp time.Time
	// Summary is short; Description may have several lines.
	Summary, Description string
	// URL is absolute.
	URL        string
	Categories []string
}

// refresh is how often a calendar is to be asked for: deadlines change when documents
// come in.
const refresh = "P1D"

// Encode writes the calendar as RFC 5545 and RFC 7986 have it: all-day events of one
// day each, which leave people free, with the name and description also under the
// names by which older programs look for them. Two calendars with the same content
// are the same bytes: an event is stamped with when it came in. One without events is
// written too; RFC 5545 wants a component, and all programs take it without.
func (c *Calendar) Encode() ([]byte, error) {
	cal := ics.NewCalendarFor(program)
	cal.SetProductId("-//" + program + "//" + program + " " + plain(c.Version) + "//EN")
	cal.SetCalscale("GREGORIAN")
	cal.SetName(plain(c.Name))
	cal.SetXWRCalName(plain(c.Name))
	cal.SetDescription(plain(c.Description))
	cal.SetXWRCalDesc(plain(c.Description))
	cal.CalendarProperties = append(cal.CalendarProperties, ics.CalendarProperty{BaseProperty: ics.BaseProperty{
		IANAToken: "SOURCE", Value: c.Self, ICalParameters: map[string][]string{"VALUE": {"URI"}},
	}})
	cal.SetRefreshInterval(refresh)
	cal.SetXPublishedTTL(refresh)
	for i := range c.Events {
		c.Events[i].add(cal)
	}
	var whole bytes.Buffer
	if err := cal.SerializeTo(&whole, ics.WithNewLineWindows, ics.WithLineLength(unfolded)); err != nil {
		return nil, fmt.Errorf("writing the calendar %s: %w", c.Self, err)
	}
	var out bytes.Buffer
	for line := range strings.SplitSeq(strings.TrimSuffix(whole.String(), "\r\n"), "\r\n") {
		fold(&out, line)
	}
	return out.Bytes(), nil
}

func (e *Event) add(cal *ics.Calendar) {
	out := cal.AddEvent(identity(e.Entry).String())
	out.SetDtStampTime(e.Stamp.UTC().Truncate(time.Second))
	out.SetAllDayStartAt(e.Day)
	out.SetAllDayEndAt(e.Day.AddDate(0, 0, 1))
	out.SetSummary(plain(e.Summary))
	out.SetDescription(plain(e.Description))
	if e.URL != "" {
		out.SetURL(e.URL)
	}
	for _, c := range e.Categories {
		out.AddProperty(ics.ComponentPropertyCategories, plain(c))
	}
	out.SetTimeTransparency(ics.TransparencyTransparent)
}

// plain takes out what no text of a calendar may have: letters of control, but for
// the ends of lines.
func plain(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r < ' ' || r >= 0x7f && r < 0xa0:
			return ' '
		}
		return r
	}, s)
}

const (
	// octets is how long a line may be, without its end (RFC 5545, section 3.1).
	octets = 75
	// unfolded is a length that no line has.
	unfolded = 1 << 30
)

// fold writes a line of content as lines of at most 75 octets, each but the first
// with a space before it. A letter stays whole, and so does an escape: Google's
// calendar leaves out an event in which a line ends between "\" and "n".
func fold(b *bytes.Buffer, line string) {
	for room := octets; len(line) > room; room = octets - 1 {
		cut := room
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		if slashes := cut - len(strings.TrimRight(line[:cut], `\`)); slashes%2 == 1 {
			cut--
		}
		b.WriteString(line[:cut] + "\r\n ")
		line = line[cut:]
	}
	b.WriteString(line + "\r\n")
}

package oai

import (
	"strings"
	"time"
)

// Granularity says how finely a repository's date stamps are written (section
// 3.3).
type Granularity string

// The granularities.
const (
	Days    Granularity = "YYYY-MM-DD"
	Seconds Granularity = "YYYY-MM-DDThh:mm:ssZ"
)

// stampLayout is the form of a UTCdatetime (section 3.3).
const stampLayout = "2006-01-02T15:04:05Z"

// validStamp says whether s is a day or a second that exists.
func validStamp(s string) bool {
	layout := stampLayout
	if len(s) == len(time.DateOnly) {
		layout = time.DateOnly
	}
	t, err := time.Parse(layout, s)
	// Formatting it again refuses the fractions that parsing lets through.
	return err == nil && t.Format(layout) == s
}

// firstSecond and lastSecond return a stamp by the second: the first or the last
// of a day. They compare as strings; an empty one stays empty.
func firstSecond(s string) string { return seconds(s, "T00:00:00Z") }
func lastSecond(s string) string  { return seconds(s, "T23:59:59Z") }

func seconds(s, time string) string {
	if s == "" || strings.Contains(s, "T") {
		return s
	}
	return s + time
}

// cut returns a stamp as the repository can be asked for it: by the second only
// where its granularity is.
func (g Granularity) cut(stamp string) string {
	if g != Seconds && len(stamp) > len(time.DateOnly) {
		return stamp[:len(time.DateOnly)]
	}
	return stamp
}

// window returns from and until as they may be sent together: "the from argument
// must have the same granularity as the until argument" (section 4.5).
func (g Granularity) window(from, until string) (string, string) {
	from, until = g.cut(from), g.cut(until)
	if from != "" && until != "" && len(from) != len(until) {
		return firstSecond(from), lastSecond(until)
	}
	return from, until
}

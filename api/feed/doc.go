// Package feed writes what can be followed: an Atom feed, a JSON Feed and an
// iCalendar feed.
//
// [Feed] is a list of entries, newest first, which [Feed.Atom] and [Feed.JSON] write
// in the two forms; [Calendar] is a list of days. All of it is pure: the same value
// gives the same bytes, so that a reader that asks again is told of changes alone.
//
// Atom is written by encoding/xml and JSON Feed by encoding/json: both forms are a
// handful of elements. github.com/gorilla/feeds, the one library in wide use, gives a
// feed no link to itself and an entry no second category and no language.
// Calendars are put together by github.com/arran4/golang-ical, which knows what is
// escaped where; lines are folded here (see fold), since it folds within escapes.
package feed

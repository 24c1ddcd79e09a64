package dates

import (
	"time"

	"polidex/corpus"
)

// days returns the first and last day of a unit as its words put it.
func (u *unit) days() (first, last corpus.Date) {
	if u.until != nil {
		first, _ = u.days1()
		_, last = u.until.days()
		if u.until.part == partMid && u.until.fineless() {
			last = endOfMonth(u.until.lastYear(), 6)
		}
		return first, last
	}
	return u.days1()
}

// fineless says that nothing but a part narrows the year down.
func (u *unit) fineless() bool {
	return u.quarter.first == 0 && u.half.first == 0 && u.season == 0 && u.month.first == 0
}

func (u *unit) days1() (first, last corpus.Date) {
	y, end := u.year, u.lastYearOfRange()
	switch {
	case u.day.first != 0:
		d := max(u.day.first, u.day.last)
		return corpus.Day(y, time.Month(u.month.first), u.day.first), corpus.Day(y, time.Month(u.month.first), d)
	case u.month.first != 0:
		return months(y, u.month.first, end, max(u.month.first, u.month.last))
	case u.quarter.first != 0:
		return months(y, 3*u.quarter.first-2, end, 3*max(u.quarter.first, u.quarter.last))
	case u.half.first != 0:
		return months(y, 6*u.half.first-5, end, 6*max(u.half.first, u.half.last))
	case u.season == winter:
		return months(y, 12, y+1, 2)
	case u.season != 0:
		return months(y, 3*u.season, end, 3*u.season+2)
	}
	// The thirds of a year: early, middle, late.
	switch u.part {
	case partEarly:
		return months(y, 1, end, 4)
	case partMid:
		return months(y, 5, end, 8)
	case partLate, partEnd:
		return months(y, 9, end, 12)
	}
	return months(y, 1, end, 12)
}

// lastYearOfRange is the year in which a range of years that is narrowed down
// no further ends; a winter's second year is its own affair.
func (u *unit) lastYearOfRange() int {
	if u.untilYear != 0 && u.season != winter {
		return u.untilYear
	}
	return u.year
}

// winter is the fourth season; spring, the first, begins in March.
const winter = 4

// end returns the last day of what "by" the unit allows.
func (u *unit) end1() corpus.Date {
	switch {
	case u.until != nil:
		return u.until.end1()
	case u.part == partMid && u.day.first == 0 && u.month.first != 0:
		return corpus.Day(u.year, time.Month(u.month.first), 15)
	case u.part == partMid && u.fineless():
		return endOfMonth(u.lastYearOfRange(), 6)
	}
	_, last := u.days1()
	return last
}

// before returns the last day before the unit; "before the end of 2026" allows
// the end.
func (u *unit) before() corpus.Date {
	if u.part == partEnd || u.part == partMid && u.fineless() {
		return u.end1()
	}
	first, _ := u.days1()
	return shift(first, -1)
}

// begin returns the first day of what "from" the unit allows.
func (u *unit) begin() corpus.Date {
	if u.part == partMid && u.fineless() {
		return corpus.Day(u.year, 7, 1)
	}
	first, _ := u.days1()
	return first
}

// precision says how exactly the unit is put.
func (u *unit) precision() corpus.Precision {
	switch {
	case u.until != nil || u.untilYear != 0 && u.season != winter:
		return corpus.ByPeriod
	case u.day.first != 0:
		return corpus.ByDay
	case u.month.first != 0:
		return corpus.ByMonth
	case u.quarter.first != 0:
		return corpus.ByQuarter
	case u.half.first != 0:
		return corpus.ByHalf
	case u.season != 0:
		return corpus.BySeason
	case u.part == partEnd:
		return corpus.ByYear
	case u.part != 0:
		return corpus.ByPart
	}
	return corpus.ByYear
}

func months(y1, m1, y2, m2 int) (first, last corpus.Date) {
	return corpus.Day(y1, time.Month(m1), 1), endOfMonth(y2, m2)
}

func endOfMonth(year, month int) corpus.Date {
	t := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC)
	return corpus.Day(t.Year(), t.Month(), t.Day())
}

func shift(d corpus.Date, days int) corpus.Date {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return d
	}
	t = t.AddDate(0, 0, days)
	return corpus.Day(t.Year(), t.Month(), t.Day())
}

func validDay(year, month, day int) bool {
	return 1 <= month && month <= 12 && 1 <= day && day <= 31 &&
		time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() == day
}

package timex

import (
	"cmp"
	"strconv"

	"readout/store/dates"
)

// express adds the TimeML value of a settled sighting to b and fills in the type
// and the period of e.
func (r *resolver) express(b []byte, s *sighting, e *Expression) []byte {
	e.Type = DateType
	if s.period != noPeriod {
		e.Type = TimeType
	}
	switch s.class {
	case length:
		e.Type = DurationType
		return appendLength(b, s.n, s.is(halving), s.unit)
	case recurring:
		e.Type = SetType
		return appendRecurring(b, s)
	case ancient:
		return appendAncient(b, s)
	case reference:
		return append(b, referenceValue(s.n)...)
	case shifted:
		if s.date.Year == 0 {
			return r.openShift(b, s, e)
		}
	case point:
		if s.date.Year == 0 {
			return appendOpen(b, s)
		}
	}
	s.span(e)
	return appendPoint(b, s)
}

// appendAncient writes BC0490 and, for centuries, BC04.
func appendAncient(b []byte, s *sighting) []byte {
	b = append(b, "BC"...)
	if s.unit == centuries {
		return appendTwo(b, s.n-1)
	}
	return appendYear(b, s.n)
}

func referenceValue(n int) string {
	switch int8(n) {
	case presentRef:
		return "PRESENT_REF"
	case pastRef:
		return "PAST_REF"
	}
	return "FUTURE_REF"
}

// openShift writes the value of a shift that has nothing to count from.
func (r *resolver) openShift(b []byte, s *sighting, e *Expression) []byte {
	dir := s.n
	if s.n == many {
		dir = int(s.rel)
	}
	switch {
	case s.period == atClock || s.period != noPeriod && s.n == 0:
		return appendPart(append(b, "XXXX-XX-XX"...), s)
	case s.is(fromLast) && s.rel != 0: // two days later, of which it is not known
		e.Type = DurationType
		n := s.n
		if n != many && n < 0 {
			n = -n
		}
		return appendLength(b, n, s.is(halving), s.unit)
	case dir < 0:
		return append(b, "PAST_REF"...)
	case dir > 0:
		return append(b, "FUTURE_REF"...)
	}
	return append(b, "PRESENT_REF"...)
}

// appendLength writes P3M, PT36H, P2.5Y and PXD.
func appendLength(b []byte, n int, half bool, u unit) []byte {
	b = append(b, 'P')
	if u < days {
		b = append(b, 'T')
	}
	switch {
	case n == many:
		b = append(b, 'X')
	case half && n == 0 && units[u].half != "":
		return append(b, units[u].half...)
	case half:
		b = append(strconv.AppendInt(b, int64(n), 10), ".5"...)
	default:
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return append(b, units[u].code...)
}

// appendRecurring writes XXXX-WXX-2 for weekdays, XXXX-XX-XXTNI for parts of the
// day, XXXX-XX for "monthly" and P1M for "every month".
func appendRecurring(b []byte, s *sighting) []byte {
	switch {
	case s.weekday > 0:
		return appendPart(append(b, "XXXX-WXX-"...), s, isoDay(s.weekday))
	case s.period != noPeriod:
		return appendPart(append(b, "XXXX-XX-XX"...), s)
	case s.unit == seasons:
		return appendYearPart(append(b, "XXXX"...), s)
	case s.unit == months && s.date.Month > 0:
		return appendTwo(append(b, "XXXX-"...), int(s.date.Month))
	case s.unit == weekends:
		return append(b, "XXXX-WXX-WE"...)
	case s.n != 0:
		return appendLength(b, s.n, false, s.unit)
	}
	return append(b, cmp.Or(units[s.unit].open, "XXXX")...)
}

// isoDay returns 1 for Monday to 7 for Sunday.
func isoDay(weekday int8) byte { return byte('1' + (weekday+5)%7) }

// appendPart writes a part of the day after the digits of the day it belongs to.
func appendPart(b []byte, s *sighting, digits ...byte) []byte {
	b = append(b, digits...)
	if s.period != atClock {
		return append(b, periodCodes[s.period]...)
	}
	b = appendTwo(append(b, 'T'), int(s.hour))
	return appendTwo(append(b, ':'), int(s.minute))
}

// appendYearPart writes a part of a year: -SU, -Q3, -H1.
func appendYearPart(b []byte, s *sighting) []byte {
	if s.unit == seasons {
		return append(append(b, '-'), [...]string{"SP", "SU", "FA", "WI"}[s.index]...)
	}
	return append(b, '-', units[s.unit].code[0], '0'+byte(s.index))
}

// appendOpen writes a point whose year is not known.
func appendOpen(b []byte, s *sighting) []byte {
	switch {
	case units[s.unit].months > 0:
		return appendYearPart(append(b, "XXXX"...), s)
	case s.weekday > 0 && s.date.Month == 0:
		return appendPart(append(b, "XXXX-WXX-"...), s, isoDay(s.weekday))
	case s.feast > 0 && s.date.Month == 0:
		if f := feastDays[s.feast-1]; f.month > 0 && f.weekday < 0 {
			b = appendTwo(append(b, "XXXX-"...), int(f.month))
			return appendTwo(append(b, '-'), int(f.day))
		}
		return append(b, "XXXX"...)
	}
	b = append(b, "XXXX-"...)
	if s.date.Month == 0 {
		b = append(b, "XX"...)
	} else {
		b = appendTwo(b, int(s.date.Month))
	}
	if s.date.Day > 0 {
		b = appendTwo(append(b, '-'), int(s.date.Day))
	}
	if s.period != noPeriod {
		b = appendPart(b, s)
	}
	return b
}

// appendPoint writes a point of the calendar.
func appendPoint(b []byte, s *sighting) []byte {
	year := int(s.date.Year)
	switch s.unit {
	case millennia:
		return append(b, byte('0'+year/1000))
	case centuries:
		return appendTwo(b, year/100)
	case decades:
		return append(appendTwo(b, year/100), byte('0'+year/10%10))
	case seasons, quarters, halves:
		return appendYearPart(appendYear(b, year), s)
	case weeks, weekends:
		year, week := s.date.Week()
		b = appendTwo(append(appendYear(b, year), "-W"...), week)
		if s.unit == weekends {
			b = append(b, "-WE"...)
		}
		return b
	}
	b = s.date.Append(b)
	if s.period != noPeriod && s.date.Precision >= dates.Day {
		b = appendPart(b, s)
	}
	return b
}

func appendYear(b []byte, year int) []byte {
	return appendTwo(appendTwo(b, year/100), year%100)
}

func appendTwo(b []byte, n int) []byte { return append(b, byte('0'+n/10%10), byte('0'+n%10)) }

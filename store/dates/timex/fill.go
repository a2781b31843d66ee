package timex

import "readout/store/dates"

// fill finds the year of a point, and the month if that is missing too.
func (r *resolver) fill(s *sighting) {
	base := r.base(s)
	if base.IsZero() {
		return
	}
	direction := int(s.rel)
	if s.date.Day > 0 && s.date.Month == 0 && s.weekday == 0 && s.feast == 0 {
		if base.Precision >= dates.Month {
			s.date, _ = dates.New(int(base.Year), int(base.Month), int(s.date.Day))
		}
		return
	}
	if s.is(relYear) {
		s.date.Year = base.Year + int16(s.rel)
		s.date.Precision = max(s.date.Precision, dates.Year)
		r.checkDay(s)
		return
	}
	if !s.is(relating) && !r.narrative {
		if r.lastFull && r.last.Precision > dates.Year && s.weekday == 0 && s.unit != quarters && r.sameSentence(s) && r.tense(s) <= 0 {
			r.sameYear(s, r.last)
			return
		}
		direction = r.tense(s)
	}
	switch {
	case s.weekday > 0 && s.date.Month == 0:
		r.fillWeekday(s, base, direction)
	case s.is(relating) && s.rel != 0:
		r.beyond(s, base, direction)
	case units[s.unit].months > 0:
		r.fillPeriod(s, base, direction)
	default:
		r.nearest(s, base, direction)
	}
}

// fillWeekday takes the weekday before or after the base, or the base itself; one
// that was related is never the base.
func (r *resolver) fillWeekday(s *sighting, base dates.Date, direction int) {
	if base.Precision < dates.Day {
		return
	}
	ahead := (int(s.weekday) - 1 - int(base.Weekday()) + 7) % 7
	if s.is(relating) && ahead == 0 && direction != 0 {
		ahead = 7 * direction
	} else if direction < 0 && ahead > 0 || direction == 0 && (ahead > 3 || !s.is(relating) && !r.narrative && ahead > 0) {
		ahead -= 7
	}
	s.date = base.AddDays(ahead)
}

// beyond takes the last or next such month, season or day strictly before or
// after the base: "last September", "next spring".
func (r *resolver) beyond(s *sighting, base dates.Date, direction int) {
	month := s.firstMonth(int(base.Year))
	at := int(base.Month)
	if base.Precision < dates.Month {
		at = 6
	}
	year := int(base.Year)
	switch {
	case direction < 0 && month >= at:
		year--
	case direction > 0 && month <= at:
		year++
	}
	s.date.Year = int16(year)
	if s.date.Precision == dates.Unknown {
		s.date.Precision = dates.Year
	}
}

// firstMonth returns the month that a point without year begins in.
func (s *sighting) firstMonth(year int) int {
	switch {
	case units[s.unit].months > 0:
		return units[s.unit].zeroth + units[s.unit].months*int(s.index)
	case s.feast > 0:
		return int(feastDays[s.feast-1].in(year).Month)
	}
	return int(s.date.Month)
}

// fillPeriod takes the season, quarter or half of the base's year; that of the year
// before or after if the words speak of the past or of what is to come.
func (r *resolver) fillPeriod(s *sighting, base dates.Date, direction int) {
	month := s.firstMonth(int(base.Year))
	s.date = dates.Date{Year: base.Year, Precision: dates.Year}
	switch {
	case s.is(relating) || base.Precision < dates.Month:
	case r.narrative:
		if s.unit != seasons || month < 12 { // winter is at both ends of its year
			r.nearest(s, base, 0)
		}
	case direction < 0 && month > int(base.Month):
		s.date.Year--
	case direction > 0 && month+2 < int(base.Month):
		s.date.Year++
	}
}

// nearest takes the year that brings a month, day or holiday before or after the
// base, or next to it if the direction is 0.
func (r *resolver) nearest(s *sighting, base dates.Date, direction int) {
	const month, half = 31, 6 * 31 // days enough to compare places in a year
	s.date.Year = base.Year
	mine, at := month*s.firstMonth(int(base.Year)), month*int(base.Month)
	if s.date.Day > 0 && base.Precision >= dates.Day {
		mine, at = mine+int(s.date.Day), at+int(base.Day)
	}
	switch {
	case base.Precision < dates.Month:
	case direction < 0 && mine > at, direction == 0 && mine-at > half+month:
		s.date.Year--
	case direction > 0 && mine < at, direction == 0 && at-mine > half:
		s.date.Year++
	}
	r.checkDay(s)
}

// sameYear takes the year of the date before in the sentence, the next one for a
// month that would lie more than half a year back: "in November 2022 and January".
func (r *resolver) sameYear(s *sighting, base dates.Date) {
	s.date.Year = base.Year
	if s.firstMonth(int(base.Year))+6 < int(base.Month) {
		s.date.Year++
	}
	r.checkDay(s)
}

// checkDay moves a 29 February to the leap year before.
func (r *resolver) checkDay(s *sighting) {
	for range 4 {
		if s.date.Day == 0 || s.date.Month == 0 || int(s.date.Day) <= dates.DaysIn(int(s.date.Year), int(s.date.Month)) {
			return
		}
		s.date.Year--
	}
	s.date.Year = 0
}

package dates

// A resolver puts the sightings of a text in the calendar, one after the other.
type resolver struct {
	text      string
	on        Date // the day of publication
	order     Order
	narrative bool // dates count from the one mentioned last
	last      Date // that date, as precise as it was mentioned
	story     Date // in a narrative, the last that two mentions in a row agree on
	lastUnit  unit
	lastEnd   int    // where it was mentioned
	lastFull  bool   // with its year
	value     []byte // how long the value of each expression is
}

func newResolver(text string, opt TagOptions, found []sighting) *resolver {
	r := &resolver{text: text, on: opt.On.Trim(Day), order: opt.Order}
	if r.on.Precision < Day {
		r.on = Date{}
	}
	r.narrative = narrates(found, r.on)
	return r
}

// appendAll adds the expressions that the sightings are.
func (r *resolver) appendAll(dst []Expression, found []sighting) []Expression {
	room := make([]byte, 0, 12*len(found))
	from := len(dst)
	for i := range found {
		s := &found[i]
		if s.loose && !r.narrative || s.newsy && r.narrative {
			continue
		}
		e := Expression{Start: s.start, End: s.end, Order: s.order}
		full := s.written()
		r.settle(s, &e)
		n := len(room)
		room = r.express(room, s, &e)
		dst = append(dst, e)
		r.value = append(r.value, byte(len(room)-n))
		r.remember(s, full)
	}
	all := string(room)
	for i, n := range r.value {
		dst[from+i].Value, all = all[:n], all[n:]
	}
	return dst
}

// settle fills in what a sighting leaves to the context.
func (r *resolver) settle(s *sighting, e *Expression) {
	switch {
	case s.kind == point && !s.other.IsZero():
		s.date, s.other = resolve(s.date, s.other, r.order)
		e.Other = s.other.Trim(Day)
	case s.kind == point && s.missing():
		r.resume(s)
		r.fill(s)
	case s.kind == shifted:
		r.resume(s)
		r.move(s)
	}
	if s.kind == point && s.feast > 0 && s.date.Year > 0 && s.date.Month == 0 {
		day := feastDays[s.feast-1].in(int(s.date.Year))
		day.Hour, day.Minute = s.date.Hour, s.date.Minute
		s.date = day
	}
}

// resume comes back to the story of a narrative in a new paragraph, when the one
// before ended with a date years away from it.
func (r *resolver) resume(s *sighting) {
	if r.narrative && !r.story.IsZero() && apart(r.last, r.story) && !r.near(s, len(r.text)) {
		r.last = r.story
	}
}

// apart reports whether two dates lie too far from each other for one story.
func apart(a, b Date) bool { return a.Year-b.Year > 1 || b.Year-a.Year > 1 }

// base returns the date that an expression counts from.
func (r *resolver) base(s *sighting) Date {
	switch {
	case r.narrative, s.anaphoric && r.near(s, 400):
		return r.last
	case r.on.IsZero() && s.kind == point && s.weekday == 0 && !s.related:
		return r.last
	}
	return r.on
}

// near reports whether the date mentioned last stands in the same paragraph, no
// further than so many bytes away.
func (r *resolver) near(s *sighting, most int) bool {
	if s.start-r.lastEnd > most || r.last.IsZero() {
		return false
	}
	for i := r.lastEnd; i < s.start; i++ {
		if r.text[i] == '\n' {
			return false
		}
	}
	return true
}

// sameSentence reports whether no sentence ends between the date mentioned last
// and the sighting.
func (r *resolver) sameSentence(s *sighting) bool {
	if !r.near(s, 300) {
		return false
	}
	between := r.text[r.lastEnd:s.start]
	for i := 1; i+1 < len(between); i++ {
		if (between[i] == '.' || between[i] == '!' || between[i] == '?') && between[i+1] == ' ' && between[i-1]-'a' < 26 {
			return false
		}
	}
	return true
}

// fill finds the year of a point, and the month if that is missing too.
func (r *resolver) fill(s *sighting) {
	base := r.base(s)
	if base.IsZero() {
		return
	}
	direction := int(s.rel)
	if s.date.Day > 0 && s.date.Month == 0 && s.weekday == 0 && s.feast == 0 {
		if base.Precision >= Month {
			s.date = orZero(New(int(base.Year), int(base.Month), int(s.date.Day)))
		}
		return
	}
	if !s.related && !r.narrative {
		if r.lastFull && r.last.Precision > Year && s.weekday == 0 && s.unit != quarters && r.sameSentence(s) && r.tense(s) <= 0 {
			r.sameYear(s, r.last)
			return
		}
		direction = r.tense(s)
	}
	switch {
	case s.weekday > 0 && s.date.Month == 0:
		r.fillWeekday(s, base, direction)
	case s.related && s.rel != 0:
		r.beyond(s, base, direction)
	case s.unit == quarters || s.unit == halves || s.unit == seasons:
		r.fillPeriod(s, base, direction)
	default:
		r.nearest(s, base, direction)
	}
}

func orZero(d Date, ok bool) Date {
	if !ok {
		return Date{}
	}
	return d
}

// fillWeekday takes the weekday before or after the base, or the base itself; one
// that was related is never the base.
func (r *resolver) fillWeekday(s *sighting, base Date, direction int) {
	if base.Precision < Day {
		return
	}
	ahead := (int(s.weekday) - 1 - int(base.Weekday()) + 7) % 7
	if s.related && ahead == 0 && direction != 0 {
		ahead = 7 * direction
	} else if direction < 0 && ahead > 0 || direction == 0 && (ahead > 3 || !s.related && !r.narrative && ahead > 0) {
		ahead -= 7
	}
	r.onDate(s, base.AddDays(ahead))
}

// onDate gives the sighting a day and keeps its time.
func (r *resolver) onDate(s *sighting, d Date) {
	hour, minute := s.date.Hour, s.date.Minute
	s.date = d.Trim(Day)
	s.date.Hour, s.date.Minute = hour, minute
}

// beyond takes the last or next such month, season or day strictly before or
// after the base: "last September", "next spring".
func (r *resolver) beyond(s *sighting, base Date, direction int) {
	month := s.firstMonth(int(base.Year))
	at := int(base.Month)
	if base.Precision < Month {
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
	if s.date.Precision == Unknown {
		s.date.Precision = Year
	}
}

// firstMonth returns the month that a point without year begins in.
func (s *sighting) firstMonth(year int) int {
	switch {
	case s.unit == seasons:
		return 3 + 3*int(s.index)
	case s.unit == quarters:
		return 3*int(s.index) - 2
	case s.unit == halves:
		return 6*int(s.index) - 5
	case s.feast > 0:
		return int(feastDays[s.feast-1].in(year).Month)
	}
	return int(s.date.Month)
}

// fillPeriod takes the season, quarter or half of the base's year; the one before
// if it lies ahead and the words speak of the past.
func (r *resolver) fillPeriod(s *sighting, base Date, direction int) {
	year := int(base.Year)
	month := s.firstMonth(year)
	switch {
	case s.related || r.narrative || base.Precision < Month:
		year += int(s.rel) * b2i(s.related && (s.unit == halves || s.unit == quarters))
	case direction < 0 && month > int(base.Month):
		year--
	case direction > 0 && month+2 < int(base.Month):
		year++
	}
	s.date = Date{Year: int16(year), Precision: Year}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// nearest takes the year that brings a month, day or holiday before or after the
// base, or next to it if the direction is 0.
func (r *resolver) nearest(s *sighting, base Date, direction int) {
	s.date.Year = base.Year
	if base.Precision < Month {
		r.checkDay(s)
		return
	}
	at := 31*int(base.Month) + int(base.Day)
	mine := 31 * s.firstMonth(int(base.Year))
	if s.date.Day > 0 && base.Precision >= Day {
		mine += int(s.date.Day)
	} else {
		at -= int(base.Day)
	}
	if s.feast > 0 {
		mine, at = s.firstMonth(int(base.Year)), int(base.Month)
		mine, at = 31*mine, 31*at
	}
	year := 31 * 12
	switch {
	case direction < 0 && mine > at, direction == 0 && mine-at > year/2+31:
		s.date.Year--
	case direction > 0 && mine < at, direction == 0 && at-mine > year/2:
		s.date.Year++
	}
	r.checkDay(s)
}

// sameYear takes the year of the date before in the sentence, the next one for a
// month that would lie more than half a year back: "in November 2022 and January".
func (r *resolver) sameYear(s *sighting, base Date) {
	s.date.Year = base.Year
	if s.firstMonth(int(base.Year))+6 < int(base.Month) {
		s.date.Year++
	}
	r.checkDay(s)
}

// checkDay moves a 29 February to the leap year before.
func (r *resolver) checkDay(s *sighting) {
	for range 4 {
		if s.date.Day == 0 || s.date.Month == 0 || int(s.date.Day) <= daysIn(int(s.date.Year), int(s.date.Month)) {
			return
		}
		s.date.Year--
	}
	s.date.Year = 0
}

// remember keeps a point or shift with a place in the calendar as the date
// mentioned last.
func (r *resolver) remember(s *sighting, full bool) {
	if s.kind != point && s.kind != shifted || s.date.Year == 0 || s.date.IsZero() || s.unit >= decades {
		return
	}
	if r.narrative && s.form == bare && r.aside(s) {
		return
	}
	d := s.date.Trim(Day)
	if s.unit == seasons || s.unit == quarters || s.unit == halves {
		d = Date{Year: d.Year, Month: uint8(min(s.firstMonth(int(d.Year)), 12)), Precision: Month}
	}
	if r.narrative && d.Precision == Year && r.last.Year == d.Year && s.kind == point {
		r.lastEnd = s.end // the year again: the month stays known
		return
	}
	if r.narrative && s.kind == shifted && s.n < 0 {
		return // a look back
	}
	if !apart(r.last, d) || r.story.IsZero() || !apart(r.story, d) {
		r.story = d
	}
	r.last, r.lastUnit, r.lastEnd, r.lastFull = d, s.unit, s.end, full
}

// aside reports whether a year stands in brackets by itself: of a book, a film.
func (r *resolver) aside(s *sighting) bool {
	return s.start > 0 && s.end < len(r.text) && r.text[s.start-1] == '(' && r.text[s.end] == ')'
}

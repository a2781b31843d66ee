package timex

import (
	"readout/store/dates"
	"readout/store/dates/written"
)

// A resolver puts the sightings of a text in the calendar, one after the other.
type resolver struct {
	text      string
	published dates.Date
	order     written.Order
	narrative bool       // dates count from the one mentioned last
	last      dates.Date // that date, as precise as it was mentioned
	story     dates.Date // in a narrative, the last that two mentions in a row agree on
	lastUnit  unit
	lastEnd   int    // where it was mentioned
	lastFull  bool   // with its year
	values    []byte // of all expressions, one after the other
	lengths   []byte // of them
}

// begin readies the resolver for the sightings of another text.
func (r *resolver) begin(text string, on dates.Date, order written.Order, found []sighting) {
	*r = resolver{text: text, published: on.Trim(dates.Day), order: order, values: r.values[:0], lengths: r.lengths[:0]}
	r.narrative = narrates(found, r.published)
}

// appendAll adds the expressions that the sightings stand for. The sightings stay
// unchanged, so that they can be read again with another order.
func (r *resolver) appendAll(dst []Expression, found []sighting) []Expression {
	from := len(dst)
	for _, s := range found {
		if s.is(narrativeOnly) && !r.narrative || s.is(newsOnly) && r.narrative {
			continue
		}
		e := Expression{Start: s.start, End: s.end, Order: s.order}
		full := s.written()
		r.settle(&s, &e)
		n := len(r.values)
		r.values = r.express(r.values, &s, &e)
		dst = append(dst, e)
		r.lengths = append(r.lengths, byte(len(r.values)-n))
		r.remember(&s, full)
	}
	all := string(r.values)
	for i, n := range r.lengths {
		dst[from+i].Value, all = all[:n], all[n:]
	}
	return dst
}

// settle fills in what a sighting leaves to the context.
func (r *resolver) settle(s *sighting, e *Expression) {
	switch {
	case s.class == point && !s.other.IsZero():
		s.date, s.other = written.Resolve(s.date, s.other, r.order)
		e.Other = s.other.Trim(dates.Day)
	case s.class == point && s.missing():
		r.resume(s)
		r.fill(s)
	case s.class == shifted:
		r.resume(s)
		r.move(s)
	}
	if s.class == point && s.feast > 0 && s.date.Year > 0 && s.date.Month == 0 {
		s.date = feastDays[s.feast-1].in(int(s.date.Year))
	}
}

// resume comes back to the story of a narrative in a new paragraph, when the one
// before ended with a date years away from it.
func (r *resolver) resume(s *sighting) {
	if r.narrative && !r.story.IsZero() && apart(r.last, r.story) && !r.near(s, paragraph) {
		r.last = r.story
	}
}

// paragraph is how many bytes a long one has.
const paragraph = 4000

// apart reports whether two dates lie too far from each other for one story.
func apart(a, b dates.Date) bool { return a.Year-b.Year > 1 || b.Year-a.Year > 1 }

// base returns the date that an expression counts from.
func (r *resolver) base(s *sighting) dates.Date {
	switch {
	case !r.published.IsZero() && !r.narrative && s.period != noPeriod && r.last.Precision < dates.Day:
		return r.published
	case r.narrative, s.is(fromLast) && r.near(s, 400):
		return r.last
	case r.published.IsZero() && s.class == point && s.weekday == 0 && !s.is(relating):
		return r.last
	}
	return r.published
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

// remember keeps a point or shift with a place in the calendar as the date
// mentioned last.
func (r *resolver) remember(s *sighting, full bool) {
	if s.class != point && s.class != shifted || s.date.Year == 0 || s.date.IsZero() || s.unit >= decades {
		return
	}
	if r.narrative && s.notation == written.Bare && r.aside(s) {
		return
	}
	d := s.date
	if units[s.unit].months > 0 {
		d = dates.Date{Year: d.Year, Month: uint8(min(s.firstMonth(int(d.Year)), 12)), Precision: dates.Month}
	}
	if r.narrative && d.Precision == dates.Year && r.last.Year == d.Year && s.class == point {
		r.lastEnd = s.end // the year again: the month stays known
		return
	}
	if r.narrative && s.class == shifted && s.n < 0 {
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

// Package published finds out when a document was published, by evidence: what the
// document declares about itself, a line beside its body, its first sentences, the
// name of its file. Each finding says what it rests on.
package published

import (
	"strings"

	"readout/store/dates"
	"readout/store/dates/written"
)

// Find finds out when a document was published. It believes, in this order, what
// the document declares about itself, a metadata line next to the body, a dateline,
// a date that the lead ties to the day of writing, and a date in the file name.
// Nothing else is evidence: without it the Finding is zero.
//
// A numeric date that could be read in two ways keeps both readings unless the rest
// of the document or e.Now settles it.
//
// From the day until on, e.Now may find something else, because a date that was asked
// about and lies ahead is believed by then. It is zero if the Finding stays as it is.
func Find(e Evidence) (f Finding, until dates.Date) {
	j := judge{evidence: e}
	f = j.published()
	if j.refused.IsZero() {
		return f, dates.Date{}
	}
	return f, j.refused.AddDays(-daysAhead)
}

func (j *judge) published() Finding {
	declared, ok := j.declared()
	if ok && declared.Date.Precision >= dates.Day {
		return declared
	}
	observed := j.observed()
	if !ok || declared.Date.Contains(observed.Date) { // the same, more precisely
		return observed
	}
	return declared
}

// observed returns what the text or the name of the file shows.
func (j *judge) observed() Finding {
	var room [64]string // most texts have fewer lines
	p := newManuscript(j.evidence, room[:0])
	opening := p.paragraphs()
	dateline, placed := p.dateline(j, opening)
	stated, ok, weak := p.metadata(j, dateline.Line)
	if ok {
		return stated
	}
	if placed {
		return dateline
	}
	if f, ok := p.lead(j, opening); ok {
		return f
	}
	if !weak.Date.IsZero() {
		return weak
	}
	if f := fileName(j); f.Date.Precision >= dates.Day {
		return f
	}
	if f, ok := p.monthLine(j); ok {
		return f
	}
	return fileName(j)
}

// declared returns the first declared date that can be believed, or a later one
// that says the same more precisely.
func (j *judge) declared() (best Finding, ok bool) {
	for _, d := range j.evidence.Declared {
		m, found := written.Parse(d.Value)
		if !found || !j.accepts(&m) {
			continue
		}
		if !ok || best.Date.Precision < dates.Day && best.Date.Contains(m.Date) {
			best, ok = Finding{Date: m.Date, Other: m.Other, From: d.From}, true
		}
		if !best.Other.IsZero() && m.Other.IsZero() && m.Date.Trim(dates.Day) == best.Other.Trim(dates.Day) {
			best.Date, best.Other = best.Other, dates.Date{}
		}
	}
	return best, ok
}

// A judge decides which dates of one document can be its date of publication.
type judge struct {
	evidence   Evidence
	order      written.Order
	orderKnown bool            // for numeric dates of this document
	refused    dates.Date      // the first day that was refused because it lies ahead
	grammar    written.Grammar // for one line after the other
}

// accepts decides between the readings of a mention as far as possible and
// reports whether what is left can be a date of publication.
func (j *judge) accepts(m *written.Mention) bool {
	if m.Other.IsZero() {
		return j.believable(m.Date)
	}
	if !j.orderKnown {
		j.order, j.orderKnown = j.ownOrder(), true
	}
	switch first, other := j.believable(m.Date), j.believable(m.Other); {
	case first && other:
		*m = m.Resolve(j.order)
		return true
	case other:
		m.Date, m.Other = m.Other, dates.Date{}
		return true
	default:
		m.Other = dates.Date{}
		return first
	}
}

// ownOrder returns the order that the document itself shows: by a date such as
// 22/10/2021 somewhere in it, else by its language, for only the English of the
// United States and the Philippines puts the month first.
func (j *judge) ownOrder() written.Order {
	var own written.Votes
	own.Add(written.Append(nil, j.evidence.Text)...)
	language, region, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(j.evidence.Language, "_", "-")), "-")
	switch {
	case own.Order() != written.Undecided:
		return own.Order()
	case region == "us" || region == "ph":
		return written.MonthFirst
	case language != "" && language != "en" || region != "":
		return written.DayFirst
	}
	return written.Undecided
}

// believable rules out the future and the zero times of computers, which are
// what programs write when they know no date.
func (j *judge) believable(d dates.Date) bool {
	switch day := d.Trim(dates.Day); {
	case d.IsZero():
		return false
	case day == dates.Date{Year: 1970, Month: 1, Day: 1, Precision: dates.Day}, day == dates.Date{Year: 1969, Month: 12, Day: 31, Precision: dates.Day},
		day == dates.Date{Year: 1900, Month: 1, Day: 1, Precision: dates.Day}:
		return false
	}
	first := d.First()
	if j.evidence.Now.IsZero() || first.Compare(j.evidence.Now.AddDays(daysAhead)) <= 0 {
		return true
	}
	if j.refused.IsZero() || first.Compare(j.refused) < 0 {
		j.refused = first
	}
	return false
}

// daysAhead is how far ahead of today dates of publication are believed: it may be
// tomorrow elsewhere, and weeklies are dated ahead.
const daysAhead = 2

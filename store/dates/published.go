package dates

import "strings"

// Published finds out when a document was published. It believes, in this
// order, what the document declares about itself, a metadata line next to the
// body, a dateline, a date that the lead ties to the day of writing, and a
// date in the file name. Nothing else is evidence: without it the Finding is
// zero.
//
// A numeric date that could be read in two ways keeps both readings unless
// order, the rest of the document or e.Now settles it.
func Published(e Evidence, order Order) Finding {
	f, _ := PublishedUntil(e, order)
	return f
}

// PublishedUntil is Published, and the day from which on e.Now may find something
// else, because a date that was asked about and lies ahead is believed by then. It
// is zero if the Finding stays as it is.
func PublishedUntil(e Evidence, order Order) (f Finding, until Date) {
	j := judge{Evidence: e, order: order}
	f = j.published()
	if j.refused.IsZero() {
		return f, Date{}
	}
	return f, j.refused.AddDays(-daysAhead)
}

func (j *judge) published() Finding {
	said, ok := j.declared()
	if ok && said.Date.Precision >= Day {
		return said
	}
	found := j.inText()
	switch {
	case !ok:
		return found
	case said.Date.Contains(found.Date): // the same, more precisely
		return found
	}
	return said
}

func (j *judge) inText() Finding {
	var room [64]string // most texts have fewer lines
	p := newPage(j.Evidence, room[:0])
	if f, ok := p.metadata(j); ok {
		return f
	}
	first := p.paragraphs()
	if f, ok := p.dateline(j, first); ok {
		return f
	}
	if f, ok := p.lead(j, first); ok {
		return f
	}
	if f, ok := fileName(j); ok {
		return f
	}
	return Finding{}
}

// declared returns the first declared date that can be believed, or a later one
// that says the same more precisely.
func (j *judge) declared() (best Finding, ok bool) {
	for _, d := range j.Declared {
		m, found := Parse(d.Value)
		if !found || !j.accepts(&m) {
			continue
		}
		if !ok || best.Date.Precision < Day && best.Date.Contains(m.Date) {
			best, ok = Finding{Date: m.Date, Other: m.Other, From: d.From}, true
		}
		if !best.Other.IsZero() && m.Other.IsZero() && m.Date.Trim(Day) == best.Other.Trim(Day) {
			best.Date, best.Other = best.Other, Date{}
		}
	}
	return best, ok
}

// A judge decides which dates of one document can be its date of publication.
type judge struct {
	Evidence
	order   Order
	asked   bool    // ownOrder has been asked
	refused Date    // the first day that was refused because it lies ahead
	grammar grammar // for one line after the other
}

// accepts decides between the readings of a mention as far as possible and
// reports whether what is left can be a date of publication.
func (j *judge) accepts(m *Mention) bool {
	if m.Other.IsZero() {
		return j.believable(m.Date)
	}
	if j.order == Undecided && !j.asked {
		j.order, j.asked = j.ownOrder(), true
	}
	switch first, other := j.believable(m.Date), j.believable(m.Other); {
	case first && other:
		*m = m.Resolve(j.order)
		return true
	case other:
		m.Date, m.Other = m.Other, Date{}
		return true
	default:
		m.Other = Date{}
		return first
	}
}

// ownOrder returns the order that the document itself shows: by a date such as
// 22/10/2021 somewhere in it, else by its language, for only the English of the
// United States and the Philippines puts the month first.
func (j *judge) ownOrder() Order {
	var own Votes
	own.Add(Scan(j.Text)...)
	language, region, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(j.Language, "_", "-")), "-")
	switch {
	case own.Order() != Undecided:
		return own.Order()
	case region == "us" || region == "ph":
		return MonthFirst
	case language != "" && language != "en" || region != "":
		return DayFirst
	}
	return Undecided
}

// believable rules out the future and the zero times of computers, which are
// what programs write when they know no date.
func (j *judge) believable(d Date) bool {
	switch day := d.Trim(Day); {
	case d.IsZero():
		return false
	case day == Date{Year: 1970, Month: 1, Day: 1, Precision: Day}, day == Date{Year: 1969, Month: 12, Day: 31, Precision: Day},
		day == Date{Year: 1900, Month: 1, Day: 1, Precision: Day}:
		return false
	}
	first := d.First()
	if j.Now.IsZero() || first.Compare(j.Now.AddDays(daysAhead)) <= 0 {
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

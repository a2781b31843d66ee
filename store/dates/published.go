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
	usable := func(m *Mention) bool { return e.settle(m, order) }
	said, ok := e.declared(usable)
	if ok && said.Date.Precision >= Day {
		return said
	}
	found := e.inText(usable)
	switch {
	case !ok:
		return found
	case said.Date.Contains(found.Date): // the same, more precisely
		return found
	}
	return said
}

func (e Evidence) inText(usable func(*Mention) bool) Finding {
	p := newPage(e)
	for _, find := range []func(func(*Mention) bool) (Finding, bool){p.metadata, p.dateline, p.lead, e.fileName} {
		if f, ok := find(usable); ok {
			return f
		}
	}
	return Finding{}
}

// declared returns the first declared date that can be believed, or a later one
// that says the same more precisely.
func (e Evidence) declared(usable func(*Mention) bool) (best Finding, ok bool) {
	for _, d := range e.Declared {
		m, found := Parse(d.Value)
		if !found || !usable(&m) {
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

// settle decides between the readings of a mention as far as possible and
// reports whether what is left can be a date of publication.
func (e Evidence) settle(m *Mention, order Order) bool {
	if m.Other.IsZero() {
		return e.believable(m.Date)
	}
	if order == Undecided {
		order = e.ownOrder()
	}
	switch first, other := e.believable(m.Date), e.believable(m.Other); {
	case first && other:
		*m = m.Resolve(order)
		return true
	case other:
		m.Date = m.Other
		fallthrough
	default:
		m.Other = Date{}
		return first || other
	}
}

// ownOrder returns the order that the document itself shows: by a date such as
// 22/10/2021 somewhere in it, else by its language, for only the English of the
// United States and the Philippines puts the month first.
func (e Evidence) ownOrder() Order {
	var own Votes
	own.Add(Scan(e.Text)...)
	language, region, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(e.Language, "_", "-")), "-")
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
func (e Evidence) believable(d Date) bool {
	switch day := d.Trim(Day); {
	case d.IsZero():
		return false
	case day == Date{Year: 1970, Month: 1, Day: 1, Precision: Day}, day == Date{Year: 1969, Month: 12, Day: 31, Precision: Day},
		day == Date{Year: 1900, Month: 1, Day: 1, Precision: Day}:
		return false
	}
	return e.Now.IsZero() || d.First().Compare(e.Now.AddDays(2)) <= 0
}

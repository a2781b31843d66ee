package shelf

import (
	"slices"
	"strings"

	"readout/store/dates"
	"readout/store/dates/timex"
	"readout/store/dates/written"
	"readout/store/days"
)

// tagTimes finds the times that the body of a document speaks of, using the memory of a list,
// and returns it. How numeric dates of the place are read is known only when all of it
// has been: where that makes a difference, to a date in the text or to the one of
// publication that others count from, what was found is put in the calendar both ways.
func (doc *storedDocument) tagTimes(t *timex.Tagger, memory []timex.Expression) []timex.Expression {
	t.Read(blankAddresses(doc.text.Seen()), doc.Language)
	doc.Mentions = doc.toBody(t.Append(memory, doc.finding.Date, written.Undecided))
	doc.dayFirst = nil
	if doc.finding.Other.IsZero() && !slices.ContainsFunc(doc.Mentions, isAmbiguous) {
		return doc.Mentions
	}
	other := doc.toBody(t.Append(nil, doc.finding.Resolve(written.DayFirst).Date, written.DayFirst))
	if !slices.Equal(other, doc.Mentions) {
		doc.dayFirst = other
	}
	return doc.Mentions
}

// toBody gives expressions that were found in what is seen their places in the body.
func (doc *storedDocument) toBody(found []timex.Expression) []timex.Expression {
	for i := range found {
		found[i].Start, found[i].End = doc.text.Unseen(found[i].Start, found[i].End)
	}
	return found
}

// blankAddresses returns a text with the addresses in it blank, byte for byte as long: the
// numbers in them are no times that it speaks of.
func blankAddresses(seen string) string {
	const sign = "://"
	if !strings.Contains(seen, sign) {
		return seen
	}
	blank := []byte(seen)
	for at := 0; ; {
		n := strings.Index(seen[at:], sign)
		if n < 0 {
			return string(blank)
		}
		at += n + len(sign)
		for end := min(len(seen), at+maxAddress); at < end && strings.IndexByte(" \n\"<>)]", seen[at]) < 0; at++ {
			blank[at] = ' '
		}
	}
}

// isAmbiguous reports whether it is unknown which number of an expression is the day.
func isAmbiguous(m timex.Expression) bool { return !m.Other.IsZero() }

// mentionsIn returns the times that a document speaks of, as an order reads numeric dates.
func (doc *storedDocument) mentionsIn(order written.Order) []timex.Expression {
	switch {
	case order == written.DayFirst && doc.dayFirst != nil:
		return doc.dayFirst
	case order == written.MonthFirst:
		for i := range doc.Mentions {
			doc.Mentions[i].Other = dates.Date{}
		}
	}
	return doc.Mentions
}

// How the value of an expression is written: mostly it follows from the first day.
const (
	valueOfDay    = iota // From as ISO 8601
	valueFromDay         // From and a text
	valueWritten         // a text
	valueReferred        // from here on one of references
)

var references = [...]string{"PRESENT_REF", "PAST_REF", "FUTURE_REF"}

// expressions writes the times that a text speaks of. Those of most take 6 bytes.
func (e *encoder) expressions(list []timex.Expression) {
	e.big(uint64(len(list)))
	at := 0
	for _, m := range list {
		e.number(m.Start - at)
		e.number(m.End - m.Start)
		e.expression(m)
		at = m.End
	}
}

func (e *encoder) expression(m timex.Expression) {
	how, rest := valueWritten, m.Value
	if i := slices.Index(references[:], m.Value); i >= 0 {
		how = valueReferred + i
	} else if after, ok := strings.CutPrefix(m.Value, m.From.String()); ok && !m.From.IsZero() {
		how, rest = valueFromDay, after
		if after == "" {
			how = valueOfDay
		}
	}
	e.big(uint64(m.Type-timex.DateType)&3 | bit(m.To != m.From)<<2 | uint64(how)<<3 | bit(isAmbiguous(m))<<6 | uint64(m.Order)<<7)
	e.date(m.From)
	if m.To != m.From {
		e.date(m.To)
	}
	if isAmbiguous(m) {
		e.date(m.Other)
	}
	if how == valueFromDay || how == valueWritten {
		e.text(rest)
	}
}

// date writes a date: its day, and the whole moment if it is finer.
func (e *encoder) date(d dates.Date) {
	if d.Precision > dates.Day {
		e.big(uint64(days.PackMoment(d))<<1 | 1)
		return
	}
	e.big(uint64(days.Pack(d)) << 1)
}

func (d *decoder) date() dates.Date {
	n := d.big()
	if n&1 != 0 {
		return days.Moment(n >> 1).Date()
	}
	return days.Day(min(n>>1, days.DayMask)).Date()
}

// expressions reads the times that a body of so many bytes speaks of.
func (d *decoder) expressions(body int) []timex.Expression {
	n := d.count()
	if n == 0 {
		return nil
	}
	list := make([]timex.Expression, 0, n)
	at := 0
	for range n {
		var m timex.Expression
		m.Start = at + d.number()
		m.End = m.Start + d.number()
		d.expression(&m)
		if m.Start < at || m.End < m.Start || m.End > body || d.failed {
			d.fail()
			return nil
		}
		list = append(list, m)
		at = m.End
	}
	return list
}

func (d *decoder) expression(m *timex.Expression) {
	kind := d.big()
	m.Type, m.Order = timex.DateType+timex.Type(kind&3), written.Order(kind>>7&3)
	m.From = d.date()
	m.To = m.From
	if kind>>2&1 != 0 {
		m.To = d.date()
	}
	if kind>>6&1 != 0 {
		m.Other = d.date()
	}
	switch how := kind >> 3 & 7; {
	case how == valueOfDay:
		m.Value = m.From.String()
	case how == valueFromDay:
		m.Value = m.From.String() + d.text()
	case how == valueWritten:
		m.Value = d.text()
	case int(how-valueReferred) < len(references):
		m.Value = references[how-valueReferred]
	default:
		d.fail()
	}
}

// skipExpressions goes past a list of them. To read it takes memory, as each has a value
// that is written anew.
func (d *decoder) skipExpressions() {
	for range d.count() {
		d.number()
		d.number()
		kind := d.big()
		for range 1 + kind>>2&1 + kind>>6&1 {
			d.big()
		}
		if how := kind >> 3 & 7; how == valueFromDay || how == valueWritten {
			d.text()
		}
	}
}

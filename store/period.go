package store

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"readout/store/dates"
	"readout/store/dates/written"
	"readout/store/days"
)

// ParsePeriod reads a period as queries and flags have it: "2023", "2023-05",
// "2023-05-04", "2023..2024", "..2024-05", ">=2023", "<2024-05-01", and times in
// words such as "yesterday", "last-week" and "7d", which count from today. Without
// today only "2024-Q2" of these is one. The error says what is wrong with it, such as a
// date that does not exist.
func ParsePeriod(text string, today dates.Date) (Period, error) {
	p, err := parsePeriod(text, today)
	if err != nil {
		return Period{}, err
	}
	return p, nil
}

// ParseMoment reads one date or time in words, as before: and after: have it: neither
// compared nor a range. It begins with From and ends with To.
func ParseMoment(text string, today dates.Date) (Period, error) {
	if strings.ContainsAny(text, "<>=") || strings.Contains(text, "..") {
		return Period{}, fmt.Errorf("%q is a period; %s", text, momentForms)
	}
	p, err := parseMoment(text, today)
	if err != nil {
		return Period{}, err.ofMoment()
	}
	return p, nil
}

// ofMoment is the error where one date is asked for: it proposes no range.
func (e *valueError) ofMoment() *valueError {
	if e == nil || e.fix != periodForms {
		return e
	}
	return &valueError{problem: e.problem, fix: momentForms, unfinished: e.unfinished}
}

// A valueError says what is wrong with the value of a filter. It is unfinished if
// more letters could make it right.
type valueError struct {
	problem, fix string
	unfinished   bool // more letters could make it right
}

func (e *valueError) Error() string { return e.problem + "; " + e.fix }

const (
	momentForms = "write one date, such as 2024, 2024-05 or 2024-05-31, or " + spokenForms
	periodForms = "write a date such as 2024, 2024-05 or 2024-05-31, a range such as 2023..2024, or " + spokenForms
)

func parsePeriod(text string, today dates.Date) (Period, *valueError) {
	text = strings.TrimSpace(text)
	if from, to, ok := strings.Cut(text, ".."); ok {
		return parseRange(from, to, today)
	}
	rest := strings.TrimLeft(text, "<>=")
	moment, err := parseMoment(rest, today)
	if err != nil {
		return Period{}, err
	}
	return compared(text[:len(text)-len(rest)], moment)
}

// parseMoment reads a date or a time in words.
func parseMoment(text string, today dates.Date) (Period, *valueError) {
	if p, ok := spokenPeriod(text, today); ok {
		return p, nil
	}
	date, err := parseDate(text)
	return Period{From: date, To: date}, err
}

// compared is the period of the dates that compare so with a moment.
func compared(sign string, moment Period) (p Period, err *valueError) {
	switch sign {
	case "", "=", "==":
		return moment, nil
	case ">=", "=>":
		return Period{From: moment.From}, nil
	case "<=", "=<":
		return Period{To: moment.To}, nil
	case ">":
		p.From = moment.To.Last().AddDays(1)
	case "<":
		p.To = moment.From.First().AddDays(-1)
	default:
		return p, &valueError{problem: fmt.Sprintf("%q compares nothing", sign), fix: "write <, <=, > or >= before a date"}
	}
	if p == (Period{}) {
		return p, &valueError{problem: "the calendar ends there", fix: "years go from 1 to 9999"}
	}
	return p, nil
}

func parseRange(from, to string, today dates.Date) (p Period, err *valueError) {
	if from == "" && to == "" {
		return p, &valueError{problem: "the range has neither beginning nor end", fix: periodForms, unfinished: true}
	}
	var first, last Period
	if from != "" {
		if first, err = parseMoment(from, today); err != nil {
			return Period{}, err
		}
	}
	if to != "" {
		if last, err = parseMoment(to, today); err != nil {
			return Period{}, err
		}
	}
	p = Period{From: first.From, To: last.To}
	if from != "" && to != "" && p.From.First().Compare(p.To.Last()) > 0 {
		return Period{}, &valueError{problem: fmt.Sprintf("%s is after %s", p.From, p.To), fix: fmt.Sprintf("write %s..%s", to, from)}
	}
	return p, nil
}

// parseDate reads a year, a month or a day, written in this order with hyphens.
func parseDate(text string) (dates.Date, *valueError) {
	parts := strings.Split(text, "-")
	var numbers [3]int
	wellFormed := len(parts) <= len(numbers) && len(parts[0]) == 4
	for i := range min(len(parts), len(numbers)) {
		n, err := strconv.ParseUint(parts[i], 10, 16)
		wellFormed = wellFormed && err == nil && (i == 0 || len(parts[i]) <= 2)
		numbers[i] = int(n)
	}
	if !wellFormed {
		return dates.Date{}, misshapen(text, len(parts) <= len(numbers))
	}
	date, ok := dates.New(numbers[0], numbers[1], numbers[2])
	if !ok || len(parts) > 1 && numbers[1] == 0 || len(parts) > 2 && numbers[2] == 0 {
		return dates.Date{}, impossible(numbers, parts)
	}
	return date, nil
}

// misshapen says how to write what is no date, if it is known which one was meant.
func misshapen(text string, unfinished bool) *valueError {
	if text == "" {
		return &valueError{problem: "the date is missing", fix: periodForms, unfinished: true}
	}
	err := &valueError{problem: fmt.Sprintf("%q is not a date", text), fix: periodForms, unfinished: unfinished}
	if finding, ok := written.Parse(text); ok && finding.Other.IsZero() {
		err.fix = "write " + finding.Date.Trim(dates.Day).String()
	}
	return err
}

// impossible says which part of a date is not in the calendar.
func impossible(n [3]int, parts []string) *valueError {
	year, month, day := n[0], n[1], n[2]
	switch {
	case year == 0:
		return &valueError{problem: "there is no year " + parts[0], fix: "years go from 1 to 9999"}
	case month == 0 || month > 12:
		unfinished := len(parts) == 2 && parts[1] == "0"
		return &valueError{problem: "there is no month " + parts[1], fix: fmt.Sprintf("write %04d for the year, or a month from 01 to 12", year), unfinished: unfinished}
	}
	whole, _ := dates.New(year, month, 0)
	return &valueError{
		problem:    fmt.Sprintf("there is no %d %s %d", day, time.Month(month), year),
		fix:        fmt.Sprintf("write %s, or %s for the month", whole.Last(), whole),
		unfinished: parts[2] == "0",
	}
}

// A dayRange is a Period as packed days.
type dayRange struct {
	from, to days.Day // both inside
	finest   dates.Precision
}

func (p Period) dayRange() dayRange {
	s := dayRange{from: 1, to: 1<<23 - 1, finest: dates.Day}
	if p.Coarse {
		s.finest = p.From.Precision
	}
	if !p.From.IsZero() {
		s.from = days.Pack(p.From.First())
	}
	if !p.To.IsZero() {
		s.to = days.Pack(p.To.Last())
		if p.To.Last().AddDays(1).Day <= 1 { // the last of its month: so that months packed with 31 days fit
			s.to |= 31
		}
	}
	return s
}

// contains reports whether the whole of a day, month or year lies in the range.
func (s dayRange) contains(d days.Day) bool {
	return d != 0 && d.First() >= s.from && d.Last() <= s.to && (s.finest >= dates.Day || d.Precision() <= s.finest)
}

// touches reports whether a span speaks of the range: whether a whole day, month or year
// of it lies there.
func (s dayRange) touches(t days.Span) bool {
	if t.From == t.To {
		return s.contains(t.From)
	}
	if t.IsCentury() && s.to.Year()-s.from.Year() < 9 { // it speaks of no year in it, as in a calendar
		return false
	}
	t = t.Level()
	d := t.From
	if d.First() < s.from {
		if d = s.from.Trim(d.Precision()); d.First() < s.from {
			d = d.Next()
		}
	}
	return d <= t.To && s.contains(d)
}

// earliest is the first in order that the range may contain: a month or a year
// stands before its days.
func (s dayRange) earliest() days.Day {
	d := s.from
	if d.OfMonth() == 1 {
		d--
		if d.Month() == 1 {
			d -= 1 << days.DayBits
		}
	}
	return max(d, 1)
}

// periodOf is the period of a filter of a query.
func periodOf(name, value string, today dates.Date) (Period, *valueError) {
	switch name {
	case "before", "after":
		moment, err := parseMoment(value, today)
		if err != nil {
			return Period{}, err.ofMoment()
		}
		if name == "before" {
			return compared("<", moment)
		}
		return compared(">", moment)
	case "since", "until":
		moment, err := parseMoment(value, today)
		if name == "since" {
			return Period{From: moment.From}, err.ofMoment()
		}
		return Period{To: moment.To}, err.ofMoment()
	}
	p, err := parsePeriod(value, today)
	if name == "mentions" {
		p.Of = Mentioned
	}
	return p, err
}

package written

import (
	"readout/store/dates/lexer"
	"strconv"
	"strings"
	"time"

	"readout/store/dates"
)

// Parse reads the whole value of a field that ought to be a date, such as a
// meta element or the Date of a mail: all that Append finds, and what is a date
// only because the field says so (seconds or milliseconds of Unix time,
// 20250605144612, 06/2025, 2025). Words around the date do not matter, of
// several dates the first is taken.
//
// Times stay as they were written, whatever the zone; Unix time is read in UTC.
func Parse(value string) (Mention, bool) {
	trimmed := strings.TrimSpace(value)
	start := strings.Index(value, trimmed)
	if d := wholeNumber(trimmed); !d.IsZero() {
		return Mention{Start: start, End: start + len(trimmed), Date: d}, true
	}
	var g Grammar
	g.Reset(value)
	if m, ok := g.Mention(0); ok {
		return m, true
	}
	if d := monthOfYear(trimmed); !d.IsZero() {
		return Mention{Start: start, End: start + len(trimmed), Date: d}, true
	}
	return Mention{}, false
}

// wholeNumber reads a value of digits only by how many there are.
func wholeNumber(value string) dates.Date {
	digits, fraction, _ := strings.Cut(value, ".")
	if strings.Trim(digits, "0123456789") != "" || strings.Trim(fraction, "0123456789") != "" {
		return dates.Date{}
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return dates.Date{}
	}
	switch len(digits) {
	case 4:
		d, _ := dates.New(int(n), 0, 0)
		if !PlausibleYear(int(n)) {
			return dates.Date{}
		}
		return d
	case 10:
		return dates.FromTime(time.Unix(n, 0).UTC())
	case 13:
		return dates.FromTime(time.UnixMilli(n).UTC())
	case 14:
		return compactMinute(n / 100)
	}
	return dates.Date{}
}

// compactMinute reads yyyymmddhhmm.
func compactMinute(n int64) dates.Date {
	day, clock := int(n/10000), int(n%10000)
	d, ok := dates.New(day/10000, day/100%100, day%100)
	if !ok || d.Precision < dates.Day || !PlausibleYear(day/10000) {
		return dates.Date{}
	}
	if minute, ok := d.At(clock/100, clock%100); ok {
		return minute
	}
	return d
}

// monthOfYear reads 06/2025, 6.2025 and 2025/06.
func monthOfYear(value string) dates.Date {
	i := strings.IndexAny(value, "/.-")
	if i < 0 {
		return dates.Date{}
	}
	month, err1 := strconv.Atoi(value[:i])
	year, err2 := strconv.Atoi(value[i+1:])
	if month > year {
		month, year = year, month
	}
	if err1 != nil || err2 != nil || month == 0 || !PlausibleYear(year) {
		return dates.Date{}
	}
	d, _ := dates.New(year, month, 0)
	return d
}

// DateInName reads the date of a path whose first digit is at i.
func (g *Grammar) DateInName(i int) (Mention, bool) {
	name := g.Text
	if i > 0 && (lexer.IsLetter(name[i-1]) || lexer.IsDigit(name[i-1])) {
		return Mention{}, false
	}
	g.Open(i)
	m, ok := g.nameNumbers()
	if !ok || m.Next == 0 {
		return Mention{}, false
	}
	stop := g.At(m.Next - 1).End
	if stop < len(name) && lexer.IsLetter(name[stop]) && !g.At(m.Next).Is(lexer.TimeMark) {
		return Mention{}, false
	}
	return Mention{Start: i, End: stop, Date: m.Date.Trim(dates.Day), Other: m.Other.Trim(dates.Day), Order: m.Order}, true
}

// nameNumbers matches three numbers, year first or last, with any one sign
// between them, two for a month, or eight digits.
func (g *Grammar) nameNumbers() (Reading, bool) {
	a, b, c := g.At(0), g.At(2), g.At(4)
	if a.Digits == 8 {
		return g.compact(0)
	}
	joined := func(i int) bool {
		t := g.At(i)
		return t.End == t.Start+1 && !t.Spaced && !g.At(i+1).Spaced && (t.Is(lexer.Dash|lexer.Dot|lexer.Slash) || g.Text[t.Start] == '_')
	}
	switch {
	case !joined(1) || !b.Small():
		return Reading{}, false
	case a.Digits == 4 && joined(3) && c.Small() && c.Digits == 2:
		return g.onDay(a.Value, b.Value, c.Value, 5, dashed)
	case a.Digits == 4 && b.Digits == 2 && b.Value > 0 && !(joined(3) && c.Is(lexer.Number)) && PlausibleYear(a.Value):
		d, ok := dates.New(a.Value, b.Value, 0)
		return Reading{Date: d, Next: 3}, ok
	case a.Small() && joined(3) && c.Digits == 4 && PlausibleYear(c.Value):
		return g.readings(c.Value, a.Value, b.Value, 5, g.At(1).Role)
	}
	return Reading{}, false
}

package written

import (
	"strconv"
	"strings"
	"time"

	"readout/store/dates"
)

// Parse reads the whole value of a field that ought to be a date, such as a
// meta element or the Date of a mail: all that Scan finds, and what is a date
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

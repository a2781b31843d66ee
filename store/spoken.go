package store

import (
	"strconv"
	"strings"
	"time"

	"readout/store/dates"
)

// spokenForms are examples of what spokenPeriod reads.
const spokenForms = "today, last-week, monday, 7d or 2024-Q2"

// spokenPeriod reads a time in words, in any case and with spaces for hyphens. Those that count from a day count
// from today; "monday" is the last one, today included, and "7d" reaches from seven days ago to today. Without
// today only a quarter such as "2024-Q2" is one.
func spokenPeriod(text string, today dates.Date) (p Period, ok bool) {
	words := strings.Join(strings.Fields(strings.ToLower(text)), "-")
	if p, ok = quarterOf(words); ok || today.IsZero() {
		return p, ok
	}
	today = today.Trim(dates.Day)
	switch words {
	case "today":
		return Period{From: today, To: today}, true
	case "yesterday":
		day := today.AddDays(-1)
		return Period{From: day, To: day}, true
	}
	if day, ok := weekdayOf(words); ok {
		date := today.AddDays(-(int(today.Weekday()) - int(day) + 7) % 7)
		return Period{From: date, To: date}, true
	}
	if from, ok := ago(words, today); ok {
		return Period{From: from, To: today}, true
	}
	return calendarPeriod(words, today)
}

// quarterOf reads a quarter of a year, such as "2024-q2".
func quarterOf(text string) (Period, bool) {
	year, quarter, ok := strings.Cut(text, "-q")
	if !ok || len(year) != 4 || len(quarter) != 1 || quarter < "1" || quarter > "4" {
		return Period{}, false
	}
	n, err := strconv.ParseUint(year, 10, 16)
	first, valid := dates.New(int(n), int(quarter[0]-'1')*3+1, 0)
	return Period{From: first, To: first.AddMonths(2)}, err == nil && valid && n > 0
}

func weekdayOf(text string) (time.Weekday, bool) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if text == strings.ToLower(day.String()) {
			return day, true
		}
	}
	return 0, false
}

// ago reads how long ago a day is: a number of up to three digits and d, w, m or y.
func ago(text string, today dates.Date) (dates.Date, bool) {
	if len(text) < 2 || len(text) > 4 {
		return dates.Date{}, false
	}
	n, err := strconv.ParseUint(text[:len(text)-1], 10, 16)
	if err != nil {
		return dates.Date{}, false
	}
	var day dates.Date
	switch text[len(text)-1] {
	case 'd':
		day = today.AddDays(-int(n))
	case 'w':
		day = today.AddDays(-7 * int(n))
	case 'm':
		day = today.AddMonths(-int(n))
	case 'y':
		day = today.AddMonths(-12 * int(n))
	}
	return day, !day.IsZero()
}

// calendarPeriod reads this or the last week, month, quarter or year of the calendar.
func calendarPeriod(words string, today dates.Date) (Period, bool) {
	which, unit, _ := strings.Cut(words, "-")
	back := 0
	switch which {
	case "last":
		back = 1
	case "this":
	default:
		return Period{}, false
	}
	month := today.Trim(dates.Month)
	switch unit {
	case "week":
		monday := today.Monday().AddDays(-7 * back)
		return Period{From: monday, To: monday.AddDays(6)}, true
	case "month":
		month = month.AddMonths(-back)
		return Period{From: month, To: month}, true
	case "quarter":
		first := month.AddMonths(-(int(month.Month)-1)%3 - 3*back)
		return Period{From: first, To: first.AddMonths(2)}, true
	case "year":
		year := month.AddMonths(-12 * back).Trim(dates.Year)
		return Period{From: year, To: year}, true
	}
	return Period{}, false
}

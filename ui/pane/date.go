package pane

import (
	"strconv"
	"time"

	"readout/store"
	"readout/store/dates"
)

// shortDate writes a date as a list shows it, as precise as it is: "4 May 2023",
// "May 2023", "2023".
func shortDate(d dates.Date) string { return written(d, 3) }

// longDate writes the month out: "4 May 2023", "22 October 2021".
func longDate(d dates.Date) string { return written(d, len("September")) }

func written(d dates.Date, letters int) string {
	year := strconv.Itoa(int(d.Year))
	if d.Precision < dates.Month {
		return year
	}
	month := time.Month(d.Month).String()
	if d.Month < 1 || d.Month > 12 {
		return year
	}
	month = month[:min(letters, len(month))]
	if d.Precision < dates.Day {
		return month + " " + year
	}
	return strconv.Itoa(int(d.Day)) + " " + month + " " + year
}

// ArticleDate is the date of an article's head: "~" marks one that the document
// does not state about itself, and an ambiguous one is given with both
// readings.
func ArticleDate(d store.Dated) string {
	switch {
	case d.Precision == dates.Unknown:
		return "undated"
	case d.Other.Precision != dates.Unknown:
		return shortDay(d.Date) + " or " + shortDate(d.Other)
	case d.Inferred():
		return "~" + longDate(d.Date)
	}
	return longDate(d.Date)
}

// shortDay is a date without its year.
func shortDay(d dates.Date) string {
	s := shortDate(d)
	return s[:max(0, len(s)-1-len(strconv.Itoa(int(d.Year))))]
}

// precision is that of the periods of a unit.
func precision(by store.Unit) dates.Precision {
	return [...]dates.Precision{store.ByDecade: dates.Year, store.ByYear: dates.Year, store.ByMonth: dates.Month,
		store.ByWeek: dates.Day, store.ByDay: dates.Day}[min(by, store.ByDay)]
}

// days counts the days from one date to another.
func days(from, to dates.Date) int {
	unix := func(d dates.Date) int64 {
		d = d.First()
		return time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, time.UTC).Unix()
	}
	return int((unix(to) - unix(from)) / (24 * 60 * 60))
}
